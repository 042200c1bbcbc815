#!/usr/bin/env bash
# How late jobs are asked after with 10,000 clips in flight in one chunk-service of 512 MB, each due every five seconds,
# on the real database and broker; the provider is a process of its own whose jobs never end. Talks to this machine alone.
#
#   deploy/bench/in-flight.sh [CLIPS] [SECONDS-OF-BURST] [SECONDS-MEASURED]      (default 10000 30 120)
set -euo pipefail

repo=$(cd "$(dirname "$0")/../.." && pwd)
exec "$repo/deploy/bench/java.sh" dev.storyreel.standalone.bench.InFlight "${1:-10000}" "${2:-30}" "${3:-120}"
