"""When Windows goes to sleep or darkens the display, and whether waking takes a password."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.facts.windows.machine import device_management, registry
from posture.host.model import Host, HostError, NotRecorded
from posture.words.phrase import phrase

MAINS, BATTERY = "ac", "dc"
_POLICIES = r"HKLM\SOFTWARE\Policies\Microsoft\Power\PowerSettings"
_LOGON_POLICIES = r"HKLM\SOFTWARE\Policies\Microsoft\Windows\System"
# STANDBYIDLE, HIBERNATEIDLE, VIDEOIDLE and CONSOLELOCK (Microsoft, "Power settings").
_SETTINGS = {
    "sleep": "29f6c1db-86da-48c5-9fdb-f2b67b1f44da",
    "hibernate": "9d7815a6-7ee4-497e-8888-515a05f02364",
    "display": "3c0bc021-c8a8-4e07-a973-6b14cbcb2b7e",
    "password": "0e796bdb-100d-47d6-a2d5-f7d2daa51f51",
}
_POLICY_NAMES = {MAINS: "ACSettingIndex", BATTERY: "DCSettingIndex"}
_MANAGED_SOURCES = {MAINS: "PluggedIn", BATTERY: "OnBattery"}
_MANAGED_NAMES = {
    "sleep": "StandbyTimeout",
    "hibernate": "HibernateTimeout",
    "display": "DisplayOffTimeout",
    "password": "RequirePasswordWhenComputerWakes",
}
_STANDBY_POLICY = rf"{_POLICIES}\abfc2519-3608-4c2a-94ea-171b0ed546ab"
_MANAGED_STANDBY = {
    MAINS: "AllowStandbyWhenSleepingPluggedIn",
    BATTERY: "AllowStandbyStatesWhenSleepingOnBattery",
}
_BIOS = 1  # FirmwareTypeBios, winnt.h
_TRY_IT = phrase("Let the computer sleep, wake it and see whether it asks for your password.")


@dataclass(frozen=True, slots=True)
class SleepStates:
    """Which kinds of sleep a computer has; None where Windows was not asked."""

    modern_standby: bool | None
    sleep: bool | None
    hibernate: bool | None


def setting(host: Host, name: str) -> Mapping[str, int]:
    """``sleep``, ``hibernate``, ``display`` (seconds) or ``password`` (1 or 0) by source of power.

    A policy counts before the plan in use. Source: Microsoft, "Sleep idle timeout", "Display idle
    timeout" and "Require a password on wakeup", power settings; "Policy CSP - Power" for device management,
    which says whether waking takes a password. Its times Windows writes to where Group Policy's lie; where
    they stand with device management alone and are none of the plan's, it stays open which of them counts.
    """
    key = rf"{_POLICIES}\{_SETTINGS[name]}"
    chosen = {source: registry.number(host, key, value) for source, value in _POLICY_NAMES.items()}
    if name == "password":
        chosen = {source: _managed(host, source) if one is None else one for source, one in chosen.items()}
    plan = host.native(f"power:{name}") if None in chosen.values() else {}
    found = {source: _of_plan(plan, source) if value is None else value for source, value in chosen.items()}
    if name != "password":
        _refuse_other_times(host, name, {source: found[source] for source in found if chosen[source] is None})
    return found


def _managed(host: Host, source: str) -> int | None:
    name = f"{_MANAGED_NAMES['password']}{_MANAGED_SOURCES[source]}"
    asked = device_management.switched(host, "Power", name)
    return None if asked is None else int(asked)


def _refuse_other_times(host: Host, name: str, planned: Mapping[str, int]) -> None:
    for source, seconds in planned.items():
        managed = f"{_MANAGED_NAMES[name]}{_MANAGED_SOURCES[source]}"
        try:
            asked = device_management.enabled_with(host, "Power", managed)
        except NotRecorded:
            return
        if asked is not None and asked != seconds:
            raise Undecided(
                Reason.UNRECOGNISED,
                phrase(
                    "Device management sets other times for going to sleep, or for the display, than the "
                    "power plan has, and which of them count Posture cannot see."
                ),
                phrase("Leave it alone for a while and see whether it asks for your password."),
                registry.METHOD,
            )


def is_standby_forbidden(host: Host, source: str) -> bool:
    """Whether a policy keeps the computer from standby (S1 to S3), on mains or on battery.

    Source: Microsoft, "Policy CSP - Power", AllowStandbyWhenSleepingPluggedIn and its like, which come out of
    an ADMX file. A recording may be older than the question.
    """
    try:
        fixed = registry.number(host, _STANDBY_POLICY, _POLICY_NAMES[source])
        if fixed is not None:
            return fixed == 0
        return device_management.switched(host, "Power", _MANAGED_STANDBY[source]) is False
    except NotRecorded:
        return False


def sleep_states(host: Host) -> SleepStates:
    """What GetPwrCapabilities says (powrprof.h); nothing where a recording is older than the question.

    Modern Standby takes UEFI (Microsoft, "Windows hardware compatibility: firmware for modern standby"),
    so that a computer that starts in the older way has none.
    """
    try:
        found = host.native("power-states")
    except NotRecorded:
        return SleepStates(False if _starts_by_bios(host) else None, None, None)
    match found:
        case {"modern_standby": bool() as modern, "sleep": bool() as sleep, "hibernate": bool() as hibernate}:
            return SleepStates(modern, sleep, hibernate)
        case _:
            raise Undecided(
                Reason.UNRECOGNISED,
                phrase("Windows does not tell how this computer sleeps."),
                _TRY_IT,
                "powrprof",
            )


def asks_at_once(host: Host) -> bool:
    """Whether no delay between waking and the password was set.

    The delay stands in DelayLockInterval, by public sources only; a policy takes it away
    (AllowDomainDelayLock = 0 of Logon.admx).
    """
    if registry.number(host, _LOGON_POLICIES, "AllowDomainDelayLock") == 0:
        return True
    return not registry.number(host, r"HKCU\Control Panel\Desktop", "DelayLockInterval")


def _starts_by_bios(host: Host) -> bool:
    try:
        return host.native("firmware") == _BIOS
    except HostError:
        return False


def _of_plan(plan: object, source: str) -> int:
    value = plan.get(source) if isinstance(plan, Mapping) else None
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise Undecided(
        Reason.UNRECOGNISED,
        phrase("Windows' power plan has a form that Posture does not know."),
        method="powrprof",
    )
