"""The disk of a virtual machine, which may lie behind the encryption of another computer."""

from __future__ import annotations

from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.words.phrase import phrase


def up_to_the_other_computer(method: str) -> Undecided:
    """Why an open disk of a virtual machine is not called open: it is a file, or a part of another disk."""
    return Undecided(
        Reason.UNSUPPORTED,
        phrase("This is a virtual machine; whether its disk is encrypted is up to the computer around it."),
        phrase("Look at the disk encryption of the computer that runs this virtual machine."),
        method,
    )
