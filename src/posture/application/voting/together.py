"""The organisation's sums, as everybody gets them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from posture.application.session import Session
from posture.application.voting.membership import demand_member
from posture.ballots.release import SHARE_OF, STEP
from posture.ballots.release import Goal as Goal
from posture.ballots.release import Release as Release
from posture.ballots.release import Share as Share
from posture.reports import accepted, releases
from posture.reports.accepted import Accepted
from posture.reports.vote import State, states

PROMISES: Mapping[str, str] = MappingProxyType(
    {
        "share": SHARE_OF,
        "members": "IT's page and all members get exactly this release.",
        "everyone": "IT chose to show this release to everybody, not to members alone.",
        "practice": "A rehearsal's release is for everybody, unless IT chose members alone.",
        "finer": (
            "IT's server opens and counts the ballots at the close, and keeps those of checks that ten or "
            "more answered for 90 days, for a recount. From these IT could count more finely; that it does "
            "not is its promise, not a technical guarantee."
        ),
        "bands": (
            "Coarse steps hide much, and not everything: who knows what nearly all others answered can "
            "often tell the rest."
        ),
        "stuffing": (
            "More ballots than keys were given out would show here in red. Up to that number nobody outside "
            "IT can tell yet whether a ballot was added or left out."
        ),
        "self-reported": "Answers are self-reported.",
    }
)
"""Every sentence about privacy here; ``tests/test_promises.py`` names what holds each."""

_NEVER_TAKEN = frozenset({State.SIGNED, State.MISSED, State.REFUSED})

_WRONG = "Do not rely on these sums, and ask IT where the additional ones come from."


@dataclass(frozen=True, slots=True)
class Shared:
    """A release with the sentences beside it.

    ``fingerprint`` is its round's, "" where this computer did not see the round. ``counts`` says how many
    took part, ``stuffed`` what is wrong with that, "" where nothing is; ``words`` what the numbers can tell.
    ``early`` says that IT closed the round before its time, and what became of this computer's ballots that
    still waited then; "" where it did not.
    """

    release: Release
    fingerprint: str
    counts: str
    stuffed: str
    early: str
    words: tuple[str, ...]


def together(session: Session) -> tuple[Shared, ...]:
    """The releases that were brought here, newest first; reading them sends nothing, to anybody."""
    demand_member(session)
    with session.rows():
        return tuple(_shared(session, release) for release in releases.kept(session.desk))


def to_show(kept: Sequence[Shared]) -> Shared | None:
    """The newest release that tells a sum: a round with too few answers does not take its place."""
    return next((each for each in kept if _tells(each.release)), next(iter(kept), None))


def thin(kept: Sequence[Shared]) -> str:
    """A sentence on the newest round where its release is not the one to show, "" where it is."""
    shown = to_show(kept)
    if shown is None or shown is kept[0]:
        return ""
    return f"The newer round {kept[0].release.epoch} had too few answers to show a sum."


def _tells(release: Release) -> bool:
    return any(share.passing for share in release.checks.values())


def _shared(session: Session, release: Release) -> Shared:
    seen = accepted.numbered(session.database, release.number)
    return Shared(
        release,
        "" if seen is None else seen.fingerprint,
        _counts(release),
        _stuffed(release),
        early_words(session, release, seen),
        beside(release),
    )


def beside(release: Release) -> tuple[str, ...]:
    """What the sums can tell, and who gets them: a rehearsal's are for everybody without anybody's choice."""
    to_everyone = "practice" if release.rehearsal else "everyone"
    readers = to_everyone if release.public else "members"
    names = ("share", readers, "finer", "bands", "stuffing", "self-reported")
    return tuple(PROMISES[name] for name in names)


def early_words(session: Session, release: Release, seen: Accepted | None) -> str:
    """That the round was closed before its time, and what is known of this computer's ballots; else ""."""
    if not release.early:
        return ""
    missing = "Ballots that were still to come are missing from these sums."
    if seen is None:
        return f"IT closed this round before its time. {missing}"
    close = seen.manifest.timetable.close
    said = [f"IT closed this round before its time, {close:%Y-%m-%d %H:%M} UTC.", missing]
    held = states(session.database, release.epoch)
    if waited := sum(state in _NEVER_TAKEN for state in held):
        said.append(
            "1 of them is this computer's: it had not been taken by then. It was not counted, and no later "
            "round takes it."
            if waited == 1
            else f"{waited} of them are this computer's: they had not been taken by then. They were not "
            "counted, and no later round takes them."
        )
    if lost := sum(state is State.SENDING for state in held):
        ballots = "1 of this computer's was" if lost == 1 else f"{lost} of this computer's were"
        said.append(f"{ballots} sent and got no answer, so nobody can say whether they were counted.")
    return " ".join(said)


def _counts(release: Release) -> str:
    computers = "1 computer" if release.joined == 1 else f"{release.joined} computers"
    received = (
        f"{release.received} to {release.received + STEP - 1} ballots came"
        if release.received
        else f"fewer than {STEP} ballots came"
    )
    took_part = f"{computers} had joined in time, {release.blessed} fetched keys"
    return f"{took_part}, and {received} on the check most answered."


def _stuffed(release: Release) -> str:
    said = []
    if release.blessed > release.joined:
        said.append(f"{release.blessed} fetched keys, more than had joined.")
    for scope, excess in release.excess.items():
        ballots = "1 ballot" if excess == 1 else f"{excess} ballots"
        said.append(f"“{scope}” got {ballots} more than keys were given out.")
    return " ".join((*said, _WRONG)) if said else ""
