#!/bin/bash
# Put an app into a disk image, from which a person drags it into Applications: dmg.sh Posture.app OUT.dmg
set -euo pipefail

app=$1
image=$2
[ -d "$app/Contents" ] || { echo "There is no app at $app." >&2; exit 2; }

codesign --verify --deep --strict "$app"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
# ditto keeps links, modes and signatures as they are.
ditto "$app" "$folder/$(basename "$app")"
ln -s /Applications "$folder/Applications"
rm -f "$image"
hdiutil create -quiet -volname "Posture" -srcfolder "$folder" -fs HFS+ -format UDZO "$image"
if [ -n "${POSTURE_MACOS_IDENTITY:-}" ]; then
    codesign --sign "$POSTURE_MACOS_IDENTITY" --timestamp "$image"
fi
