"""``posture explain``: one check, measured now, with its rule and the way to fix it."""

from __future__ import annotations

import argparse
import shlex

from posture.application.advice import Explained, Way, explain
from posture.application.checking import check_now
from posture.application.checkup import Outcome, Verdict, verdict_data
from posture.application.evidence import evidence_words
from posture.application.session import Session
from posture.application.states import STATE_WORDS
from posture.cli.outcomes import status
from posture.cli.reading import bare
from posture.cli.repairing import in_one_step
from posture.cli.terminal import heading, note, numbered, print_json, say, title, wrapped
from posture.words.phrase import Phrase, counted, phrase
from posture.words.program import typed


def explain_check(session: Session, options: argparse.Namespace) -> int:
    """Print one check in full."""
    checkup = check_now(session, [options.check])
    told = explain(session, options.check, checkup)
    [verdict] = checkup.verdicts
    if checkup.trouble:
        note(phrase("posture: {trouble}", trouble=checkup.trouble))
    if options.json:
        print_json(_data(told, verdict))
    else:
        _print(told, verdict, options, in_one_step(session, told.check, checkup))
    return 0


def _print(
    told: Explained, verdict: Verdict, options: argparse.Namespace, in_one: Phrase | None = None
) -> None:
    title(told.topic)
    say(wrapped(status(verdict)))
    if verdict.measured is not None:
        say(phrase("Were it not set aside: {outcome}.", outcome=STATE_WORDS[verdict.measured]))
    if told.remedy:
        say(wrapped(told.remedy))
    if told.alarm:
        say(wrapped(told.alarm))
    heading(phrase("Why it matters"))
    say(wrapped(told.why, "  "))
    heading(phrase("The rule"))
    for sentence in told.rule:
        say(wrapped(sentence, "  ", "    "))
    if told.evidence:
        heading(phrase("What was found"))
        for evidence in told.evidence:
            say(wrapped(evidence_words(evidence), "  ", "    "))
    _print_fix(told, verdict.measured or verdict.outcome, options)
    if in_one is not None:
        say()
        say(wrapped(in_one, "  ", "    "))
    if told.lesson is not None:
        say()
        command = typed(f"posture learn {told.lesson}")
        say(phrase("Learn more in three minutes: {command}", command=command))


def _print_fix(told: Explained, outcome: Outcome, options: argparse.Namespace) -> None:
    """Nothing where the check does not apply: the steps are for computers of another kind."""
    if outcome is Outcome.NOT_APPLICABLE:
        return
    unsure = outcome in (Outcome.UNKNOWN, Outcome.STALE)
    if unsure and told.look:
        heading(phrase("How to find out"))
        say(numbered(map(bare, told.look)))
    set_up, fix = phrase("How to set it up here"), phrase("How to fix it here")
    heading(set_up if unsure or outcome is Outcome.PASS else fix)
    left_out = 0 if options.all_systems else told.fix_left_out
    say(_fix(told, options) or wrapped(phrase("There is nothing to do on this system."), "  "))
    if left_out:
        more = counted(
            "{n} step for other systems is left out. This shows it too:",
            "{n} steps for other systems are left out. This shows them too:",
            n=left_out,
        )
        where = "" if options.host is None else f" --host {shlex.quote(str(options.host))}"
        say()
        say(wrapped(more, "  "))
        say(f"  {typed(f'posture explain {told.check}{where} --all-systems')}")


def _fix(told: Explained, options: argparse.Namespace) -> str:
    doubt = "" if options.all_systems else told.fix_doubt
    notes = (wrapped(bare(note), "  ") for note in (told.fix_note, doubt))
    ways = told.all_ways if options.all_systems else told.ways
    return "\n\n".join(part for part in (*notes, *map(_way, ways)) if part)


def _way(way: Way) -> str:
    """What it is for, what to know first, and its steps: numbered where they are followed in order."""
    above = (wrapped(bare(text), "  ") for text in (way.heading, way.text) if text)
    steps = map(bare, way.steps)
    listed = numbered(steps) if way.in_order else "\n".join(wrapped(step, "  – ", "    ") for step in steps)
    return "\n\n".join((*above, listed))


def _data(told: Explained, verdict: Verdict) -> dict[str, object]:
    return {
        "schema": "posture/explain/1",
        **verdict_data(verdict),
        "title": told.title,
        "act": told.act,
        "area": told.area,
        "rule": list(told.rule),
        "why": told.why,
        "fix": list(told.fix),
        "look": list(told.look),
        "settings": told.settings.label if told.settings else None,
        "lesson": told.lesson,
        "maps": {name: list(values) for name, values in told.maps.items()},
    }
