"""What would leave, and sending it at once."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from posture.application.errors import ApplicationError
from posture.application.session import Session
from posture.application.voting.answers import Answer, answers_now, answers_to_sign, refuse_recording
from posture.application.voting.asked import agree_in, demand_agreed, is_held
from posture.application.voting.membership import demand_member
from posture.application.voting.round import round_at_hand
from posture.application.voting.standing import standing
from posture.ballots.manifest import Manifest
from posture.ballots.timetable import Phase
from posture.reports import blessing, booth, rounds, signing
from posture.reports import preview as previews
from posture.reports.booth import CastResult as CastResult
from posture.reports.booth import Sent as Sent
from posture.reports.errors import TooFew
from posture.reports.preview import SMALL as SMALL
from posture.reports.preview import Preview as Preview
from posture.reports.preview import PreviewBallot as PreviewBallot
from posture.reports.promises import Topic as Topic
from posture.reports.promises import by_topic as by_topic
from posture.words.phrase import Phrase, phrase
from posture.words.program import typed
from posture.words.weekday import weekday

_SECONDS_AWAY = timedelta(minutes=5)
_STEP = 0.2  # seconds between two looks at the clock


@dataclass(frozen=True, slots=True)
class Prospect:
    """A round as the person sees it before anything leaves.

    ``answers`` are what this computer would say: measured just now, or, once they are ``signed``, fixed.
    """

    shown: Preview
    answers: Mapping[str, Answer]
    signed: bool


def preview(session: Session) -> Prospect:
    """What would leave in the round at hand; no ballot is sent, and no key is fetched.

    From the moment that casting opens the answers are measured and signed once, here or by ``deliver``.
    """
    demand_member(session)
    with session.rows():
        manifest = round_at_hand(session)
        shown = previews.preview(session.desk)
        if not shown.ballots and _may_sign(session, manifest):
            _sign(session, manifest)
            shown = previews.preview(session.desk)
        if shown.ballots:
            return Prospect(shown, {ballot.scope: ballot.answer for ballot in shown.ballots}, signed=True)
        if shown.too_few:
            return Prospect(shown, {}, signed=False)
        answers = answers_now(session, manifest)
        return Prospect(shown, {scope: answers[scope] for scope in sorted(answers)}, signed=False)


def make_ready(session: Session, on_wait: Callable[[datetime], None] | None = None) -> Prospect:
    """The signed ballots, ready to be sent at once; nothing of them has left.

    A rehearsal's casting is waited for where it is minutes away, after ``on_wait`` was told until when.
    Raises ApplicationError where nothing can be sent now, with when it can; TooFew.
    """
    demand_member(session)
    with session.rows():
        manifest = round_at_hand(session)
        demand_agreed(session)
        refuse_recording(session, manifest)
        few = rounds.too_few(manifest)
        if few is not None:
            raise TooFew(few)
        if manifest.rehearsal:
            _get_there(session, manifest, on_wait)
        phase = manifest.timetable.phase(session.now())
        if phase is not Phase.CASTING:
            raise ApplicationError(_not_now(phase, manifest))
    found = preview(session)
    if not found.signed:
        raise ApplicationError(
            phrase(
                "This computer has no keys for this round: it was off, or offline, while they were given "
                "out. It can take part in the next one."
            )
        )
    return found


def cast(session: Session, seen: Prospect, on_sent: Callable[[Sent], None] | None = None) -> CastResult:
    """Send the signed ballots that the person has seen at once, one after the other; they agree by that.

    NotAsSeen, and nothing leaves, where by now another round is at hand, or another answer waits.
    """
    demand_member(session)
    with session.rows():
        agree_in(session, seen.shown.fingerprint)
        envelopes = {ballot.envelope.encode() for ballot in seen.shown.ballots}
        return booth.cast_now(session.desk, on_sent, seen=envelopes)


def _may_sign(session: Session, manifest: Manifest) -> bool:
    if (not session.live and not manifest.rehearsal) or is_held(session):
        return False
    casting = manifest.timetable.phase(session.now()) is Phase.CASTING
    return casting and signing.ready(session.desk, manifest)


def _sign(session: Session, manifest: Manifest) -> None:
    signing.demand_first(session.desk, manifest)
    signing.sign(session.desk, manifest, answers_to_sign(session, manifest))


def _get_there(session: Session, manifest: Manifest, on_wait: Callable[[datetime], None] | None) -> None:
    """Fetch the keys of a rehearsal's round, and let the time pass until its casting opens."""
    times = manifest.timetable
    if session.now() in times.fetch and not standing(session).fetched:
        blessing.bless(session.desk, manifest)
    start = times.cast.start
    if not session.now() < start <= session.now() + _SECONDS_AWAY:
        return
    if on_wait is not None:
        on_wait(start)
    while session.now() < start:
        time.sleep(_STEP)


def _not_now(phase: Phase, manifest: Manifest) -> Phrase:
    start = manifest.timetable.cast.start.astimezone()
    if phase in (Phase.CLOSING, Phase.CLOSED):
        return phrase("This round takes no more ballots. The next one is shown as soon as it opens.")
    return phrase(
        "Ballots of this round can be sent from {weekday}, {day}, {clock} on. With “{command}” they leave by "
        "themselves then.",
        weekday=weekday(start),
        day=start.date(),
        clock=start.time(),
        command=typed("posture consent"),
    )
