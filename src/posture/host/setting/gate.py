"""Which settings may be put, and the gate that puts them; everything else of the host is only ever read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from posture.host.model import Unsupported
from posture.words.phrase import phrase


class Store(StrEnum):
    """Who keeps a setting."""

    GSETTINGS = "gsettings"
    """GNOME, Cinnamon and MATE; a place is a schema, a value is GVariant text such as ``uint32 300``."""
    KCONFIG = "kconfig"
    """KDE; a place is ``file/group``, a value the whole line in the person's file, such as ``Timeout=5``."""
    XFCONF = "xfconf"
    """Xfce; a place is a channel, a value its type and itself, such as ``int 5``."""
    REGISTRY = "registry"
    """Windows; a place is a key, a value the text of it."""
    DEFAULTS = "defaults"
    """macOS; a place is a domain of this one computer, a value its type and itself, such as ``int 600``."""


@dataclass(frozen=True, slots=True, order=True)
class OwnSetting:
    """One setting that belongs to the person whose programs run."""

    store: Store
    place: str
    name: str


class Gate(Protocol):
    """Puts settings."""

    def put(self, setting: OwnSetting, value: str | None) -> None:
        """Let the person's own value be this one, or let there be none; a HostError where that fails.

        Unsupported for a setting that is not ``SETTABLE``: nothing is tried then.
        """
        ...


def _of(store: Store, place: str, names: str) -> Iterator[OwnSetting]:
    return (OwnSetting(store, place, name) for name in names.split())


SETTABLE = frozenset(
    {
        *_of(Store.GSETTINGS, "org.gnome.desktop.screensaver", "lock-enabled lock-delay"),
        *_of(Store.GSETTINGS, "org.gnome.desktop.session", "idle-delay"),
        *_of(Store.GSETTINGS, "org.gnome.desktop.lockdown", "disable-lock-screen"),
        *_of(Store.GSETTINGS, "org.cinnamon.desktop.screensaver", "lock-enabled lock-delay"),
        *_of(Store.GSETTINGS, "org.cinnamon.desktop.session", "idle-delay"),
        *_of(Store.GSETTINGS, "org.cinnamon.desktop.lockdown", "disable-lock-screen"),
        *_of(Store.GSETTINGS, "org.mate.screensaver", "lock-enabled lock-delay idle-activation-enabled"),
        *_of(Store.GSETTINGS, "org.mate.session", "idle-delay"),
        *_of(Store.GSETTINGS, "org.mate.lockdown", "disable-lock-screen"),
        *_of(Store.KCONFIG, "kscreenlockerrc/Daemon", "Autolock Lock RequirePassword Timeout LockGrace"),
        *_of(Store.XFCONF, "xfce4-screensaver", "/saver/enabled /saver/idle-activation/enabled"),
        *_of(Store.XFCONF, "xfce4-screensaver", "/lock/enabled /lock/saver-activation/enabled"),
        *_of(Store.XFCONF, "xfce4-screensaver", "/saver/idle-activation/delay /lock/saver-activation/delay"),
        *_of(
            Store.REGISTRY,
            r"HKCU\Control Panel\Desktop",
            "SCRNSAVE.EXE ScreenSaveActive ScreenSaverIsSecure ScreenSaveTimeOut",
        ),
        *_of(Store.DEFAULTS, "com.apple.screensaver", "idleTime"),
    }
)
"""All that Posture can ever set: what a person sets in their desktop's own page for the screen lock."""


class LiveGate:
    """Puts settings of the person who runs Posture, on this very computer."""

    def put(self, setting: OwnSetting, value: str | None) -> None:
        if setting not in SETTABLE:
            raise Unsupported(phrase("Posture does not set “{name}”.", name=setting.name))
        match setting.store:
            case Store.GSETTINGS:
                from posture.host.setting import gsettings

                gsettings.put(setting, value)
            case Store.KCONFIG:
                from posture.host.setting import kconfig

                kconfig.put(setting, value)
            case Store.XFCONF:
                from posture.host.setting import xfconf

                xfconf.put(setting, value)
            case Store.REGISTRY:
                from posture.host.setting import registry

                registry.put(setting, value)
            case Store.DEFAULTS:
                from posture.host.setting import defaults

                defaults.put(setting, value)
