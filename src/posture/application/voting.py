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
from posture.checks.verdict import Outcome
from posture.policy.limits import PolicyError
from posture.policy.policy import read_policy
from posture.reports import blessing, booth
from posture.reports import ledger as ledgers
from posture.reports import membership as memberships
from posture.reports import preview as previews
from posture.reports.booth import CastResult as CastResult
from posture.reports.booth import Sent as Sent
from posture.reports.errors import NotAMember, TooFew
from posture.reports.ledger import Entry as Entry
from posture.reports.membership import Membership as Membership
from posture.reports.preview import Preview as Preview
from posture.reports.preview import PreviewBallot as PreviewBallot
from posture.reports.publication import Publication as Publication
from posture.reports.publication import Sum as Sum
from posture.reports.publication import published
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
    """Exactly what would leave now: fetches the round, has fresh keys blessed, measures, and signs.

    Nothing is sent but the question for the round and its keys, and below ten members not even that
    one. A ballot is signed anew at each preview until its sending begins.
    """
    _required(session)
    with session.rows():
        manifest = _fetch_round(session)
        try:
            blessing.bless(session.desk, manifest)
        except TooFew:
            return previews.preview(session.desk)
        booth.prepare(session.desk, _measure(session, manifest))
        return previews.preview(session.desk)


def cast(session: Session, on_sent: Callable[[Sent], None] | None = None) -> CastResult:
    """Send the ballots as they were previewed; where nothing was previewed, measure and sign them now.

    Raises TooFew where fewer than ten have joined: then nothing leaves.
    """
    _required(session)
    with session.rows():
        manifest = _fetch_round(session)
        blessing.bless(session.desk, manifest)
        if not previews.preview(session.desk).ballots:
            booth.prepare(session.desk, _measure(session, manifest))
        return booth.cast(session.desk, on_sent)


def ledger(session: Session) -> tuple[Entry, ...]:
    """Everything that ever left this computer, oldest first."""
    if not session.has_kept:
        return ()
    with session.rows():
        return ledgers.entries(session.desk)


def together(session: Session) -> Publication:
    """The organisation's sums as everybody sees them."""
    _required(session)
    member = memberships.required(session.desk)
    return published(session.desk.transport(member.issuer))


def leave(session: Session) -> tuple[str, ...]:
    """Leave the organisation; sentences on what remains, here and there. Needs no key."""
    _required(session)
    return memberships.leave(session.desk)


def answers_of(checkup: Checkup) -> dict[str, Answer]:
    """The answer that a ballot gives for each check; below an exception it is the measured one."""
    return {verdict.check: _ANSWERS[verdict.measured or verdict.outcome] for verdict in checkup.verdicts}


def _fetch_round(session: Session) -> Manifest:
    """The open round, whose policy this Posture can judge by."""
    askable = session.catalogue.ballot_checks
    manifest = blessing.fetch_manifest(session.desk, askable)
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
