#!/usr/bin/env bash
# Runs one of the launcher's classes on a JDK 25, built before if need be.
set -euo pipefail

repo=$(cd "$(dirname "$0")/../.." && pwd)
"$repo/storyreel" chaos --help >/dev/null # The launcher builds what is out of date.
for java in "${JAVA_HOME:-}/bin/java" "$(command -v java || true)" /usr/lib/jvm/*/bin/java; do
  if [ -x "$java" ] && "$java" -version 2>&1 | grep -q 'version "2[5-9]'; then break; fi
done
echo "machine: $(nproc 2>/dev/null || sysctl -n hw.ncpu) cores, $(uname -sr), load $(uptime | sed 's/.*average[s]*: //'); $(date -u +%F)"
exec "$java" -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -Dlogback.configurationFile=storyreel-logback.xml \
  -cp "$repo/deploy/standalone/target/classes:$repo/deploy/standalone/target/lib/*" "$@"
