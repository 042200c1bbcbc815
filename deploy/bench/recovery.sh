#!/usr/bin/env bash
# How long it takes until all is on time again after a kill -9: of a chunk-service with 1,000 films in flight, and of the
# broker. The baseline is the service's start with nothing to do. Talks to this machine alone.
#
#   deploy/bench/recovery.sh [FILMS] [CLIPS-OF-EACH] [RUNS]      (default 1000 1 3)
set -euo pipefail

repo=$(cd "$(dirname "$0")/../.." && pwd)
exec "$repo/deploy/bench/java.sh" dev.storyreel.standalone.bench.Recovery "${1:-1000}" "${2:-1}" "${3:-3}"
