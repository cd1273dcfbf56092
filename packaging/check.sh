#!/usr/bin/env bash
# Tries what was built, as root on a Debian: installed, its verbs, its window on a screen that nobody sees, removed.
#   packaging/check.sh dist/annotator_VERSION_amd64.deb      or a .tar.xz, or a .whl
# Needs xvfb, x11-utils and libglib2.0-bin; for a .deb appstream, desktop-file-utils and shared-mime-info too.
set -euo pipefail
package=$(readlink -f "$1") house=$(cd "$(dirname "$0")/.." && pwd) id=org.annotator.Annotator
work=$(mktemp -d)
export HOME=$work XDG_DATA_HOME=$work/data XDG_CONFIG_HOME=$work/config XDG_CACHE_HOME=$work/cache XDG_STATE_HOME=$work/state
trap 'rm -rf "$work"' EXIT
cd "$work"

case $package in
*.deb) dpkg -i "$package" >/dev/null && app=/usr/bin/annotator inside=/usr/lib/annotator ;;
*.tar.xz) tar xf "$package" && app=$work/annotator/annotator inside=$work/annotator ;;
*.whl)
    python3 -m venv own && own/bin/pip install -q -c "$house/constraints.txt" "$package"
    app=$work/own/bin/annotator inside=
    ;;
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
"$app" doctor | tee said
for fact in "face for Source Serif Pro: Source Serif Pro" "face for Source Sans Pro: Source Sans Pro" "images over OpenSSL"; do
    grep -q "^$fact" said
done

if [[ $inside ]]; then # nothing in it waits for a library that is not there, and its licences are whole
    for file in $(find "$inside" -name '*.so*' -type f); do
        LD_LIBRARY_PATH=$inside/_internal:$inside/_internal/PySide6/Qt/lib ldd "$file" 2>/dev/null
    done >libraries
    ! grep "not found" libraries
    test -z "$(find "$inside" -xtype l)"
    for words in "GNU LESSER GENERAL PUBLIC LICENSE" "PYTHON SOFTWARE FOUNDATION LICENSE" "SIL OPEN FONT LICENSE" \
        "Mozilla Public License" "Inside Qt: ICU" "Inside Qt: FreeType" "^ammonia "; do
        grep -q "$words" "$inside/LICENCES.txt"
    done
fi

opener=("$app")
if [[ $package == *.deb ]]; then # what the desktop is told
    desktop-file-validate /usr/share/applications/$id.desktop
    appstreamcli validate --no-net /usr/share/metainfo/$id.metainfo.xml
    test -s /usr/share/doc/annotator/copyright
    test "$(find /usr/share/icons/hicolor -name "$id.*" | wc -l)" -eq 10
    cp out.bundle review.bundle.zip
    for kind in library.sqlite=library out.bundle=bundle+zip review.bundle.zip=bundle+zip; do
        gio info -a standard::content-type "${kind%=*}" | grep -q "application/vnd.annotator.${kind#*=}\$"
        gio mime "application/vnd.annotator.${kind#*=}" | grep -q "$id.desktop"
    done
    opener=(gio open) # as the file manager does
fi

mkdir -p "$XDG_CONFIG_HOME/annotator"
printf '{"person": {"id": "%032d", "name": "Ana", "colour": ""}}' 1 >"$XDG_CONFIG_HOME/annotator/settings.json"
begun=$(date +%s%N)
xvfb-run -a sh -c '
    app=$0
    seen() {
        for n in $(seq 100); do
            xwininfo -root -tree 2>/dev/null | grep -q "$1" && break
            sleep 0.1
        done
        xwininfo -root -tree | grep -m1 "$1"
    }
    "$app" library.sqlite & window=$!
    seen "A clip\|library.sqlite"
    echo "stood $(date +%s%N)" >stood
    for n in $(seq 100); do # a second start, as from the file manager, reaches it
        test -e "$XDG_DATA_HOME/annotator/door" && break
        sleep 0.1
    done
    "$@" other.sqlite
    seen "Another clip"
    test "$(xwininfo -root -tree | grep -c "Annotator\"")" -eq 1
    cp out.bundle review.bundle.zip
    "$@" review.bundle.zip # comes into the library that is shown
    for n in $(seq 100); do
        "$app" list other.sqlite | grep -q "  A clip" && break
        sleep 0.1
    done
    "$app" list other.sqlite | grep "  A clip"
    kill $window
' "$app" "${opener[@]}"
echo "the window stood after $((($(cut -d" " -f2 stood) - begun) / 1000000)) ms, Xvfb and all"
if [[ $inside ]]; then du -sh "$inside"; fi
if [[ $package == *.deb ]]; then
    dpkg -r annotator >/dev/null
    test ! -e /usr/bin/annotator && test ! -e /usr/lib/annotator && test ! -e /usr/share/applications/$id.desktop
fi
test -f library.sqlite # what a person owns stays
echo "$(basename "$package"): $(stat -c %s "$package" | numfmt --to=iec) works."
