"""The organisation's chain of trust roots, followed from the invite's to the newest."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Final, TypeVar

from posture.ballots.errors import BallotError
from posture.ballots.manifest import Manifest, manifest_digest, verify_manifest
from posture.ballots.release import Release, verify_release
from posture.reports import member as members
from posture.reports.desk import Desk
from posture.reports.errors import Nonsense, Refused, in_words
from posture.reports.member import Membership
from posture.reports.transport import Transport
from posture.words.phrase import phrase

if TYPE_CHECKING:  # TUF takes long to bring in, and few commands need it
    from posture.ballots.root import Root

T = TypeVar("T")

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
    demand_current(roots, desk.clock())
    return members.changed(desk, member, roots=roots)


def demand_current(roots: tuple[bytes, ...], now: datetime) -> None:
    """Demand that the newest root has not expired (ReportsError)."""
    from posture.ballots import root

    with in_words():
        root.demand_current(read(roots[-1]), now)


def newest(member: Membership) -> Root:
    """The root in force."""
    return read(member.roots[-1])


def manifest_of(roots: tuple[bytes, ...], signed: bytes, *, earlier: bool = False) -> Manifest:
    """The manifest, verified under the root of the chain that was in force when it was signed.

    A key that has been replaced may be a thief's by now. So the root that followed on it names the last
    round that it signed, by number and digest, and nothing newer of it is believed. ``earlier``: the
    manifest is of an earlier round than the one at hand, which names it by ``prev``; else it must be that
    very one. Raises BallotError; Nonsense for one that a replaced key has signed since.
    """
    manifest, after = _verified(roots, lambda public: verify_manifest(signed, public))
    if after is not None:
        is_last = (manifest.number, manifest_digest(signed)) == (after.last_round, after.last_sha256)
        if not is_last and not (earlier and manifest.number < after.last_round):
            raise Nonsense(
                phrase(
                    "The round {epoch} is signed with a key that your organisation has replaced, "
                    "and not one of the rounds that this key signed before. Whoever has the old "
                    "key can have made it. So this round cannot be used, and nothing leaves; tell "
                    "IT.",
                    epoch=manifest.epoch,
                )
            )
    return manifest


def release_of(member: Membership, signed: bytes) -> Release:
    """The release, verified as ``manifest_of`` does it: with a key of its own time or a later one."""
    release, after = _verified(member.roots, lambda public: verify_release(signed, public))
    if after is not None and release.number > after.last_round:
        raise Nonsense(
            phrase(
                "These sums are signed with a key that your organisation had replaced before "
                "their round began. So they cannot be used; tell IT."
            )
        )
    return release


def _verified(roots: tuple[bytes, ...], verify: Callable[[bytes], T]) -> tuple[T, Root | None]:
    """What ``verify`` makes of the newest key that fits, and the root that replaced that key, if any."""
    after: Root | None = None
    unfit = BallotError("bad-signature", phrase("No key of your organisation signed this."))
    for root in map(read, reversed(roots)):
        try:
            return verify(root.public), after
        except BallotError as error:
            if error.code != "bad-signature":
                raise
            unfit, after = error, root
    raise unfit


def in_force(member: Membership, version: int) -> Root | None:
    """The root of that number where it is in the chain."""
    found = (root for root in map(read, member.roots) if root.version == version)
    return next(found, None)


def read(data: bytes) -> Root:
    """A root of whose bytes it is known, or does not matter, that they are the right ones."""
    from posture.ballots.root import read_root

    with in_words():
        return read_root(data, _digest(data))
