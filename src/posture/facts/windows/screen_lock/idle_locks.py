"""The ways in which Windows locks by itself, each with its time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.facts.windows.machine import device_management, registry
from posture.facts.windows.machine.virtual_machine import is_virtual_machine
from posture.facts.windows.screen_lock.power import (
    BATTERY,
    MAINS,
    asks_at_once,
    is_standby_forbidden,
    setting,
    sleep_states,
)
from posture.facts.windows.screen_lock.screen_saver import saver_seconds
from posture.host.model import Host, HostError, NotRecorded
from posture.words.phrase import phrase

_SYSTEM_POLICIES = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System"
_LOCK_AREA = "DeviceLock"
_MAIL_RULES = r"HKLM\SYSTEM\CurrentControlSet\Control\EAS\Policies"
_MAIL_LIMITS = ("6", "7")


@dataclass(frozen=True, slots=True)
class IdleLock:
    """Seconds without a key until it is locked, on mains and on battery; a source it lacks never locks."""

    by: str
    seconds: Mapping[str, float]
    excerpt: str


def inactivity_limit(host: Host) -> IdleLock:
    """The limit that an administrator sets (Microsoft, "Interactive logon: Machine inactivity limit").

    Device management sets the same one, in seconds ("Policy CSP - LocalPoliciesSecurityOptions"), and Windows
    writes it to the same place.
    """
    written = registry.number(host, _SYSTEM_POLICIES, "InactivityTimeoutSecs")
    managed = device_management.number(
        host, "LocalPoliciesSecurityOptions", "InteractiveLogon_MachineInactivityLimit"
    )
    limit = (managed if written is None else written) or 0
    return IdleLock("inactivity-limit", _everywhere(limit), f"InactivityTimeoutSecs={limit}")


def screen_saver(host: Host) -> IdleLock:
    """A screen saver that asks for the password."""
    seconds, excerpt = saver_seconds(host)
    return IdleLock("screen-saver", _everywhere(seconds), excerpt)


def device_lock(host: Host) -> IdleLock:
    """The limit of device management in minutes, which wants DevicePasswordEnabled = 0, "enabled".

    Source: Microsoft, "Policy CSP - DeviceLock": MaxInactivityTimeDeviceLock, 0 for no limit. Where nothing
    is said of the password it stays open. So it does where rules of a mail account or of compliance left a
    limit under EAS\\Policies, whose numbered values Microsoft does not document (EasClientSecurityPolicy has
    MaxInactivityTimeLock; administrators name 6 and 7).
    """
    password = device_management.number(host, _LOCK_AREA, "DevicePasswordEnabled")
    minutes = device_management.number(host, _LOCK_AREA, "MaxInactivityTimeDeviceLock") or 0
    mail = any(registry.written_number(host, _MAIL_RULES, name) for name in _MAIL_LIMITS)
    if (minutes > 0 and password is None) or (mail and not (minutes > 0 and password == 0)):
        raise Undecided(
            Reason.UNRECOGNISED,
            phrase(
                "Your organisation asks for a lock after some time, in a place that Microsoft does not "
                "document."
            ),
            phrase("Leave the computer alone for that long and see whether it locks, or ask IT."),
            registry.METHOD,
        )
    seconds = 60 * minutes if password == 0 else 0
    return IdleLock("device-management", _everywhere(seconds), f"MaxInactivityTimeDeviceLock={minutes}")


def sleep(host: Host) -> IdleLock:
    """Going to sleep or into hibernation, where waking takes a password.

    A computer that has no such state only notes the times (Microsoft, "System sleeping states"). A
    recording that is older than the question whether there is one is believed of a computer with a battery,
    which every maker lets sleep.
    """
    states, password = sleep_states(host), setting(host, "password")
    asleep = setting(host, "sleep")
    can_sleep = states.sleep is not False or states.modern_standby
    first = dict(_asked(asleep, password)) if can_sleep else {}
    if not states.modern_standby and any(is_standby_forbidden(host, source) for source in first):
        raise Undecided(
            Reason.UNRECOGNISED,
            phrase(
                "A policy of your organisation keeps this computer from standby, and whether it goes to "
                "sleep in another way Posture cannot see."
            ),
            phrase("Leave it alone for a while and see whether it asks for your password."),
            registry.METHOD,
        )
    if states.hibernate:
        for source, after in _asked(setting(host, "hibernate"), password).items():
            first[source] = min(after, first.get(source, after))
    excerpt = f"sleep {_words(asleep)}{'' if can_sleep else ' (cannot)'}, password {_words(password)}"
    if first and states.sleep is None and (is_virtual_machine(host) or not _has_battery(host)):
        raise Undecided(
            Reason.NOT_RECORDED,
            phrase("Not every computer can sleep, and Windows was not asked whether this one can."),
            phrase("Leave it alone for a while and see whether it asks for your password."),
            "powrprof",
        )
    return IdleLock("sleep", _delayed(host, first), excerpt)


def dark_display(host: Host) -> IdleLock:
    """The display that goes dark, which with Modern Standby is the beginning of sleep and locks.

    Source: Microsoft, "What is Modern Standby", and the policy "Allow users to select when a password is
    required when resuming from connected standby": the password is asked at once unless the person chose
    a delay. On other computers a dark display locks nothing.
    """
    states, password = sleep_states(host), setting(host, "password")
    if states.modern_standby is False or not any(value == 1 for value in password.values()):
        return IdleLock("display", {}, "")
    dark = _display(host)
    first = _asked(dark, password) if dark else {}
    if dark is None or (first and states.modern_standby is None):
        raise Undecided(
            Reason.NOT_RECORDED,
            phrase(
                "On computers with Modern Standby a dark display locks, "
                "and Windows was not asked whether this is one."
            ),
            phrase("Let the display go dark, touch a key and see whether it asks for your password."),
            "powrprof",
        )
    return IdleLock("display", _delayed(host, first), f"display {_words(dark)}")


def _has_battery(host: Host) -> bool:
    try:
        return host.native("battery") is True
    except HostError:
        return False


def _display(host: Host) -> Mapping[str, int] | None:
    """Seconds until the display goes dark; None where a recording is older than the question."""
    try:
        return setting(host, "display")
    except NotRecorded:
        return None


def _asked(seconds: Mapping[str, int], password: Mapping[str, int]) -> Mapping[str, float]:
    """The times after which waking takes a password."""
    return {source: float(after) for source, after in seconds.items() if after > 0 and password[source] == 1}


def _delayed(host: Host, seconds: Mapping[str, float]) -> Mapping[str, float]:
    """The same times; undecided where the password is asked only some time later, or never."""
    if not seconds or asks_at_once(host):
        return seconds
    raise Undecided(
        Reason.UNRECOGNISED,
        phrase(
            "Windows was told to ask for the password only some time after waking, or never, "
            "in a setting whose meaning is not documented."
        ),
        phrase("Let the computer sleep, wake it and see whether it asks for your password."),
        registry.METHOD,
    )


def _everywhere(seconds: int) -> Mapping[str, float]:
    return {MAINS: float(seconds), BATTERY: float(seconds)} if seconds > 0 else {}


def _words(found: Mapping[str, int]) -> str:
    return "/".join(str(found[source]) for source in (MAINS, BATTERY))


MECHANISMS: tuple[Callable[[Host], IdleLock], ...] = (
    inactivity_limit,
    device_lock,
    screen_saver,
    sleep,
    dark_display,
)
