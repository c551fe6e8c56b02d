"""Encryption of the home folder by itself: fscrypt and systemd-homed."""

from __future__ import annotations

import re

from posture.facts.linux.machine.mounts import Mount
from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.model import Host, HostError

# The file systems that can encrypt single folders (the kernel's Documentation/filesystems/fscrypt.rst).
_ABLE = frozenset({"ext4", "f2fs", "ubifs"})
_FLAGS = re.compile(r"[-A-Za-z]+").fullmatch


def folder_encryption(host: Host, folder: str, mount: Mount) -> str:
    """The way a folder is encrypted on a volume that may lie open: ``fscrypt``, or nothing.

    Asks ``lsattr -d``, which shows an E for it (chattr(1)). Undecided where that cannot be asked and
    something speaks for encryption: a home of systemd-homed, or the records of the fscrypt tool.
    """
    if mount.kind not in _ABLE:
        return ""
    flags = _flags(host, folder)
    if flags is not None:
        return "fscrypt" if "E" in flags else ""
    if mount.root.endswith(".homedir") or _is_there(host, f"{mount.point.rstrip('/')}/.fscrypt"):
        raise Undecided(
            Reason.UNRECOGNISED,
            f"Posture could not see whether the folder {folder} is encrypted by itself.",
            f"lsattr -d {folder} shows an E if it is.",
            "lsattr",
        )
    return ""


def _flags(host: Host, folder: str) -> str | None:
    try:
        output = host.run("lsattr", "-d", folder)
    except HostError:
        return None
    flags = output.stdout.partition(" ")[0]
    return flags if output.exit_code == 0 and _FLAGS(flags) else None


def _is_there(host: Host, path: str) -> bool:
    try:
        return host.exists(path)
    except HostError:
        return False
