"""Whether the drives that hold Windows and the person's files are encrypted."""

from __future__ import annotations

from collections.abc import Mapping

from posture.facts.model import Answer, Known, Reason
from posture.facts.undecided import Undecided, decided
from posture.facts.virtual_disk import up_to_the_other_computer
from posture.facts.windows.machine.drives import own_drives
from posture.facts.windows.machine.virtual_machine import is_virtual_machine
from posture.facts.windows.storage.other_encryption import other_encryption
from posture.host.model import Host, NotRecorded
from posture.words.phrase import phrase

_METHOD = "shell:System.Volume.BitLockerProtection"
# Microsoft documents the property without its values. Windows' own menus for drives confirm 2 (off)
# and 6 (on and locked), 1 is on everywhere; about 3, 4, 5 and 8 public sources disagree.
_ENCRYPTED = {1: True, 6: True, 2: False}
_REMEDY = phrase(
    "Settings › Privacy & security › Device encryption shows it; "
    "so does “manage-bde -status” in an elevated terminal."
)


def read(host: Host) -> Mapping[str, Answer]:
    """BitLocker, or the device encryption of Windows Home, on the system's and the person's drives.

    The person's are those of their folder and of all that they moved elsewhere, such as Documents.
    A drive that is being encrypted, or whose protection is paused, has a value that Microsoft does
    not document: the answer then stays open and names the value. So it does where a program of another
    maker may encrypt a drive, and in a virtual machine, whose disk may be encrypted around it.
    """
    return decided(("state", "how", "plain"), _read, host, method=_METHOD)


def _read(host: Host) -> Mapping[str, Answer]:
    found = {drive: _is_encrypted(host, drive) for drive in own_drives(host)}
    excerpt = ", ".join(f"{drive} {'on' if on else 'off'}" for drive, on in found.items())
    plain = tuple(drive for drive, on in found.items() if not on)
    _refuse_where_another_encrypts(host, plain, system=next(iter(found)))
    state = "on" if not plain else "partly" if any(found.values()) else "off"
    if state == "off" and _is_virtual(host):
        raise up_to_the_other_computer(_METHOD)
    return {
        "state": Known(state, _METHOD, excerpt),
        "how": Known("BitLocker" if any(found.values()) else "", _METHOD, excerpt),
        "plain": Known(plain, _METHOD, excerpt),
    }


def _refuse_where_another_encrypts(host: Host, plain: tuple[str, ...], *, system: str) -> None:
    for drive in plain:
        program = other_encryption(host, of_the_system=drive == system)
        if program:
            raise Undecided(
                Reason.UNSUPPORTED,
                phrase(
                    "BitLocker is off on {drive}, but {program} is there, which can encrypt it, and whether "
                    "it does Posture cannot see.",
                    drive=drive,
                    program=program,
                ),
                phrase("Open {program}: it shows which drives are encrypted.", program=program),
                _METHOD,
            )


def _is_virtual(host: Host) -> bool:
    """Recordings may be older than the question."""
    try:
        return is_virtual_machine(host)
    except NotRecorded:
        return False


def _is_encrypted(host: Host, drive: str) -> bool:
    value = host.native(f"volume-protection:{drive}")
    if isinstance(value, int) and not isinstance(value, bool) and value in _ENCRYPTED:
        return _ENCRYPTED[value]
    if value is None:
        raise Undecided(
            Reason.NOT_FOUND,
            phrase("Windows does not say whether {drive} is encrypted.", drive=drive),
            _REMEDY,
            _METHOD,
        )
    raise Undecided(
        Reason.UNRECOGNISED,
        phrase(
            "Windows gives {drive} the protection {value}, whose meaning is not documented: it may be in the "
            "middle of encrypting, wait for somebody to turn it on, or be paused.",
            drive=drive,
            value=str(value)[:20],
        ),
        _REMEDY,
        _METHOD,
    )
