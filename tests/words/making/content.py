"""The sentences of the checks, as the judgement and the explanation take them apart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from making.message import Message, has_words
from posture.checks.catalogue import load
from posture.checks.check import Check
from posture.checks.finding import sentences_of


def check_messages(top: Path) -> dict[str, list[Message]]:
    """The sentences of each check in ``checks`` below ``top``, each once, by the check's id."""
    catalogue = load(top / "checks")
    return {
        check.id: [
            Message(text, None, f"checks/{check.id}.md")
            for text in dict.fromkeys(_sentences(check))
            if has_words(text)
        ]
        for check in sorted(catalogue.checks.values(), key=lambda check: check.id)
    }


def _sentences(check: Check) -> Iterator[str]:
    yield str(check.title)
    yield str(check.topic)
    yield str(check.act)
    yield str(check.alarm)
    yield from map(str, check.takes.values())
    yield str(check.reads)
    for texts in check.found.values():
        for text in texts:
            yield from sentences_of(text)
    yield check.wanted
    yield from sentences_of(check.why)
    for fix in (*check.fixes, *check.looks):
        yield fix.text
        yield from fix.steps
        for case in fix.cases:
            yield from (case.heading, case.text, *case.steps)
    for origin in check.origins.values():
        yield from (origin.read, origin.decides, origin.hidden, origin.administrator)
