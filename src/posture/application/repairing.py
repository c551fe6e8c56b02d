"""Setting for the person what a check asks for, seeing whether it helped, and putting back what was there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from posture.application.bearings import bearings
from posture.application.checking import check_now
from posture.application.checkup import Checkup, Verdict
from posture.application.errors import ApplicationError, sentence_of
from posture.application.repaired import Put, Repaired, let_go, note, repaired
from posture.application.session import Session
from posture.checks.errors import CheckError
from posture.checks.repairs.known import PLANS, own
from posture.checks.repairs.plan import Change as Change
from posture.checks.repairs.plan import NotRepairable
from posture.checks.verdict import TO_DO
from posture.host.model import HostError
from posture.host.setting.gate import Gate
from posture.words.phrase import phrase, sentences

NO_REPAIR = phrase("For this check Posture has nothing that it could set. Follow its steps instead.")
_NOTHING_WRONG = phrase(
    "Every setting that Posture could change here is as it should be; something else is in the way. Follow "
    "the steps instead."
)
NOTHING_SET = phrase("Posture has set nothing here that could be put back.")
_NOT_HERE = phrase("The settings of a recorded computer cannot be changed from here.")
_ALL_AS_BEFORE = phrase("Nothing was changed: what had been set is put back.")


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be done about a check with one press.

    ``changes`` are what would be set, ``refusal`` says why nothing can be where the check wants something; ""
    where there is no repair for it, or nothing to do. ``repaired`` is what can be undone.
    """

    check: str
    changes: tuple[Change, ...] = ()
    refusal: str = ""
    repaired: Repaired | None = None


@dataclass(frozen=True, slots=True)
class Undone:
    """What was put back; ``kept`` was changed by somebody else since, and stays as it is now."""

    put_back: tuple[Put, ...]
    kept: tuple[Put, ...]


def offer(session: Session, check_id: str, checkup: Checkup | None) -> Offer:
    """What could be set or undone; changes nothing. ApplicationError for an unknown check, StoreError."""
    check = session.check(check_id)
    if not session.live:
        return Offer(check.id)
    done = repaired(session, check.id)
    verdict = checkup.verdict(check.id) if checkup else None
    if check.repair is None or verdict is None or verdict.outcome not in TO_DO:
        return Offer(check.id, repaired=done)
    try:
        return Offer(check.id, plan(session, check.id), repaired=done)
    except ApplicationError as error:
        return Offer(check.id, refusal=sentence_of(error), repaired=done)


def plan(session: Session, check_id: str) -> tuple[Change, ...]:
    """What would be set now, at least one thing; ApplicationError says why there is nothing to set."""
    check = session.check(check_id)
    if not session.live:
        raise ApplicationError(_NOT_HERE)
    if check.repair is None:
        raise ApplicationError(NO_REPAIR)
    numbers = check.in_force(bearings(session, session.now()).limits)
    try:
        changes = PLANS[check.repair](session.host, numbers)
    except (NotRepairable, HostError) as error:
        raise ApplicationError(sentence_of(error)) from error
    if not changes:
        raise ApplicationError(_NOTHING_WRONG)
    return changes


def repair(session: Session, check_id: str, changes: Sequence[Change]) -> Verdict:
    """Set what ``plan`` gave and the person agreed to, and look again: the verdict that is true now.

    What stood there before is on the disk before anything is set, so that it can be undone whatever happens.
    Where one of them cannot be set, or does not hold, those before are put back. ApplicationError says so, or
    that the computer is not as it was when the person agreed; then nothing was set.
    """
    check = session.check(check_id)
    gate = _gate(session)
    if plan(session, check.id) != tuple(changes):
        raise ApplicationError(
            phrase("Something has changed in the meantime, so nothing was set. Look at it once more.")
        )
    earlier = repaired(session, check.id)
    puts = tuple(Put(each.setting, each.before, each.after) for each in changes)
    note(session, check.id, (*_still_ours(session, earlier, puts), *puts))
    try:
        for put in puts:
            gate.put(put.setting, put.after)
            _see(session, put, put.after)
    except (HostError, CheckError) as error:
        raise ApplicationError(_taken_back(session, gate, earlier, puts, check.id, error)) from error
    return check_now(session, [check.id]).verdicts[0]


def undo(session: Session, check_id: str) -> Undone:
    """Put back exactly what stood there, nothing where nothing did; where somebody changed it, it stays.

    ApplicationError where there is nothing to undo, or one cannot be put back: calling again goes on.
    """
    check = session.check(check_id)
    done = repaired(session, check.id)
    if done is None:
        raise ApplicationError(NOTHING_SET)
    gate = _gate(session)
    try:
        undone = _put_back(session, gate, done.settings)
    except (HostError, CheckError) as error:
        again = phrase("Not all could be put back. Try again once this is mended.")
        raise ApplicationError(sentences(sentence_of(error), again)) from error
    let_go(session, check.id)
    return undone


def _still_ours(session: Session, earlier: Repaired | None, puts: Sequence[Put]) -> Iterator[Put]:
    """What an earlier repair put and nobody changed since: undoing goes back to before that one, too."""
    new = {put.setting for put in puts}
    for put in earlier.settings if earlier else ():
        if put.setting not in new and own(session.host, put.setting) == put.after:
            yield put


def _put_back(session: Session, gate: Gate, settings: Sequence[Put]) -> Undone:
    put_back, kept = [], []
    for put in reversed(settings):
        now = own(session.host, put.setting)
        if now not in (put.before, put.after):
            kept.append(put)
            continue
        if now != put.before:
            gate.put(put.setting, put.before)
            _see(session, put, put.before)
        put_back.append(put)
    return Undone(tuple(put_back), tuple(kept))


def _taken_back(
    session: Session,
    gate: Gate,
    earlier: Repaired | None,
    puts: Sequence[Put],
    check_id: str,
    error: Exception,
) -> str:
    """What to say once a repair broke off; what it noted stays where not all could be put back."""
    why = sentence_of(error)
    try:
        _put_back(session, gate, puts)
    except (HostError, CheckError):
        return sentences(why, phrase("Some of it is set already. Undo puts it back once this is mended."))
    if earlier is None:
        let_go(session, check_id)
    else:
        note(session, check_id, earlier.settings)
    return sentences(why, _ALL_AS_BEFORE)


def _see(session: Session, put: Put, wanted: str | None) -> None:
    """Read what stands there now; a CheckError where it is not what was put."""
    if own(session.host, put.setting) != wanted:
        raise NotRepairable(
            phrase("“{name}” was set, and does not hold: something sets it otherwise.", name=put.setting.name)
        )


def _gate(session: Session) -> Gate:
    if session.gate is None:
        raise ApplicationError(_NOT_HERE)
    return session.gate
