#!/usr/bin/env bash
# Tries what was built, as root on a Debian: installed, its verbs, its window on a screen that nobody sees, removed.
#   packaging/check.sh dist/annotator_VERSION_amd64.deb      or a .tar.xz, or a .whl
set -euo pipefail
package=$(readlink -f "$1")
work=$(mktemp -d)
export HOME=$work XDG_DATA_HOME=$work/data XDG_CONFIG_HOME=$work/config XDG_CACHE_HOME=$work/cache XDG_STATE_HOME=$work/state
trap 'rm -rf "$work"' EXIT
cd "$work"

case $package in
*.deb) dpkg -i "$package" >/dev/null && app=/usr/bin/annotator ;;
*.tar.xz) tar xf "$package" && app=$work/annotator/annotator ;;
*.whl) python3 -m venv own && own/bin/pip install -q "$package" && app=$work/own/bin/annotator ;;
esac

printf -- '---\nurl: https://example.org/a\ntitle: "A clip 🩺"\nclipped: 2025-12-23 13:00\n---\n\nEvery threshold is a promise.\n' >clip.md
"$app" import library.sqlite clip.md
"$app" highlight library.sqlite "A clip 🩺" --quote "a promise" --tag method >/dev/null
sed 's|example.org/a|example.org/b|; s/A clip/Another clip/' clip.md >another.md
"$app" import other.sqlite another.md
for format in markdown html docx xlsx csv json pdf bundle; do
    "$app" export library.sqlite --format $format --output "out.$format" >/dev/null
    test -s "out.$format"
done
grep -q "a promise" out.markdown
"$app" check library.sqlite
"$app" doctor || true
mkdir -p "$XDG_CONFIG_HOME/annotator"
printf '{"person": {"id": "%032d", "name": "Ana", "colour": ""}}' 1 >"$XDG_CONFIG_HOME/annotator/settings.json"
begun=$(date +%s%N)
xvfb-run -a sh -c '
    "$0" library.sqlite & window=$!
    for n in $(seq 100); do
        xwininfo -root -tree 2>/dev/null | grep -q "A clip\|library.sqlite" && break
        sleep 0.1
    done
    xwininfo -root -tree | grep -m1 "A clip\|library.sqlite"
    echo "stood $(date +%s%N)" >stood
    for n in $(seq 100); do # a second start, as from the file manager, reaches it
        test -e "$XDG_DATA_HOME/annotator/door" && break
        sleep 0.1
    done
    "$0" other.sqlite
    for n in $(seq 100); do
        xwininfo -root -tree 2>/dev/null | grep -q "Another clip" && break
        sleep 0.1
    done
    xwininfo -root -tree | grep -m1 "Another clip"
    kill $window
' "$app"
echo "the window stood after $((($(cut -d" " -f2 stood) - begun) / 1000000)) ms, Xvfb and all"
case $package in
*.deb)
    test -f /usr/share/applications/org.annotator.Annotator.desktop
    du -sh /usr/lib/annotator
    dpkg -r annotator >/dev/null
    test ! -e /usr/bin/annotator && test ! -e /usr/lib/annotator
    ;;
*.tar.xz) du -sh annotator ;;
esac
test -f library.sqlite # what a person owns stays
echo "$(basename "$package"): $(stat -c %s "$package" | numfmt --to=iec) works."
