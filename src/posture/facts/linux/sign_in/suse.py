"""What openSUSE and SUSE keep of signing in beside the display managers' own settings."""

from __future__ import annotations

from posture.facts.linux.machine.optional_files import text
from posture.facts.linux.settings import ini
from posture.facts.linux.sign_in.signing_in import SigningIn
from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.model import Host
from posture.words.phrase import phrase

_FILE = "/etc/sysconfig/displaymanager"
_NAME, _WITHOUT = "DISPLAYMANAGER_AUTOLOGIN", "DISPLAYMANAGER_PASSWORD_LESS_LOGIN"


def signs_in(host: Host, *, forbidden: bool = False) -> SigningIn | None:
    """Whom YaST had signed in at start; None where it named nobody.

    Source: openSUSE's packages of GDM, SDDM and LightDM, whose patches (gdm-sysconfig-settings,
    “Read the DISPLAYMANAGER_AUTOLOGIN value from sysconfig”, lightdm-sysconfig-support) read this file.
    ``forbidden``: whether the display manager's own settings say that it is nobody; which of the two counts
    stands in no manual.
    """
    values = ini.parse(text(host, _FILE) or "").get("", {})
    if values.get(_NAME, "").strip("\"'"):
        if forbidden:
            raise _open(_NAME)
        return SigningIn(True, f"file:{_FILE}", f"{_NAME}=…", _NAME, _FILE)
    if values.get(_WITHOUT, "").strip("\"'").lower() == "yes":
        raise _open(_WITHOUT)
    return None


def _open(setting: str) -> Undecided:
    return Undecided(
        Reason.UNRECOGNISED,
        phrase("“{setting}” in {file} may let somebody in unasked.", setting=setting, file=_FILE),
        phrase("Restart the computer and see whether it asks for a password."),
        f"file:{_FILE}",
    )
