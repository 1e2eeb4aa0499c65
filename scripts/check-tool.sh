#!/usr/bin/env bash
# Packs claims-replay as a dotnet tool, installs it out of the folder, and runs it from there.
# Needs a Release build. The package lies in artifacts/tool afterwards.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
tool=artifacts/tool
rm -rf "$tool"
dotnet pack src/ClaimsReplay -c Release --no-build --nologo -v quiet -o "$tool"
dotnet tool install claims-replay --tool-path "$tool/bin" --source "$PWD/$tool" --version 0.1.0 >/dev/null
"$tool/bin/claims-replay" --help | grep -q 'claims-replay run DATA'
"$tool/bin/claims-replay" run samples/small --json | grep -q '"refused"'
