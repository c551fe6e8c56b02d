"""The time until the lock that an organisation's rules for passwords ask for."""

from __future__ import annotations

from posture.facts.macos.machine.managed import managed
from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.model import Host
from posture.words.phrase import phrase

_FILE = "com.apple.mobiledevice.passwordpolicy.plist"
_NAME = "maxInactivity"


def ensure_not_earlier(host: Host, seconds: int | None) -> None:
    """Undecided where such rules ask for an earlier lock than was found; None stands for never.

    macOS turns ``maxInactivity`` (in minutes) into settings of the screen saver, and Apple does not say into
    which (Apple, device-management, com.apple.mobiledevice.passwordpolicy and passcode.settings).
    """
    asked = [
        minutes
        for found in managed(host, _FILE)
        if isinstance(minutes := found.get(_NAME), int) and not isinstance(minutes, bool) and minutes > 0
    ]
    if asked and (seconds is None or seconds > 60 * min(asked)):
        raise Undecided(
            Reason.UNSUPPORTED,
            phrase(
                "A passcode profile of your organisation asks for a lock after {time minutes}, and the "
                "settings of this Mac say otherwise.",
                time=min(asked),
            ),
            phrase("Leave the Mac alone for that long and see whether it locks, or ask IT."),
            f"{_FILE}: {_NAME}",
        )
