"""The membership as it is kept: sealed whole, with the device key in it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from posture.ballots.canonical import b64, decode, encode, unb64
from posture.ballots.fields import Fields
from posture.reports.desk import Desk
from posture.reports.errors import NotAMember, ReportsError, legible
from posture.words.phrase import phrase

JOINING: Final = "joining"
MEMBER: Final = "member"
CHANGED: Final = phrase("Another Posture changed the membership meanwhile. Look again, then try again.")

_TEXTS: Final = ("issuer", "group", "code", "device_id", "org_name")
_BYTES: Final = ("device_key", "org", "read_key")
_FIELDS: Final = (*_TEXTS, *_BYTES, "former", "joined", "rehearsal", "roots")
_LARGEST: Final = 1 << 24


@dataclass(frozen=True, slots=True)
class Membership:
    """A computer in an organisation.

    ``issuer`` is the collector's address, ``former`` are those it had before it moved. ``roots`` is the
    chain of trust roots, the newest last. ``org`` (16 bytes) and ``rehearsal`` stand in them; ``org_name``
    comes signed with the first round and is the address's host until then. ``code`` is the invite's, kept
    only while joining; ``read_key`` came with the enrolment, until a round shows whose it is.
    """

    issuer: str
    group: str
    org: bytes
    org_name: str
    rehearsal: bool
    joined: date
    device_key: bytes = field(repr=False)
    roots: tuple[bytes, ...] = field(repr=False)
    code: str = field(default="", repr=False)
    device_id: str = ""
    read_key: bytes = field(default=b"", repr=False)
    former: tuple[str, ...] = ()

    def signing_key(self) -> Ed25519PrivateKey:
        """The device key, which signs towards the issuer only."""
        return Ed25519PrivateKey.from_private_bytes(self.device_key)


def is_member(desk: Desk) -> bool:
    """Whether this computer has joined; needs no key."""
    return desk.database.one("SELECT 1 FROM membership WHERE state = ?", (MEMBER,)) is not None


def current(desk: Desk) -> Membership | None:
    """The membership, or None where this computer has not joined."""
    return read(desk, MEMBER)


def required(desk: Desk) -> Membership:
    """The membership; NotAMember where there is none."""
    member = current(desk)
    if member is None:
        raise NotAMember
    return member


def changed(desk: Desk, before: Membership, **changes: object) -> Membership:
    """The membership with the changes, kept; joins a transaction that is open.

    Raises ReportsError where it is no longer ``before``: somebody has left or changed it meanwhile.
    """
    with desk.database.transaction():
        if current(desk) != before:
            raise ReportsError(CHANGED)
        after = replace(before, **changes)  # type: ignore[arg-type]  # the names are this module's own
        if after != before:
            keep(desk, MEMBER, after)
    return after


def read(desk: Desk, state: str) -> Membership | None:
    """What is kept in that state, or None."""
    row = desk.database.one("SELECT data FROM membership WHERE state = ?", (state,))
    if row is None:
        return None
    opened = desk.sealer().open("membership", "1", row["data"])
    with legible():
        data = decode(opened, most=_LARGEST)
        fields = Fields(data, "membership", _FIELDS)
        return Membership(
            issuer=fields.text("issuer"),
            group=fields.text("group"),
            code=fields.text("code"),
            device_id=fields.text("device_id"),
            org=fields.data("org"),
            org_name=fields.text("org_name"),
            device_key=fields.data("device_key", 32),
            read_key=fields.data("read_key"),
            roots=_some(tuple(unb64(str(root)) for root in fields.items("roots"))),
            former=tuple(str(address) for address in fields.items("former")),
            joined=date.fromisoformat(fields.text("joined")),
            rehearsal=fields.flag("rehearsal"),
        )


def _some(roots: tuple[bytes, ...]) -> tuple[bytes, ...]:
    if not roots:
        raise ValueError("no membership is without a root")
    return roots


def keep(desk: Desk, state: str, member: Membership) -> None:
    """Keep the membership in that state, in the place of what was there."""
    values: dict[str, object] = {name: getattr(member, name) for name in _TEXTS}
    values |= {name: b64(getattr(member, name)) for name in _BYTES}
    values |= {
        "former": list(member.former),
        "joined": member.joined.isoformat(),
        "rehearsal": member.rehearsal,
        "roots": [b64(root) for root in member.roots],
    }
    desk.database.execute(
        "INSERT OR REPLACE INTO membership (id, state, data) VALUES (1, ?, ?)",
        (state, desk.sealer().seal("membership", "1", encode(values))),
    )
