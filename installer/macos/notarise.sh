#!/bin/bash
# Have Apple look at a signed disk image, and fasten what it says to it: notarise.sh IMAGE.dmg
#
# $POSTURE_MACOS_PROFILE names what "xcrun notarytool store-credentials" has put into the keychain.
set -euo pipefail

image=$1
: "${POSTURE_MACOS_PROFILE:?names the keychain profile of notarytool}"
[ -f "$image" ] || { echo "There is no disk image at $image." >&2; exit 2; }

# It ends with 0 also where Apple says no.
said=$(xcrun notarytool submit "$image" --keychain-profile "$POSTURE_MACOS_PROFILE" --wait --output-format json)
if ! grep -q '"status" *: *"Accepted"' <<<"$said"; then
    echo "Apple did not accept $image: $said" >&2
    exit 1
fi
xcrun stapler staple "$image"
xcrun stapler validate "$image"
# As Gatekeeper on a person's Mac looks at it.
spctl --assess --type open --context context:primary-signature "$image"
