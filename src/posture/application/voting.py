"""Joining an organisation, seeing what would leave, casting it, and reading the sums together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from posture.application.checking import check_now
from posture.application.checkup import Checkup
from posture.application.errors import ApplicationError, sentence_of
from posture.application.session import Session
from posture.ballots.ballot import Answer
from posture.ballots.manifest import Manifest
from posture.ballots.release import Release
from posture.checks.verdict import Outcome
from posture.policy.limits import PolicyError
from posture.policy.policy import read_policy
from posture.reports import blessing, booth, consent, delivery, releases, rounds
from posture.reports import ledger as ledgers
from posture.reports import membership as memberships
from posture.reports import preview as previews
from posture.reports import standing as standings
from posture.reports.booth import CastResult as CastResult
from posture.reports.booth import Sent as Sent
from posture.reports.consent import Consent as Consent
from posture.reports.delivery import Delivered as Delivered
from posture.reports.errors import NotAMember
from posture.reports.ledger import Entry as Entry
from posture.reports.membership import Left as Left
from posture.reports.membership import Membership as Membership
from posture.reports.preview import Preview as Preview
from posture.reports.preview import PreviewBallot as PreviewBallot
from posture.reports.standing import Standing as Standing
from posture.words.phrase import phrase

_ANSWERS: Mapping[Outcome, Answer] = MappingProxyType(
    {
        Outcome.PASS: Answer.PASS,
        Outcome.WARN: Answer.FAIL,
        Outcome.FAIL: Answer.FAIL,
        Outcome.UNKNOWN: Answer.UNKNOWN,
        Outcome.STALE: Answer.UNKNOWN,
        Outcome.NOT_APPLICABLE: Answer.NOT_APPLICABLE,
    }
)


def membership(session: Session) -> Membership | None:
    """The organisation that this computer joined, or None; needs no key where there is none."""
    return memberships.current(session.desk) if _is_member(session) else None


def join(session: Session, invite: str) -> Membership:
    """Join with the text of an invite."""
    return memberships.join(session.desk, invite)


def preview(session: Session) -> Preview:
    """Exactly what would leave, as it was signed; asks nobody."""
    _required(session)
    with session.rows():
        return previews.preview(session.desk)


def deliver(session: Session) -> Delivered:
    """Do whatever is due: look for a round, fetch, sign, send, bring the sums."""
    _required(session)
    with session.rows():
        return delivery.deliver(
            session.desk, lambda manifest: _measure(session, manifest), session.catalogue.ballot_checks
        )


def standing(session: Session) -> Standing:
    """Where this computer stands in the round at hand; asks nobody."""
    _required(session)
    with session.rows():
        return standings.standing(session.desk)


def agree(session: Session, *, standing: bool) -> None:
    """Let the ballots of this round leave, or those of every round."""
    consent.give(session.desk, standing=standing)


def revoke(session: Session) -> None:
    """Let nothing more leave."""
    consent.revoke(session.desk)


def cast(session: Session, on_sent: Callable[[Sent], None] | None = None) -> CastResult:
    """Send all ballots now, right after one another; they are measured and signed where they are not yet."""
    _required(session)
    with session.rows():
        manifest = _fetch_round(session)
        if session.now() in manifest.timetable.fetch:
            blessing.bless(session.desk, manifest)
        if not previews.preview(session.desk).ballots:
            booth.sign(session.desk, manifest, _measure(session, manifest))
        return booth.cast_now(session.desk, on_sent)


def ledger(session: Session) -> tuple[Entry, ...]:
    """Everything that ever left this computer, oldest first."""
    if not session.has_kept:
        return ()
    with session.rows():
        return ledgers.entries(session.desk)


def together(session: Session) -> tuple[Release, ...]:
    """The sums of closed rounds that are kept here, newest first; sends nothing."""
    _required(session)
    with session.rows():
        return releases.kept(session.desk)


def leave(session: Session, *, here_only: bool = False) -> Left:
    """Leave the organisation; sentences on what remains, here and there."""
    _required(session)
    return memberships.leave(session.desk, here_only=here_only)


def answers_of(checkup: Checkup) -> dict[str, Answer]:
    """The answer that a ballot gives for each check; below an exception it is the measured one."""
    return {verdict.check: _ANSWERS[verdict.measured or verdict.outcome] for verdict in checkup.verdicts}


def _fetch_round(session: Session) -> Manifest:
    """The open round, whose policy this Posture can judge by."""
    askable = session.catalogue.ballot_checks
    manifest = rounds.look(session.desk, askable).manifest
    try:
        read_policy(manifest.policy, known_checks=askable, limits=session.catalogue.limits)
    except PolicyError as error:
        raise ApplicationError(
            phrase(
                "This round cannot be judged here: {error} Update Posture, or tell IT.",
                error=sentence_of(error),
            )
        ) from error
    return manifest


def _measure(session: Session, manifest: Manifest) -> Mapping[str, int]:
    return answers_of(check_now(session, [scope.id for scope in manifest.scopes]))


def _is_member(session: Session) -> bool:
    return session.has_kept and memberships.is_member(session.desk)


def _required(session: Session) -> None:
    if not _is_member(session):
        raise NotAMember
