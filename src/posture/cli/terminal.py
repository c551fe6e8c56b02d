"""Words on a terminal: lines that fit, colour where it helps, letters that the other side can show."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import textwrap
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from types import TracebackType
from typing import Any, Self, TextIO

from posture.words.phrase import Phrase, alone, phrase
from posture.words.speech import spoken

_NARROWEST, _WIDEST = 40, 100
_LAST_COLUMN = 20  # letters
_PLAIN_LETTERS = str.maketrans(
    {
        **dict.fromkeys("“”„", '"'),
        **dict.fromkeys("‘’‚", "'"),
        **dict.fromkeys("–—·", "-"),
        "✓": "+",
        "✗": "x",
        "›": ">",
        "ⓘ": "(i)",
    }
)
# Control characters but line ends, tabs and the colours that are painted with here (none of them hides what
# is written), and marks that turn the direction of writing: what is shown may come from a file that somebody
# else made.
_UNSHOWABLE = re.compile(
    "\x1b(?!\\[(?:0|1|2|31|32|33|36)m)|[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]"
)


def coloured() -> bool:
    """Whether standard output is a terminal that shows colours and is to do so (no-color.org)."""
    if not _is_terminal(sys.stdout) or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return sys.platform != "win32" or "WT_SESSION" in os.environ


def paint(text: str, code: str) -> str:
    """The text in a colour or weight of ECMA-48 (“1” is bold), where colours are shown."""
    return f"\033[{code}m{text}\033[0m" if coloured() else text


def bold(text: str) -> str:
    return paint(text, "1")


def width() -> int:
    """How many letters a line may have."""
    return max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size((88, 24)).columns))


def wrapped(text: str, indent: str = "", hanging: str | None = None) -> str:
    """The text in lines that fit, each behind ``indent``, all but the first behind ``hanging``.

    Paragraphs stay apart. Phrases are said in the language that is spoken, here and in all that prints.
    """
    return "\n\n".join(
        textwrap.fill(
            " ".join(paragraph.split()),
            width(),
            initial_indent=indent,
            subsequent_indent=indent if hanging is None else hanging,
            break_on_hyphens=False,
        )
        for paragraph in spoken(text).split("\n\n")
    )


def numbered(steps: Iterable[str], indent: str = "  ", *, first: int = 1) -> str:
    """The steps as “1. …”, each on lines of its own; ``first`` is the number of the first."""
    return "\n".join(
        wrapped(step, f"{indent}{number}. ", f"{indent}   ") for number, step in enumerate(steps, first)
    )


def table(rows: Sequence[Sequence[str]], indent: str = "") -> str:
    """Rows in columns two spaces apart; the last column goes on below itself where it is long.

    Where the others leave no room for a few words, and it needs more, it stands on lines of its own.
    """
    if not rows:
        return ""
    said = [[spoken(cell) for cell in row] for row in rows]
    widths = [max(len(row[column]) for row in said) for column in range(len(said[0]) - 1)]
    hanging = indent + " " * sum(size + 2 for size in widths)
    room = width() - len(hanging)
    lines = []
    for *cells, last in said:
        start = indent + "".join(cell.ljust(size + 2) for cell, size in zip(cells, widths, strict=True))
        if room < _LAST_COLUMN and len(last) > room:
            lines += [start.rstrip(), wrapped(last, f"{indent}    ")]
        else:
            lines.append((start + wrapped(last, hanging)[len(hanging) :]).rstrip())
    return "\n".join(lines)


def day(when: date) -> Phrase:
    """A day, or a moment's where the person is, as “1 December 2026”."""
    return alone(when.astimezone().date() if isinstance(when, datetime) else when)


def minute(moment: datetime) -> Phrase:
    """A moment as “1 December 2026, 09:30”, where the person is."""
    return phrase("{day}, {clock}", day=day(moment), clock=moment.astimezone().time())


def say(text: str = "") -> None:
    print(_fitting(spoken(text), sys.stdout))


def title(words: str) -> None:
    """The words that a whole answer stands under."""
    say(bold(wrapped(words)))


def heading(words: str) -> None:
    """A line above a part of the answer, set apart from the one before."""
    say()
    title(words)


def note(text: str) -> None:
    """A sentence beside the answer, on standard error."""
    print(_fitting(spoken(text), sys.stderr), file=sys.stderr)


def ask(prompt: str) -> str:
    """What the person types, "" where it is no text; EOFError where nothing more comes."""
    try:
        return input(_fitting(spoken(prompt), sys.stdout)).strip()
    except UnicodeDecodeError:
        return ""


def can_ask() -> bool:
    """Whether somebody sits there who reads what is printed and can answer."""
    return _is_terminal(sys.stdin) and _is_terminal(sys.stdout)


def print_json(data: Any) -> None:
    """The data for a program; what would act on a terminal is written as a JSON escape.

    Other than in UTF-8, so is every special letter.
    """
    text = json.dumps(data, ensure_ascii=False, indent=2)
    if _can_write(text, sys.stdout):
        print(_UNSHOWABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", text))
    else:
        print(json.dumps(data, indent=2))


class Counter:
    """A line that counts while something runs; only a terminal shows it, and at the end it is gone."""

    def __init__(self, words: str, total: int, *, quiet: bool) -> None:
        self._words = words
        self._total = total
        self._count = 0
        self._shown = not quiet and _is_terminal(sys.stderr) and os.environ.get("TERM") != "dumb"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown and self._count:
            self._write("\r" + " " * len(self._line()) + "\r")

    def count(self, *_: object) -> None:
        """One more is done; takes, and does not look at, what a callback is told."""
        self._count += 1
        if self._shown:
            self._write("\r" + self._line())

    def _line(self) -> str:
        whole = max(self._total, self._count)
        counted = phrase("{words}… {n} of {whole}", words=self._words, n=self._count, whole=whole)
        return _fitting(spoken(counted), sys.stderr)

    def _write(self, text: str) -> None:
        sys.stderr.write(text)
        sys.stderr.flush()


def _is_terminal(stream: TextIO | None) -> bool:
    # A program that was started without a terminal may have no standard output at all.
    return stream is not None and stream.isatty()


def _fitting(text: str, stream: TextIO | None) -> str:
    """The text in letters that the stream can write, and without what would act on a terminal."""
    text = _UNSHOWABLE.sub("?", text)
    if _can_write(text, stream):
        return text
    return "".join(_nearest(letter, stream) for letter in text.translate(_PLAIN_LETTERS))


def _nearest(letter: str, stream: TextIO | None) -> str:
    """The letter, else the one without its accent (“é” as “e”, “…” as “...”), else a question mark."""
    parts = unicodedata.normalize("NFKD", letter)
    bare = "".join(part for part in parts if not unicodedata.combining(part))
    return next((tried for tried in (letter, bare) if _can_write(tried, stream)), "?")


def _can_write(text: str, stream: TextIO | None) -> bool:
    try:
        text.encode(_encoding(stream))
    except UnicodeEncodeError:
        return False
    return True


def _encoding(stream: TextIO | None) -> str:
    return (stream.encoding if stream is not None else None) or "utf-8"
