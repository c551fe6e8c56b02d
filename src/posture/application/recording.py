"""A recording of this computer, to be judged somewhere else."""

from __future__ import annotations

from pathlib import Path

from posture.application.session import Session
from posture.checks.knowledge import words_of_knowledge
from posture.facts.families import FAMILIES
from posture.facts.gather import read_all
from posture.facts.vocabulary import pieces, vocabulary
from posture.host.model import Host
from posture.host.recordings.recording import Summary, record


def record_host(session: Session, folder: Path) -> Summary:
    """Write a redacted recording of the session's computer into a new folder, and say what it holds.

    Every fact there is is asked for. Raises HostError where the folder is taken or cannot be written.
    """

    def ask(host: Host) -> None:
        read_all(host, FAMILIES)

    return record(session.host, folder, ask, kept_words())


def kept_words() -> frozenset[str]:
    """The words that a recording may hold: those that readers look for, and names of known systems.

    What they look for inside other words stands between asterisks.
    """
    return vocabulary() | words_of_knowledge() | {f"*{piece}*" for piece in pieces()}
