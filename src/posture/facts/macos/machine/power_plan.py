"""What macOS does when nobody uses the computer, on mains and on battery."""

from __future__ import annotations

import re
from collections.abc import Mapping

from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.model import Host
from posture.words.phrase import phrase

METHOD = "pmset -g custom"
BATTERY = "Battery Power"
MAINS = "AC Power"
_HEADING = re.compile(r"^(\S.*):\s*$")
_SETTING = re.compile(r"^\s+(\w+)\s+(\d{1,9})(?:\s.*)?$", re.ASCII)


def power_plan(host: Host) -> Mapping[str, Mapping[str, int]]:
    """The settings by source: ``{"Battery Power": {"displaysleep": 2, …}, "AC Power": {…}}``.

    Times are in minutes, 0 for never (pmset(1)); the words of pmset are not translated. Undecided
    where it prints none, or its last line was cut off.
    """
    plan: dict[str, dict[str, int]] = {}
    settings: dict[str, int] = {}
    printed = host.run("pmset", "-g", "custom", deadline=3.0).stdout
    for line in printed.splitlines():
        if heading := _HEADING.match(line):
            settings = plan.setdefault(heading[1], {})
        elif found := _SETTING.match(line):
            settings[found[1]] = int(found[2])
    if not any(plan.values()) or not printed.endswith("\n"):
        raise Undecided(Reason.UNRECOGNISED, phrase("macOS does not show its power settings."), method=METHOD)
    return plan
