"""greetd, and COSMIC's greeter that runs on it."""

from __future__ import annotations

from posture.facts.linux.settings import ini
from posture.facts.linux.sign_in.signing_in import SigningIn
from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.model import Host

_FILES = ("/etc/greetd/config.toml", "/etc/greetd/cosmic-greeter.toml")
_GREETER_ACCOUNTS = frozenset({"greeter", "greetd", "_greetd", "cosmic-greeter"})
_METHOD = "greetd:initial_session"


def read(host: Host) -> SigningIn:
    """Source: greetd(5). ``[initial_session]`` starts unasked, once after the start of the computer.

    A default session that runs as a person and is no greeter starts unasked as well.
    """
    for path in _FILES:
        text = ini.optional(host, path)
        if text is None:
            continue
        sessions = _sessions(path, text)
        if sessions["initial_session"].get("command"):
            return SigningIn(True, _METHOD, "[initial_session]")
        if _starts_unasked(sessions["default_session"]):
            return SigningIn(True, "greetd:default_session", "[default_session] command=…")
    return SigningIn(False, _METHOD)


def _sessions(path: str, text: str) -> dict[str, dict[str, str]]:
    import tomllib  # 5 ms that only people with greetd need to spend

    try:
        config = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise Undecided(Reason.UNRECOGNISED, f"{path} cannot be understood.", method=_METHOD) from error
    sections = {name: config.get(name) for name in ("initial_session", "default_session")}
    return {
        name: {key: str(value) for key, value in section.items()} if isinstance(section, dict) else {}
        for name, section in sections.items()
    }


def _starts_unasked(session: dict[str, str]) -> bool:
    command, account = session.get("command", ""), session.get("user", "greeter")
    return bool(command) and "greet" not in command and account not in _GREETER_ACCOUNTS
