"""Every fault in every translation of a lesson: put in by program, and looked for on its line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import islice
from pathlib import Path

from faults.every import Injected
from posture.lessons.format import read_lesson
from posture.lessons.translation.lint import lint_translation
from posture.lessons.translation.translation import read_translation

_TOP = Path(__file__).parents[3]
TRANSLATIONS: tuple[Path, ...] = tuple(
    sorted((*(_TOP / "lessons").glob("*/??.po"), *(_TOP / "tests/lessons/shelf").glob("*/??.po")))
)
"""Those of lessons that are shipped, and of the one that has every kind of block."""
_Damage = Callable[[str, str], str | None]
"""What becomes of words in a role, or None where there is nothing to break."""
_MARK = re.compile(r"\{([^{}]+)\}\[[a-z][a-z0-9-]*\]")
_PLACE = re.compile(r"\{region\.[a-z-]+\}")
_ENTRY = re.compile(r'msgctxt "[^"]*?(?P<role>[a-z-]+)"\nmsgid .*\n(?:".*\n)*msgstr "(?P<words>.+)"\n(?!")')
_MOST = 3  # of a class in a file


def _plain(role: str, words: str) -> bool:
    """Whether these are words of a lesson's own, and not of a message in it."""
    return not role.startswith(("header", "message")) and not _PLACE.search(words)


def _lost_mark(role: str, words: str) -> str | None:
    return _MARK.sub(lambda match: match[1], words, count=1) if len(_MARK.findall(words)) == 1 else None


def _other_mark(role: str, words: str) -> str | None:
    return re.sub(r"\]", "x]", words, count=1) if _MARK.search(words) else None


def _lost_place(role: str, words: str) -> str | None:
    return _PLACE.sub("112", words, count=1) if _PLACE.search(words) else None


def _real_address(role: str, words: str) -> str | None:
    return f"{words} www.posture-bank.de" if role in ("header", "message") else None


def _more(text: str) -> _Damage:
    return lambda role, words: f"{words}{text}" if _plain(role, words) else None


def _before(text: str) -> _Damage:
    return lambda role, words: f"{text}{words}" if _plain(role, words) else None


FAULTS: Mapping[str, tuple[str, _Damage]] = {
    "a lost mark": ("E102", _lost_mark),
    "another mark": ("E102", _other_mark),
    "a lost place": ("E103", _lost_place),
    "a place that is none": ("E074", _more(" {region.notruf}")),
    "a place of another": ("E103", _more(" {region.emergency}")),
    "somebody's address": ("E049", _real_address),
    "a tag": ("E030", _more(" <b>so</b>")),
    "a link": ("E103", _more(" [hier](#start)")),
    "something typed": ("E103", _more(" `rm`")),
    "another paragraph": ("E104", _more("\\n\\nUnd noch etwas.")),
    "a list": ("E104", _before("- ")),
    "stress without end": ("E104", _more(" **so")),
    "a space at the end": ("E104", _more(" ")),
    "a quote that ends it": ("E100", _more(' "so')),
    "blame": ("W104", _more(" Das war dumm.")),
    "a race": ("W119", _more(" Neuer Highscore!")),
    "a long sentence": ("W111", _more(". Das geht" + " und geht" * 29 + ".")),
}


@cache
def inject(path: Path) -> tuple[Injected, ...]:
    """Each fault in the first translations in which there is something to break."""
    return tuple(_injected(path))


def _injected(path: Path) -> Iterator[Injected]:
    lesson, problems = read_lesson((path.parent / "lesson.md").read_text(encoding="utf-8"), "lesson.md")
    assert lesson is not None, problems
    text = path.read_text(encoding="utf-8")
    for name, (code, damage) in FAULTS.items():
        for line, damaged in islice(_damaged(text, damage), _MOST):
            found = lint_translation(lesson, damaged, path.name, path.stem)
            usable = read_translation(lesson, damaged, path.name, path.stem).lesson is not None
            yield Injected(f"{lesson.id}/{path.name}", name, code, line, found, usable)


def _damaged(text: str, damage: _Damage) -> Iterator[tuple[int, str]]:
    """The text with one translation after the other damaged, and the line of it."""
    for match in _ENTRY.finditer(text):
        worse = damage(match["role"], match["words"])
        if worse is not None:
            start, end = match.span("words")
            yield text.count("\n", 0, start) + 1, text[:start] + worse + text[end:]
