"""The one organisation that this computer votes in: joining it, knowing it, leaving it."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from posture.ballots.enrolment import encode_enrol_request, read_enrol_reply
from posture.ballots.errors import BallotError
from posture.ballots.invite import Invite, read_invite
from posture.reports import ledger, roots
from posture.reports import member as members
from posture.reports.desk import Desk
from posture.reports.errors import Nonsense, Refused, ReportsError, in_words
from posture.reports.leaving import Left as Left
from posture.reports.leaving import leave as leave
from posture.reports.ledger import Kind
from posture.reports.member import CHANGED, JOINING, MEMBER
from posture.reports.member import Membership as Membership
from posture.reports.member import current as current
from posture.reports.member import is_member as is_member
from posture.reports.member import required as required
from posture.reports.moves import take_move as take_move
from posture.reports.transport import Transport
from posture.words.phrase import phrase


def join(desk: Desk, invite_text: str) -> Membership:
    """Join with an invite's text, and give back the membership.

    The device key is kept before anything is sent, so joining again with the same invite is safe
    after a crash or an answer that was lost. Raises ReportsError; an organisation has to be left
    before another is joined.
    """
    with in_words():
        invite = read_invite(invite_text)
    _refuse_second(desk)
    transport = desk.transport(invite.issuer)
    chain = roots.chain(transport, (roots.named_by_invite(transport, invite.root_sha256),))
    roots.demand_current(chain, desk.clock())
    return _enrol(desk, transport, _begin(desk, invite, chain))


def _refuse_second(desk: Desk) -> None:
    if is_member(desk):
        raise ReportsError(
            phrase("This computer has joined an organisation already. Leave it before joining another.")
        )


def _begin(desk: Desk, invite: Invite, chain: tuple[bytes, ...]) -> Membership:
    """The membership in the making, with its device key on the disk."""
    root = roots.read(chain[-1])
    desk.sealer()  # may ask for a passphrase, which no transaction should wait for
    with desk.database.transaction():
        _refuse_second(desk)
        begun = members.read(desk, JOINING)
        if begun is not None and (begun.issuer, begun.code) == (invite.issuer, invite.code):
            return begun
        fresh = Membership(
            issuer=invite.issuer,
            group=invite.group,
            org=root.org,
            org_name=urlsplit(invite.issuer).hostname or invite.issuer,
            rehearsal=root.rehearsal,
            joined=desk.clock().date(),
            device_key=Ed25519PrivateKey.generate().private_bytes_raw(),
            roots=chain,
            code=invite.code,
        )
        members.keep(desk, JOINING, fresh)
        return fresh


def _enrol(desk: Desk, transport: Transport, joining: Membership) -> Membership:
    with in_words():
        request = encode_enrol_request(joining.signing_key(), joining.code, desk.clock())
    with desk.database.transaction():
        entry = ledger.begin(desk, Kind.ENROL, joining.issuer, request)
    try:
        answer = transport.post("/v1/enrol", request)
    except Refused as refused:
        with desk.database.transaction():
            ledger.answered(desk, entry, f"{refused.code}: {refused.sentence}")
        raise
    try:
        reply = read_enrol_reply(answer)
    except BallotError as error:
        raise Nonsense(
            phrase(
                "The collector's answer cannot be read. Tell IT; joining again with the same invite is safe."
            )
        ) from error
    if reply.group != joining.group:
        raise Nonsense(
            phrase(
                "Your invite is for the group “{group}”, and the collector put this computer into "
                "“{given}”. Nothing else was sent. Ask IT why.",
                group=joining.group,
                given=reply.group,
            )
        )
    member = replace(
        joining, device_id=reply.device_id, read_key=reply.read_key, joined=desk.clock().date(), code=""
    )
    with desk.database.transaction():
        ledger.answered(desk, entry, "joined")
        if members.read(desk, JOINING) == joining:
            members.keep(desk, MEMBER, member)
            return member
    meanwhile = current(desk)
    if meanwhile is None or meanwhile.device_key != joining.device_key:
        raise ReportsError(CHANGED)
    return meanwhile
