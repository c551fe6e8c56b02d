"""hypridle, Hyprland's idle daemon."""

from __future__ import annotations

import re
from collections.abc import Mapping

from posture.facts.linux.screen_lock.idle_lock import IdleLock, IdleRules, lock_of
from posture.facts.linux.settings.config_folders import config_home
from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.model import Host, NotThere, Process

_COMMENT = re.compile(r"(?<!#)#(?!#).*")
_ASSIGNMENT = re.compile(r"([$\w:.-]+)\s*=\s*(.*)")
_OPENING = re.compile(r"([\w-]+)\s*\{")
_DEEPEST = 3


def hypridle(host: Host, process: Process) -> IdleLock:
    """What a running hypridle does, by the settings file it was given or finds.

    Source: Hyprland wiki, "hypridle" and "Hyprlang". Undecided where it has no readable settings.
    """
    text, path = _config(host, process)
    return lock_of(host, "hypridle", parse(_whole(host, text, path, 0)), "hypridle.conf")


def _config(host: Host, process: Process) -> tuple[str, str]:
    usual = (f"{config_home(host)}/hypr/hypridle.conf", "/etc/xdg/hypr/hypridle.conf")
    named = next(
        (
            path
            for option, path in zip(process.command, process.command[1:], strict=False)
            if option in ("-c", "--config")
        ),
        None,
    )
    for path in (named,) if named else usual:
        try:
            if path.startswith("/"):
                return host.read_text(path), path
        except NotThere:
            continue
    raise Undecided(
        Reason.NOT_FOUND, "hypridle runs, but its settings were not found.", method="hypridle.conf"
    )


def _whole(host: Host, text: str, path: str, depth: int) -> str:
    """The text with the files it names by ``source`` put in their place."""
    lines = []
    for line in text.splitlines():
        found = _ASSIGNMENT.fullmatch(_COMMENT.sub("", line).strip())
        if found is None or found[1] != "source" or depth >= _DEEPEST or not found[2]:
            lines.append(line)
            continue
        other = _path(host, found[2].strip(), path)
        try:
            lines.append(_whole(host, host.read_text(other), other, depth + 1))
        except NotThere:
            continue
    return "\n".join(lines)


def _path(host: Host, written: str, beside: str) -> str:
    if written.startswith("~/"):
        return f"{host.home()}/{written[2:]}"
    return written if written.startswith("/") else f"{beside.rpartition('/')[0]}/{written}"


def parse(text: str) -> IdleRules:
    """The rules in the text of hypridle's settings, variables put in."""
    rules = IdleRules()
    variables: dict[str, str] = {}
    section = ""
    fields: dict[str, str] = {}
    for whole_line in text.splitlines():
        line = _COMMENT.sub("", whole_line).replace("##", "#").strip()
        opening, assignment = _OPENING.fullmatch(line), _ASSIGNMENT.fullmatch(line)
        if opening is not None:
            section, fields = opening[1], {}
        elif line == "}":
            rules += _section(section, fields)
            section = ""
        elif assignment is not None:
            name, value = assignment[1], _filled(assignment[2].strip(), variables)
            target = variables if name.startswith("$") else fields
            target[name] = value
    return rules


def _filled(value: str, variables: Mapping[str, str]) -> str:
    for name in sorted(variables, key=len, reverse=True):
        value = value.replace(name, variables[name])
    return value[:4096]


def _section(name: str, fields: Mapping[str, str]) -> IdleRules:
    if name == "general":
        return IdleRules(
            before_sleep=_present(fields, "before_sleep_cmd"), on_lock=_present(fields, "lock_cmd")
        )
    if name == "listener" and fields.get("on-timeout"):
        return IdleRules(timeouts=((_seconds(fields.get("timeout", "")), fields["on-timeout"]),))
    return IdleRules()


def _present(fields: Mapping[str, str], name: str) -> tuple[str, ...]:
    return (fields[name],) if fields.get(name) else ()


def _seconds(text: str) -> float:
    return float(text) if text.isdecimal() and text.isascii() and len(text) < 10 else 0.0
