#!/usr/bin/env bash
# An .app and a .dmg, made on a Mac. Not verified: written on Linux. Unsigned: the first start needs right click, Open.
# LICENCES names a folder with the texts that packaging/licences.py asks for (GENERAL, INSIDE_QT), by those names.
set -euo pipefail
cd "$(dirname "$0")/../.."
python3 packaging/build.py frozen
version=$(build/venv/bin/annotator --version | cut -d' ' -f2)
app=build/Annotator.app/Contents
rm -rf build/Annotator.app && mkdir -p "$app/MacOS" "$app/Resources" dist
cp -R build/frozen/annotator/. "$app/MacOS/"
cat > "$app/Info.plist" <<PLIST
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>
  <key>CFBundleIdentifier</key><string>org.annotator.Annotator</string>
  <key>CFBundleName</key><string>Annotator</string>
  <key>CFBundleExecutable</key><string>annotator</string>
  <key>CFBundleShortVersionString</key><string>$version</string>
  <key>CFBundlePackageType</key><string>APPL</string>
  <key>NSHighResolutionCapable</key><true/>
</dict></plist>
PLIST
hdiutil create -volname Annotator -srcfolder build/Annotator.app -ov -format UDZO "dist/Annotator-$version.dmg"
