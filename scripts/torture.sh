#!/usr/bin/env bash
# Kills engine processes while clients call them, and breaks the store and the network of simulated ones.
#   scripts/torture.sh KILLS [SEEDS] [SEED]
# KILLS processes are killed with SIGKILL, once with one engine on the file and once with two; SEEDS simulated worlds
# are run of each kind (default 0: none). SEED sets the moments of the kills. What was found is printed at the end.
set -euo pipefail
cd "$(dirname "$0")/.."
kills=${1:?say how many kills}
seeds=${2:-0}
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

run() {
  local project=$1 filter=$2
  dotnet build "$project" -c Release --nologo -v quiet -clp:ErrorsOnly
  dotnet test "$project" -c Release --no-build --filter "$filter" --logger "console;verbosity=detailed"
}

CLAIMS_KILLS=$kills CLAIMS_CRASH_SEED=${3:-20221231} run tests/EndToEnd CrashTests
if [ "$seeds" -gt 0 ]; then
  CLAIMS_FAULT_SEEDS=$seeds CLAIMS_NETWORK_SEEDS=$seeds run tests/ClaimsEngine.Tests "StoreFaultTests|LostAnswerTests"
fi
