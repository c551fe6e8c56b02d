"""What systemd and its login manager tell of themselves over D-Bus."""

from __future__ import annotations

from collections.abc import Collection

from posture.host.model import BusCall, Host, HostError, NoAnswer, NotRecorded, NotThere, Unsupported
from posture.words.phrase import phrase

_SYSTEMD = "org.freedesktop.systemd1"
_LOGIND = ("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager")
_ACTIVE = frozenset({"active", "reloading"})
_OTHER_STATES = frozenset({"inactive", "failed", "activating", "deactivating", "maintenance", "unknown"})
_MICROSECONDS = 1_000_000
_NEVER = 1 << 63


def active_units(host: Host, units: Collection[str]) -> frozenset[str]:
    """Those of the system's units that are active, asked over D-Bus or else by ``systemctl``.

    A unit that does not exist is not active. Where systemd does not run, none is. A HostError where
    systemd runs and gives no answer.
    """
    try:
        return frozenset(unit for unit in units if _unit_state(host, unit) in _ACTIVE)
    except HostError as error:
        return _by_systemctl(host, sorted(units), error)


def unit_path(unit: str) -> str:
    """The D-Bus object of a unit: every byte but ASCII letters and digits as ``_xx``."""
    escaped = "".join(
        chr(byte) if byte < 128 and chr(byte).isalnum() else f"_{byte:02x}" for byte in unit.encode()
    )
    return f"/org/freedesktop/systemd1/unit/{escaped}"


def lock_after_idle_hint(host: Host) -> float | None:
    """Seconds from the hint that a session is idle until logind asks it to lock; None where it does not."""
    action, after = idle_action(host)
    return after if action == "lock" else None


def idle_action(host: Host) -> tuple[str, float]:
    """What logind does once a session is idle, such as ``lock`` or ``suspend``, and after how many seconds.

    Nothing, and 0, where it does nothing or does not say. Source: IdleAction= and IdleActionSec= in
    logind.conf(5), as the running logind tells them.
    """
    try:
        action = _property(host, *_LOGIND, "IdleAction")
        if action == "ignore":
            return "", 0.0
        after = _property(host, *_LOGIND, "IdleActionUSec")
    except HostError:
        return "", 0.0
    return (
        (str(action), after / _MICROSECONDS) if isinstance(after, int) and 0 <= after < _NEVER else ("", 0.0)
    )


def _unit_state(host: Host, unit: str) -> str:
    return str(_property(host, _SYSTEMD, unit_path(unit), f"{_SYSTEMD}.Unit", "ActiveState"))


def _property(host: Host, destination: str, path: str, interface: str, name: str) -> object:
    """The value of a property on the system bus, out of its variant."""
    properties = "org.freedesktop.DBus.Properties"
    call = BusCall("system", destination, path, properties, "Get", "ss", (interface, name))
    match host.call(call):
        case ((str(), value),):
            return value
        case _:
            raise NoAnswer(
                phrase("{service} answered {name} in an unknown form.", service=destination, name=name)
            )


def _by_systemctl(host: Host, units: list[str], error: HostError) -> frozenset[str]:
    try:
        lines = host.run("systemctl", "is-active", *units).stdout.split()
    except (NotThere, Unsupported):
        lines = []
    except NotRecorded:
        if isinstance(error, NotRecorded):
            raise
        lines = []  # a recording of the bus alone, which refused
    if len(lines) == len(units) and set(lines) <= _ACTIVE | _OTHER_STATES:
        return frozenset(unit for unit, line in zip(units, lines, strict=True) if line in _ACTIVE)
    # sd_booted(3): this folder exists exactly where systemd is the first process.
    if not host.exists("/run/systemd/system"):
        return frozenset()
    raise NoAnswer(phrase("systemd did not say which services are active.")) from error
