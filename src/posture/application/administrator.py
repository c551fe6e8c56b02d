"""The commands that only an administrator can give: Posture shows them, to be copied, and runs none."""

from __future__ import annotations

import re

from posture.application.advice import Explained

_COMMAND = re.compile(r"`(sudo [^`]+)`")


def commands_for_administrator(told: Explained) -> tuple[str, ...]:
    """Those in the steps for this computer, each once; none where it is not known which steps are for it."""
    if told.fix_doubt:
        return ()
    found = (command for step in told.fix_here for command in _COMMAND.findall(str(step)))
    return tuple(dict.fromkeys(found))
