"""After how long the screen saver asks for the password."""

from __future__ import annotations

import re
from collections.abc import Mapping

from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.facts.windows.machine import registry
from posture.host.model import Host, NotRecorded
from posture.words.phrase import phrase

_DESKTOP = r"HKCU\Control Panel\Desktop"
# What a policy sets counts before what the person chose.
_KEYS = (r"HKCU\Software\Policies\Microsoft\Windows\Control Panel\Desktop", _DESKTOP)
_WINLOGON = r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon"
_WHOLE_PATH = re.compile(r"[A-Za-z]:\\[^%]+\Z")
_NONE = ("", "(none)")


def saver_seconds(host: Host) -> tuple[int, str]:
    """Seconds until it asks, and what was read; 0 where it never does.

    Without a screen saver that is chosen nothing starts, whatever ScreenSaveActive says, which is 1 on
    every Windows (Microsoft, "Screen saver timeout": "a valid screen saver on the client is specified").
    What stands nowhere is asked of the session (SystemParametersInfo, winuser.h). Between the screen
    saver and the password lie ScreenSaverGracePeriod seconds ("Windows 2000 Registry Reference").
    """
    saver = next(filter(None, (registry.text(host, key, "SCRNSAVE.EXE") for key in _KEYS)), "")
    if saver.strip().strip('"').lower() in _NONE:
        return 0, "SCRNSAVE.EXE is absent"
    _ensure_it_is_there(host, saver.strip().strip('"'))
    active = _setting(host, "ScreenSaveActive", "active")
    secure = _setting(host, "ScreenSaverIsSecure", "secure")
    after = _setting(host, "ScreenSaveTimeOut", "timeout_seconds")
    grace = registry.written_number(host, _WINLOGON, "ScreenSaverGracePeriod") or 0
    excerpt = f"ScreenSaveActive={active} ScreenSaverIsSecure={secure} ScreenSaveTimeOut={after}"
    return after + grace if active == 1 and secure == 1 and after > 0 else 0, excerpt


def _ensure_it_is_there(host: Host, saver: str) -> None:
    """Undecided where the program is gone, as after a product was removed; recordings may be older."""
    try:
        if not _WHOLE_PATH.match(saver) or host.exists(saver):
            return
    except NotRecorded:
        return
    raise Undecided(
        Reason.NOT_FOUND,
        phrase("A screen saver is chosen whose program is gone, so that it may never start."),
        phrase("Settings › Personalisation › Lock screen › Screen saver: choose another one."),
        "SCRNSAVE.EXE",
    )


def _setting(host: Host, name: str, field: str) -> int:
    for key in _KEYS:
        chosen = registry.written_number(host, key, name)
        if chosen is not None:
            return chosen
    session = host.native("screen-saver")
    value = session.get(field) if isinstance(session, Mapping) else None
    if not isinstance(value, int):
        raise Undecided(
            Reason.UNRECOGNISED,
            phrase("Windows' screen saver has a form that Posture does not know."),
            method="native:screen-saver",
        )
    return int(value)
