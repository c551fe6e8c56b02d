"""hypridle, Hyprland's idle daemon."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from posture.facts.linux.screen_lock import hyprlang
from posture.facts.linux.screen_lock.idle_lock import IdleLock, IdleRules, lock_of
from posture.facts.linux.settings.config_folders import config_home
from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.model import Host, NotThere, Process
from posture.words.phrase import phrase

_TRUE = frozenset({"true", "yes", "on", "1"})


def hypridle(host: Host, process: Process) -> IdleLock:
    """What a running hypridle does, by the settings file it was given or finds.

    Source: Hyprland wiki, "hypridle" and "Hyprlang". Undecided where it has no readable settings.
    """
    text, path = _config(host, process)
    settings = hyprlang.whole(host, text, path)
    lock = lock_of(host, "hypridle", rules(settings), "hypridle.conf")
    return replace(lock, heeds_logind=not _ignores_logind(settings))


def _ignores_logind(text: str) -> bool:
    """Whether ``ignore_systemd_inhibit`` is on; it is off unless it is set."""
    values = [
        fields["ignore_systemd_inhibit"].lower()
        for name, fields in hyprlang.parse(text)
        if name == "general" and "ignore_systemd_inhibit" in fields
    ]
    return bool(values) and values[-1] in _TRUE


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
        Reason.NOT_FOUND,
        phrase("{program} runs, but its settings were not found.", program="hypridle"),
        method="hypridle.conf",
    )


def rules(text: str) -> IdleRules:
    """The rules in the text of hypridle's settings."""
    found = IdleRules()
    for name, fields in hyprlang.parse(text):
        found += _section(name, fields)
    return found


def _section(name: str, fields: Mapping[str, str]) -> IdleRules:
    if name == "general":
        return IdleRules(
            before_sleep=_present(fields, "before_sleep_cmd"), on_lock=_present(fields, "lock_cmd")
        )
    if name == "listener" and fields.get("on-timeout"):
        seconds, command = _seconds(fields.get("timeout", "")), fields["on-timeout"]
        return (
            IdleRules(whenever=(command,)) if seconds is None else IdleRules(timeouts=((seconds, command),))
        )
    return IdleRules()


def _present(fields: Mapping[str, str], name: str) -> tuple[str, ...]:
    return (fields[name],) if fields.get(name) else ()


def _seconds(text: str) -> float | None:
    """The time; 0 for none or one below zero, which hypridle passes over; None where it cannot be read."""
    if text.isdecimal() and text.isascii() and len(text) < 10:
        return float(text)
    return 0.0 if not text or text.startswith("-") else None
