"""What this computer answers to the questions of a round."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from posture.application.checking import check_now
from posture.application.checkup import Checkup
from posture.application.errors import ApplicationError, sentence_of
from posture.application.session import Session
from posture.ballots.ballot import Answer as Answer
from posture.ballots.manifest import Manifest
from posture.checks.verdict import Outcome
from posture.policy.limits import PolicyError
from posture.policy.policy import Policy, read_policy
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


def answers_of(checkup: Checkup) -> dict[str, Answer]:
    """The answer that a ballot gives for each check; below an exception it is the measured one."""
    return {verdict.check: _ANSWERS[verdict.measured or verdict.outcome] for verdict in checkup.verdicts}


def answers_now(session: Session, manifest: Manifest) -> Mapping[str, Answer]:
    """The answers of the computer as it is now, by the round's own limits.

    Raises ApplicationError for a policy that this Posture cannot judge by.
    """
    policy = _judgeable(session, manifest)
    return answers_of(check_now(session, [scope.id for scope in manifest.scopes], limits=policy.limits))


def answers_to_sign(session: Session, manifest: Manifest) -> Mapping[str, Answer]:
    """As ``answers_now``; raises ApplicationError, too, where a recorded computer would vote in earnest."""
    refuse_recording(session, manifest)
    return answers_now(session, manifest)


def _judgeable(session: Session, manifest: Manifest) -> Policy:
    askable = session.catalogue.ballot_checks
    try:
        return read_policy(manifest.policy, known_checks=askable, limits=session.catalogue.limits)
    except PolicyError as error:
        raise ApplicationError(
            phrase(
                "This round cannot be judged here: {error} Update Posture, or tell IT.",
                error=sentence_of(error),
            )
        ) from error


def refuse_recording(session: Session, manifest: Manifest) -> None:
    """Raise ApplicationError where a recorded computer would vote in a round that counts."""
    if not session.live and not manifest.rehearsal:
        raise ApplicationError(
            phrase(
                "A recorded computer votes in rehearsals only: your ballots speak of the computer that "
                "joined."
            )
        )
