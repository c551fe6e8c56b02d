"""The words of a block for everybody, then ``### Title {for=windows,gnome}`` with those for some."""

from __future__ import annotations

import re
from collections.abc import Sequence

from posture.content.blocks import Line, Section, lines, sections
from posture.content.problems import ProblemLog
from posture.content.suggestion import did_you_mean
from posture.lessons.passage import PLACES, Keepsake, Passage, Picture, Piece

PICTURE = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<file>[^()\s]*)\) *")
"""A picture on a line of its own."""
KEEP = re.compile(r" {0,3}keep:(?P<rest>.*)", re.IGNORECASE)
_KEPT = re.compile(r" *(?P<name>[a-z][a-z0-9-]*) *= *(?P<label>\S.*)")
_FILE = re.compile(r"[a-z0-9][a-z0-9-]*\.svg")
_OTHER = re.compile(r" {0,3}(?:#+ |>)")


def parts_of(section: Section, notes: ProblemLog, *, title: bool) -> tuple[Section, ...]:
    """The words for everybody and the sub-sections below, each with the places it is for in its flags.

    ``title`` allows a heading ``### …`` at the top of the words for everybody. Codes: E028 a heading or a
    quotation amid the words, E073 a sub-section that is for nothing known.
    """
    parts = sections(section.text, section.line + 1, level=3)
    for place, part in enumerate(parts):
        if "{" in part.title or part.attributes:
            _note_places(part, notes)
        elif part.title and not (title and place == 0):
            _note_heading(part.line, notes)
        for line in lines(part.text, part.line + 1):
            if _OTHER.match(line.text) and not line.fence:
                _note_heading(line.number, notes)
    return parts


def places_of(part: Section) -> tuple[str, ...]:
    """The systems and desktops that a sub-section is for; none where it is for everybody."""
    return tuple(part.flags.get("for", "").split(",")) if part.attributes else ()


def pieces_of(words: Sequence[Line], notes: ProblemLog) -> tuple[Piece, ...]:
    """Words, pictures and things to keep of these lines, in their order.

    Codes: E070 a picture without words or with a name that is none, E072 a thing to keep that is none.
    """
    pieces: list[Piece] = []
    run: list[str] = []
    for line in words:
        piece = _piece(line, notes)
        if piece is None:
            run.append(line.text)
            continue
        pieces += [*_flowed(run), piece]
        run = []
    return (*pieces, *_flowed(run))


def passage(part: Section, words: Sequence[Line], steps: Sequence[str], notes: ProblemLog) -> Passage:
    """The passage of a part. Code: E026 one with nothing in it."""
    made = Passage(part.title, places_of(part), pieces_of(words, notes), tuple(steps), part.line)
    if not made.pieces and not made.steps:
        notes.error(part.line, "E026", "There is nothing to read below this heading.")
    return made


def _piece(line: Line, notes: ProblemLog) -> Picture | Keepsake | None:
    if match := PICTURE.fullmatch(line.text):
        if not match["alt"].strip():
            message = "Say between the “[” and “]” what the picture explains, for those who do not see it."
            notes.error(line.number, "E070", message)
        if not _FILE.fullmatch(match["file"]):
            message = "A picture's file lies beside the lesson and has a name such as locked-disk.svg."
            notes.error(line.number, "E070", message)
        return Picture(match["alt"].strip(), match["file"], line.number)
    if match := KEEP.fullmatch(line.text):
        kept = _KEPT.fullmatch(match["rest"].rstrip())
        if kept is None:
            message = "A thing to keep is written “Keep: it-phone = The number I call”, its name first."
            notes.error(line.number, "E072", message)
        return Keepsake(kept["name"] if kept else "", kept["label"] if kept else "", line.number)
    return None


def _flowed(run: Sequence[str]) -> tuple[str, ...]:
    text = "\n".join(run).strip()
    return (text,) if text else ()


def _note_places(part: Section, notes: ProblemLog) -> None:
    named = places_of(part)
    if set(part.flags) != {"for"} or part.name or not all(named):
        message = "Below a heading for some stands “{for=windows}”; several go by commas, without spaces."
        notes.error(part.line, "E073", message)
        return
    for place in named:
        if place not in PLACES:
            hint = (
                did_you_mean(place, PLACES) or " There are windows, macos, linux, and desktops such as gnome."
            )
            notes.error(part.line, "E073", f"I do not know the system or desktop “{place}”.{hint}")


def _note_heading(line: int, notes: ProblemLog) -> None:
    message = "No heading or quotation is shown amid the words; make it a block, or a sentence."
    notes.error(line, "E028", message)
