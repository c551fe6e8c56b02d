"""Whom an invite leads to, looked up before anything is joined."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

from posture.ballots.errors import BallotError
from posture.ballots.fingerprint import fingerprint
from posture.ballots.invite import read_invite
from posture.reports import roots
from posture.reports.errors import Nonsense, Refused, in_words
from posture.reports.transport import Transport
from posture.words.phrase import phrase

_NO_ROUND: Final = "no-epoch"


@dataclass(frozen=True, slots=True)
class Introduction:
    """The organisation of an invite.

    ``name`` is its own, signed in the round at hand, and ``fingerprint`` that round's; both are "" before the
    first round. ``host`` is where its server is; ``is_here`` where that is this very computer.
    """

    name: str
    host: str
    is_here: bool
    fingerprint: str
    rehearsal: bool


def introduce(
    transport: Callable[[str], Transport], clock: Callable[[], datetime], invite_text: str
) -> Introduction:
    """Who is at the invite's address, proven by the trust root that the invite names.

    Asks for what the collector shows to everybody; neither the invite's code nor anything of this computer
    is said. Raises ReportsError as joining does.
    """
    with in_words():
        invite = read_invite(invite_text)
    way = transport(invite.issuer)
    chain = roots.chain(way, (roots.named_by_invite(way, invite.root_sha256),))
    roots.demand_current(chain, clock())
    host = urlsplit(invite.issuer).hostname or invite.issuer
    name, signs = _round_at_hand(way, chain)
    return Introduction(name, host, on_this_computer(host), signs, roots.read(chain[-1]).rehearsal)


def _round_at_hand(way: Transport, chain: tuple[bytes, ...]) -> tuple[str, str]:
    """The name that stands in the round at hand, and the round's fingerprint; both "" before the first."""
    try:
        signed = way.get("/v1/manifest")
    except Refused as refused:
        if refused.code == _NO_ROUND:
            return "", ""
        raise
    try:
        return roots.manifest_of(chain, signed).name, fingerprint(signed)
    except BallotError as error:
        raise Nonsense(
            phrase(
                "What the server at this address shows is not signed by the organisation of your invite. "
                "Do not join; tell IT."
            )
        ) from error


def on_this_computer(host: str) -> bool:
    """Whether a server of that name is this very computer, as in a rehearsal of one."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
