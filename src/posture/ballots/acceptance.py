"""What a device demands of a round before it takes part."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from posture.ballots import blind
from posture.ballots.errors import BallotError
from posture.ballots.manifest import LEAST_THRESHOLD, Manifest, Scope, manifest_digest
from posture.ballots.root import Root
from posture.ballots.timetable import Timetable, demand_sane
from posture.words.phrase import phrase

MOST_SCOPES = 16


@dataclass(frozen=True, slots=True)
class Before:
    """The round before, as the device accepted it: its manifest, and the bytes of its envelope."""

    manifest: Manifest
    signed: bytes


def accept(
    manifest: Manifest,
    *,
    root: Root,
    address: str,
    before: Before | None,
    known_scopes: Collection[str],
    seen_keys: Collection[bytes],
) -> None:
    """Demand what keeps the voter unnamed.

    ``root`` is the trust root in force, ``address`` the one of the invite or of a later move, ``before``
    the newest round that was accepted, None before the first. ``known_scopes`` are the checks that the
    release of the app marks for ballots, ``seen_keys`` the key ids (``Scope.key_id``) of all other rounds.

    Raises BallotError ``other-organisation``, ``wrong-root``, ``wrong-address``, ``not-a-rehearsal``,
    ``wrong-previous``, ``other-issuer``, ``low-threshold``, the codes of ``demand_sane``,
    ``too-many-scopes``, ``repeated-scope``, ``unknown-scope``, ``other-checks``, ``weak-key``,
    ``repeated-key`` or ``known-key``.
    """
    _demand_same_for_all(manifest, root, address)
    timetable = None if before is None else _demand_next(manifest, before)
    if manifest.k < LEAST_THRESHOLD:
        raise BallotError(
            "low-threshold", phrase("This round would publish sums of {k}; ten is the least.", k=manifest.k)
        )
    demand_sane(manifest.timetable, rehearsal=manifest.rehearsal, number=manifest.number, before=timetable)
    _accept_scopes([scope.id for scope in manifest.scopes], known_scopes)
    _demand_same_checks(manifest)
    _accept_keys(manifest.scopes, seen_keys)


def enough(manifest: Manifest) -> None:
    """Demand that so many devices have joined that sums hide each of them (BallotError ``too-few``)."""
    least = max(manifest.k, LEAST_THRESHOLD)
    if manifest.enrolled < least:
        start = phrase("ten") if least == LEAST_THRESHOLD else least
        raise BallotError(
            "too-few",
            phrase(
                "{enrolled} of {least} joined; sums start at {start}.",
                enrolled=manifest.enrolled,
                least=least,
                start=start,
            ),
        )


def _demand_same_for_all(manifest: Manifest, root: Root, address: str) -> None:
    if manifest.org != root.org:
        raise BallotError(
            "other-organisation",
            phrase("This round belongs to another organisation than the one you joined."),
        )
    if (manifest.root_version, manifest.root_sha256) != (root.version, root.digest):
        raise BallotError("wrong-root", phrase("This round was made under another trust root than yours."))
    if manifest.address != address:
        raise BallotError(
            "wrong-address",
            phrase(
                "This round is held at {address}, and your invite led to {own}. An address of your own "
                "would mark your ballots.",
                address=manifest.address,
                own=address,
            ),
        )
    if manifest.rehearsal != root.rehearsal:
        raise BallotError(
            "not-a-rehearsal",
            phrase("This round says of itself another thing about rehearsing than its organisation."),
        )


def _demand_next(manifest: Manifest, before: Before) -> Timetable:
    """Demand that the round follows right after ``before``; gives back the timetable of that one."""
    earlier = before.manifest
    if manifest.number != earlier.number + 1 or manifest.prev != manifest_digest(before.signed):
        raise BallotError(
            "wrong-previous",
            phrase("This round does not follow the round {epoch} that you were shown.", epoch=earlier.epoch),
        )
    if manifest.issuer_name != earlier.issuer_name:
        raise BallotError("other-issuer", phrase("This round names another issuer than the round before."))
    return earlier.timetable


def _accept_scopes(ids: list[str], known: Collection[str]) -> None:
    if len(ids) > MOST_SCOPES:
        raise BallotError(
            "too-many-scopes",
            phrase(
                "This round asks about {number} checks; {most} is the most.",
                number=len(ids),
                most=MOST_SCOPES,
            ),
        )
    if len(set(ids)) != len(ids):
        raise BallotError("repeated-scope", phrase("This round asks about one check twice."))
    for scope in ids:
        if scope not in known:
            raise BallotError(
                "unknown-scope",
                phrase("This round asks about “{scope}”, which Posture does not ask.", scope=scope),
            )


def _demand_same_checks(manifest: Manifest) -> None:
    """Demand that the policy, which the person reads, names the checks that are asked, and no other."""
    named = manifest.policy.get("checks")
    asked = [scope.id for scope in manifest.scopes]
    if not isinstance(named, list) or len(named) != len(asked) or any(each not in named for each in asked):
        raise BallotError("other-checks", phrase("This round asks about other checks than its policy names."))


def _accept_keys(scopes: tuple[Scope, ...], seen: Collection[bytes]) -> None:
    for scope in scopes:
        blind.read_spki(scope.spki)
    ids = [scope.key_id for scope in scopes]
    if len(set(ids)) != len(ids):
        raise BallotError("repeated-key", phrase("This round uses one key for two checks."))
    if any(key_id in seen for key_id in ids):
        raise BallotError("known-key", phrase("This round uses a key of an earlier round again."))
