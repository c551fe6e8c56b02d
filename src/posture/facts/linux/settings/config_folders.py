"""The folders of settings files, and the variables of the session that name them."""

from __future__ import annotations

from posture.host.model import BusCall, Host, HostError

_MANAGER = "org.freedesktop.systemd1"


def config_home(host: Host) -> str:
    """The folder of the person's own settings (XDG Base Directory Specification)."""
    return _absolute(host.environment("XDG_CONFIG_HOME")) or f"{host.home()}/.config"


def config_folders(host: Host, usual: str = "/etc/xdg") -> tuple[str, ...]:
    """The folders of the system's settings, the most important first.

    ``usual`` are those of a session that names none, divided by colons.
    """
    named = session_variable(host, "XDG_CONFIG_DIRS") or usual
    return tuple(folder for folder in map(_absolute, named.split(":")) if folder)


def knows_session(host: Host) -> bool:
    """Whether the session's variables are known: as Posture's own, or through the person's systemd."""
    return any(session_variable(host, name) for name in ("XDG_CURRENT_DESKTOP", "XDG_CONFIG_DIRS"))


def session_variable(host: Host, name: str) -> str:
    """A variable of the desktop session, nothing where it is not set or cannot be known.

    Over ssh, or started by a timer, Posture does not have the session's variables; the person's systemd
    does, which the session hands them to (the property Environment in org.freedesktop.systemd1(5)).
    """
    return host.environment(name) or _by_systemd(host, name)


def _by_systemd(host: Host, name: str) -> str:
    call = BusCall(
        "session",
        _MANAGER,
        "/org/freedesktop/systemd1",
        "org.freedesktop.DBus.Properties",
        "Get",
        "ss",
        (f"{_MANAGER}.Manager", "Environment"),
    )
    try:
        reply = host.call(call)
    except HostError:
        return ""
    match reply:
        case ((str(), list() | tuple() as variables),):
            return next(
                (str(one).partition("=")[2] for one in variables if str(one).startswith(f"{name}=")), ""
            )
        case _:
            return ""


def _absolute(folder: str | None) -> str:
    """The folder, or nothing for one that is not absolute: such ones count as not set."""
    return folder if folder and folder.startswith("/") else ""
