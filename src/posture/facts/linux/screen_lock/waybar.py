"""Waybar's button that keeps a session from being idle."""

from __future__ import annotations

import re
from collections.abc import Iterable

from posture.facts.linux.machine.optional_files import text
from posture.facts.linux.machine.programs import names, program_name
from posture.facts.linux.settings.config_folders import config_home
from posture.host.model import Host, HostError, Process

_BAR = names("waybar")
_COMMENT = re.compile(r"^\s*//.*$", re.MULTILINE)
_PRESSED = re.compile(
    r'"idle_inhibitor(?:#[^"]*)?"\s*:\s*\{'
    r'(?:"(?:[^"\\\n]|\\.)*"|\{[^{}]*\}|[^{}"])*?"start-activated"\s*:\s*true'
)


def begins_pressed(host: Host, processes: Iterable[Process]) -> bool:
    """Whether a running Waybar began with the button pressed; a click since then nobody can see.

    Source: waybar-idle-inhibitor(5), ``start-activated``, which is off unless it is set; waybar(5) for the
    places of its settings, of which the first that is there counts.
    """
    bars = [process for process in processes if program_name(process, _BAR)]
    return any(_PRESSED.search(_COMMENT.sub("", _settings(host, bar))) for bar in bars)


def _settings(host: Host, bar: Process) -> str:
    own = config_home(host)
    folders = (f"{own}/waybar", f"{host.home()}/waybar", "/etc/xdg/waybar")
    usual = [f"{folder}/{name}" for folder in folders for name in ("config", "config.jsonc")]
    options = zip(bar.command, bar.command[1:], strict=False)
    named = [value for option, value in options if option in ("-c", "--config") and value.startswith("/")]
    try:
        return next((found for path in named or usual if (found := text(host, path)) is not None), "")
    except HostError:
        return ""
