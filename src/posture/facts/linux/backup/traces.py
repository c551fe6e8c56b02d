"""Programs that were found and tell nothing of their backups, or make none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from posture.facts.linux.machine import signs
from posture.facts.linux.machine.programs import running
from posture.facts.model import Reason, Unreadable
from posture.host.model import Host, HostError
from posture.words.phrase import phrase, sentences

# Agents of a backup that a server or a firm steers, by the name of their program.
_AGENTS: Mapping[str, str] = {
    "CrashPlanDesktop": "CrashPlan",
    "CrashPlanService": "CrashPlan",
    "SpiderOakONE": "SpiderOak",
    "acronis_mms": "Acronis",
    "backrest": "Backrest",
    "bacula-fd": "Bacula",
    "bareos-fd": "Bareos",
    "bpcd": "NetBackup",
    "cvlaunchd": "Commvault",
    "dsmcad": "IBM Storage Protect",
    "duplicati": "Duplicati",
    "duplicati-server": "Duplicati",
    "jottad": "Jottacloud",
    "synology-active-backup-business-linux-service": "Synology Active Backup",
    "urbackupclientbackend": "UrBackup",
    "veeamservice": "Veeam",
}
# Where programs keep their settings that tell nothing of when they last ended well, below the home folder.
_SETTINGS: Mapping[str, str] = {
    ".config/Duplicati": "Duplicati",
    ".config/backrest": "Backrest",
    ".grsync/grsync.ini": "Grsync",
    ".luckyBackup/profiles": "luckyBackup",
}
_SNAPSHOTS: Mapping[str, str] = {
    "/etc/btrbk/btrbk.conf": "btrbk",
    "/etc/sanoid/sanoid.conf": "Sanoid",
    "/etc/snapper/configs/home": "Snapper",
}
_TIMESHIFT = ("/etc/timeshift/timeshift.json", "/etc/timeshift.json")
_WITH_HOMES = re.compile(r'"\+ /home')
# Where these keep their settings, below the home folder.
_SYNCHRONISED: Mapping[str, str] = {
    ".config/Nextcloud/nextcloud.cfg": "Nextcloud",
    ".config/ownCloud/owncloud.cfg": "ownCloud",
    ".config/onedrive": "OneDrive",
    ".config/syncthing": "Syncthing",
    ".local/state/syncthing": "Syncthing",
    ".dropbox": "Dropbox",
    ".pcloud": "pCloud",
    ".ccnet": "Seafile",
    ".config/Insync": "Insync",
    ".local/share/data/Mega Limited": "MEGA",
    ".SynologyDrive": "Synology Drive",
}


def silent(host: Host) -> Unreadable | None:
    """A backup program that was found and does not say when it last ended well; None where there is none."""
    try:
        names = running(host.processes(), _AGENTS)
    except HostError:
        names = ()
    agents = [_AGENTS[name] for name in names]
    set_up = [name for path, name in _SETTINGS.items() if signs.is_seen(host, f"{host.home()}/{path}")]
    for program in (*agents, *set_up):
        return Unreadable(
            Reason.UNRECOGNISED,
            phrase(
                "{program} is here, but when its last backup finished Posture cannot see.", program=program
            ),
            phrase("Look into {program}, or ask IT if it belongs to your organisation.", program=program),
            "processes" if agents else "files",
        )
    return None


def remarks(host: Host) -> str:
    """Sentences about what was found and is no backup of a person's files."""
    return sentences(*_remarks(host))


def _remarks(host: Host) -> Iterator[str]:
    timeshift = [text for path in _TIMESHIFT if (text := signs.text_of(host, path))]
    if any(map(_WITH_HOMES.search, timeshift)):
        yield phrase("Timeshift copies home folders too, but Posture cannot see which, where to and when.")
    elif timeshift:
        yield phrase("Timeshift keeps copies of the system, not of your files.")
    snapshots = [name for path, name in _SNAPSHOTS.items() if signs.is_seen(host, path)]
    if snapshots:
        yield phrase("{program} keeps its copies on the same disk as your files.", program=snapshots[0])
    clouds = [name for path, name in _SYNCHRONISED.items() if signs.is_seen(host, f"{host.home()}/{path}")]
    if clouds:
        yield phrase("{program} passes on what you delete or spoil, so it is no backup.", program=clouds[0])
