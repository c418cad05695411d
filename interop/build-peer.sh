#!/bin/sh
# Builds the C# programs that the interop tests, the chat example and the benchmark need, into build/akka-net-peer/<Project>/<Project>.dll.
# Quiet when all goes well; when nothing changed since the last build it ends at once. What a build said is in build/akka-net-peer.log.
set -eu
cd "$(dirname "$0")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

mkdir -p build/akka-net-peer
if command -v flock >/dev/null 2>&1; then # two test runs may start at the same time
  exec 9>build/akka-net-peer/.lock
  flock 9
fi

# Names and contents of everything that goes into the build: also a removed file is a change.
fingerprint=$( (dotnet --version; find interop/akka-net-peer interop/build-peer.sh tools/test-node -type f ! -path '*/bin/*' ! -path '*/obj/*' -print0 | LC_ALL=C sort -z | xargs -0 sha256sum) | sha256sum)
stamp=build/akka-net-peer/.built-from
if [ -f build/akka-net-peer/Peer/Peer.dll ] && [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$fingerprint" ]; then exit 0; fi

rm -f "$stamp"
# The two `false` leave no compiler server behind. No switch silences "Build succeeded", hence the log.
dotnet build interop/akka-net-peer/akka-net-peer.slnx -c Release -v quiet -nologo -nodeReuse:false -p:UseSharedCompilation=false \
  -p:RestoreLockedMode=true >build/akka-net-peer.log 2>&1 || { cat build/akka-net-peer.log >&2; exit 1; }
echo "$fingerprint" >"$stamp"
