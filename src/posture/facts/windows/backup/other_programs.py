"""Other backup programs than File History, by what of them runs all the time or is set up."""

from __future__ import annotations

from posture.facts.windows.machine import registry
from posture.facts.windows.machine.running_programs import seen_running
from posture.host.model import Host, HostError, NotRecorded

# By process name in lower case: their services, from the vendors' manuals.
_PROGRAMS = {
    "abservice.exe": "AOMEI Backupper",
    "acronis_drive.exe": "Acronis",
    "active_protection_service.exe": "Acronis",
    "afcdpsrv.exe": "Acronis",
    "arqagent.exe": "Arq",
    "atikactiveprotection.exe": "Acronis",
    "backrest.exe": "Backrest",
    "backupfp.exe": "N-able Cove",
    "bvckup2.exe": "Bvckup 2",
    "bzbui.exe": "Backblaze",
    "bzserv.exe": "Backblaze",
    "carbonitepreinstaller.exe": "Carbonite",
    "carboniteservice.exe": "Carbonite",
    "cbservice.exe": "Cobian Backup",
    "cloud.backup.scheduler.exe": "MSP360",
    "cobian.exe": "Cobian Backup",
    "cobianreflector.exe": "Cobian Backup",
    "crashplanservice.exe": "CrashPlan",
    "cvd.exe": "Commvault",
    "dattobackupagent.exe": "Datto",
    "duplicati.gui.trayicon.exe": "Duplicati",
    "duplicati.server.exe": "Duplicati",
    "duplicati.windowsservice.exe": "Duplicati",
    "easeus todo backup service.exe": "EaseUS Todo Backup",
    "genietimelineservice.exe": "Genie Timeline",
    "hbservice.exe": "Hasleo Backup",
    "id_service.exe": "IDrive",
    "id_tray.exe": "IDrive",
    "insynccphwnet64.exe": "Druva inSync",
    "iperius.exe": "Iperius Backup",
    "iperiusservice.exe": "Iperius Backup",
    "jottad.exe": "Jottacloud",
    "kopia-ui.exe": "Kopia",
    "kopia.exe": "Kopia",
    "macriumservice.exe": "Macrium Reflect",
    "mms.exe": "Acronis",
    "nsservice.exe": "NovaBACKUP",
    "persbackup.exe": "Personal Backup",
    "reflectmonitor.exe": "Macrium Reflect",
    "reflectui.exe": "Macrium Reflect",
    "retroclient.exe": "Retrospect",
    "retrospect.exe": "Retrospect",
    "schedul2.exe": "Acronis",
    "shadowprotectsvc.exe": "ShadowProtect",
    "spideroakone.exe": "SpiderOak",
    "syncbackpro.exe": "SyncBack",
    "syncbackse.exe": "SyncBack",
    "synology active backup for business service.exe": "Synology Active Backup",
    "trueimagemonitor.exe": "Acronis",
    "urbackupclientbackend.exe": "UrBackup",
    "veeam.endpoint.service.exe": "Veeam Agent",
    "veeam.endpoint.tray.exe": "Veeam Agent",
    "vorta.exe": "Vorta",
    "vprosvc.exe": "Veritas System Recovery",
    "wbengine.exe": "Windows Backup",
}


_WINDOWS_7 = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\WindowsBackup"


def is_older_backup_set_up(host: Host) -> bool:
    """Whether "Backup and Restore (Windows 7)" is, whose wbengine.exe runs only meanwhile.

    Public sources alone name the value. A recording may be older than the question.
    """
    try:
        return registry.number(host, _WINDOWS_7, "ValidConfig") == 1
    except NotRecorded:
        return False


def running_backup_program(host: Host) -> str:
    """The name of one that runs, "" for none that is known or where Windows does not tell what runs."""
    try:
        return next(iter(seen_running(host, _PROGRAMS)), "")
    except HostError:
        return ""
