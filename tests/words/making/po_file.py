"""A PO file in step with the sentences that it translates."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po, write_po

from making.message import PLACE, Message

_HEAD = """\
msgid ""
msgstr ""
"Language: {code}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals={forms}; plural={expression};\\n"

"""
_FORMATS = {"python-format", "python-brace-format"}
"""What Babel takes our places for; editors of PO files would then check them by Python's rules."""
_TYPED = re.compile(r"`[^`]+`")


@dataclass(frozen=True, slots=True)
class PoFile:
    """What the file is to hold, what is wrong in it, and which sentences have no translation."""

    text: bytes
    problems: tuple[str, ...]
    missing: tuple[str, ...]


Differences = Callable[[Entry, int], Iterable[str]]
"""What a translation has and its English has not, or the other way round; the number is that of forms."""


def in_step(
    file: Path, name: str, code: str, messages: Sequence[Message], differences: Differences | None = None
) -> PoFile:
    """The file with these messages in their order; what is there no more is kept as obsolete.

    Nothing is guessed: a changed sentence has no translation until somebody writes one. ``differences``
    are those of phrases where nothing else is given.
    """
    catalog = read_po(BytesIO(file.read_bytes() if file.exists() else b""), locale=code)
    catalog.update(_template(messages), no_fuzzy_matching=True, update_creation_date=False)
    for key in [key for key, entry in catalog.obsolete.items() if not _is_translated(entry)]:
        del catalog.obsolete[key]
    for entry in (*catalog, *catalog.obsolete.values()):
        entry.flags -= _FORMATS
    written = BytesIO()
    write_po(written, catalog, width=100, include_lineno=False, omit_header=True)
    plural = get_plural(code)
    head = _HEAD.format(code=code, forms=plural.num_plurals, expression=plural.plural_expr)
    entries = [entry for entry in catalog if entry.id]
    return PoFile(
        head.encode() + written.getvalue(),
        tuple(
            f"{name}: {problem}"
            for problem in _problems(catalog, entries, plural.num_plurals, differences or _differences)
        ),
        tuple(_english(entry) for entry in entries if not _is_translated(entry)),
    )


def _template(messages: Iterable[Message]) -> Catalog:
    template = Catalog()
    for message in messages:
        template.add(
            message.key,
            locations=[(message.file, 0)] if message.file else [],
            auto_comments=message.comments,
            context=message.context,
        )
    return template


def _problems(
    catalog: Catalog, entries: Iterable[Entry], forms: int, differences: Differences
) -> Iterator[str]:
    for entry in catalog.obsolete.values():
        yield f"stale, nothing says it any more: “{_english(entry)}”. Move its words, then take it out."
    for entry in entries:
        if entry.fuzzy:
            yield f"fuzzy: “{_english(entry)}”. Look at the translation, then take the mark away."
        if _is_translated(entry):
            yield from (f"“{_english(entry)}”: {problem}" for problem in differences(entry, forms))


def _differences(entry: Entry, forms: int) -> Iterator[str]:
    """What the translation has and the English has not, or the other way round."""
    english, said = _texts(entry.id), _texts(entry.string)
    known = {name for text in english for name, _ in _places(text)}
    for text in said:
        if more := {name for name, _ in _places(text)} - known:
            yield f"the translation names {_row(more)}, and the English does not"
        if _marks(text) != _marks(english[-1]):
            yield "what stands in backquotes is to stay as it is"
        if (text[:1].isspace(), text[-1:].isspace()) != (english[0][:1].isspace(), english[0][-1:].isspace()):
            yield "the translation begins or ends with a space, or the English does"
    if left_out := {name for name, _ in _places(english[-1])} - {name for name, _ in _places(said[-1])}:
        yield f"the translation leaves out {_row(left_out)}"
    counted = {name for name, unit in _places(english[-1]) if unit}
    for text in said:
        for name, unit in _places(text):
            if (name in counted) != bool(unit):
                yield f"{{{name}}} has a unit in one language alone"
            elif unit and len(unit.split("|")) != forms:
                yield f"the unit of {{{name}}} needs {forms} forms, as in {{days Tag|Tage}}"


def _places(text: str) -> list[tuple[str, str]]:
    return [(match["name"], match["unit"] or "") for match in PLACE.finditer(text)]


def _marks(text: str) -> list[str]:
    return sorted(_TYPED.findall(text))


def _row(names: Iterable[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names))


def _texts(given: str | Sequence[str] | None) -> tuple[str, ...]:
    return (given or "",) if isinstance(given, str | None) else tuple(given)


def _english(entry: Entry) -> str:
    return _texts(entry.id)[0]


def _is_translated(entry: Entry) -> bool:
    return all(_texts(entry.string))
