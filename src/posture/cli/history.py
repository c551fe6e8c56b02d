"""``posture history``: what became better or worse, what is open since when, and how soon it was mended."""

from __future__ import annotations

import argparse
from typing import Any

from posture.application.history import History, history
from posture.application.remembering import last_checkup
from posture.application.session import Session
from posture.application.since import Change, Mended, Open, Since, since_last_time
from posture.application.states import STATE_WORDS
from posture.application.voting.belonging import belongs
from posture.cli.outcomes import sign
from posture.cli.terminal import day, heading, print_json, say, table, title, wrapped
from posture.words.phrase import Phrase, counted, phrase
from posture.words.program import typed

STAYS_HERE = phrase("All of this stays on this computer.")
IN_NO_BALLOT = phrase("All of this stays on this computer: it is no part of any ballot.")


def show_history(session: Session, options: argparse.Namespace) -> int:
    """Print what the kept check-ups tell, of all checks or of one."""
    told = since_last_time(session, last_checkup(session))
    days = history(session, options.check) if options.check else None
    if options.check:
        told = _only(told, session.check(options.check).id)
    if options.json:
        print_json(_data(told, days))
    elif told.compared_with is None and not told.open and not (days and days.days):
        _print_nothing(session)
    else:
        _print(session, told, days)
    return 0


def _only(told: Since, check_id: str) -> Since:
    """The part that is about one check."""
    return Since(
        told.compared_with,
        tuple(each for each in told.better if each.check == check_id),
        tuple(each for each in told.worse if each.check == check_id),
        tuple(each for each in told.open if each.check == check_id),
        tuple(each for each in told.mended if each.check == check_id),
    )


def _print_nothing(session: Session) -> None:
    if last_checkup(session) is None:
        told = phrase(
            "Nothing was kept yet. “{command}” looks, and keeps how each check ended and the day.",
            command=typed("posture check"),
        )
    else:
        told = phrase("There is one look so far, and nothing is to do. From the second one on, it says more.")
    say(wrapped(told))


def _print(session: Session, told: Since, days: History | None) -> None:
    title(_compared(told))
    for change in (*told.worse, *told.better):
        say(wrapped(_change(session, change), f"  {sign(change.now)} ", "    "))
    if told.compared_with is not None and not (told.worse or told.better):
        say(wrapped(phrase("Nothing has become better or worse."), "  "))
    if told.open:
        heading(phrase("Open"))
        say(table([_open(session, each) for each in told.open], "  "))
    if told.mended:
        heading(phrase("Mended"))
        say(table([_mended(session, each) for each in told.mended], "  "))
        say()
        say(wrapped(_usual(told), "  "))
    if days is not None and days.days:
        heading(phrase("Day by day"))
        say(table([(day(each.day), STATE_WORDS[each.outcome]) for each in days.days], "  "))
    say()
    say(wrapped(IN_NO_BALLOT if belongs(session) else STAYS_HERE))


def _compared(told: Since) -> Phrase:
    if told.compared_with is None:
        return phrase("There is one look so far")
    return phrase("Since the look before, on {day}", day=day(told.compared_with))


def _change(session: Session, change: Change) -> Phrase:
    if change.day is None:
        better = phrase("Better: {topic}. Before, it was “{before}”, now it is “{now}”.")
        worse = phrase("Worse: {topic}. Before, it was “{before}”, now it is “{now}”.")
    else:
        on = day(change.day)
        better = phrase("Better: {topic}. On {day} it was “{before}”, now it is “{now}”.", day=on)
        worse = phrase("Worse: {topic}. On {day} it was “{before}”, now it is “{now}”.", day=on)
    return (better if change.is_better else worse).filled(
        topic=session.check(change.check).topic,
        before=STATE_WORDS[change.before],
        now=STATE_WORDS[change.now],
    )


def _open(session: Session, each: Open) -> tuple[str, str]:
    return session.check(each.check).topic, _open_since(each)


def _open_since(each: Open) -> Phrase:
    """For how long something has been to do."""
    if each.days == 0:
        return phrase("first seen today")
    return counted(
        "open for {n} day, since {day}", "open for {n} days, since {day}", n=each.days, day=day(each.since)
    )


def _mended(session: Session, each: Mended) -> tuple[str, str]:
    return session.check(each.check).topic, counted(
        "within {n} day, seen on {day}", "within {n} days, seen on {day}", n=each.days, day=day(each.mended)
    )


def _usual(told: Since) -> Phrase:
    return counted(
        "Half of it was mended within {n} day of the look that found it. What is mended on the day it is "
        "found is not counted.",
        "Half of it was mended within {n} days of the look that found it. What is mended on the day it is "
        "found is not counted.",
        n=told.days_to_repair or 0,
    )


def _data(told: Since, days: History | None) -> dict[str, Any]:
    data: dict[str, Any] = {
        "schema": "posture/history/1",
        "compared_with": told.compared_with.isoformat() if told.compared_with else None,
        "better": [_change_data(each) for each in told.better],
        "worse": [_change_data(each) for each in told.worse],
        "open": [
            {
                "check": each.check,
                "outcome": each.outcome.value,
                "since": each.since.isoformat(),
                "days": each.days,
            }
            for each in told.open
        ],
        "mended": [
            {
                "check": each.check,
                "found": each.found.isoformat(),
                "mended": each.mended.isoformat(),
                "days": each.days,
            }
            for each in told.mended
        ],
        "days_to_repair": told.days_to_repair,
    }
    if days is not None:
        data["days"] = [{"day": each.day.isoformat(), "outcome": each.outcome.value} for each in days.days]
    return data


def _change_data(each: Change) -> dict[str, str | None]:
    return {
        "check": each.check,
        "before": each.before.value,
        "now": each.now.value,
        "day": None if each.day is None else each.day.isoformat(),
    }
