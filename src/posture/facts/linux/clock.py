"""Whether the clock is set by a time server."""

from __future__ import annotations

from collections.abc import Mapping

from posture.facts.linux.machine.programs import running
from posture.facts.linux.machine.surroundings import Surroundings, surroundings
from posture.facts.model import Answer, Known, Reason, Unreadable, unreadable
from posture.facts.undecided import Undecided, decided
from posture.host.model import BusCall, Host, HostError, NoAnswer, NotThere

_FIELDS = ("synchronised", "service_on", "by")
_TIMEDATE = "org.freedesktop.timedate1"
_TIMESYNC_MARK = "/run/systemd/timesync/synchronized"
_LEAP_STATES = {
    "Normal": True,
    "Insert second": True,
    "Delete second": True,
    "Not synchronised": False,
}
_SERVICES: Mapping[str, str] = {
    "systemd-timesyncd": "systemd-timesyncd",
    "chronyd": "chrony",
    "ntpd": "ntpd",
    "ntpd-rs": "ntpd-rs",
    "ntp-daemon": "ntpd-rs",
    "openntpd": "openntpd",
}
_HIDDEN = "a time service"  # systemd runs one, and this account does not see the program
_ENCLOSED: Mapping[Surroundings, str] = {
    Surroundings.CONTAINER: "A container has the clock of the computer it runs on.",
    Surroundings.WSL: "Inside WSL the clock is set by Windows.",
}


def read(host: Host) -> Mapping[str, Answer]:
    """The family's answers.

    The programs that run say which service there is. systemd's timedate1 says whether the kernel's
    clock is set (NTPSynchronized is adjtimex(2) without STA_UNSYNC, whichever service set it); where
    it cannot be asked, the mark that systemd-timesyncd leaves and chrony's own report say it.
    The kernel goes on saying so for hours after the last service ended, so without one it stays open.
    """
    return decided(_FIELDS, _read, host, method="processes")


def _read(host: Host) -> Mapping[str, Answer]:
    enclosed = _ENCLOSED.get(surroundings(host))
    if enclosed is not None:
        raise Undecided(Reason.UNSUPPORTED, enclosed, "Look at the computer itself.")
    names = dict.fromkeys(_SERVICES[name] for name in running(host.processes(), _SERVICES))
    by = ", ".join(names)
    service_on = Known(True, "processes", by) if by else _service_on(host)
    synchronised = _synchronised(host, by)
    if not by and isinstance(service_on, Known) and service_on.value:
        return {
            "synchronised": synchronised,
            "service_on": service_on,
            "by": Known(_HIDDEN, service_on.method),
        }
    if not by and isinstance(synchronised, Known) and synchronised.value:
        synchronised = _nobody_sets_it(synchronised.method)
    return {"synchronised": synchronised, "service_on": service_on, "by": Known(by, "processes")}


def _nobody_sets_it(method: str) -> Unreadable:
    return Unreadable(
        Reason.UNRECOGNISED,
        "The clock was set in the last hours, but no time service that Posture knows runs now.",
        "“timedatectl set-ntp true” lets a time server set it.",
        method,
    )


def _service_on(host: Host) -> Answer:
    """Whether systemd starts a time service, though none was seen running."""
    method = "timedate1:NTP"
    try:
        switched_on = _timedate(host, "NTP")
    except NotThere:
        return Known(False, "processes")
    except HostError as error:
        return unreadable(error, method=method)
    return Known(switched_on, method)


def _synchronised(host: Host, by: str) -> Answer:
    method = "timedate1:NTPSynchronized"
    try:
        is_set = _timedate(host, "NTPSynchronized")
        return Known(is_set, method)
    except HostError as error:
        refusal = error
    for service, told in (("systemd-timesyncd", _timesyncd), ("chrony", _chrony)):
        if service in by and (answer := told(host)) is not None:
            return answer
    if not by and isinstance(refusal, NotThere):
        return Known(False, "processes")
    if isinstance(refusal, NotThere):
        return Unreadable(
            Reason.UNRECOGNISED, f"{by} runs, and nothing tells whether it has set the clock.", method=method
        )
    return unreadable(refusal, method=method)


def _timedate(host: Host, name: str) -> bool:
    call = BusCall(
        "system",
        _TIMEDATE,
        "/org/freedesktop/timedate1",
        "org.freedesktop.DBus.Properties",
        "Get",
        "ss",
        (_TIMEDATE, name),
    )
    match host.call(call):
        case (("b", bool(value)),):
            return value
        case _:
            raise NoAnswer(f"{_TIMEDATE} answered {name} in an unknown form.")


def _timesyncd(host: Host) -> Known | None:
    try:
        return Known(host.exists(_TIMESYNC_MARK), "timesyncd", _TIMESYNC_MARK)
    except HostError:
        return None


def _chrony(host: Host) -> Known | None:
    try:
        output = host.run("chronyc", "-n", "-c", "tracking", deadline=2.0)
    except HostError:
        return None
    state = output.stdout.strip().rpartition(",")[2]
    return Known(_LEAP_STATES[state], "chronyc", state) if state in _LEAP_STATES else None
