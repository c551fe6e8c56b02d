"""Encryption of the home folder by itself: fscrypt, which systemd-homed uses as well."""

from __future__ import annotations

import re

from posture.facts.linux.machine.mounts import Mount
from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.model import Host, HostError
from posture.words.phrase import phrase

# The file systems that can encrypt single folders (the kernel's Documentation/filesystems/fscrypt.rst).
_ABLE = frozenset({"ext4", "f2fs", "ubifs", "ceph"})
_FLAGS = re.compile(r"[-A-Za-z]+").fullmatch


def folder_encryption(host: Host, folder: str, mount: Mount) -> str:
    """The way a folder is encrypted on a volume that lies open: ``fscrypt``, or nothing.

    Asks ``lsattr -d``, which shows an E for it (chattr(1)). Undecided where that gives no answer: any tool
    may have set up the encryption, and none needs to leave a mark that everybody can read.
    """
    if mount.kind not in _ABLE:
        return ""
    flags = _flags(host, folder)
    if flags is None:
        raise Undecided(
            Reason.UNRECOGNISED,
            phrase("Posture could not see whether your home folder is encrypted by itself."),
            phrase("“lsattr -d ~” shows an E if it is; lsattr is a part of e2fsprogs."),
            "lsattr",
        )
    return "fscrypt" if "E" in flags else ""


def _flags(host: Host, folder: str) -> str | None:
    try:
        output = host.run("lsattr", "-d", folder)
    except HostError:
        return None
    flags, told, _ = output.stdout.partition(" ")
    return flags if output.exit_code == 0 and told and _FLAGS(flags) else None
