#!/bin/bash
# Installs the .deb into a root folder of its own, without network and with a home that can't be written, and uses it: the commands, then the
# window on a virtual display, with a mouse. Needs root, Xvfb, xdotool, ImageMagick, unshare, setpriv.
#
#   installer/test-deb.sh            unpacks the package under target/test-deb
#   installer/test-deb.sh FOLDER     installs it with apt in a fresh Debian (debootstrap's result) in FOLDER, which checks its dependencies too
set -euo pipefail
cd "$(dirname "$0")/.."

for tool in Xvfb xdotool import identify compare unshare setpriv dpkg-deb; do
    command -v "$tool" > /dev/null || { echo "The test needs $tool; install xvfb, xdotool, imagemagick, util-linux and dpkg."; exit 1; }
done
[ "$(id -u)" = 0 ] || { echo "The test cuts off the network, which needs root; run it with sudo."; exit 1; }
deb=$(ls target/packages/glasshead_*.deb) || { echo "There is no .deb in target/packages; run 'mvn -B -Pinstaller package' first."; exit 1; }

out=$PWD/target/test-deb
rm -rf "$out" && mkdir -p "$out"
fresh=${1:-}
user=65534                      # nobody
display=:93
processes=()

finish() {
    for process in "${processes[@]}"; do kill "$process" 2> /dev/null || true; done
    if [ -n "$fresh" ]; then umount "$fresh/tmp/.X11-unix" "$fresh/proc" "$fresh/dev" 2> /dev/null || true; fi
}
trap finish EXIT
fail() { echo "FAILED: $1"; exit 1; }
passed() { echo "ok: $1"; }

# --- install ---------------------------------------------------------------------------------------------------------------------------------
if [ -n "$fresh" ]; then
    root=$fresh
    mkdir -p "$root/tmp/.X11-unix" /tmp/.X11-unix
    mount --bind /dev "$root/dev"
    mount -t proc proc "$root/proc"
    mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
    cp "$deb" "$root/tmp/glasshead.deb"
    chroot "$root" find / -xdev -not -path '/tmp/*' -not -path '/var/*' -not -path '/proc/*' | sort > "$out/before.txt"
    chroot "$root" apt-get install -y -qq /tmp/glasshead.deb > "$out/apt.log" 2>&1 || fail "apt could not install it (see $out/apt.log)"
    enter=(chroot --userspec=$user:$user "$root")
else
    root=$out/root
    dpkg-deb -x "$deb" "$root"
    enter=(setpriv --reuid=$user --regid=$user --clear-groups)
fi
prefix=$([ -n "$fresh" ] && echo "" || echo "$root")
home=/tmp/glasshead-test-home
rm -rf "$root$home" && mkdir -p "$root$home/own" && chown $user:$user "$root$home/own" && chmod 0755 "$root$home"
[ -n "$fresh" ] && at=$home || at=$root$home
chmod -R a+rX "$out"

# As nobody, without network, in a home where only `own` can be written.
glasshead() {
    env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME="$at" LANG=C.UTF-8 XDG_CONFIG_HOME="$at/own/config" XDG_STATE_HOME="$at/own/state" DISPLAY=$display \
        JAVA_TOOL_OPTIONS="${options:-}" unshare -n "${enter[@]}" "$prefix/opt/glasshead/bin/glasshead" "$@"
}
[ -L "$root/usr/bin/glasshead" ] && [ -x "$root/usr/bin/$(readlink "$root/usr/bin/glasshead")" ] || fail "usr/bin/glasshead leads nowhere"

# --- commands --------------------------------------------------------------------------------------------------------------------------------
glasshead --version > "$out/version.txt"
passed "$(cat "$out/version.txt")"
options=-XX:AOTMode=on glasshead --version > /dev/null 2> "$out/cache.err" || fail "the start cache is not valid any more: $(tail -2 "$out/cache.err")"
passed "the start cache fits the installed files"
cp -r src/test/resources/models/tiny-english "$root$home/reference"      # its numbers are known and stay; the shipped model may be trained anew
chmod -R a+rX "$root$home/reference"
glasshead run --model "$at/reference" --ablate L2H4:zero --json - > "$out/run.json" 2> "$out/run.err"
grep -q '"logitDifference" : 2.25' "$out/run.json" && grep -q '"logitDifference" : -2.47' "$out/run.json" || fail "run gives other numbers"
head -c 1 "$out/run.json" | grep -q '{' || fail "run prints something else than JSON"
passed "run --json -, and nothing else on standard output"
glasshead snapshot --out "$at/own/snapshot.png" 2> "$out/snapshot.err"
cp "$root$home/own/snapshot.png" "$out/"
colours=$(identify -format '%k' "$out/snapshot.png")
[ "$colours" -gt 500 ] || fail "the snapshot has only $colours colours"
passed "snapshot, $colours colours"
set +e; DISPLAY= display= glasshead < /dev/null > "$out/no-display.txt" 2>&1; status=$?; set -e
[ $status = 2 ] && grep -q "There is no display" "$out/no-display.txt" || fail "without a display: status $status"
passed "a sentence without a display"

