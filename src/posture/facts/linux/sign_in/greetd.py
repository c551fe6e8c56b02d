"""greetd, and COSMIC's greeter that runs on it."""

from __future__ import annotations

import re

from posture.facts.linux.machine.timers import SYSTEM_UNITS
from posture.facts.linux.machine.unit_files import UnitFolders
from posture.facts.linux.settings import ini
from posture.facts.linux.sign_in.signing_in import SigningIn
from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.model import Host
from posture.words.phrase import phrase

_FILES = {
    "cosmic-greeter.service": "/etc/greetd/cosmic-greeter.toml",
    "greetd.service": "/etc/greetd/config.toml",
}
_NAMED = re.compile(r"(?:^|\s)(?:--config[=\s]|-c)\s*(\S+)")
_GREETER_ACCOUNTS = frozenset({"greeter", "greetd", "_greetd", "cosmic-greeter"})
_METHOD = "greetd:initial_session"


def read(host: Host, unit: str = "") -> SigningIn:
    """Source: greetd(5). ``[initial_session]`` starts unasked, once after the start of the computer.

    A default session that runs as a person and is no greeter starts unasked as well. Only the file that
    ``unit`` starts greetd with counts; without a unit both that are known.
    """
    for path in _files(host, unit):
        text = ini.optional(host, path)
        if text is None:
            continue
        sessions = _sessions(path, text)
        if sessions["initial_session"].get("command"):
            return SigningIn(True, _METHOD, "[initial_session]", "[initial_session]", path)
        if _starts_unasked(sessions["default_session"]):
            excerpt = "[default_session] command=…"
            return SigningIn(True, "greetd:default_session", excerpt, "[default_session]", path)
    return SigningIn(False, _METHOD)


def _files(host: Host, unit: str) -> tuple[str, ...]:
    commands = UnitFolders(host, SYSTEM_UNITS).unit(unit).values("Service", "ExecStart") if unit else ()
    named = [found[1] for command in commands if (found := _NAMED.search(command))]
    if named:
        return tuple(named)
    return (_FILES[unit],) if unit in _FILES else tuple(_FILES.values())


def _sessions(path: str, text: str) -> dict[str, dict[str, str]]:
    import tomllib  # 5 ms that only people with greetd need to spend

    try:
        config = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise Undecided(
            Reason.UNRECOGNISED, phrase("{path} cannot be understood.", path=path), method=_METHOD
        ) from error
    sections = {name: config.get(name) for name in ("initial_session", "default_session")}
    return {
        name: {key: str(value) for key, value in section.items()} if isinstance(section, dict) else {}
        for name, section in sections.items()
    }


def _starts_unasked(session: dict[str, str]) -> bool:
    command, account = session.get("command", ""), session.get("user", "greeter")
    return bool(command) and "greet" not in command and account not in _GREETER_ACCOUNTS
