"""Whether macOS signs somebody in at start without a password."""

from __future__ import annotations

from collections.abc import Mapping

from posture.facts.macos.machine.filevault import METHOD as FILEVAULT
from posture.facts.macos.machine.filevault import filevault
from posture.facts.macos.machine.managed import managed_value
from posture.facts.macos.machine.plists import settings
from posture.facts.model import Answer, Known, Reason
from posture.facts.undecided import Undecided, decided
from posture.host.model import Host, HostError
from posture.words.phrase import phrase

_FILE = "com.apple.loginwindow.plist"
_OWN = f"/Library/Preferences/{_FILE}"
_NAME = "autoLoginUser"
_MANAGED_NAME = "AutologinUsername"
_PASSWORD = "/etc/kcpassword"  # only root may read it, and everybody may see whether it is there
_FORBIDDEN = "com.apple.login.mcx.DisableAutoLoginClient"


def read(host: Host) -> Mapping[str, Answer]:
    """Whether an account is signed in automatically; its name is never kept.

    macOS asks unless ``autoLoginUser`` names somebody, or ``AutologinUsername`` of a profile from macOS 14 on
    does (Apple, device-management, com.apple.loginwindow). ``DisableAutoLoginClient`` of a profile forbids
    it (mSCP, system_settings_automatic_login_disable). While FileVault is on every account must sign in
    itself, so a name that was left behind means nothing (Apple, “Set your Mac to automatically log in during
    startup”, 102316). The password for it lies in a file of its own; where that is gone, the name alone may
    sign nobody in, and it stays open: Apple documents neither.
    """
    return decided(("enabled", "by"), _read, host, method=_FILE)


def _read(host: Host) -> Mapping[str, Answer]:
    if not _names_somebody(host):
        return _answers(False, _FILE, f"{_NAME} is absent")
    if managed_value(host, _FILE, _FORBIDDEN) in (True, 1):
        return _answers(False, _FILE, f"{_NAME} is set, a profile forbids it")
    disk = filevault(host)
    if disk.asks_at_start:
        return _answers(False, FILEVAULT, f"{_NAME} is set; {disk.excerpt}")
    if not _is_managed(host) and not _has_password(host):
        raise Undecided(
            Reason.UNRECOGNISED,
            phrase(
                "macOS was told to sign somebody in by itself, but the file with the password for it is gone."
            ),
            phrase("Restart the Mac and see whether it asks for your password."),
            _PASSWORD,
        )
    return _answers(True, _FILE, f"{_NAME} is set; {disk.excerpt}")


def _is_managed(host: Host) -> bool:
    """Whether a profile names somebody; it can hold the password as well (AutologinPassword)."""
    return any(managed_value(host, _FILE, name) for name in (_NAME, _MANAGED_NAME))


def _has_password(host: Host) -> bool:
    """Whether the file is there; where nobody can tell, it is taken to be. Recordings may be older."""
    try:
        return host.exists(_PASSWORD)
    except HostError:
        return True


def _names_somebody(host: Host) -> bool:
    found = [settings(host, _OWN).get(_NAME, "")]
    found += [managed_value(host, _FILE, name) or "" for name in (_NAME, _MANAGED_NAME)]
    if not all(isinstance(name, str) for name in found):
        raise Undecided(
            Reason.UNRECOGNISED,
            phrase("“{name}” has a form that Posture does not know.", name=_NAME),
            method=_FILE,
        )
    return any(found)


def _answers(enabled: bool, method: str, excerpt: str) -> Mapping[str, Answer]:
    return {
        "enabled": Known(enabled, method, excerpt),
        "by": Known("loginwindow" if enabled else "", method),
    }
