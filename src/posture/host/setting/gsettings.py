"""Settings of GNOME, Cinnamon and MATE, put by their own program."""

from __future__ import annotations

import os
import re

from posture.host.asking import commands, programs
from posture.host.model import NoAnswer, NotAllowed, System
from posture.host.setting.gate import OwnSetting
from posture.host.setting.own_file import config_home, refuse_closed
from posture.words.phrase import phrase

_DEADLINE = 5.0
_VALUE = re.compile(r"true|false|(?:uint32 )?-?\d{1,10}")
_PASSED_ON = ("DCONF_PROFILE", "GSETTINGS_BACKEND", "GSETTINGS_SCHEMA_DIR")


def put(setting: OwnSetting, value: str | None) -> None:
    """Set the key, or reset it. Source: gsettings(1), which ends once the value is on the disk.

    NotAllowed where an administrator locked it, or closed the file that dconf would replace; NoAnswer
    where it fails for another reason.
    """
    if value is not None and not _VALUE.fullmatch(value):
        raise NoAnswer(phrase("“{value}” is no value that Posture sets.", value=value))
    refuse_closed(config_home() / "dconf/user")
    asked = ("reset", setting.place, setting.name) if value is None else ("set", setting.place, setting.name)
    argv = (programs.find("gsettings", System.LINUX), *asked, *(() if value is None else (value,)))
    passed = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    output = commands.run(argv, deadline=_DEADLINE, added=passed)
    if output.exit_code == 0:
        return
    if "not writable" in output.stderr:
        raise NotAllowed(phrase("“{name}” is fixed on this computer.", name=setting.name))
    raise NoAnswer(phrase("gsettings did not set “{name}”.", name=setting.name))
