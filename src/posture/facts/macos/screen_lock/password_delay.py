"""How long after the screen went dark macOS asks for the password."""

from __future__ import annotations

import re

from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.model import Host
from posture.words.phrase import phrase

METHOD = "sysadminctl -screenLock status"
_OFF = re.compile(r"\bscreenLock is off\b")
_DELAY = re.compile(r"\bscreenLock delay is (?:(immediate)\b|(\d{1,10}) seconds)", re.ASCII)
# Stands for “never” in the payload com.apple.screensaver (Apple, device-management, askForPasswordDelay).
_NEVER = 0x7FFFFFFF


def password_delay(host: Host) -> int | None:
    """Seconds between a dark screen and the password, None where none is asked for.

    sysadminctl prints on its error output what is in force, be it by the person or by a profile
    (askForPassword and askForPasswordDelay); it is not translated.
    """
    output = host.run("sysadminctl", "-screenLock", "status", deadline=3.0)
    printed = output.stderr + output.stdout
    if _OFF.search(printed):
        return None
    found = _DELAY.search(printed)
    if found is None:
        raise Undecided(
            Reason.UNRECOGNISED,
            phrase("macOS does not tell whether it asks for the password."),
            phrase("System Settings › Lock Screen shows it."),
            METHOD,
        )
    seconds = int(found[2] or 0)
    return None if seconds >= _NEVER else seconds
