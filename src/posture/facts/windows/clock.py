"""Whether the clock is set by a time server."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from posture.facts.model import Answer, Known, Reason
from posture.facts.undecided import Undecided, decided
from posture.facts.windows.machine import registry
from posture.facts.windows.machine.file_time import file_time
from posture.facts.windows.machine.other_clocks import refuse_where_another_sets_it
from posture.host.model import Host
from posture.words.phrase import phrase

_KEY = r"HKLM\SYSTEM\CurrentControlSet\Services\W32Time"
_POLICIES = r"HKLM\SOFTWARE\Policies\Microsoft\W32Time"
_CLIENT = r"TimeProviders\NtpClient"
_TYPES = {"nosync": False, "ntp": True, "nt5ds": True, "allsync": True}
_SAMPLE = "LastGoodSampleInfo"
_SERVICE = f"{registry.METHOD}:W32Time"
# Windows asks a time server at least once a week (SpecialPollInterval of up to 604 800 s); the second
# week is for a computer that was off.
_RECENT = timedelta(days=14)
_CLOCK_TROUBLE = timedelta(days=1)


def read(host: Host) -> Mapping[str, Answer]:
    """Whether Windows Time is on, and whether a time server answered it in the last two weeks.

    What a policy sets counts before the service's own settings (W32Time.admx, "Configure Windows NTP
    Client" and "Enable Windows NTP Client"). Source of the types: Microsoft, "Windows Time service tools
    and settings". What w32tm prints is translated; the last good answer stands in a value that
    Microsoft does not document, as ``<FILETIME>;<server>``. That nothing sets the clock is not said while
    another program for it runs.
    """
    return {
        **decided(("service_on", "by"), _service, host, method=_SERVICE),
        **decided(("synchronised",), _synchronised, host, method=_SERVICE),
    }


def _service(host: Host) -> Mapping[str, Answer]:
    on, excerpt = _is_on(host)
    if not on:
        refuse_where_another_sets_it(host)
    return {"service_on": Known(on, _SERVICE, excerpt), "by": Known("w32time" if on else "", _SERVICE)}


def _is_on(host: Host) -> tuple[bool, str]:
    kind = _first_text(host, "Parameters", "Type")
    if kind.lower() not in _TYPES:
        raise Undecided(
            Reason.UNRECOGNISED,
            phrase("Windows Time is set in a way that Posture does not know."),
            phrase("Settings › Time & language › Date & time shows it."),
            _SERVICE,
        )
    start = registry.service_start(host, "W32Time")
    asks = _first_number(host, _CLIENT, "Enabled") != 0
    return _TYPES[kind.lower()] and asks and start != registry.DISABLED, f"Type={kind} Start={start}"


def _first_text(host: Host, place: str, name: str) -> str:
    found = (registry.text(host, rf"{key}\{place}", name) for key in (_POLICIES, _KEY))
    return next(filter(None, (value.strip() for value in found if value)), "")


def _first_number(host: Host, place: str, name: str) -> int | None:
    found = (registry.number(host, rf"{key}\{place}", name) for key in (_POLICIES, _KEY))
    return next((value for value in found if value is not None), None)


def _synchronised(host: Host) -> Mapping[str, Answer]:
    if not _is_on(host)[0]:
        refuse_where_another_sets_it(host)
        return {"synchronised": Known(False, _SERVICE)}
    method = f"{_SERVICE}:{_SAMPLE}"
    ticks, _, _ = (registry.text(host, rf"{_KEY}\Config\Status", _SAMPLE) or "").partition(";")
    if ticks == "0":
        refuse_where_another_sets_it(host)
        return {"synchronised": Known(False, method)}
    moment = file_time(int(ticks)) if ticks.isascii() and ticks.isdigit() and len(ticks) < 20 else None
    if moment is None or moment > host.now() + _CLOCK_TROUBLE:
        raise Undecided(
            Reason.UNRECOGNISED,
            phrase("Windows has noted no answer of a time server."),
            phrase("Settings › Time & language › Date & time › Sync now."),
            method,
        )
    recent = host.now() - moment <= _RECENT
    if not recent:
        refuse_where_another_sets_it(host)
    return {"synchronised": Known(recent, method, moment.date().isoformat())}
