"""The settings pages that a check may name; nothing else can be opened.

Windows: the ``ms-settings:`` addresses of Microsoft's “Launch Windows Settings” page (windows-dev-docs,
``launch-settings.md``). macOS 13 and later: the pane identifiers collected and tried by
bvanpeski/SystemPreferences (``macos_preferencepanes-Ventura.md``). GNOME: the panels of
gnome-control-center. KDE: the modules of systemsettings.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from posture.host.model import System
from posture.words.phrase import Phrase, phrase


@dataclass(frozen=True, slots=True)
class SettingsPage:
    """A page of the system's own settings: ``label`` says what a button would do.

    Either ``uri`` is set, or ``argv`` holds the name of an allowed program and its arguments.
    """

    label: str
    uri: str | None
    argv: tuple[str, ...] = ()


_WINDOWS: Mapping[str, str] = {
    "dateandtime": phrase("the date and time settings"),
    "deviceencryption": phrase("the device encryption settings"),
    "lockscreen": phrase("the lock screen settings"),
    "recovery": phrase("the recovery settings"),
    "remotedesktop": phrase("the Remote Desktop settings"),
    "signinoptions": phrase("the sign-in options"),
    "storagesense": phrase("the storage settings"),
    "windowsdefender": phrase("the Windows Security settings"),
    "windowsupdate": phrase("Windows Update"),
    "windowsupdate-options": phrase("the Windows Update options"),
}
_MACOS: Mapping[str, tuple[str, Phrase]] = {
    "Date-Time-Settings": ("com.apple.Date-Time-Settings.extension", phrase("the date and time settings")),
    "FileVault": ("com.apple.preference.security?FileVault", phrase("the FileVault settings")),
    "Lock-Screen-Settings": ("com.apple.Lock-Screen-Settings.extension", phrase("the lock screen settings")),
    "Network-Settings": ("com.apple.Network-Settings.extension", phrase("the network settings")),
    "Sharing-Settings": ("com.apple.Sharing-Settings.extension", phrase("the sharing settings")),
    "Software-Update-Settings": ("com.apple.Software-Update-Settings.extension", phrase("Software Update")),
    "Time-Machine-Settings": (
        "com.apple.Time-Machine-Settings.extension",
        phrase("the Time Machine settings"),
    ),
    "Users-Groups-Settings": ("com.apple.Users-Groups-Settings.extension", phrase("the user settings")),
}
_PROGRAMS: Mapping[str, Mapping[str, tuple[str, Phrase]]] = {
    "gnome": {
        "backups": ("deja-dup", phrase("Backups")),
        "datetime": ("gnome-control-center system datetime", phrase("the date and time settings")),
        "privacy": ("gnome-control-center privacy", phrase("the privacy and security settings")),
        "remote-desktop": (
            "gnome-control-center system remote-desktop",
            phrase("the remote desktop settings"),
        ),
        "software-updates": ("gnome-software --mode=updates", phrase("Software")),
        "users": ("gnome-control-center system users", phrase("the user settings")),
    },
    "kde": {
        "discover-updates": ("plasma-discover --mode update", phrase("Discover")),
        "kcm_firewall": ("systemsettings kcm_firewall", phrase("the firewall settings")),
        "kcm_screenlocker": ("systemsettings kcm_screenlocker", phrase("the screen locking settings")),
        "kcm_sddm": ("systemsettings kcm_sddm", phrase("the login screen settings")),
        "kcm_updates": ("systemsettings kcm_updates", phrase("the software update settings")),
    },
    "xfce": {"screensaver": ("xfce4-screensaver-preferences", phrase("the screensaver settings"))},
    "cinnamon": {"screensaver": ("cinnamon-settings screensaver", phrase("the screensaver settings"))},
    "mate": {"screensaver": ("mate-screensaver-preferences", phrase("the screensaver settings"))},
}


def page(pages: Mapping[str, str], system: System, desktop: str) -> SettingsPage | None:
    """The page to open on this system; on Linux it depends on the desktop. None where there is none."""
    place = desktop if system is System.LINUX else system.value
    return _PAGES.get(place, {}).get(pages.get(place, ""))


def _open(what: str) -> Phrase:
    return phrase("Open {what}", what=what)


def places() -> tuple[str, ...]:
    """The systems and desktops for which pages are known."""
    return tuple(_PAGES)


def names(place: str) -> tuple[str, ...]:
    """The names of the pages known there."""
    return tuple(_PAGES[place])


_PAGES: Mapping[str, Mapping[str, SettingsPage]] = {
    System.WINDOWS.value: {
        name: SettingsPage(_open(what), f"ms-settings:{name}") for name, what in _WINDOWS.items()
    },
    System.MACOS.value: {
        name: SettingsPage(_open(what), f"x-apple.systempreferences:{pane}")
        for name, (pane, what) in _MACOS.items()
    },
    **{
        desktop: {
            name: SettingsPage(_open(what), None, tuple(command.split()))
            for name, (command, what) in programs.items()
        }
        for desktop, programs in _PROGRAMS.items()
    },
}
