"""Whether Windows installs security updates by itself."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from posture.facts.model import Answer, Known, Reason
from posture.facts.undecided import Undecided, decided
from posture.facts.windows.machine import registry
from posture.host.model import Host

_POLICIES = r"HKLM\SOFTWARE\Policies\Microsoft\Windows\WindowsUpdate\AU"
_PAUSES = r"HKLM\SOFTWARE\Microsoft\WindowsUpdate\UX\Settings"
_SERVICES = ("wuauserv", "UsoSvc")
# AUOptions: 2 asks before downloading, 3 and 7 before installing; 4 and 5 install.
_ASKING = (2, 3, 7)
_INSTALLING = (4, 5)
_LONGEST_PAUSE = timedelta(days=36)  # Windows itself offers 35 days; more was set by other means


def read(host: Host) -> Mapping[str, Answer]:
    """Windows 10 and 11 install by themselves unless a policy, a service or a pause keeps them from it.

    Source: Microsoft, "Manage additional Windows Update settings" (NoAutoUpdate, AUOptions) and
    "Configure Windows Update for Business" (pauses of 35 days). During such a pause Windows still looks
    for what is urgent and goes on by itself afterwards, so ``checks`` stays true; a longer one is no pause.
    """
    return decided(("enabled", "checks", "by"), _read, host, method=registry.METHOD)


def _read(host: Host) -> Mapping[str, Answer]:
    disabled = [service for service in _SERVICES if registry.is_disabled(host, service)]
    if disabled:
        return _answers(False, False, f"{', '.join(disabled)}: Start=4")
    if registry.number(host, _POLICIES, "NoAutoUpdate") == 1:
        return _answers(False, False, "NoAutoUpdate=1")
    options = registry.number(host, _POLICIES, "AUOptions")
    if options is not None and options not in (*_ASKING, *_INSTALLING):
        raise Undecided(
            Reason.UNRECOGNISED,
            f"A policy sets updates to {options}, which Posture does not know.",
            method=registry.METHOD,
        )
    paused = _paused_until(host)
    if paused is not None:
        return _answers(False, paused - host.now() <= _LONGEST_PAUSE, f"paused until {paused.date()}")
    if options in _ASKING:
        return _answers(False, True, f"AUOptions={options}")
    return _answers(True, True, "no policy, no pause" if options is None else f"AUOptions={options}")


def _paused_until(host: Host) -> datetime | None:
    """When the pause ends that is in force now."""
    name = "PauseUpdatesExpiryTime"
    text = registry.text(host, _PAUSES, name)
    if not text:
        return None
    try:
        ends = datetime.fromisoformat(text)
        ends = ends.astimezone(UTC) if ends.tzinfo else ends.replace(tzinfo=UTC)
    except (ValueError, OverflowError) as error:
        raise Undecided(
            Reason.UNRECOGNISED,
            "Updates were paused until a time that Posture cannot read.",
            "Settings › Windows Update shows whether updates are paused.",
            registry.METHOD,
        ) from error
    return ends if ends > host.now() else None


def _answers(enabled: bool, checks: bool, excerpt: str) -> Mapping[str, Answer]:
    return {
        "enabled": Known(enabled, registry.METHOD, excerpt),
        "checks": Known(checks, registry.METHOD, excerpt),
        "by": Known("windows-update", registry.METHOD),
    }
