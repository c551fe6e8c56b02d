"""What one firewall program was found to do."""

from __future__ import annotations

from dataclasses import dataclass

from posture.facts.model import Unreadable
from posture.words.phrase import phrase

LOOK = phrase("As administrator, “nft list ruleset” shows it.")


@dataclass(frozen=True, slots=True)
class FirewallState:
    """A firewall program and whether it filters; ``blocks`` is unreadable where its rules are closed.

    ``by`` is empty for an ``on`` of False: nothing filters. ``explains_rules`` tells whether the rules
    that the kernel holds are the program's own, so that nobody else need have loaded them.
    """

    by: str
    on: bool
    blocks: bool | Unreadable
    method: str
    excerpt: str = ""
    explains_rules: bool = False
