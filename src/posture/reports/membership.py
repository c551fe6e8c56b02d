"""The one organisation that this computer votes in: joining it, knowing it, leaving it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from posture.ballots.canonical import b64, decode, encode
from posture.ballots.enrolment import encode_enrol_request, read_enrol_reply
from posture.ballots.errors import BallotError
from posture.ballots.fields import Fields
from posture.ballots.invite import Invite, read_invite
from posture.reports import ledger
from posture.reports.desk import Desk
from posture.reports.errors import Nonsense, NotAMember, Refused, ReportsError, in_words
from posture.reports.ledger import Kind
from posture.reports.publication import published
from posture.reports.transport import Transport
from posture.store.sealed import Sealer

_LONGEST_NAME = 80
_JOINING = "joining"
_MEMBER = "member"

_TEXTS = ("issuer", "group", "root_sha256", "code", "device_id", "org_name")
_BYTES = ("device_key", "root", "org")
_CHANGED = "Another Posture changed the membership meanwhile. Look again, then try again."
_FIELDS = (*_TEXTS, *_BYTES, "joined")


@dataclass(frozen=True, slots=True)
class Membership:
    """A computer in an organisation.

    ``org`` (16 bytes) and ``org_name`` come signed with the first round; until then they are empty and
    what the collector says unsigned, or its host name. ``code`` is the invite's, kept only while joining.
    """

    issuer: str
    group: str
    device_key: bytes = field(repr=False)
    root: bytes = field(repr=False)
    root_sha256: str
    joined: datetime
    code: str = field(default="", repr=False)
    device_id: str = ""
    org: bytes = b""
    org_name: str = ""

    def signing_key(self) -> Ed25519PrivateKey:
        """The device key, which signs towards the issuer only."""
        return Ed25519PrivateKey.from_private_bytes(self.device_key)


def is_member(desk: Desk) -> bool:
    """Whether this computer has joined; needs no key."""
    return desk.database.one("SELECT 1 FROM membership WHERE state = ?", (_MEMBER,)) is not None


def current(desk: Desk) -> Membership | None:
    """The membership, or None where this computer has not joined."""
    return _read(desk, _MEMBER)


def required(desk: Desk) -> Membership:
    """The membership; NotAMember where there is none."""
    member = current(desk)
    if member is None:
        raise NotAMember
    return member


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
    root = transport.get("/v1/root")
    joining = _begin(desk, invite, root, transport)
    return _enrol(desk, transport, joining)


def leave(desk: Desk) -> tuple[str, ...]:
    """Forget the organisation, and give back sentences on what remains.

    Deletes the membership with its keys, the rounds and all votes; the ledger stays. Needs no key,
    so it also works when that is lost.
    """
    with desk.database.transaction():
        for table in ("vote", "epoch", "membership"):
            desk.database.execute(f"DELETE FROM {table}")  # noqa: S608  (names from the line above)
    # What was deleted may still stand in the write-ahead log; this empties it into the file.
    desk.database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return (
        "This computer has left: its device key, the keys of its votes and what they said are deleted here.",
        "Your ledger stays, so that you can look up what left.",
        "IT's server still knows that this device joined, and for which rounds it fetched tokens.",
        "If you want to be struck off that list, ask IT.",
        "Ballots that were counted stay counted. They carry no name: not even you can pick them out again.",
    )


def keep_organisation(desk: Desk, member: Membership, org: bytes, name: str) -> None:
    """Remember which organisation it is; belongs into the transaction that accepts a round.

    Raises ReportsError where the membership is no longer ``member``: somebody has left meanwhile.
    """
    if current(desk) != member:
        raise ReportsError(_CHANGED)
    _keep(desk, desk.sealer(), _MEMBER, replace(member, org=org, org_name=name))


def _refuse_second(desk: Desk) -> None:
    if is_member(desk):
        raise ReportsError(
            "This computer has joined an organisation already. Leave it before joining another."
        )


def _begin(desk: Desk, invite: Invite, root: bytes, transport: Transport) -> Membership:
    """The membership in the making, with its device key on the disk."""
    from posture.ballots.root import read_root  # brings in TUF, which few commands need

    with in_words():
        read_root(root, invite.root_sha256, desk.clock())
    sealer = desk.sealer()
    name = _called(transport) or urlsplit(invite.issuer).hostname or invite.issuer
    with desk.database.transaction():
        _refuse_second(desk)
        begun = _read(desk, _JOINING)
        if begun is not None and (begun.issuer, begun.code) == (invite.issuer, invite.code):
            return begun
        fresh = Membership(
            issuer=invite.issuer,
            group=invite.group,
            device_key=Ed25519PrivateKey.generate().private_bytes_raw(),
            root=root,
            root_sha256=invite.root_sha256,
            joined=desk.clock(),
            code=invite.code,
            org_name=name,
        )
        _keep(desk, sealer, _JOINING, fresh)
        return fresh


def _called(transport: Transport) -> str:
    """What the organisation calls itself beside its sums, empty where that cannot be had."""
    try:
        return published(transport).org[:_LONGEST_NAME]
    except ReportsError:
        return ""  # joining does not depend on a name that the first round brings signed


def _enrol(desk: Desk, transport: Transport, joining: Membership) -> Membership:
    sealer = desk.sealer()
    with in_words():
        request = encode_enrol_request(joining.signing_key(), joining.code, desk.clock())
    with desk.database.transaction():
        entry = ledger.begin(desk, sealer, Kind.ENROL, joining.issuer, request)
    try:
        answer = transport.post("/v1/enrol", request)
    except Refused as refused:
        with desk.database.transaction():
            ledger.answered(desk.database, entry, f"{refused.code}: {refused.sentence}")
        raise
    try:
        reply = read_enrol_reply(answer)
    except BallotError as error:
        raise Nonsense(
            "The collector's answer cannot be read. Tell IT; joining again with the same invite is safe."
        ) from error
    if reply.group != joining.group:
        raise Nonsense(
            f"Your invite is for the group “{joining.group}”, and the collector put this computer into "
            f"“{reply.group}”. Nothing else was sent. Ask IT why."
        )
    member = replace(joining, device_id=reply.device_id, code="")
    with desk.database.transaction():
        ledger.answered(desk.database, entry, "joined")
        if _read(desk, _JOINING) == joining:
            _keep(desk, sealer, _MEMBER, member)
            return member
    meanwhile = current(desk)
    if meanwhile is None or meanwhile.device_key != joining.device_key:
        raise ReportsError(_CHANGED)
    return meanwhile


def _read(desk: Desk, state: str) -> Membership | None:
    row = desk.database.one("SELECT data FROM membership WHERE state = ?", (state,))
    if row is None:
        return None
    with in_words():
        data = decode(desk.sealer().open("membership", "1", row["data"]))
        fields = Fields(data, "membership", _FIELDS)
        return Membership(
            issuer=fields.text("issuer"),
            group=fields.text("group"),
            device_key=fields.data("device_key", 32),
            root=fields.data("root"),
            root_sha256=fields.text("root_sha256"),
            joined=datetime.fromisoformat(fields.text("joined")),
            code=fields.text("code"),
            device_id=fields.text("device_id"),
            org=fields.data("org"),
            org_name=fields.text("org_name"),
        )


def _keep(desk: Desk, sealer: Sealer, state: str, member: Membership) -> None:
    values = {name: getattr(member, name) for name in _TEXTS}
    values |= {name: b64(getattr(member, name)) for name in _BYTES}
    data = encode({**values, "joined": member.joined.isoformat()})
    desk.database.execute(
        "INSERT OR REPLACE INTO membership (id, state, data) VALUES (1, ?, ?)",
        (state, sealer.seal("membership", "1", data)),
    )
