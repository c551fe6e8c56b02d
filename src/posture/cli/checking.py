"""``posture check``: how this computer stands, and the one next thing."""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from posture.application.advice import next_step
from posture.application.checking import check_now
from posture.application.checkup import Checkup, Outcome, Verdict
from posture.application.errors import PostureError, sentence_of
from posture.application.exceptions import CheckException, exceptions
from posture.application.order import for_it
from posture.application.remembering import remember
from posture.application.session import Session
from posture.application.states import STATE_WORDS
from posture.application.voting.newer import newer
from posture.application.worsened import seen
from posture.cli.outcomes import sign
from posture.cli.problems import note_left_out
from posture.cli.terminal import Counter, day, heading, minute, note, print_json, say, title, wrapped
from posture.words.phrase import Phrase, phrase, sentences
from posture.words.program import typed
from posture.words.speech import spoken

_ONLY_THEY = phrase(
    "These were fixed by your IT, or by whoever set this computer up. Only they can change them: ask them to."
)


def check(session: Session, options: argparse.Namespace) -> int:
    """Print the check-up; 1 when a check fails."""
    note_left_out(session.catalogue.problems)
    total = len(options.checks) or len(session.catalogue.checks)
    with Counter(phrase("Checking"), total, quiet=options.json) as counter:
        checkup = check_now(session, options.checks, counter.count)
    if checkup.trouble:
        left_out = phrase(
            "posture: {trouble} What you set aside or switched off, and your organisation's limits, "
            "were left out."
        )
        note(left_out.filled(trouble=checkup.trouble))
    elif not options.checks:
        _remember(session, checkup)
    if options.json:
        print_json(checkup.data())
    else:
        _print(session, checkup, options.host)
    return int(any(verdict.outcome is Outcome.FAIL for verdict in checkup.verdicts))


def _remember(session: Session, checkup: Checkup) -> None:
    """A check-up is worth printing even where it cannot be kept."""
    try:
        remember(session, checkup)
        seen(session)
    except PostureError as error:
        told = (
            phrase("posture: this check-up was not kept: {why}")
            if _can_be_read(session)
            else phrase(
                "posture: this check-up was not kept, and what may be kept there was left aside: {why}"
            )
        )
        note(told.filled(why=sentence_of(error)))


def _can_be_read(session: Session) -> bool:
    try:
        return session.kept is not None
    except PostureError:
        return False


def _print(session: Session, checkup: Checkup, recording: Path | None) -> None:
    name = checkup.system.get("name") or checkup.system["family"]
    title(phrase("{name}, {moment}", name=name, moment=minute(checkup.taken)))
    aside = _set_aside(session, checkup.verdicts)
    for outcome, status in STATE_WORDS.items():
        verdicts = [verdict for verdict in checkup.verdicts if verdict.outcome is outcome]
        if verdicts:
            heading(status)
        for verdict in verdicts:
            words = wrapped(session.catalogue.checks[verdict.check].topic, "    ").removeprefix("    ")
            say(f"  {sign(outcome)} {words}")
            for sentence in _sentences(verdict, aside.get(verdict.check)):
                say(wrapped(sentence, "    "))
    _print_next(session, checkup, recording)
    if recording is None:
        _print_newer(session)


def _print_newer(session: Session) -> None:
    """Where what is kept cannot be read, that was said before."""
    with suppress(*PostureError):
        if (found := newer(session)) is not None:
            say()
            say(wrapped(sentences(found.sentence, found.how)))


def _set_aside(session: Session, verdicts: Sequence[Verdict]) -> dict[str, CheckException]:
    if not any(verdict.outcome is Outcome.EXCEPTED for verdict in verdicts):
        return {}
    return {exception.check: exception for exception in exceptions(session)}


def _sentences(verdict: Verdict, exception: CheckException | None) -> list[str]:
    told = [verdict.found]
    if verdict.measured is not None:
        outcome = STATE_WORDS[verdict.measured]
        told = [phrase("{outcome}: {found}", outcome=outcome, found=verdict.found)]
    if exception is not None:
        until = day(exception.until)
        told.append(phrase("Set aside until {day}: {reason}", day=until, reason=exception.shown))
    if verdict.remedy:
        told.append(verdict.remedy)
    return told


def _print_next(session: Session, checkup: Checkup, recording: Path | None) -> None:
    step = next_step(session, checkup, heed_put_off=not checkup.trouble)
    left_to_it = for_it(session, checkup)
    if left_to_it:
        heading(phrase("For your IT"))
        for check_id in left_to_it:
            say(wrapped(session.check(check_id).act, "  – ", "    "))
        say(wrapped(_ONLY_THEY, "  "))
    if step is None:
        say()
        say(wrapped(_nothing(checkup, for_you_only=bool(left_to_it))))
        return
    heading(phrase("Next"))
    for words in filter(None, (step.act, step.alarm, step.why, step.takes, step.because)):
        say(wrapped(words, "  "))
    where = "" if recording is None else f" --host {shlex.quote(str(recording))}"
    command = typed(f"posture explain {step.check}{where}")
    say(f"  {spoken(phrase('How: {command}', command=command))}")
    if session.check(step.check).repair is not None:
        from posture.cli.repairing import in_one_step  # few look where something can be set

        if (way := in_one_step(session, step.check, checkup)) is not None:
            say(wrapped(way, "  ", "    "))


def _nothing(checkup: Checkup, *, for_you_only: bool) -> Phrase:
    if for_you_only:
        return phrase("There is nothing for you to do now.")
    if any(verdict.outcome in (Outcome.UNKNOWN, Outcome.STALE) for verdict in checkup.verdicts):
        return phrase("Nothing to do was found, as far as one could tell.")
    return phrase("There is nothing to do.")
