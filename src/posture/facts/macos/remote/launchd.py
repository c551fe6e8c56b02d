"""What launchd, which starts all services of macOS, says of them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.model import Host
from posture.words.phrase import phrase

METHOD = "launchctl print-disabled"
_LINE = re.compile(r'^\s*"([^"\n]{1,200})" => (enabled|disabled|true|false)\s*$', re.MULTILINE)
# Older versions print whether a service is disabled, true or false.
_SWITCHED_ON = {"enabled": True, "false": True, "disabled": False, "true": False}
_NOT_FOUND, _MISSING = 113, "Could not find service"


def overrides(host: Host) -> Mapping[str, bool]:
    """The services that somebody switched on or off for good: by name, whether on (launchctl(1)).

    Undecided where the answer is none, or not whole: a service that is missing in half a list may be on.
    """
    printed = host.run("launchctl", "print-disabled", "system", deadline=3.0).stdout
    if not printed.rstrip().endswith("}"):
        raise Undecided(
            Reason.UNRECOGNISED,
            phrase("macOS does not tell which of its services are switched on."),
            phrase("System Settings › General › Sharing shows it."),
            METHOD,
        )
    return {name: _SWITCHED_ON[state] for name, state in _LINE.findall(printed)}


def is_loaded(host: Host, service: str) -> bool | None:
    """Whether launchd has a service of the system loaded; None where its answer is neither.

    ``launchctl print`` ends with 0 where it has and with 113, “Could not find service”, where it has not.
    """
    ended = host.run("launchctl", "print", f"system/{service}", deadline=2.0)
    if ended.exit_code == 0:
        return True
    return False if ended.exit_code == _NOT_FOUND or _MISSING in ended.stderr else None
