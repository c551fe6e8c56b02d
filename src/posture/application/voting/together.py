"""The organisation's sums, as everybody gets them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from posture.application.session import Session
from posture.application.voting.membership import demand_member
from posture.ballots.release import SHARE_OF
from posture.ballots.release import STEP as STEP
from posture.ballots.release import Goal as Goal
from posture.ballots.release import Release as Release
from posture.ballots.release import Share as Share
from posture.reports import accepted, releases
from posture.reports.accepted import Accepted
from posture.reports.vote import State, states
from posture.words.phrase import Phrase, counted, phrase, sentences

PROMISES: Mapping[str, Phrase] = MappingProxyType(
    {
        "share": SHARE_OF,
        "members": phrase("IT's page and all members get exactly this release."),
        "everyone": phrase("IT chose to show this release to everybody, not to members alone."),
        "practice": phrase("A rehearsal's release is for everybody, unless IT chose members alone."),
        "finer": phrase(
            "IT's server opens and counts the ballots at the close, and keeps those of checks that ten or "
            "more answered for 90 days, for a recount. From these IT could count more finely; that it does "
            "not is its promise, not a technical guarantee."
        ),
        "bands": phrase(
            "Coarse steps hide much, and not everything: who knows what nearly all others answered can "
            "often tell the rest."
        ),
        "stuffing": phrase(
            "More ballots than keys were given out would show here in red. Up to that number nobody outside "
            "IT can tell yet whether a ballot was added or left out."
        ),
        "self-reported": phrase("Answers are self-reported."),
    }
)
"""Every sentence about privacy here; ``tests/test_promises.py`` names what holds each."""

_NEVER_TAKEN = frozenset({State.SIGNED, State.MISSED, State.REFUSED})

_WRONG = phrase("Do not rely on these sums, and ask IT where the additional ones come from.")


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
    return phrase("The newer round {epoch} had too few answers to show a sum.", epoch=kept[0].release.epoch)


def most_received(release: Release) -> int:
    """How many ballots can have come on the check most answered: no more than keys allow, or are said to be.

    A release tells the number itself in fives; the keys that were fetched, and any excess, bound it.
    """
    return min(release.received + STEP - 1, release.blessed + max(release.excess.values(), default=0))


def most_answers(release: Release, scope: str) -> int:
    """As ``most_received``, for the answers of one check."""
    return min(release.checks[scope].answers + STEP - 1, release.blessed + release.excess.get(scope, 0))


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
    missing = phrase("Ballots that were still to come are missing from these sums.")
    if seen is None:
        return sentences(phrase("IT closed this round before its time."), missing)
    there = seen.manifest.timetable.close.astimezone()
    close = phrase("{day}, {clock}", day=there.date(), clock=there.time())
    held = states(session.database, release.epoch)
    waited = sum(state in _NEVER_TAKEN for state in held)
    lost = sum(state is State.SENDING for state in held)
    return sentences(
        phrase("IT closed this round before its time, {close}.", close=close),
        missing,
        counted(
            "{n} of them is this computer's: it had not been taken by then. It was not counted, and no later "
            "round takes it.",
            "{n} of them are this computer's: they had not been taken by then. They were not counted, and no "
            "later round takes them.",
            n=waited,
        )
        if waited
        else "",
        counted(
            "{n} of this computer's was sent and got no answer, so nobody can say whether they were counted.",
            "{n} of this computer's were sent and got no answer, so nobody can say whether they were "
            "counted.",
            n=lost,
        )
        if lost
        else "",
    )


def _counts(release: Release) -> Phrase:
    joined = counted("{n} computer had joined in time", "{n} computers had joined in time", n=release.joined)
    return phrase(
        "{joined}, {keys} fetched keys, and {received} on the check most answered.",
        joined=joined,
        keys=release.blessed,
        received=_received(release),
    )


def _received(release: Release) -> Phrase:
    least, most = release.received, most_received(release)
    if not least:
        return phrase("fewer than {step} answers came", step=STEP)
    if least >= most:
        return phrase("{least} answers came", least=least)
    return phrase("{least} to {most} answers came", least=least, most=most)


def _stuffed(release: Release) -> str:
    said = []
    if release.blessed > release.joined:
        said.append(phrase("{keys} fetched keys, more than had joined.", keys=release.blessed))
    for scope, excess in release.excess.items():
        more = counted(
            "“{scope}” got {n} ballot more than keys were given out.",
            "“{scope}” got {n} ballots more than keys were given out.",
            n=excess,
            scope=scope,
        )
        said.append(more)
    return sentences(*said, _WRONG) if said else ""
