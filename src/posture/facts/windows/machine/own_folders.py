"""Where the person's own folders lie: they can be moved to another drive."""

from __future__ import annotations

import re

from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.facts.windows.machine import registry
from posture.host.model import Host
from posture.words.phrase import phrase

_EXPLORER = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer"
# The second is what older programs read; it counts where the first does not name a folder.
_SHELL_FOLDERS = (rf"{_EXPLORER}\User Shell Folders", rf"{_EXPLORER}\Shell Folders")
_ONEDRIVE = r"HKCU\Software\Microsoft\OneDrive"
_ACCOUNTS = rf"{_ONEDRIVE}\Accounts"
# FOLDERID_Documents, _Desktop, _Pictures, _Music, _Videos, _RoamingAppData and _LocalAppData, where programs
# keep mail and passwords, and _Downloads (KnownFolders.h); Windows notes most of them a second time
# under the identifier of the folder that is no roaming one.
_NAMES = (
    "Personal",
    "Desktop",
    "My Pictures",
    "My Music",
    "My Video",
    "AppData",
    "Local AppData",
    "{374DE290-123F-4565-9164-39C4925E467B}",
    "{F42EE2D3-909F-4907-8871-4C22FC0BF756}",
    "{754AC886-DF64-4CBA-86B5-F7FBF4FBCEF5}",
    "{0DDD015D-B06C-45D5-8C4C-F59713854639}",
    "{A0C69A99-21C8-4671-8703-7934162FCF1D}",
    "{35286A68-3C57-41A1-BBB1-0EAE73D76C95}",
    "{7D83EE9B-2244-4E70-B1F5-5393042AF1E4}",
)
_VARIABLE = re.compile(r"%([^%\\/]+)%")
_HOMES = ("USERPROFILE", "LOCALAPPDATA", "APPDATA", "TEMP", "TMP")
_SYSTEM = ("SYSTEMDRIVE", "SYSTEMROOT", "WINDIR", "PUBLIC", "PROGRAMDATA", "ALLUSERSPROFILE", "PROGRAMFILES")
_WHOLE = re.compile(r"[A-Za-z]:|\\\\|//")


def own_folders(host: Host) -> tuple[str, ...]:
    """The beginnings of the paths of Documents, Desktop, Pictures, Downloads and the like, and of OneDrive.

    Source: Microsoft, "Known Folders" and SHGetKnownFolderPath: a folder that the person or IT moved
    stands in User Shell Folders, with variables of the environment in it. Undecided for a path whose
    beginning cannot be told.
    """
    noted = [_noted(host, name) for name in _NAMES]
    return tuple(_expanded(host, path) for path in (*noted, *_onedrives(host)) if path and path.strip())


def _noted(host: Host, name: str) -> str | None:
    return next(filter(None, (registry.text(host, key, name) for key in _SHELL_FOLDERS)), None)


def _onedrives(host: Host) -> tuple[str | None, ...]:
    """The folders that OneDrive keeps in step; for each account it notes one as UserFolder."""
    accounts = host.registry_keys(_ACCOUNTS) if registry.has_key(host, _ACCOUNTS) else ()
    keys = (_ONEDRIVE, *(rf"{_ACCOUNTS}\{account}" for account in accounts))
    return tuple(registry.text(host, key, "UserFolder") for key in keys)


def _expanded(host: Host, path: str) -> str:
    path = path.strip().strip('"')
    variable = _VARIABLE.match(path)
    start = path if variable is None else _meaning(host, variable[1].upper()) + path[variable.end() :]
    if _WHOLE.match(start):
        return start
    raise Undecided(
        Reason.UNRECOGNISED,
        phrase("One of your folders lies in a place that Posture cannot tell."),
        phrase("In the Explorer, right-click “Documents”, then “Properties”: “Location” shows where."),
        registry.METHOD,
    )


def _meaning(host: Host, variable: str) -> str:
    if variable in _HOMES:
        return host.home()
    if variable in _SYSTEM:
        return host.environment("SystemDrive") or ""
    if variable.startswith("ONEDRIVE"):
        return next(filter(None, _onedrives(host)), "")
    # Where an account has a folder on the network for its home, one names the letter and the other the share.
    if variable == "HOMEDRIVE":
        return host.environment(variable) or host.home()
    return "\\\\" if variable == "HOMESHARE" else ""
