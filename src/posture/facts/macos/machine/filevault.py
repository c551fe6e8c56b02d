"""Whether FileVault asks for a password before macOS starts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.model import Host
from posture.words.phrase import phrase

METHOD = "fdesetup status"
_REMEDY = phrase("System Settings › Privacy & Security › FileVault shows it.")


class Encryption(StrEnum):
    """What FileVault is doing."""

    ON = "on"
    STARTING = "starting"
    ENDING = "ending"
    OFF = "off"


# fdesetup(8) does not translate what it prints. The line that says most comes first. An enablement that is
# deferred, or planned for the next restart, has encrypted nothing so far: the disk is as open as before.
_FORMS = (
    (re.compile(r"^Decryption in progress", re.MULTILINE), Encryption.ENDING),
    (re.compile(r"^FileVault is Off\b[^\n']*", re.MULTILINE), Encryption.OFF),
    (re.compile(r"^Encryption in progress", re.MULTILINE), Encryption.STARTING),
)
# Nothing but these lines may stand beside “On”: one that is unknown, or was cut off, may take it back.
_ON = re.compile(
    r"(?:FileVault master keychain appears to be installed\.\n)?"
    r"FileVault is On\.\n"
    r"(?:Deferred enablement appears to be active[^\n]*\n)?"
)


@dataclass(frozen=True, slots=True)
class FileVault:
    """``excerpt`` is the line that decided, without the name of any account."""

    encryption: Encryption
    excerpt: str

    @property
    def asks_at_start(self) -> bool:
        """Whether the Mac starts only after somebody gave a password.

        That begins when FileVault is switched on, not when the last block is encrypted (Apple, “Volume
        encryption with FileVault in macOS”).
        """
        return self.encryption in (Encryption.ON, Encryption.STARTING)


def filevault(host: Host) -> FileVault:
    """FileVault's state by fdesetup(8); Undecided where it prints something else."""
    printed = host.run("fdesetup", "status", deadline=4.0).stdout
    if _ON.fullmatch(printed):
        return FileVault(Encryption.ON, "FileVault is On.")
    for form, encryption in _FORMS:
        if found := form.search(printed):
            return FileVault(encryption, found[0].strip())
    raise Undecided(
        Reason.UNRECOGNISED, phrase("FileVault gave an answer that Posture does not know."), _REMEDY, METHOD
    )
