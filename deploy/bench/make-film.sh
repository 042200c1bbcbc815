#!/usr/bin/env bash
# Times ./storyreel make for a 30-second 720p film: cold (a fresh clone with no data: build, start, film), warm (all is up),
# and again after a stop. Says where the time goes, as ratios to one plain x264 encode of the same film in the same run.
#
#   deploy/bench/make-film.sh [RUNS]      (default 3 warm runs; the median is what to quote)
set -euo pipefail

runs=${1:-3}
repo=$(cd "$(dirname "$0")/../.." && pwd)
scratch=$(mktemp -d)
export STORYREEL_HOME=$scratch/home STORYREEL_PORT=${STORYREEL_PORT:-18099}
prompt="A 30-second ad: a silver robot explores Austin at sunset, hopeful, warm light"

finish() { "$scratch/clone/storyreel" stop >/dev/null 2>&1 || true; rm -rf "$scratch"; }
trap finish EXIT

git clone -q "$repo" "$scratch/clone"
cd "$scratch/clone"

film() { ./storyreel make "$prompt" --duration 30 --resolution 720p --seed 1 --json --out "$scratch/$1.mp4" \
           >"$scratch/$1.json" 2>"$scratch/$1.err" || { cat "$scratch/$1.json" "$scratch/$1.err"; exit 1; }; }

film cold
for run in $(seq "$runs"); do film "warm$run"; done
./storyreel stop >/dev/null
film restart

ffmpeg=$(command -v ffmpeg || find "${TMPDIR:-/tmp}" "$HOME" "$STORYREEL_HOME" -type f -name ffmpeg 2>/dev/null | head -n 1)
began=$(date +%s.%N)
LD_LIBRARY_PATH=$(dirname "$ffmpeg") "$ffmpeg" -v error -y -i "$scratch/cold.mp4" -an -c:v libx264 -preset veryfast \
  -threads 1 "$scratch/baseline.mp4"
baseline=$(echo "$(date +%s.%N) - $began" | bc -l 2>/dev/null || awk "BEGIN{print $(date +%s.%N) - $began}")

echo "machine: $(nproc) cores, $(uname -sr); $(date -u +%F)"
echo "baseline: one x264 veryfast encode of the film, one thread: ${baseline} s"
python3 - "$scratch" "$runs" "$baseline" <<'PY' 2>/dev/null || cat "$scratch"/*.json
import json, statistics, sys
scratch, runs, baseline = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
def load(name): return json.load(open(f"{scratch}/{name}.json"))["times"]
def row(name, t):
    phases = {p["phase"]: p["seconds"] or 0 for p in t["phases"]}
    film = t["totalSeconds"] - t["startSeconds"]
    total = t["totalSeconds"] + t["buildSeconds"]
    print(f"| {name} | {t['buildSeconds']:.0f} | {t['startSeconds']:.1f} | "
          + " | ".join(f"{phases.get(p, 0):.1f}" for p in ("validation", "storyboard", "chunks", "refine"))
          + f" | {film:.1f} | {total:.1f} | {film / baseline:.1f} |")
print("| run | build s | start s | plan s | frames s | clips and cut s | music and master s | film s | all s | film / baseline |")
print("|---|---|---|---|---|---|---|---|---|---|")
row("cold", load("cold"))
warm = [load(f"warm{i + 1}") for i in range(runs)]
row(f"warm, median of {runs}", sorted(warm, key=lambda t: t["totalSeconds"])[runs // 2])
row("after a stop", load("restart"))
PY
