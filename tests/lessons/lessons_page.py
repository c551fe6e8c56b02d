"""Write ``docs/lessons.md`` and the schema beside it: ``python tests/lessons/lessons_page.py``."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from posture.content.locate import shipped
from posture.lessons.lesson import Lesson, Source, Spot
from posture.lessons.library import load
from posture.lessons.message import Channel, SpotVerdict
from posture.lessons.pack import KINDS, MOST_ALIKE, sequence
from posture.lessons.schema import lesson_schema

DOCS = Path(__file__).parents[2] / "docs"
PAGE = DOCS / "lessons.md"
SCHEMA = DOCS / "lesson.schema.json"
_HEAD = """\
# The lessons, and what they rest on

Every lesson with what it is for, the one thing to do, its sources with the sentences that rest on each, and
what two readers who did not write it opened and changed. Written from `lessons/` by `make docs`; a test keeps
it true to them. What a lesson is made of, as data: [lesson.schema.json](lesson.schema.json).
"""


def page() -> str:
    """The page as it is to be."""
    lessons = tuple(load(shipped() / "lessons").lessons.values())
    parts = (_kinds(lessons), _messages(lessons), _sequences(lessons))
    return "\n".join((_HEAD, *("\n".join(part) for part in (*parts, *map(_lesson, lessons)))))


def schema() -> str:
    """The schema as it is to be."""
    return json.dumps(lesson_schema(), indent=2) + "\n"


def _kinds(lessons: Sequence[Lesson]) -> Iterator[str]:
    names = tuple(KINDS.values())
    yield from ("## What they are made of", "")
    yield f"| lesson | {' | '.join(names)} | core questions | variants | pictures |"
    yield f"|---|{'---|' * (len(names) + 3)}"
    total: Counter[str] = Counter()
    for lesson in lessons:
        counts = Counter(sequence(lesson))
        counts["core"], counts["pictures"] = len(lesson.core), len(lesson.pictures)
        counts["variants"] = sum(map(len, lesson.variants.values()))
        total += counts
        yield _row(f"[{lesson.id}](#{lesson.id})", counts, names)
    yield _row(f"**all {len(lessons)}**", total, names)
    yield ""


def _row(lead: str, counts: Counter[str], names: Sequence[str]) -> str:
    columns = (*names, "core", "variants", "pictures")
    return f"| {lead} | {' | '.join(str(counts[name] or '') for name in columns)} |"


def _messages(lessons: Sequence[Lesson]) -> Iterator[str]:
    spots = [block for lesson in lessons for block in lesson.blocks if isinstance(block, Spot)]
    counts = Counter((spot.message.channel, spot.verdict) for spot in spots)
    yield from ("## What the messages are", "")
    yield f"| how it came | {' | '.join(verdict.value for verdict in SpotVerdict)} | all |"
    yield f"|---|{'---|' * (len(SpotVerdict) + 1)}"
    for channel in Channel:
        row = [counts[channel, verdict] for verdict in SpotVerdict]
        yield f"| {channel.value} | {' | '.join(str(n or '') for n in (*row, sum(row)))} |"
    totals = [sum(counts[channel, verdict] for channel in Channel) for verdict in SpotVerdict]
    yield f"| **all** | {' | '.join(map(str, (*totals, sum(totals))))} |"
    yield ""


def _sequences(lessons: Sequence[Lesson]) -> Iterator[str]:
    alike = defaultdict(list)
    for lesson in lessons:
        alike[sequence(lesson)].append(lesson.id)
    yield from ("## In which order", "")
    yield f"{MOST_ALIKE} lessons at most go the same way; {max(map(len, alike.values()), default=0)} do."
    yield ""
    for kinds, ids in sorted(alike.items(), key=lambda item: (-len(item[1]), item[1])):
        yield f"- {' · '.join(kinds)}: {', '.join(ids)}"
    yield ""


def _lesson(lesson: Lesson) -> Iterator[str]:
    yield from (f'<a id="{lesson.id}"></a>', "", f"## {lesson.title} (`{lesson.id}`)", "")
    yield f"- **So that**: {lesson.objective}"
    yield f"- **To do**: {lesson.behaviour}"
    yield f"- **Checks**: {', '.join(lesson.checks) or 'none'}"
    yield f"- **Looked over** {lesson.reviewed}, to be read again by {lesson.review_by}"
    yield ""
    yield "Sources:"
    yield ""
    for source in lesson.sources:
        yield from _source(source)
    yield ""
    yield "Readings by somebody who did not write it:"
    yield ""
    for reading in lesson.readings:
        yield f"- {reading.on}. Opened: {reading.opened} Changed: {reading.changed}"
    if not lesson.readings:
        yield "- None yet."
    yield ""


def _source(source: Source) -> Iterator[str]:
    name = f"[{source.name}]({source.url})" if source.url else source.name
    yield f"- {name} ({source.year})"
    for sentence in source.supports:
        yield f"  - “{sentence.strip('“”')}”"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    SCHEMA.write_text(schema(), encoding="utf-8")
    print(f"wrote {PAGE.name} and {SCHEMA.name}")
