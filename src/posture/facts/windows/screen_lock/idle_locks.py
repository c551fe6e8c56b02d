"""The ways in which Windows locks by itself, each with its time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.facts.windows.machine import registry
from posture.host.model import Host

MAINS, BATTERY = "ac", "dc"
_SYSTEM_POLICIES = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System"
_DESKTOP = r"HKCU\Control Panel\Desktop"
_DESKTOP_POLICIES = r"HKCU\Software\Policies\Microsoft\Windows\Control Panel\Desktop"
_POWER_POLICIES = r"HKLM\SOFTWARE\Policies\Microsoft\Power\PowerSettings"
_POWER_SETTINGS = {
    "sleep": "29f6c1db-86da-48c5-9fdb-f2b67b1f44da",
    "password": "0e796bdb-100d-47d6-a2d5-f7d2daa51f51",
}
_POLICY_NAMES = {MAINS: "ACSettingIndex", BATTERY: "DCSettingIndex"}


@dataclass(frozen=True, slots=True)
class IdleLock:
    """Seconds without a key until it is locked, on mains and on battery; a source it lacks never locks."""

    by: str
    seconds: Mapping[str, float]
    excerpt: str


def inactivity_limit(host: Host) -> IdleLock:
    """The limit that an administrator sets (Microsoft, "Interactive logon: Machine inactivity limit")."""
    limit = registry.number(host, _SYSTEM_POLICIES, "InactivityTimeoutSecs") or 0
    seconds = {MAINS: float(limit), BATTERY: float(limit)} if limit > 0 else {}
    return IdleLock("inactivity-limit", seconds, f"InactivityTimeoutSecs={limit}")


def screen_saver(host: Host) -> IdleLock:
    """A screen saver that asks for the password; without one that is chosen nothing starts.

    What a policy sets counts before what the person chose, and what stands nowhere is asked of the
    session (SystemParametersInfo, winuser.h).
    """
    by = "screen-saver"
    if not _is_chosen(host, "SCRNSAVE.EXE"):
        return IdleLock(by, {}, "SCRNSAVE.EXE is absent")
    active = _setting(host, "ScreenSaveActive", "active")
    secure = _setting(host, "ScreenSaverIsSecure", "secure")
    after = _setting(host, "ScreenSaveTimeOut", "timeout_seconds")
    locks = active == 1 and secure == 1 and after > 0
    excerpt = f"ScreenSaveActive={active} ScreenSaverIsSecure={secure} ScreenSaveTimeOut={after}"
    return IdleLock(by, {MAINS: float(after), BATTERY: float(after)} if locks else {}, excerpt)


def sleep(host: Host) -> IdleLock:
    """Going to sleep, where waking takes a password; a display that goes dark alone locks nothing."""
    asleep, password = power_setting(host, "sleep"), power_setting(host, "password")
    seconds = {
        source: float(asleep[source]) for source in asleep if asleep[source] > 0 and password[source] == 1
    }
    excerpt = f"sleep {_words(asleep)}, password {_words(password)}"
    if seconds and not asks_at_once(host):
        raise Undecided(
            Reason.UNRECOGNISED,
            "Windows was told to ask for the password only some time after waking, "
            "in a setting whose meaning is not documented.",
            "Let the computer sleep, wake it and see whether it asks for your password.",
            registry.METHOD,
        )
    return IdleLock("sleep", seconds, excerpt)


MECHANISMS: tuple[Callable[[Host], IdleLock], ...] = (inactivity_limit, screen_saver, sleep)


def power_setting(host: Host, name: str) -> Mapping[str, int]:
    """``sleep`` or ``password`` of the power plan in use by source; a policy counts before it.

    Source: Microsoft, "Sleep idle timeout" and "Require a password on wakeup", power settings.
    """
    key = rf"{_POWER_POLICIES}\{_POWER_SETTINGS[name]}"
    chosen = {source: registry.number(host, key, value) for source, value in _POLICY_NAMES.items()}
    plan = host.native(f"power:{name}") if None in chosen.values() else {}
    return {source: _of_plan(plan, source) if value is None else value for source, value in chosen.items()}


def _of_plan(plan: object, source: str) -> int:
    value = plan.get(source) if isinstance(plan, Mapping) else None
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise Undecided(
        Reason.UNRECOGNISED, "Windows' power plan has a form that Posture does not know.", method="powrprof"
    )


def asks_at_once(host: Host) -> bool:
    """Whether no delay between waking and the password was set (DelayLockInterval, by public sources)."""
    return not registry.number(host, _DESKTOP, "DelayLockInterval")


def is_locking_forbidden(host: Host) -> bool:
    """Whether the policy "Remove Lock Computer" is set, under which nothing locks."""
    keys = (_SYSTEM_POLICIES, _SYSTEM_POLICIES.replace("HKLM", "HKCU"))
    return any(registry.number(host, key, "DisableLockWorkstation") == 1 for key in keys)


def _is_chosen(host: Host, name: str) -> bool:
    return any(registry.text(host, key, name) for key in (_DESKTOP_POLICIES, _DESKTOP))


def _setting(host: Host, name: str, field: str) -> int:
    for key in (_DESKTOP_POLICIES, _DESKTOP):
        chosen = registry.written_number(host, key, name)
        if chosen is not None:
            return chosen
    session = host.native("screen-saver")
    value = session.get(field) if isinstance(session, Mapping) else None
    if not isinstance(value, int):
        raise Undecided(
            Reason.UNRECOGNISED,
            "Windows' screen saver has a form that Posture does not know.",
            method="native:screen-saver",
        )
    return int(value)


def _words(setting: Mapping[str, int]) -> str:
    return "/".join(str(setting[source]) for source in (MAINS, BATTERY))
