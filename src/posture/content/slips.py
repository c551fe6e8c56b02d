"""Slips of the pen in Markdown: what looks right in an editor and is shown as it stands, or not at all.

The app shows paragraphs, plain lists, **strong**, *stressed* and `code`, and nothing else of Markdown.
"""

from __future__ import annotations

import re

from posture.content.blocks import Line, lines
from posture.content.problems import ProblemLog

_CODE = re.compile(r"(`+).*?\1")
_TAG = re.compile(r"<(?:!--|/?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>)")
_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)|!\[[^\]]*\]\[[^\]]*\]")
_LINK = re.compile(
    r"(?<!!)\[[^\]]+\](?:\([^)]*\)|\[[^\]]*\])|^ {0,3}\[[^\]]+\]: *\S|<(?:https?://|mailto:)[^<>\s]+>"
)
_TABLE = re.compile(r"(?=.*\|)\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_UNDERSCORES = re.compile(r"(?<!\w)(__?)(?=[^\s_])[^_]*[^\s_]\1(?!\w)")
_ACROSS = re.compile(r" {0,3}([-*_])(?: *\1){2,} *")
_ITEM = re.compile(r"(?P<indent> *)(?:[-*]|\d+[.)]) +\S")
_BEGINS = re.compile(r" {0,3}(?:#|>)|" + _ITEM.pattern)  # something of its own, whatever stands above it
_MESSAGE = re.compile(r" {0,3}(?:`{3,}|~{3,}) *message\b.*")
# What word processors and telephones make of the sign at the beginning of an item, and Markdown's third one.
_BULLET = re.compile(r"\s*(?P<sign>[•‣▪◦·●○∙–—−+]|\d+[\u2024\uff0e、])\s+\S")


def note_html(words: str, line: int, notes: ProblemLog) -> None:
    """Note the first HTML tag amid some words, E030."""
    if tag := _TAG.search(_CODE.sub("", words)):
        message = f"“{tag[0]}” is HTML, which is not shown here; use Markdown alone, and ` around code."
        notes.error(line, "E030", message)


def note_slips(
    body: str, first_line: int, notes: ProblemLog, *, shown: re.Pattern[str] | None = None
) -> None:
    """Note every line that is not shown as its writer saw it; ``first_line`` is that of ``body``.

    What stands in code fences is left alone, and so are lines that are ``shown`` all the same. Codes: E030
    HTML, E031 a picture, E032 an item that is none, E033 a backquote that is never closed, E060 a link, E061
    a table, E062 a list in a list, E063 a code fence, E064 words stressed by underscores, E065 a line across,
    E066 stress without an end.
    """
    outer: int | None = None  # how far the items are set in of the list that a line stands in
    stressed = 0  # the line on which “**” opens something in this paragraph, 0 where nothing is open
    for line in (*lines(body, first_line), Line(0, "")):
        if stressed and (line.fence or not line.text.strip() or _BEGINS.match(line.text)):
            notes.error(
                stressed, "E066", "“**” opens or closes nothing here; two of them stress what is between."
            )
            stressed = 0
        if not line.fence and _CODE.sub("", line.text).count("**") % 2:
            stressed = 0 if stressed else line.number
        if shown is not None and not line.fence and shown.fullmatch(line.text):
            outer = None
        elif not line.fence:
            note_marks(line.text, line.number, notes)
            _note_shape(line, notes)
            if item := _ITEM.match(line.text):
                outer = _note_depth(line, len(item["indent"]), outer, notes)
            elif line.text.strip() and not line.text.startswith(" "):
                outer = None
        elif line.fence == line.number and not _MESSAGE.fullmatch(line.text):
            message = "Code in lines of its own is not shown as such here; write ` around it, in the step."
            notes.error(line.number, "E063", message)


def note_marks(words: str, line: int, notes: ProblemLog) -> None:
    """Note what stands amid the words of a line, or of a field, and is not shown as its writer saw it.

    Codes: E030, E031, E033, E060 and E064, as in ``note_slips``.
    """
    note_html(words, line, notes)
    text = _CODE.sub("", words)
    if _PICTURE.search(text):
        notes.error(line, "E031", "Pictures are not shown here; say it in words.")
    if link := _LINK.search(text):
        message = f"“{link[0].strip()}” is shown as no link here; write the address itself, as words."
        notes.error(line, "E060", message)
    if "`" in text:
        notes.error(line, "E033", "A backquote is opened on this line and never closed.")
    if stressed := _UNDERSCORES.search(text):
        message = f"“{stressed[0]}” is shown with its underscores; stress words with * or **."
        notes.error(line, "E064", message)


def _note_shape(line: Line, notes: ProblemLog) -> None:
    """What a line is, as a whole."""
    if bullet := _BULLET.match(line.text):
        message = f"“{bullet['sign']}” begins no list; begin an item with “- ”, a step with “1. ”."
        notes.error(line.number, "E032", message)
    if _TABLE.fullmatch(line.text):
        notes.error(line.number, "E061", "Tables are not shown here; say it in a list.")
    elif _ACROSS.fullmatch(line.text):
        notes.error(line.number, "E065", "A line across is not shown here; leave it out.")


def _note_depth(line: Line, indent: int, outer: int | None, notes: ProblemLog) -> int:
    """How far the outer list is set in that this item belongs to."""
    if outer is None or indent < outer + 2:  # Markdown counts an item set in by one as one of the same list
        return indent
    message = "A list in a list is not shown as one; make it one list, or say it in a sentence."
    notes.error(line.number, "E062", message)
    return outer
