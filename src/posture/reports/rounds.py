"""The round at hand: asked for, held against the rounds before it, and accepted."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from typing import Final

from posture.ballots.acceptance import Before, accept, enough
from posture.ballots.errors import BallotError
from posture.ballots.manifest import Manifest, manifest_digest
from posture.reports import accepted, member, moves, read_keys, roots
from posture.reports.accepted import Accepted as Accepted
from posture.reports.accepted import Dispute as Dispute
from posture.reports.desk import Desk
from posture.reports.errors import Disputed, Nonsense, Refused, ReportsError, in_words
from posture.reports.member import Membership
from posture.words.phrase import phrase
from posture.words.raised import sentence_of

CLOCKS_APART: Final = timedelta(hours=36)
"""How far this computer's clock may lie behind the collector's."""


def at_hand(desk: Desk) -> Accepted:
    """The newest round; ReportsError where there is none, Disputed where it must not be voted in."""
    found = accepted.newest(desk.database)
    if found is None:
        raise ReportsError(phrase("No round is known here yet. Ask the collector whether one is open."))
    if found.disputed:
        raise accepted.disputed(found.manifest.epoch)
    return found


def current(desk: Desk) -> Manifest:
    """The manifest of the round at hand; raises as ``at_hand``."""
    return at_hand(desk).manifest


def demand_address(joined: Membership, manifest: Manifest) -> None:
    """Demand that a round is held where this computer would send (ReportsError).

    Whoever took a move that was made for them alone would send to an address of their own, in a round that
    looks like everybody's.
    """
    if manifest.address != joined.issuer:
        raise ReportsError(
            phrase(
                "The round {epoch} is held at {address}, and you moved to {own}. Nothing of it "
                "leaves from here; the next round that names your new address does.",
                epoch=manifest.epoch,
                address=manifest.address,
                own=joined.issuer,
            )
        )


def too_few(manifest: Manifest) -> str | None:
    """The sentence that says how many joined while sums cannot start, or None when they can."""
    try:
        enough(manifest)
    except BallotError as error:
        return sentence_of(error)
    return None


def disputes(desk: Desk) -> tuple[Dispute, ...]:
    """All evidence of disputes; it stays when the organisation is left."""
    return accepted.disputes(desk.database)


def look(desk: Desk, known_scopes: Collection[str]) -> Accepted:
    """Ask the collector for the round at hand, and accept it with all that came since the last one.

    ``known_scopes`` are the checks that ballots may ask about. Raises Refused ``no-epoch`` before the first
    round, Disputed where two things were signed for one round, and ReportsError for a round that does not
    keep the voter unnamed; Unreachable.
    """
    joined = roots.follow(desk, member.required(desk))
    signed = desk.transport(joined.issuer).get("/v1/manifest")
    manifest = _verified(joined, signed)
    last = accepted.newest(desk.database)
    if last is not None and manifest.number <= last.manifest.number:
        return _again(desk, joined, last, signed, manifest)
    if manifest.address not in (joined.issuer, *joined.former):
        joined = moves.asked_for(desk, joined, manifest.address)
    joined = read_keys.match_enrolment(desk, joined, manifest, desk.transport(joined.issuer))
    if last is not None:
        last = _bridge(desk, joined, last, manifest)
    _accept(desk, joined, last, signed, manifest, known_scopes)
    member.changed(desk, joined, org_name=manifest.name)
    return at_hand(desk)


def _verified(joined: Membership, signed: bytes) -> Manifest:
    try:
        return roots.manifest_of(joined.roots, signed)
    except BallotError as error:
        raise Nonsense(
            phrase(
                "{error} So this round cannot be used, and nothing leaves; tell IT.", error=sentence_of(error)
            )
        ) from error


def _again(desk: Desk, joined: Membership, last: Accepted, signed: bytes, manifest: Manifest) -> Accepted:
    """The newest round, shown once more: it must be the very same bytes."""
    if manifest.number < last.manifest.number:
        raise Nonsense(
            phrase(
                "The collector offers {epoch}, a round older than {last}. Tell IT.",
                epoch=manifest.epoch,
                last=last.manifest.epoch,
            )
        )
    if signed != last.signed:
        raise accepted.dispute(desk, last, signed)
    member.changed(desk, joined, org_name=manifest.name)
    return at_hand(desk)


def _bridge(desk: Desk, joined: Membership, last: Accepted, manifest: Manifest) -> Accepted:
    """Keep the rounds that passed since the last one, so that each names the one before it.

    Nothing is answered in them any more, so it does not matter here whether one could have been voted in: a
    round that everybody refused must not keep everybody from the next.
    """
    transport = desk.transport(joined.issuer)
    for number in range(last.manifest.number + 1, manifest.number):
        signed = transport.get(f"/v1/manifest/{number}")
        missed = _verified_then(joined, signed, number)
        _before(desk, joined, last, signed, missed)
        _demand_name(desk, missed)
        with desk.database.transaction():
            if _is_new(desk, last):
                member.changed(desk, joined)
                accepted.keep(desk, signed, missed, fetched=False)
        last = accepted.newest(desk.database) or last
    return last


def _verified_then(joined: Membership, signed: bytes, number: int) -> Manifest:
    """The manifest of an earlier round, signed by the key of its own time."""
    not_ours = Nonsense(
        phrase(
            "What the collector shows as round {number} is not signed by your organisation. Tell IT.",
            number=number,
        )
    )
    try:
        manifest = roots.manifest_of(joined.roots, signed, earlier=True)
    except BallotError as error:
        raise not_ours from error
    if (manifest.number, manifest.org) != (number, joined.org):
        raise not_ours
    return manifest


def _accept(
    desk: Desk,
    joined: Membership,
    last: Accepted | None,
    signed: bytes,
    manifest: Manifest,
    known: Collection[str],
) -> None:
    before = None if last is None else _before(desk, joined, last, signed, manifest)
    if manifest.group != joined.group:
        raise ReportsError(
            phrase(
                "This round is for the group “{group}”; you joined “{own}”.",
                group=manifest.group,
                own=joined.group,
            )
        )
    _demand_name(desk, manifest)
    if manifest.timetable.fetch.start > desk.clock() + CLOCKS_APART:
        raise ReportsError(
            phrase(
                "By this computer's clock the round {epoch} has not opened yet. Set the clock, "
                "then try again.",
                epoch=manifest.epoch,
            )
        )
    root = roots.in_force(joined, manifest.root_version) or roots.newest(joined)
    if last is not None and manifest.root_version < last.manifest.root_version:
        root = roots.newest(joined)  # which this manifest does not name, so it is refused
    with desk.database.transaction():
        if _is_new(desk, last):
            with in_words():
                accept(
                    manifest,
                    root=root,
                    address=joined.issuer,
                    before=before,
                    known_scopes=known,
                    seen_keys=accepted.other_keys(desk.database, manifest.epoch),
                )
            member.changed(desk, joined)
            accepted.keep(desk, signed, manifest, fetched=too_few(manifest) is None)


def _demand_name(desk: Desk, manifest: Manifest) -> None:
    if accepted.named(desk.database, manifest.epoch) is not None:
        raise Nonsense(phrase("The collector calls a second round {epoch}. Tell IT.", epoch=manifest.epoch))


def _is_new(desk: Desk, last: Accepted | None) -> bool:
    """Whether no other Posture has accepted a round meanwhile."""
    newest = accepted.newest(desk.database)
    return (newest and newest.signed) == (last and last.signed)


def _before(desk: Desk, joined: Membership, last: Accepted, signed: bytes, manifest: Manifest) -> Before:
    """The round that the manifest must follow on.

    Where it follows on another one of the same number, that one is asked for: signed, it is evidence, and so
    is the manifest itself, which names another. Where a dispute is known, it may follow on either of the two.
    """
    before = Before(last.manifest, last.signed)
    if manifest.number != last.manifest.number + 1 or manifest.prev == manifest_digest(last.signed):
        return before
    for known in accepted.disputes(desk.database):
        if known.first == last.signed and manifest_digest(known.second) == manifest.prev:
            return Before(last.manifest, known.second)
    try:
        other = desk.transport(joined.issuer).get(f"/v1/manifest/{last.manifest.number}")
        _verified_then(joined, other, last.manifest.number)
    except (Refused, Nonsense):
        other = last.signed
    raise accepted.dispute(desk, last, signed if other == last.signed else other)


__all__ = ["Accepted", "Dispute", "Disputed", "at_hand", "current", "disputes", "look", "too_few"]
