#!/usr/bin/env bash
# Builds everything, checks style and contract, and runs every test project.
# The last line is `N passed, M failed, K skipped`, counted over all test projects and checks.
set -uo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 NUGET_XMLDOC_MODE=skip
configuration=Release
results=artifacts/test-results
passed=0 failed=0 skipped=0

say() { printf '\n== %s\n' "$*"; }

# check NAME COMMAND...: a check that is not a test project counts as one test.
check() {
  local name=$1; shift
  say "$name"
  if "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAILED: $name"; fi
}

skip() { skipped=$((skipped + 1)); echo "SKIPPED: $1: $2"; }

finish() {
  printf '\n%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
  exit
}

# install COMMAND PACKAGE...: as root on Debian installs what is missing; elsewhere says what to install.
install() {
  local command=$1; shift
  command -v "$command" >/dev/null && return 0
  if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
    say "installing $*"
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" >/dev/null
  fi
  command -v "$command" >/dev/null
}

lint_contract() { npm ci --silent --no-audit --no-fund && npm run --silent lint; }

# Whoever speaks the last release's contract is still understood, on the wire and in JSON.
keep_contract() { npm run --silent breaking; }

run_tests() {
  local project=$1 name
  name=$(basename "$project" .csproj)
  say "$name"
  dotnet test "$project" -c "$configuration" --no-build --logger "trx;LogFileName=$name.trx" \
    --results-directory "$results" --logger "console;verbosity=minimal" --blame-hang-timeout 20m --blame-hang-dump-type none
  local status=$? counters total ok bad
  counters=$(grep -o '<Counters [^>]*>' "$results/$name.trx" 2>/dev/null)
  total=$(sed -n 's/.* total="\([0-9]*\)".*/\1/p' <<<"$counters")
  ok=$(sed -n 's/.* passed="\([0-9]*\)".*/\1/p' <<<"$counters")
  bad=$(sed -n 's/.* failed="\([0-9]*\)".*/\1/p' <<<"$counters")
  if [ -z "$total" ]; then failed=$((failed + 1)); echo "FAILED: $name gave no result (exit $status)"; return; fi
  if [ "$status" -ne 0 ] && [ "$bad" -eq 0 ]; then bad=1; echo "FAILED: $name ended with exit $status"; fi
  passed=$((passed + ok)) failed=$((failed + bad)) skipped=$((skipped + total - ok - bad))
  grep -q 'outcome="NotExecuted"' "$results/$name.trx" && echo "Skipped tests of $name, with their reasons:" &&
    grep -o '<StdOut>[^<]*</StdOut>\|<Message>[^<]*</Message>' "$results/$name.trx" | sort | uniq -c | head -20
  return 0
}

if ! command -v dotnet >/dev/null; then
  echo "The .NET SDK 10 is missing: https://dotnet.microsoft.com/download"; failed=1; finish
fi
rm -rf "$results"
[ -n "${CLAIMS_DATA:-}" ] || echo "CLAIMS_DATA is not set: tests over the published data will be skipped."

check "build" dotnet build Claims.sln -c "$configuration" -warnaserror --nologo -v quiet -clp:Summary
[ "$failed" -eq 0 ] || finish
check "format" dotnet format Claims.sln --verify-no-changes --no-restore
if install npm nodejs npm; then
  check "contract lint" lint_contract
  check "contract unbroken since the last release" keep_contract
else skip "contract lint" "npm is missing: install Node.js 20 with npm"; fi
check "tool package" scripts/check-tool.sh
check "allocations" dotnet run --project bench/ClaimsBench -c "$configuration" --no-build -- allocations
for project in tests/*/*.csproj; do run_tests "$project"; done
finish
