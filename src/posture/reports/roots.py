"""The organisation's chain of trust roots, followed from the invite's to the newest."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from posture.reports import member as members
from posture.reports.desk import Desk
from posture.reports.errors import Refused, in_words
from posture.reports.member import Membership
from posture.reports.transport import Transport

if TYPE_CHECKING:  # TUF takes long to bring in, and few commands need it
    from posture.ballots.root import Root

_MOST: Final = 100
_END: Final = "no-root"


def named_by_invite(transport: Transport, sha256: str) -> bytes:
    """The root whose SHA-256 (hex) the invite names: the first, or a later one where the chain has grown.

    Raises ReportsError where none of them is the one.
    """
    first = transport.get("/v1/root/1")
    if _digest(first) == sha256:
        return _named(first, sha256)
    newest = transport.get("/v1/root")
    if _digest(newest) == sha256:
        return _named(newest, sha256)
    for number in range(read(newest).version - 1, 1, -1)[:_MOST]:
        between = transport.get(f"/v1/root/{number}")
        if _digest(between) == sha256:
            return _named(between, sha256)
    return _named(newest, sha256)  # which it is not, and that says so


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _named(data: bytes, sha256: str) -> bytes:
    from posture.ballots.root import read_root

    with in_words():
        read_root(data, sha256)
    return data


def chain(transport: Transport, roots: tuple[bytes, ...]) -> tuple[bytes, ...]:
    """The chain with all that follow on its last root; every one is signed by the one before it."""
    from posture.ballots.root import next_root

    for _ in range(_MOST):
        try:
            following = transport.get(f"/v1/root/{read(roots[-1]).version + 1}")
        except Refused as refused:
            if refused.code == _END:
                break
            raise
        with in_words():
            next_root(roots[-1], following)
        roots = (*roots, following)
    return roots


def follow(desk: Desk, member: Membership) -> Membership:
    """The membership with the newest root, which must not have expired."""
    roots = chain(desk.transport(member.issuer), member.roots)
    demand_current(desk, roots)
    return members.changed(desk, member, roots=roots)


def demand_current(desk: Desk, roots: tuple[bytes, ...]) -> None:
    """Demand that the newest root has not expired (ReportsError)."""
    from posture.ballots import root

    with in_words():
        root.demand_current(read(roots[-1]), desk.clock())


def newest(member: Membership) -> Root:
    """The root in force."""
    return read(member.roots[-1])


def public_of(root: bytes) -> bytes:
    """The key that signed manifests and releases while this root of the chain was in force."""
    return read(root).public


def in_force(member: Membership, version: int) -> Root | None:
    """The root of that number where it is in the chain."""
    found = (root for root in map(read, member.roots) if root.version == version)
    return next(found, None)


def read(data: bytes) -> Root:
    """A root of whose bytes it is known, or does not matter, that they are the right ones."""
    from posture.ballots.root import read_root

    with in_words():
        return read_root(data, _digest(data))
