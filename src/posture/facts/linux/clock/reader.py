"""Whether the clock is set by a time server."""

from __future__ import annotations

from collections.abc import Mapping

from posture.facts.linux.clock import services
from posture.facts.linux.machine.account import is_administrator
from posture.facts.linux.machine.surroundings import Surroundings, surroundings
from posture.facts.model import Answer, Known, Reason, Unreadable, unreadable
from posture.facts.undecided import Undecided, decided
from posture.host.model import BusCall, Host, HostError, NoAnswer, NotThere, Process
from posture.words.phrase import joined, phrase

_FIELDS = ("synchronised", "service_on", "by")
_TIMEDATE = "org.freedesktop.timedate1"
_TIMESYNC_MARK = "/run/systemd/timesync/synchronized"
_LEAP_STATES = {
    "Normal": True,
    "Insert second": True,
    "Delete second": True,
    "Not synchronised": False,
}
_HIDDEN = "a time service"  # systemd runs one, and this account does not see the program
_ENCLOSED: Mapping[Surroundings, str] = {
    Surroundings.CONTAINER: phrase("A container has the clock of the computer it runs on."),
    Surroundings.WSL: phrase("Inside WSL the clock is set by Windows."),
}
_SWITCH_ON = phrase("In a terminal, “timedatectl set-ntp true” lets a time server set it.")
_LOOK = phrase("Compare the clock with a watch or a website that shows the time.")


def read(host: Host) -> Mapping[str, Answer]:
    """The family's answers.

    The programs that run say which service there is. systemd's timedate1 says whether the kernel's
    clock is set (NTPSynchronized is adjtimex(2) without STA_UNSYNC, whichever service set it) and whether a
    service that it knows is switched on (NTP); where it cannot be asked, the mark that systemd-timesyncd
    leaves and chrony's own report say whether the clock is set. The kernel goes on saying so for hours after
    the last service ended, so without one it stays open. That no known service was seen is no proof that
    there is none: only timedate1 says that, and only where nothing else looks as if it set the clock.
    """
    return decided(_FIELDS, _read, host, method="processes")


def _read(host: Host) -> Mapping[str, Answer]:
    enclosed = _ENCLOSED.get(surroundings(host))
    if enclosed is not None:
        raise Undecided(Reason.UNSUPPORTED, enclosed, phrase("Look at the computer itself."))
    processes = host.processes()
    names = services.services(processes)
    synchronised = _synchronised(host, names)
    if names:
        by = ", ".join(names)
        if isinstance(synchronised, Known) and not synchronised.value and not services.tells(names):
            synchronised = _keeps_silent(names, synchronised.method)
        return {
            "synchronised": synchronised,
            "service_on": Known(True, "processes", by),
            "by": Known(by, "processes"),
        }
    service_on = _service_on(host, processes)
    if isinstance(service_on, Known) and service_on.value:
        by = _HIDDEN
    elif isinstance(synchronised, Known) and synchronised.value:
        synchronised, by = _nobody_sets_it(synchronised.method), ""
    else:
        by = ""
    return {"synchronised": synchronised, "service_on": service_on, "by": Known(by, service_on.method)}


def _nobody_sets_it(method: str) -> Unreadable:
    return Unreadable(
        Reason.UNRECOGNISED,
        phrase("The clock was set in the last hours, but no time service that Posture knows runs now."),
        _SWITCH_ON,
        method,
    )


def _keeps_silent(names: tuple[str, ...], method: str) -> Unreadable:
    return Unreadable(
        Reason.UNRECOGNISED,
        phrase("{program} runs, and tells nobody whether it has set the clock.", program=joined(names)),
        _LOOK,
        method,
    )


def _service_on(host: Host, processes: tuple[Process, ...]) -> Answer:
    """Whether systemd starts a time service, though none was seen running."""
    method = "timedate1:NTP"
    try:
        switched_on = _timedate(host, "NTP")
    except NotThere:
        return Unreadable(
            Reason.UNRECOGNISED,
            phrase("Posture sees no time service that it knows, and nothing here tells of others."),
            _LOOK,
            "processes",
        )
    except HostError as error:
        return unreadable(error, method=method)
    if switched_on:
        return Known(True, method)
    other = services.others(host, processes)
    if other:
        return Unreadable(
            Reason.UNRECOGNISED,
            phrase("“{program}” may set the clock, and Posture does not know it.", program=other),
            _LOOK,
            "processes",
        )
    if not services.sees_others(processes) and not is_administrator(host):
        return Unreadable(
            Reason.NEEDS_ADMIN,
            phrase("This account is not shown the programs of others, of which one may set the clock."),
            _LOOK,
            "processes",
        )
    return Known(False, method)


def _synchronised(host: Host, names: tuple[str, ...]) -> Answer:
    method = "timedate1:NTPSynchronized"
    try:
        return Known(_timedate(host, "NTPSynchronized"), method)
    except HostError as error:
        refusal = error
    for service, told in (("systemd-timesyncd", _timesyncd), ("chrony", _chrony)):
        if service in names and (answer := told(host)) is not None:
            return answer
    if not isinstance(refusal, NotThere):
        return unreadable(refusal, method=method)
    if not names:
        detail = phrase("Posture sees no time service that it knows, and nothing here tells of others.")
    else:
        detail = phrase(
            "{program} runs, and nothing tells whether it has set the clock.", program=joined(names)
        )
    return Unreadable(Reason.UNRECOGNISED, detail, _LOOK, method)


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
            raise NoAnswer(
                phrase("{program} answered {name} in an unknown form.", program=_TIMEDATE, name=name)
            )


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
