"""For how long an organisation keeps updates out of sight."""

from __future__ import annotations

from collections.abc import Mapping

from posture.facts.macos.machine.managed import managed
from posture.facts.macos.updates.declaration import declared_settings
from posture.host.model import Host

_RESTRICTIONS = "com.apple.applicationaccess.plist"
# Of a profile: the switch, and where its days stand (30 by default). Major upgrades hide nothing here.
_HELD_BACK = {
    "forceDelayedSoftwareUpdates": "enforcedSoftwareUpdateMinorOSDeferredInstallDelay",
    "forceDelayedAppSoftwareUpdates": "enforcedSoftwareUpdateNonOSDeferredInstallDelay",
}
_FOR_ALL = "enforcedSoftwareUpdateDelay"
_DEFAULT = 30
_DECLARED = ("minorOSDeferralPeriod", "systemUpdatesDeferralPeriod")


def days_held_back(host: Host) -> int:
    """The days after its release for which an update of this macOS is not shown; 0 where none is hidden.

    From a declaration (Apple, device-management, softwareupdate.settings, Deferrals) and from the
    restrictions of a profile (com.apple.applicationaccess).
    """
    settings = declared_settings(host)
    days = [_days(settings.get(name), 0) for name in _DECLARED]
    days += [_by_profile(found) for found in managed(host, _RESTRICTIONS)]
    return max(days)


def _by_profile(found: Mapping[str, object]) -> int:
    held = [name for switch, name in _HELD_BACK.items() if found.get(switch) in (True, 1)]
    return max((_days(found.get(name, found.get(_FOR_ALL)), _DEFAULT) for name in held), default=0)


def _days(value: object, otherwise: int) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else otherwise
