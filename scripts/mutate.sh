#!/usr/bin/env bash
# Mutates src/ClaimsRules and runs its tests against every mutant; fails below 95 % killed.
# The survivors of the last run are explained in docs/mutation.md. Arguments go to Stryker, such as
#   scripts/mutate.sh --concurrency 2 --mutate '**/Adjudication/*.cs'
set -euo pipefail
cd "$(dirname "$0")/../tests/ClaimsRules.Tests"

# Few random cases for each of the thousands of runs: what they miss is to be caught by a case of its own.
export CLAIMS_CASES=${CLAIMS_CASES:-200}
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
dotnet tool restore
exec dotnet stryker --config-file stryker-config.json --skip-version-check --output ../../artifacts/mutation "$@"
