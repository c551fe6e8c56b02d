"""Ways in which a Mac is closed to others that its screen lock knows nothing of."""

from __future__ import annotations

from types import MappingProxyType

from posture.facts.macos.machine.managed import managed_value
from posture.facts.macos.machine.plists import settings
from posture.facts.macos.machine.running_programs import seen_running
from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.model import Host, NotRecorded
from posture.words.phrase import joined, phrase

_FILE = ".GlobalPreferences.plist"
_NAME = "com.apple.autologout.AutoLogOutDelay"
# These lock the screen when a phone or a watch leaves; by process name in lower case.
_PROGRAMS = MappingProxyType({"bleunlock": "BLEUnlock", "near lock": "Near Lock", "nearlock": "Near Lock"})


def refuse_to_deny(host: Host) -> None:
    """Undecided where macOS signs out by itself, or a program may lock, while the screen lock does not.

    Source: Apple, "Set your Mac to log out when not in use": "Log out automatically after inactivity", whose
    seconds stand in the settings for all accounts or in a profile. A document that is not saved keeps
    somebody signed in.
    """
    seconds = _signs_out_after(host)
    if seconds:
        raise Undecided(
            Reason.UNSUPPORTED,
            phrase(
                "Nothing locks the screen, but macOS signs out by itself after {time minutes} without use, "
                "unless a document is not saved.",
                time=max(1, seconds // 60),
            ),
            phrase("Leave the computer alone for that long and see whether it asks for your password."),
            f"{_FILE}: {_NAME}",
        )
    running = seen_running(host, _PROGRAMS)
    if running:
        raise Undecided(
            Reason.UNSUPPORTED,
            phrase(
                "{program} runs, which locks the screen when your phone leaves, and whether it does Posture "
                "cannot see.",
                program=joined(running),
            ),
            phrase("Walk away and see whether it locks."),
            "processes",
        )


def _signs_out_after(host: Host) -> int:
    try:
        fixed = managed_value(host, _FILE, _NAME)
        found = settings(host, f"/Library/Preferences/{_FILE}").get(_NAME) if fixed is None else fixed
    except NotRecorded:
        return 0
    return found if isinstance(found, int) and not isinstance(found, bool) and found > 0 else 0
