"""Settings of macOS, put by its own program for this one computer."""

from __future__ import annotations

import re

from posture.host.asking import commands, programs
from posture.host.model import NoAnswer, System
from posture.host.setting.gate import OwnSetting
from posture.words.phrase import phrase

_DEADLINE = 5.0
_VALUE = re.compile(r"int \d{1,9}")


def put(setting: OwnSetting, value: str | None) -> None:
    """Write the number, or delete it. Source: defaults(1). NoAnswer where it fails."""
    place = ("-currentHost", "delete" if value is None else "write", setting.place, setting.name)
    if value is not None and not _VALUE.fullmatch(value):
        raise NoAnswer(phrase("“{value}” is no value that Posture sets.", value=value))
    number = () if value is None else ("-int", value.removeprefix("int "))
    argv = (programs.find("defaults", System.MACOS), *place, *number)
    if commands.run(argv, deadline=_DEADLINE).exit_code != 0:
        raise NoAnswer(phrase("macOS did not set “{name}”.", name=setting.name))
