"""The person's files: whether they lie encrypted, and whether there are copies."""

from __future__ import annotations

from posture.facts.family import FactFamily, Field, family
from posture.words.phrase import phrase

FAMILIES: tuple[FactFamily, ...] = (
    family(
        "disk_encryption",
        {
            "state": Field(
                str,
                "of every volume that holds the system or the person's files",
                (
                    "on",
                    "off",
                    "partly",
                    "swap-open",
                    "beside-open",
                    "starting",
                    "suspended",
                    "hardware-only",
                ),
                said=phrase("the encryption of the disk is {amount}"),
                called={
                    "hardware-only": phrase("left to the drive"),
                    "on": phrase("complete"),
                    "off": phrase("missing"),
                    "partly": phrase("incomplete"),
                    "swap-open": phrase("complete but for the swap"),
                    "beside-open": phrase("complete but for what lies beside the system"),
                    "starting": phrase("not finished yet"),
                    "suspended": phrase("paused"),
                },
            ),
            "how": Field(
                str,
                "LUKS2, BitLocker, FileVault, ...",
                said=phrase("what encrypts it is {amount}"),
                none=phrase("nothing encrypts it"),
                called={
                    "LUKS1, OPAL": phrase("LUKS1 and OPAL"),
                    "LUKS2, OPAL": phrase("LUKS2 and OPAL"),
                    "the chip": phrase("the computer's own chip"),
                },
            ),
            "plain": Field(
                tuple,
                phrase("the parts that lie unencrypted"),
                called={"swap": phrase("the swap"), "~": phrase("your home folder")},
            ),
        },
        linux="storage.encryption",
        macos="storage.encryption",
        windows="storage.encryption",
    ),
    family(
        "backup",
        {
            "configured": Field(
                bool,
                "a backup of the person's files is set up",
                holds=phrase("a backup of your files is set up"),
                fails=phrase("no backup of your files is set up"),
            ),
            "age_days": Field(
                float,
                "days since the last backup finished",
                said=phrase("the days since the last backup are {amount}"),
            ),
            "by": Field(
                str,
                "deja-dup, time-machine, file-history, ...",
                said=phrase("what makes backups is {amount}"),
                none=phrase("nothing makes backups"),
                called={
                    "assimilate": "Assimilate",
                    "attic": "Attic",
                    "backintime": "Back In Time",
                    "borg": "Borg",
                    "deja-dup": "Déjà Dup",
                    "emborg": "Emborg",
                    "file-history": phrase("File History"),
                    "kopia": "Kopia",
                    "kup": "Kup",
                    "pika-backup": "Pika Backup",
                    "proxmox-backup-client": "Proxmox Backup",
                    "time-machine": "Time Machine",
                    "vorta": "Vorta",
                },
            ),
        },
        linux="backup.reader",
        macos="backup.reader",
        windows="backup.reader",
    ),
)
