"""``posture together``: the organisation's sums, the same that IT sees."""

from __future__ import annotations

import argparse
from typing import Any

from posture.application.session import Session
from posture.application.voting import Publication, Sum
from posture.application.voting import together as published_sums
from posture.cli.outcomes import ANSWER_WORDS
from posture.cli.terminal import heading, print_json, say, title, wrapped


def together(session: Session, options: argparse.Namespace) -> int:
    """Print the sums."""
    sums = published_sums(session)
    if options.json:
        print_json(_data(sums))
    else:
        _print(session, sums)
    return 0


def _print(session: Session, sums: Publication) -> None:
    title(f"{sums.org}, round {sums.epoch}" if sums.epoch else sums.org)
    if not sums.epoch:
        say("There is no round yet, so there are no sums.")
    else:
        joined = "1 computer has joined" if sums.enrolled == 1 else f"{sums.enrolled} computers have joined"
        say(f"{joined}. Everyone, IT too, sees the same sums.")
    for each in sums.checks.values():
        heading(each.title)
        say(wrapped(_words(each, sums.goals.get(each.scope)), "  "))
    for scope, why in sums.withheld.items():
        check = session.catalogue.checks.get(scope)
        heading(check.title if check else scope)
        say(wrapped(why, "  "))
    say()
    say(wrapped(sums.note))


def _words(sums: Sum, goal: int | None) -> str:
    counts = (sums.passed, sums.failed, sums.unknown, sums.not_applicable)
    told = ", ".join(
        f"{count} {words}" for count, words in zip(counts, ANSWER_WORDS.values(), strict=True) if count
    )
    return told if goal is None else f"{told}. The goal: {goal} of 100 OK."


def _data(sums: Publication) -> dict[str, Any]:
    return {
        "schema": "posture/together/1",
        "organisation": sums.org,
        "epoch": sums.epoch,
        "open": sums.open,
        "enrolled": sums.enrolled,
        "rehearsal": sums.rehearsal,
        "checks": {
            scope: {
                "pass": each.passed,
                "fail": each.failed,
                "unknown": each.unknown,
                "not_applicable": each.not_applicable,
            }
            for scope, each in sums.checks.items()
        },
        "withheld": dict(sums.withheld),
        "goals": dict(sums.goals),
        "note": sums.note,
    }
