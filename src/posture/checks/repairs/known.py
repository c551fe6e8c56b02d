"""Every repair by the name that a check file gives it, and what stands now where one sets something."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from posture.checks.repairs import gsettings, kde, macos, screen_lock, windows, xfce
from posture.checks.repairs.plan import Change
from posture.host.model import Host
from posture.host.setting.gate import OwnSetting, Store

Plan = Callable[[Host, Mapping[str, int]], tuple[Change, ...]]

PLANS: Mapping[str, Plan] = MappingProxyType({"screen-lock": screen_lock.plan})
"""What each repair would set."""

_OWN: Mapping[Store, Callable[[Host, OwnSetting], str | None]] = MappingProxyType(
    {
        Store.GSETTINGS: gsettings.own,
        Store.KCONFIG: kde.own,
        Store.XFCONF: xfce.own,
        Store.REGISTRY: windows.own,
        Store.DEFAULTS: macos.own,
    }
)


def own(host: Host, setting: OwnSetting) -> str | None:
    """The person's own value now, exactly as the gate puts it; None where they have none.

    NotRepairable, a CheckError, where something stands there that could not be put back; a HostError.
    """
    return _OWN[setting.store](host, setting)
