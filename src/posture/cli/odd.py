"""``posture odd``: something odd happened, and this is what to do."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from posture.application.keepsakes import keep
from posture.application.odd import (
    CALL,
    CASES,
    LEAD,
    LESSON,
    NUMBER,
    REPORT,
    SAY,
    TITLE,
    Move,
    WrittenDown,
    lessons,
    moves,
    written_down,
)
from posture.application.opening import desktop_of
from posture.application.session import Session
from posture.cli.reading import bare
from posture.cli.terminal import heading, print_json, say, table, title, wrapped
from posture.words.phrase import phrase
from posture.words.program import typed


def odd(session: Session, options: argparse.Namespace) -> int:
    """Print what to do now; before it, write down the number to call where one is given."""
    if options.number is not None:
        keep(session, NUMBER, options.number)
    now = moves(session.host.system, desktop_of(session, None))
    found = written_down(session)
    if options.json:
        print_json(_data(now, found))
    else:
        _print(now, found)
    return 0


def _print(now: Sequence[Move], found: WrittenDown) -> None:
    title(TITLE)
    say(wrapped(LEAD))
    say()
    for number, move in enumerate(now, start=1):
        say(wrapped(move.act, f"{number}. "))
        say(wrapped(move.how, "   "))
        if move is CALL:
            _print_number(found)
    heading(phrase("Say this on the phone"))
    for sentence in SAY:
        say(wrapped(sentence, "  "))
    heading(phrase("If it was this"))
    for case in CASES:
        say(wrapped(bare(case.words), "  – ", "    "))
    say(wrapped(bare(REPORT), "  – ", "    "))
    if found.report_to:
        say(wrapped(phrase("You wrote down where: {place}", place=found.report_to), "    "))
    heading(phrase("Once it is calm"))
    say(table([(about, typed(f"posture learn {lesson}")) for lesson, about in lessons()], "  "))


def _print_number(found: WrittenDown) -> None:
    """Whom to call, as the person wrote it down, or how to write it down."""
    if found.trouble:
        say(wrapped(found.trouble, "   "))
    elif found.number:
        say(wrapped(phrase("You wrote down: {number}", number=found.number), "   "))
    else:
        command = typed('posture odd --number "…"')
        told = phrase(
            "“{command}” writes the number down for next time. It is kept on this computer only.",
            command=command,
        )
        say(wrapped(told, "   "))


def _data(now: Sequence[Move], found: WrittenDown) -> dict[str, object]:
    return {
        "schema": "posture/odd/1",
        "moves": [{"act": move.act, "how": move.how} for move in now],
        "say": list(SAY),
        "cases": [{"words": bare(case.words), "lesson": case.lesson} for case in CASES],
        "report": bare(REPORT),
        "lesson": LESSON,
        "number": found.number,
        "report_to": found.report_to,
        "trouble": found.trouble or None,
    }
