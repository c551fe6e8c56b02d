"""The names and numbers that a Linux gives itself: ``os-release``."""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping

from posture.host.model import Host, NotThere

_ASSIGNMENT = re.compile(r"([A-Za-z_][A-Za-z_0-9]*)=(.*)")


def read_os_release(host: Host) -> Mapping[str, str]:
    """The assignments of ``/etc/os-release``, or of ``/usr/lib/os-release`` where that is not there.

    Source: os-release(5). NotThere where this Linux has neither.
    """
    try:
        return parse(host.read_text("/etc/os-release"))
    except NotThere:
        return parse(host.read_text("/usr/lib/os-release"))


def names_of(host: Host) -> Mapping[str, str]:
    """The same, and nothing where this Linux has neither file."""
    try:
        return read_os_release(host)
    except NotThere:
        return {}


def parse(text: str) -> Mapping[str, str]:
    """The assignments in an os-release text, quotes taken off; other lines are left out."""
    matches = (_ASSIGNMENT.fullmatch(line.strip()) for line in text.split("\n"))
    return {match[1]: _unquoted(match[2]) for match in matches if match}


def _unquoted(value: str) -> str:
    try:
        words = shlex.split(value)
    except ValueError:
        return value.strip("\"'")
    return words[0] if words else ""
