#!/usr/bin/env bash
# Kills engine processes while clients call them, and breaks the store and the network of simulated ones.
#   scripts/torture.sh KILLS [SEEDS] [MINUTES]
# KILLS processes are killed with SIGKILL with one engine on the file and as many with two, in rounds of 25; SEEDS
# simulated worlds are run of each kind (default 0), in rounds of 2500. Two rounds run at a time, and each is noted in
# artifacts/torture/rounds.txt: started again, the script goes on where it was. After MINUTES (default 600) no round is
# begun. What was done so far is printed at the end. A round is noted only when nothing was lost or doubled; one that
# fails leaves its output beside the notes and is run again the next time.
set -euo pipefail
cd "$(dirname "$0")/.."
kills=${1:?say how many kills}
seeds=${2:-0}
minutes=${3:-600}
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
export TORTURE_NOTES=artifacts/torture TORTURE_END=$(($(date +%s) + minutes * 60))
kills_a_round=25 seeds_a_round=2500
mkdir -p "$TORTURE_NOTES"
touch "$TORTURE_NOTES/rounds.txt"

# Which rounds there are: a name, and how its tests are told what to do.
rounds() {
  local from some
  for ((from = 0; from < kills; from += kills_a_round)); do
    echo "kills-$from EndToEnd CrashTests CLAIMS_KILLS=$kills_a_round CLAIMS_CRASH_SEED=$((20221231 + from))"
  done
  for ((from = 0; from < seeds; from += seeds_a_round)); do
    some="CLAIMS_FIRST_SEED=$((from + 1))"
    echo "store-$from ClaimsEngine.Tests StoreFaultTests $some CLAIMS_FAULT_SEEDS=$seeds_a_round"
    echo "network-$from ClaimsEngine.Tests Clients_BadNetworkAndRestarts $some CLAIMS_NETWORK_SEEDS=$seeds_a_round"
  done
}

# Runs a round unless it is noted as done; what its tests say of themselves goes into the notes.
run_round() {
  local name=$1 project=$2 filter=$3 output="$TORTURE_NOTES/$1.txt"
  shift 3
  if grep -q "^$name " "$TORTURE_NOTES/rounds.txt" || [ "$(date +%s)" -ge "$TORTURE_END" ]; then return 0; fi
  if env "$@" dotnet test "tests/$project" -c Release --no-build --filter "$filter" --logger "console;verbosity=detailed" \
    >"$output" 2>&1; then
    grep -E '^ *(engines|seeds) [0-9]+' "$output" | sed 's/^ *//' | sort -u | sed "s/^/$name /" >>"$TORTURE_NOTES/rounds.txt"
    rm "$output"
  else
    echo "FAILED: $name, see $output"
    return 1
  fi
}
export -f run_round

for project in EndToEnd ClaimsEngine.Tests; do
  dotnet build "tests/$project" -c Release --nologo -v quiet -clp:ErrorsOnly
done
status=0
rounds | xargs -P 2 -I{} bash -c 'run_round {}' || status=1

# Sums up the notes: "engines E, seed S, kills K, claims acknowledged A, …" and
# "seeds N from F, faults X at Y statements, kills K, claims acknowledged A, failed seeds 0".
awk '
  { kind = $1; sub(/-.*/, "", kind) }
  kind == "kills" { kind = ($3 == "1,") ? "One engine process" : "Two engine processes, one killed" }
  kind == "store" { kind = "Failing store" }
  kind == "network" { kind = "Bad network and restarts" }
  {
    rounds[kind]++
    for (i = 2; i <= NF; i++) {
      if ($i == "seeds" && $(i + 2) == "from") seeds[kind] += $(i + 1)
      if ($i == "seed") seeds[kind]++
      if ($i == "kills") kills[kind] += $(i + 1)
      if ($i == "faults") faults[kind] += $(i + 1)
      if ($i == "acknowledged") claims[kind] += $(i + 1)
    }
  }
  END {
    print "| Run | Seeds | Kills | Faults | Claims acknowledged |"
    print "|---|---|---|---|---|"
    for (kind in rounds)
      printf "| %s | %d | %d | %d | %d |\n", kind, seeds[kind], kills[kind], faults[kind], claims[kind]
  }' "$TORTURE_NOTES/rounds.txt" | { read -r head; read -r rule; printf '%s\n%s\n' "$head" "$rule"; sort; }
echo "$(cut -d' ' -f1 "$TORTURE_NOTES/rounds.txt" | sort -u | wc -l) rounds are noted, $(rounds | wc -l) are asked for."
exit $status
