"""Whether FileVault encrypts the disk."""

from __future__ import annotations

from collections.abc import Mapping

from posture.facts.macos.machine.filevault import METHOD, Encryption, filevault
from posture.facts.macos.machine.virtual_machine import METHOD as VIRTUAL
from posture.facts.macos.machine.virtual_machine import is_virtual_machine
from posture.facts.model import Answer, Known, Reason
from posture.facts.undecided import Undecided, decided
from posture.facts.virtual_disk import up_to_the_other_computer
from posture.host.model import Host, HostError
from posture.words.phrase import phrase

_OTHER_VOLUMES = "/Volumes/"
_REMEDY = phrase("Disk Utility shows whether that volume is encrypted.")
_CHIP = "the chip"
_STATES = {
    Encryption.ON: "on",
    Encryption.STARTING: "starting",
    Encryption.ENDING: "off",
    Encryption.OFF: "off",
}


def read(host: Host) -> Mapping[str, Answer]:
    """FileVault's state for the volume that holds the system and the home folders.

    While it is being taken off it counts as off. With FileVault off, a Mac with Apple's own chip encrypts
    by itself and asks for no password (Apple, “Volume encryption with FileVault in macOS”):
    ``hardware-only``, by the chip. In a virtual machine neither is said.
    """
    return decided(("state", "how", "plain"), _read, host, method=METHOD)


def _read(host: Host) -> Mapping[str, Answer]:
    if host.home().startswith(_OTHER_VOLUMES):
        raise Undecided(
            Reason.UNSUPPORTED,
            phrase("Your files lie on another volume, which Posture does not look at."),
            _REMEDY,
        )
    found = filevault(host)
    state = _STATES[found.encryption]
    how = "" if state == "off" else "FileVault"
    if state == "off" and _has_apple_chip(host):
        state, how = "hardware-only", _CHIP
    if state in ("off", "hardware-only") and is_virtual_machine(host):
        raise up_to_the_other_computer(VIRTUAL)
    return {
        "state": Known(state, METHOD, found.excerpt),
        "how": Known(how, METHOD, found.excerpt),
        "plain": Known(() if state in ("on", "hardware-only") else ("/",), METHOD, found.excerpt),
    }


def _has_apple_chip(host: Host) -> bool:
    """Where it cannot be told, no: both answers say that the disk is open."""
    try:
        return host.run("sysctl", "-n", "hw.optional.arm64", deadline=2.0).stdout.strip() == "1"
    except HostError:
        return False
