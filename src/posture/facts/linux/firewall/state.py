"""What one firewall program was found to do."""

from __future__ import annotations

from dataclasses import dataclass

from posture.facts.linux.machine.account import is_administrator, shown_by
from posture.facts.model import Reason, Unreadable
from posture.facts.undecided import Undecided
from posture.host.model import Host, HostError, NotThere
from posture.words.phrase import Phrase, phrase


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


def unseen(host: Host, detail: Phrase, method: str) -> Undecided:
    """The doubt that the kernel's own rules would settle, and what would show them to whoever asks."""
    if not is_administrator(host):
        return Undecided(Reason.NEEDS_ADMIN, detail, look(host), method)
    return Undecided(Reason.NOT_FOUND if _lacks_nft(host) else Reason.NO_ANSWER, detail, look(host), method)


def look(host: Host) -> Phrase:
    """How to see the kernel's rules; an administrator without the program is told to install it."""
    if is_administrator(host) and _lacks_nft(host):
        return phrase(
            "The program nft, which shows the rules, is not installed: install the package nftables, "
            "then check again."
        )
    return shown_by(host, "nft list ruleset")


def _lacks_nft(host: Host) -> bool:
    try:
        host.run("nft", "-j", "list", "ruleset", deadline=2.0)
    except NotThere:
        return True
    except HostError:
        return False
    return False
