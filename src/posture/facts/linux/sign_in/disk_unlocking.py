"""Whether somebody types a passphrase before the disk opens at start."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from posture.facts.linux.machine.mounts import mount_of, read_mounts
from posture.facts.linux.machine.optional_files import is_there, text
from posture.facts.linux.machine.unit_files import UnitFolders
from posture.facts.model import Answer, Known, Reason, Unreadable, unreadable
from posture.host.model import Host, HostError, NotAllowed
from posture.words.phrase import phrase

_TRY = phrase("Restart the computer and see whether it asks for a passphrase before anything else.")
_TABLE = "/etc/crypttab"
_EARLY = "/etc/crypttab.initramfs"  # Arch's mkinitcpio puts this one into the early system
_GENERATED = "/run/systemd/generator"
_ATTACH = re.compile(r"""systemd-cryptsetup["']?\s+attach\s+(.+)""")
_WORD = re.compile(r"'([^']*)'|\"([^\"]*)\"|(\S+)")
# Clevis opens disks by the TPM or by a server on the network, as its slots in the disk's header say.
_CLEVIS = (
    "/usr/share/initramfs-tools/hooks/clevis",
    "/usr/lib/dracut/modules.d/60clevis",
    "/usr/lib/dracut/modules.d/50clevis",
    "/usr/lib/initcpio/install/clevis",
    "/usr/lib/systemd/system/clevis-luks-askpass.path",
)
_BY_ITSELF = re.compile(
    r"(?:^|[\s,])(?:rd\.luks\.options|luks\.options)=\S*tpm2-device=(?!\S*tpm2-pin=(?:yes|true|1))"
)
_KEY = re.compile(r"(?:^|\s)(?:rd\.luks\.key|luks\.key|cryptkey)=\S")
_RANDOM = ("/dev/urandom", "/dev/random")
# Scripts that ask for a passphrase, a card's PIN or a key that somebody inserts, and those that take a key
# from what lies on the computer: Debian's README.keyctl, README.gnupg, README.gnupg-sc and README.opensc.
# What any other does is its own affair.
_ASKING_SCRIPTS = frozenset(
    {
        *("askpass", "decrypt_keyctl", "decrypt_gnupg", "decrypt_gnupg-sc", "decrypt_opensc", "decrypt_ssl"),
        "ykluks-keyscript",
    }
)
_SILENT_SCRIPTS = frozenset({"cat", "echo", "decrypt_derived"})
# Where systemd takes the key of a volume from that names none: crypttab(5).
_KEY_FOLDERS = ("/etc/cryptsetup-keys.d", "/run/cryptsetup-keys.d")


def passphrase_typed(host: Host) -> Answer:
    """Whether a person types a passphrase, or holds a key to the computer, before the disk opens.

    By crypttab(5), or what systemd made of it where only administrators read it, and by the kernel's command
    line (systemd-cryptsetup-generator(8), mkinitcpio's encrypt hook). A disk that the TPM, a key file on an
    open volume or a server opens is open to whoever turns the computer on; so is one that Ubuntu's
    snapd opens, unless it asks for a PIN. The disk's own header is for administrators alone.
    """
    try:
        return _read(host)
    except HostError as error:
        return unreadable(error, method=_TABLE, remedy=_TRY)


def _read(host: Host) -> Answer:
    line = _optional(host, "/proc/cmdline")
    if _BY_ITSELF.search(line) or _KEY.search(line):
        return Known(False, "/proc/cmdline")
    if "snapd_recovery_mode=" in line:
        return _unclear(
            phrase("Ubuntu opens the disk with the computer's own chip, unless it asks for a PIN.")
        )
    entries, method = _entries(host)
    asked = [_asks(host, entry) for entry in entries]
    if None in asked and True not in asked:
        return _unclear(
            phrase("A script or a key file may open the disk without anybody typing; it could not be read.")
        )
    if asked and True not in asked:
        return Known(False, method, "; ".join(",".join(entry.options) for entry in entries)[:200])
    if any(is_there(host, path) for path in _CLEVIS):
        return _unclear(phrase("Clevis is installed, which can open the disk without anybody typing."))
    return Known(True, method)


def _unclear(why: str) -> Unreadable:
    return Unreadable(
        Reason.UNRECOGNISED,
        why,
        _TRY,
        _TABLE,
    )


@dataclass(frozen=True, slots=True)
class _Entry:
    """A volume that is opened at start: its name, its key and its options."""

    name: str
    key: str
    options: tuple[str, ...]


def _entries(host: Host) -> tuple[list[_Entry], str]:
    """Every volume that is opened at start, swap and late ones left out."""
    try:
        lines = (line for table in (_TABLE, _EARLY) for line in _optional(host, table).splitlines())
        rows = [line.split() for line in lines]
        rows = [row for row in rows if len(row) > 1 and not row[0].startswith("#")]
        method = _TABLE
    except NotAllowed:
        rows, method = list(_generated(host)), f"{_GENERATED}/systemd-cryptsetup@…"
        if not rows:
            raise
    found = [
        _Entry(row[0], row[2] if len(row) > 2 else "none", tuple(",".join(row[3:]).split(",")))
        for row in rows
    ]
    left_out = {"swap", "noauto", "tmp", "plain"}
    return [
        entry for entry in found if not left_out & set(entry.options) and entry.key not in _RANDOM
    ], method


def _generated(host: Host) -> Iterable[list[str]]:
    """The rows of the table, out of the units that systemd made of it."""
    folders = UnitFolders(host, (_GENERATED,))
    for name in sorted(folders.names()):
        if not name.startswith("systemd-cryptsetup@") or not name.endswith(".service"):
            continue
        for command in folders.unit(name).values("Service", "ExecStart"):
            found = _ATTACH.search(command)
            if found is not None:
                yield ["".join(word) for word in _WORD.findall(found[1])]


def _asks(host: Host, entry: _Entry) -> bool | None:
    """Whether opening a volume needs somebody: to type, or to touch or insert a key; None if that is open."""
    key, options = entry.key, entry.options
    values = dict(option.partition("=")[::2] for option in options)
    if "tpm2-device" in values:
        return values.get("tpm2-pin") in ("yes", "true", "1", "on")
    if "fido2-device" in values or "pkcs11-uri" in values:
        return True
    if "keyscript" in values:
        script = values["keyscript"].rpartition("/")[2]
        return script in _ASKING_SCRIPTS or (False if script in _SILENT_SCRIPTS else None)
    if key in ("none", "-", ""):
        asks = "headless" not in options or values.get("headless") in ("no", "false", "0")
        return None if asks and _may_have_key(host, entry.name) else asks
    return key.startswith("/dev/") or not _boots_from_its_own_volume(host)


def _may_have_key(host: Host, name: str) -> bool:
    """Whether a key file under the volume's name is there, or lies in a folder that is closed."""
    try:
        return any(is_there(host, f"{folder}/{name}.key") for folder in _KEY_FOLDERS)
    except HostError:
        return True


def _boots_from_its_own_volume(host: Host) -> bool:
    """Whether ``/boot`` lies apart from the system, and unencrypted as a rule: a key in it is open to all.

    Where it lies with the system inside the encryption, GRUB asked for the passphrase before.
    """
    mounts = read_mounts(host)
    boot, root = mount_of(mounts, "/boot"), mount_of(mounts, "/")
    return boot is not None and boot != root


def _optional(host: Host, path: str) -> str:
    return text(host, path) or ""
