"""Whom an invite leads to, looked up before anything is joined."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

from posture.ballots.errors import BallotError
from posture.ballots.fingerprint import fingerprint
from posture.ballots.invite import read_invite
from posture.ballots.move import verify_move
from posture.reports import roots
from posture.reports.errors import Nonsense, Refused, in_words
from posture.reports.transport import Transport
from posture.reports.within import Within
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
    way = Within(transport(invite.issuer))
    chain = roots.chain(way, (roots.named_by_invite(way, invite.root_sha256),))
    roots.demand_current(chain, clock())
    host = urlsplit(invite.issuer).hostname or invite.issuer
    name, signs = round_there(way, chain, invite.issuer)
    return Introduction(name, host, on_this_computer(host), signs, roots.read(chain[-1]).rehearsal)


def round_there(way: Transport, chain: tuple[bytes, ...], issuer: str) -> tuple[str, str]:
    """The name that stands in the round at hand, and the round's fingerprint; both "" before the first.

    The round has to be held at ``issuer``, the invite's address, or a move that the trust root signed has to
    lead from one of the two to the other. Else somebody stands between, who would lend themselves the
    organisation's name and signs: Nonsense.
    """
    try:
        signed = way.get("/v1/manifest")
    except Refused as refused:
        if refused.code == _NO_ROUND:
            return "", ""
        raise
    try:
        manifest = roots.manifest_of(chain, signed)
    except BallotError as error:
        raise Nonsense(
            phrase(
                "What the server at this address shows is not signed by the organisation of your invite. "
                "Do not join; tell IT."
            )
        ) from error
    if manifest.address != issuer and not _has_moved(way, chain, {issuer, manifest.address}):
        raise Nonsense(
            phrase(
                "Your invite leads to {issuer}, and {org} takes answers at {address}. Somebody may have "
                "changed the invite on its way to you. Do not join; ask IT for a new one.",
                issuer=issuer,
                org=manifest.name,
                address=manifest.address,
            )
        )
    return manifest.name, fingerprint(signed)


def _has_moved(way: Transport, chain: tuple[bytes, ...], addresses: set[str]) -> bool:
    """Whether a signed move leads from one of the two addresses to the other."""
    root = roots.read(chain[-1])
    try:
        data = way.get("/v1/move")
    except Refused:
        return False
    for old in addresses:
        with suppress(BallotError):
            return verify_move(data, root.root_public, org=root.org, old=old).new in addresses
    return False


def on_this_computer(host: str) -> bool:
    """Whether a server of that name is this very computer, as in a rehearsal of one."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
