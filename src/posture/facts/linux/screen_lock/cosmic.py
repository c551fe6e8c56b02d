"""COSMIC's screen lock."""

from __future__ import annotations

import re

from posture.facts.linux.screen_lock.idle_lock import IdleLock
from posture.facts.linux.settings.config_folders import config_home
from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.model import Host, NotThere
from posture.words.phrase import phrase

_SETTING = "com.system76.CosmicIdle/v1/screen_off_time"
_DEFAULT = 15 * 60 * 1000
_FADE = 2.5  # seconds of fading and waiting before cosmic-idle locks
_SOME = re.compile(r"Some\(\s*([0-9]{1,12})\s*\)").fullmatch


def cosmic(host: Host) -> IdleLock:
    """The lock of COSMIC, which follows when the screen goes dark.

    Default: 15 minutes (cosmic-idle-config); ``None`` never. cosmic-idle locks before sleep no
    more than before that; the greeter does, which leaves no trace in the settings.
    """
    text, method = _text(host)
    if text is None:
        return IdleLock("cosmic", _DEFAULT / 1000 + _FADE, None, "default")
    found = _SOME(text)
    if text != "None" and found is None:
        raise Undecided(
            Reason.UNRECOGNISED, phrase("COSMIC's time for the screen to go dark is in an unknown form.")
        )
    seconds = int(found[1]) / 1000 + _FADE if found is not None and int(found[1]) else None
    return IdleLock("cosmic", seconds, None, method, text)


def _text(host: Host) -> tuple[str | None, str]:
    for folder in (f"{config_home(host)}/cosmic", "/etc/cosmic", "/usr/share/cosmic"):
        try:
            return host.read_text(f"{folder}/{_SETTING}").strip(), _SETTING
        except NotThere:
            continue
    return None, "default"
