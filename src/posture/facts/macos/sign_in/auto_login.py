"""Whether macOS signs somebody in at start without a password."""

from __future__ import annotations

from collections.abc import Mapping

from posture.facts.macos.machine.plists import settings
from posture.facts.model import Answer, Known, Reason
from posture.facts.undecided import Undecided, decided
from posture.host.model import Host

_FILE = "com.apple.loginwindow.plist"
_FOLDERS = ("/Library/Managed Preferences", "/Library/Preferences")
_NAME = "autoLoginUser"


def read(host: Host) -> Mapping[str, Answer]:
    """Whether an account is named for automatic sign-in; the name itself is never kept.

    Without the setting macOS asks. Where FileVault is on, its password at start is asked in any case.
    """
    return decided(("enabled", "by"), _read, host, method=_FILE)


def _read(host: Host) -> Mapping[str, Answer]:
    found = [settings(host, f"{folder}/{_FILE}").get(_NAME, "") for folder in _FOLDERS]
    if not all(isinstance(name, str) for name in found):
        raise Undecided(
            Reason.UNRECOGNISED, f"“{_NAME}” has a form that Posture does not know.", method=_FILE
        )
    enabled = any(found)
    excerpt = f"{_NAME} is {'set' if enabled else 'absent'}"
    return {
        "enabled": Known(enabled, _FILE, excerpt),
        "by": Known("loginwindow" if enabled else "", _FILE),
    }
