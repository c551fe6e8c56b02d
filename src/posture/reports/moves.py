"""The collector's move to another address, believed only where the trust root's own key signed it."""

from __future__ import annotations

from posture.ballots.errors import BallotError
from posture.ballots.move import verify_move
from posture.reports import ledger, roots
from posture.reports import member as members
from posture.reports.desk import Desk
from posture.reports.errors import Nonsense, Refused, in_words
from posture.reports.ledger import Kind
from posture.reports.member import Membership
from posture.words.phrase import phrase
from posture.words.raised import sentence_of


def take_move(desk: Desk, text: str | bytes) -> Membership:
    """Take the text of a move that IT handed out, and give back the membership with the new address.

    Raises ReportsError where the root did not sign it, or where it starts from another address.
    """
    data = text.strip().encode("utf-8", "replace") if isinstance(text, str) else text.strip()
    return _taken(desk, members.required(desk), data)


def asked_for(desk: Desk, member: Membership, wanted: str) -> Membership:
    """Ask at the address in use for the move that leads to ``wanted``, and take it.

    Raises Nonsense where there is none, or one that leads elsewhere.
    """
    try:
        data = desk.transport(member.issuer).get("/v1/move")
    except Refused as refused:
        raise Nonsense(
            phrase(
                "This round is held at {wanted}, and your invite led to {own}. An address of your "
                "own would mark your ballots, so it is not used. Ask IT for a move that is "
                "signed.",
                wanted=wanted,
                own=member.issuer,
            )
        ) from refused
    try:
        move = verify_move(data, roots.newest(member).root_public, org=member.org, old=member.issuer)
    except BallotError as error:
        raise Nonsense(
            phrase(
                "{error} The address {wanted} is not used. Tell IT.", error=sentence_of(error), wanted=wanted
            )
        ) from error
    if move.new != wanted:
        raise Nonsense(
            phrase(
                "This round is held at {wanted}, and the signed move leads to {other}. Tell IT.",
                wanted=wanted,
                other=move.new,
            )
        )
    return _taken(desk, member, data)


def _taken(desk: Desk, member: Membership, data: bytes) -> Membership:
    with in_words():
        move = verify_move(data, roots.newest(member).root_public, org=member.org, old=member.issuer)
    with desk.database.transaction():
        moved = members.changed(desk, member, issuer=move.new, former=(*member.former, member.issuer))
        ledger.begin(desk, Kind.MOVE, move.new, data, reply="moved")
    return moved
