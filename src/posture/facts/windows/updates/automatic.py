"""Whether Windows installs security updates by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from posture.facts.model import Answer, Known, Reason
from posture.facts.undecided import Undecided, decided
from posture.facts.windows.machine import device_management, registry
from posture.facts.windows.machine.extended_updates import refuse_after_its_end
from posture.facts.windows.machine.version import windows_version
from posture.facts.windows.updates.agent import last_search
from posture.facts.windows.updates.patch_tools import refuse_where_another_installs
from posture.facts.windows.updates.update_policies import (
    AREA,
    AUTOMATIC,
    POLICIES,
    deferral_days,
    leads_nowhere,
    own_server,
    paused_until,
)
from posture.host.model import Host, NotRecorded
from posture.words.phrase import phrase

_SERVICES = ("wuauserv", "UsoSvc")
_SERVICES_KEY, _INSTALLER = r"HKLM\SYSTEM\CurrentControlSet\Services", "TrustedInstaller"
# AUOptions: 1 turns automatic updates off, 2 asks before downloading, 3 and 7 before installing, 4 and
# 5 install. AllowAutoUpdate of device management: 0 asks before downloading, 1 to 4 install, at
# different times, 5 turns automatic updates off.
_OFF, _ASKS, _INSTALLS = (False, False), (False, True), (True, True)
_OPTIONS = {1: _OFF, 2: _ASKS, 3: _ASKS, 4: _INSTALLS, 5: _INSTALLS, 7: _ASKS}
_ALLOWED = {0: _ASKS, 1: _INSTALLS, 2: _INSTALLS, 3: _INSTALLS, 4: _INSTALLS, 5: _OFF}
_LONGEST_PAUSE = timedelta(days=36)  # Windows itself offers 35 days; more was set by other means
_NOTHING_COMES = phrase("Windows installs what it is given, but for this version regular updates have ended.")
_LONGEST_SILENCE = timedelta(days=30)  # Windows asks the server once a day


@dataclass(frozen=True, slots=True)
class _Finding:
    enabled: bool
    checks: bool
    excerpt: str
    paused: bool = False


def read(host: Host) -> Mapping[str, Answer]:
    """Windows 10 and 11 install by themselves unless a policy, a service or a pause keeps them from it.

    Sources: Microsoft, "Manage additional Windows Update settings" (NoAutoUpdate, AUOptions, WUServer),
    "Policy CSP - Update" (AllowAutoUpdate, AllowUpdateService) and "Configure Windows Update client
    policies" (pauses of 35 days). During such a pause Windows still looks for what is urgent and goes on
    by itself afterwards, so ``checks`` stays true; a longer one is no pause. What is held back for some
    days installs by itself after them.
    """
    return decided(("enabled", "checks", "by", "paused"), _read, host, method=registry.METHOD)


def _read(host: Host) -> Mapping[str, Answer]:
    found = _found(host)
    server = own_server(host)
    if found.enabled:
        _refuse_where_the_installer_is_off(host)
        refuse_after_its_end(host, _NOTHING_COMES, registry.METHOD)
    if found.enabled and server:
        _refuse_where_no_server_answers(host)
    by = "organisation-server" if server and found.enabled else "windows-update"
    return {
        "enabled": Known(found.enabled, registry.METHOD, found.excerpt),
        "checks": Known(found.checks, registry.METHOD, found.excerpt),
        "by": Known(by, registry.METHOD),
        "paused": Known(found.paused, registry.METHOD, found.excerpt),
    }


def _found(host: Host) -> _Finding:
    disabled = [service for service in _SERVICES if registry.is_disabled(host, service)]
    if disabled:
        return _Finding(False, False, f"{', '.join(disabled)}: Start=4")
    policies = _policies(host)
    off = next((policy for policy in policies if not policy.checks), None)
    if off is not None:
        refuse_where_another_installs(host)
        return off
    paused = paused_until(host)
    if paused is not None:
        short = paused - host.now() <= _LONGEST_PAUSE
        return _Finding(False, short, f"paused until {paused.date()}", paused=short)
    asking = next((policy for policy in policies if not policy.enabled), None)
    if asking is not None:
        _refuse_where_a_deadline_installs(host)
        refuse_where_another_installs(host)
        return asking
    if not policies and windows_version(host).id == "windows-server":
        raise Undecided(
            Reason.UNRECOGNISED,
            phrase(
                "No policy says what this Windows Server does with updates, and what it does by itself "
                "depends on how it was set up."
            ),
            phrase("Ask whoever looks after it; “sconfig” shows the setting."),
            registry.METHOD,
        )
    days = deferral_days(host)
    excerpt = policies[0].excerpt if policies else "no policy, no pause"
    return _Finding(True, True, f"{excerpt}, held back for {days} days" if days else excerpt)


def _policies(host: Host) -> list[_Finding]:
    """What each policy makes of automatic updates."""
    found = []
    if registry.number(host, AUTOMATIC, "NoAutoUpdate") == 1:
        found.append(_Finding(False, False, "NoAutoUpdate=1"))
    if registry.number(host, POLICIES, "DisableWindowsUpdateAccess") == 1:
        found.append(_Finding(False, False, "DisableWindowsUpdateAccess=1"))
    if device_management.number(host, AREA, "AllowUpdateService") == 0:
        found.append(_Finding(False, False, "AllowUpdateService=0"))
    server = own_server(host)
    if server and leads_nowhere(server):
        found.append(_Finding(False, False, "the update server leads nowhere"))
    options = registry.number(host, AUTOMATIC, "AUOptions")
    if options is not None:
        found.append(_Finding(*_known(_OPTIONS, options), f"AUOptions={options}"))
    allowed = device_management.number(host, AREA, "AllowAutoUpdate")
    if allowed is not None:
        found.append(_Finding(*_known(_ALLOWED, allowed), f"AllowAutoUpdate={allowed}"))
    if options is not None and allowed is not None and found[-1].enabled is not found[-2].enabled:
        _refuse_where_two_differ(found[:-2])
    return found


def _refuse_where_two_differ(others: list[_Finding]) -> None:
    """Undecided where only those two settle it, and they want different things.

    MDMWinsOverGP "does not apply to the Update Policy CSP" ("Policy CSP - ControlPolicyConflict").
    """
    if all(policy.checks for policy in others):
        raise Undecided(
            Reason.UNRECOGNISED,
            phrase(
                "Group Policy and device management say different things of automatic updates, and which of "
                "the two counts Posture cannot see."
            ),
            phrase("Ask IT which of them is meant."),
            registry.METHOD,
        )


def _refuse_where_a_deadline_installs(host: Host) -> None:
    """Undecided where updates install by themselves some days later, although a policy asks first.

    Source: Microsoft, "Specify deadlines for automatic updates and restarts" (SetComplianceDeadline = 1) and
    "Policy CSP - Update" (ConfigureDeadlineForQualityUpdates). What becomes of one that nobody lets Windows
    download they do not say.
    """
    name = "ConfigureDeadlineForQualityUpdates"
    wanted = registry.number(host, POLICIES, "SetComplianceDeadline") == 1
    days = registry.number(host, POLICIES, name) if wanted else None
    days = device_management.number(host, AREA, name) if days is None else days
    if days is not None:
        raise Undecided(
            Reason.UNRECOGNISED,
            phrase(
                "A policy leaves installing updates to you, and another one gives them a deadline of "
                "{time days}, after which Windows installs them by itself.",
                time=days,
            ),
            phrase("Settings › Windows Update shows whether one waits; ask IT which of the two is meant."),
            registry.METHOD,
        )


def _known(meanings: Mapping[int, tuple[bool, bool]], value: int) -> tuple[bool, bool]:
    if value not in meanings:
        raise Undecided(
            Reason.UNRECOGNISED,
            phrase("A policy sets updates to {value}, which Posture does not know.", value=value),
            phrase("Ask IT what it is for."),
            registry.METHOD,
        )
    return meanings[value]


def _refuse_where_the_installer_is_off(host: Host) -> None:
    """Undecided where Windows looks for updates, and cannot start what installs them (error 0x80070422).

    It starts on demand on every Windows. A recording may be older than the question.
    """
    try:
        start = registry.number(host, rf"{_SERVICES_KEY}\{_INSTALLER}", "Start")
    except NotRecorded:
        return
    if start == registry.DISABLED:
        raise Undecided(
            Reason.SWITCHED_OFF,
            phrase(
                "Windows looks for updates, but its service that installs them (Windows Modules Installer) "
                "is switched off."
            ),
            phrase("Ask whoever set this Windows up why; without that service no update gets installed."),
            registry.METHOD,
        )


def _refuse_where_no_server_answers(host: Host) -> None:
    """Undecided where the organisation's server has not answered lately, as after it was given up."""
    searched = last_search(host)
    if searched is None or host.now() - searched > _LONGEST_SILENCE:
        raise Undecided(
            Reason.NOT_FOUND,
            phrase("Updates come from a server of your organisation, which has not answered lately."),
            phrase("Ask IT whether this computer still gets updates."),
            "wuapi:LastSearchSuccessDate",
        )
