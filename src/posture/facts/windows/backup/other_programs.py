"""Backup programs of other makers, by what of them runs all the time."""

from __future__ import annotations

from posture.host.model import Host, HostError

# By process name in lower case: their services, from the vendors' manuals.
_PROGRAMS = {
    "abservice.exe": "AOMEI Backupper",
    "acronis_drive.exe": "Acronis",
    "active_protection_service.exe": "Acronis",
    "arqagent.exe": "Arq",
    "atikactiveprotection.exe": "Acronis",
    "bzserv.exe": "Backblaze",
    "bzbui.exe": "Backblaze",
    "carbonitepreinstaller.exe": "Carbonite",
    "carboniteservice.exe": "Carbonite",
    "cbservice.exe": "Cobian Backup",
    "cobian.exe": "Cobian Backup",
    "cobianreflector.exe": "Cobian Backup",
    "crashplanservice.exe": "CrashPlan",
    "cloud.backup.scheduler.exe": "MSP360",
    "duplicati.gui.trayicon.exe": "Duplicati",
    "duplicati.server.exe": "Duplicati",
    "duplicati.windowsservice.exe": "Duplicati",
    "easeus todo backup service.exe": "EaseUS Todo Backup",
    "hbservice.exe": "Hasleo Backup",
    "id_service.exe": "IDrive",
    "id_tray.exe": "IDrive",
    "iperius.exe": "Iperius Backup",
    "iperiusservice.exe": "Iperius Backup",
    "kopia-ui.exe": "Kopia",
    "macriumservice.exe": "Macrium Reflect",
    "reflectmonitor.exe": "Macrium Reflect",
    "reflectui.exe": "Macrium Reflect",
    "schedul2.exe": "Acronis",
    "syncbackse.exe": "SyncBack",
    "syncbackpro.exe": "SyncBack",
    "synology active backup for business service.exe": "Synology Active Backup",
    "urbackupclientbackend.exe": "UrBackup",
    "veeam.endpoint.service.exe": "Veeam Agent",
    "veeam.endpoint.tray.exe": "Veeam Agent",
    "vorta.exe": "Vorta",
    "wbengine.exe": "Windows Backup",
}


def running_backup_program(host: Host) -> str:
    """The name of one that runs, "" for none that is known or where Windows does not tell what runs."""
    try:
        processes = host.processes()
    except HostError:
        return ""
    names = (_PROGRAMS.get(one.name.lower()) for one in processes)
    return min(filter(None, names), default="")
