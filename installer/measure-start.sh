#!/bin/bash
# Measures starts of the image under target/installer on a virtual display, with and without the start cache, in turns, so that a busy machine is
# busy for both. Wall time is to the first finished run on screen, counted by the program; processor time is of the whole process.
set -euo pipefail
cd "$(dirname "$0")/.."
launcher=$PWD/target/installer/image/glasshead/bin/glasshead
state=$(mktemp -d)
Xvfb :94 -screen 0 1600x1000x24 -nolisten tcp > /dev/null 2>&1 & screen=$!
trap 'kill $screen; rm -rf "$state"' EXIT
sleep 2
TIMEFORMAT='%U %S'

one() {
    local shown spent
    spent=$({ time JAVA_TOOL_OPTIONS="-Dglasshead.timing=once -Dglasshead.settings=$state/s.json -Dglasshead.state=$state $2" DISPLAY=:94 \
        "$launcher" > "$state/out" 2> /dev/null; } 2>&1)
    shown=$(grep -o '[0-9]* ms' "$state/out")
    echo "$1: $shown shown, $(echo "$spent" | awk '{printf "%.1f", $1 + $2}') s of processor time"
}

for _ in $(seq "${1:-5}"); do
    one "with cache" ""
    one "without   " "-XX:AOTMode=off"
done