# --- window ----------------------------------------------------------------------------------------------------------------------------------
Xvfb $display -screen 0 1600x1000x24 -nolisten tcp > "$out/xvfb.log" 2>&1 & processes+=($!)
sleep 2
picture() { DISPLAY=$display import -window root "$out/$1"; }
window() {
    options=-Dglasshead.timing=true glasshead "$@" > "$out/window.log" 2>&1 & launched=$!
    processes+=($launched)
    for _ in $(seq 120); do
        grep -q "first run shown" "$out/window.log" && { sleep 2; return; }
        kill -0 $launched 2> /dev/null || fail "the window ended: $(tail -3 "$out/window.log")"
        sleep 1
    done
    fail "no window with a finished run within two minutes"
}
mouse() { DISPLAY=$display xdotool mousemove "$1" "$2" click 1; sleep 3; }
keys() { DISPLAY=$display xdotool key "$@"; sleep 4; }
java_of() { pgrep -u $user -x glasshead | head -1; }
differ() {
    local changed
    changed=$(compare -metric AE "$out/$1" "$out/$2" null: 2>&1 || true)
    [ "${changed%%.*}" -gt "$3" ] || fail "$1 and $2 differ in only $changed pixels"
    passed "$1 and $2 differ in $changed pixels"
}

window
picture 1-start.png
colours=$(identify -format '%k' "$out/1-start.png")
[ "$colours" -gt 500 ] || fail "the window is blank: $colours colours"
passed "window: $(grep 'first run' "$out/window.log"), $colours colours"
DISPLAY=$display xdotool search --class glasshead.App > /dev/null || fail "the window's class is not that of the desktop entry"
mouse "${CLICK_X:-215}" "${CLICK_Y:-370}"
picture 2-clicked.png
differ 1-start.png 2-clicked.png 2000
keys a
picture 3-ablated.png
differ 2-clicked.png 3-ablated.png 2000

# --- an end without warning, and a session file ------------------------------------------------------------------------------------------------
kill -9 "$(java_of)"; sleep 1
find "$root/tmp" /tmp -maxdepth 1 -user $user -name '+JXF*' -delete     # JavaFX' copies of fonts, which only an orderly end takes away
ls "$root$home/own/state/glasshead/unsaved/"*.glasshead > /dev/null || fail "nothing was kept of the unsaved change"
cp "$root$home/own/state/glasshead/unsaved/"*.glasshead "$root$home/own/mine.glasshead"; chown $user "$root$home/own/mine.glasshead"
grep -q '"interventions" : \[ {' "$root$home/own/mine.glasshead" || fail "the ablation is not in what was kept"
passed "killed: the last change was kept"
window
picture 4-after-kill.png
differ 1-start.png 4-after-kill.png 500
mouse 553 60                    # Restore
picture 5-restored.png
differ 4-after-kill.png 5-restored.png 2000
kill "$(java_of)"; sleep 3
window "$at/own/mine.glasshead"
picture 6-session.png
differ 1-start.png 6-session.png 2000
glasshead run --session "$at/own/mine.glasshead" > "$out/session.txt" || fail "run --session"
passed "a session file opens in the window and on the command line"
kill "$(java_of)"; sleep 3

# --- what it leaves ----------------------------------------------------------------------------------------------------------------------------
strays=$(find "$root$home" "$root/tmp" "$root/var/tmp" /tmp -user $user -type f 2> /dev/null | grep -v -e "$home/own/" -e hsperfdata || true)
[ -z "$strays" ] || fail "files outside its own folders: $strays"
passed "nothing written outside its own folders: $(cd "$root$home/own" && find . -type f | sort | tr '\n' ' ')"
if [ -n "$fresh" ]; then
    chroot "$root" apt-get purge -y -qq glasshead > "$out/purge.log" 2>&1
    chroot "$root" find / -xdev \( -path '*glasshead*' \) -not -path '/tmp/*' -not -path '/proc/*' -not -path '/var/lib/apt/*' > "$out/left.txt" || true
    [ ! -s "$out/left.txt" ] || fail "removal leaves $(head -5 "$out/left.txt")"
    passed "removal leaves nothing"
fi
echo "passed; the pictures are in $out"
