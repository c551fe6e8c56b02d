"""What policies, pauses and an organisation's own server make of Windows Update."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.facts.windows.machine import device_management, registry
from posture.host.model import Host
from posture.words.phrase import phrase

POLICIES = r"HKLM\SOFTWARE\Policies\Microsoft\Windows\WindowsUpdate"
AUTOMATIC = rf"{POLICIES}\AU"
AREA = "Update"
_CHOSEN = r"HKLM\SOFTWARE\Microsoft\WindowsUpdate\UX\Settings"
_STATE = r"HKLM\SOFTWARE\Microsoft\WindowsUpdate\UpdatePolicy\Settings"
_PAUSED = 1
_POLICY_PAUSE = timedelta(days=35)
_ENDS = ("PauseUpdatesExpiryTime", "PauseQualityUpdatesEndTime")
# Addresses of this computer, and names that lead nowhere by definition (RFC 6761).
_NO_SERVER = re.compile(
    r"(?:https?://)?(?:localhost|127\.|0\.0\.0\.0|\[?::1?\]?(?:[:/]|$)|[^/:]*\.(?:invalid|localhost)(?:[:/]|$))",
    re.IGNORECASE,
)


def paused_until(host: Host) -> datetime | None:
    """When the pause of security updates ends that is in force now, whoever set it; None for no pause.

    People pause in Settings, which notes an end. A policy notes when it began, and holds for 35 days
    (Microsoft, "Configure Windows Update client policies": PauseQualityUpdatesStartTime, PauseQualityUpdates,
    1 for paused, and in UpdatePolicy\\Settings PausedQualityStatus, 1 for paused).
    """
    ends = [moment for name in _ENDS if (moment := _moment(registry.text(host, _CHOSEN, name)))]
    started = (
        registry.text(host, POLICIES, "PauseQualityUpdatesStartTime"),
        device_management.text(host, AREA, "PauseQualityUpdatesStartTime"),
    )
    ends += [moment + _POLICY_PAUSE for text in started if (moment := _moment(text))]
    last = max(ends, default=None)
    if last is not None and last > host.now():
        return last
    noted = registry.number(host, _STATE, "PausedQualityStatus") == _PAUSED
    name = "PauseQualityUpdates"
    asked = _PAUSED in (registry.number(host, POLICIES, name), device_management.number(host, AREA, name))
    if noted or (asked and last is None):
        return host.now() + _POLICY_PAUSE
    return None


def own_server(host: Host) -> str:
    """The address of the organisation's own update server where security updates come from there, else "".

    Source: Microsoft, "Manage additional Windows Update settings": WUServer counts with UseWUServer = 1;
    "Policy CSP - Update": UpdateServiceUrl; both stand back where
    SetPolicyDrivenUpdateSourceForQualityUpdates is 0, Windows Update. In Group Policy that counts only with
    the switch of its policy, UseUpdateClassPolicySource = 1 (WindowsUpdate.admx).
    """
    used = registry.number(host, AUTOMATIC, "UseWUServer") == 1
    address = (registry.text(host, POLICIES, "WUServer") or "").strip() if used else ""
    managed = device_management.text(host, AREA, "UpdateServiceUrl").strip()
    source = "SetPolicyDrivenUpdateSourceForQualityUpdates"
    switched = registry.number(host, AUTOMATIC, "UseUpdateClassPolicySource") == 1
    chosen = registry.number(host, POLICIES, source) if switched else None
    if 0 in (chosen, device_management.number(host, AREA, source)):
        return ""
    return address or managed or ("none" if used else "")


def leads_nowhere(server: str) -> bool:
    """Whether a server is no other computer: some turn updates off by such an address."""
    return server == "none" or _NO_SERVER.match(server.strip()) is not None or not server.strip()


def deferral_days(host: Host) -> int:
    """For how many days security updates are held back ("Policy CSP - Update", up to 30)."""
    name = "DeferQualityUpdatesPeriodInDays"
    wanted = registry.number(host, POLICIES, "DeferQualityUpdates") == 1
    policy = (registry.number(host, POLICIES, name) or 0) if wanted else 0
    return max(policy, device_management.number(host, AREA, name) or 0)


def _moment(text: str | None) -> datetime | None:
    if not text or not text.strip():
        return None
    try:
        moment = datetime.fromisoformat(text.strip())
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError) as error:
        raise Undecided(
            Reason.UNRECOGNISED,
            phrase("Updates were paused until a time that Posture cannot read."),
            phrase("Settings › Windows Update shows whether updates are paused."),
            registry.METHOD,
        ) from error
