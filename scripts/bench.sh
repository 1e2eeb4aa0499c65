#!/usr/bin/env bash
# Runs every benchmark and its peers, prints one table, and writes it to docs/benchmarks.md.
#   scripts/bench.sh [MEMBERS]
# MEMBERS (default 100000) have some 20 claims each. numpy and pandas take part where they are installed, on Debian
# by: apt-get install python3-numpy python3-pandas
# It takes about a quarter of an hour, on a machine that does nothing else.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
export CLAIMS_BENCH_MEMBERS=${1:-100000}
# Debian's packages belong to /usr/bin/python3, which need not be the first python3 of the path.
export CLAIMS_BENCH_PYTHON=python3
"$CLAIMS_BENCH_PYTHON" -c "import numpy" 2>/dev/null || CLAIMS_BENCH_PYTHON=/usr/bin/python3
for library in numpy pandas; do
  "$CLAIMS_BENCH_PYTHON" -c "import $library" 2>/dev/null ||
    echo "SKIPPED: $library: python3-$library is not installed"
done
dotnet run -c Release --project bench/ClaimsBench -- table "$PWD/docs/benchmarks.md"
