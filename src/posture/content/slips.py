"""Slips of the pen in Markdown: what looks right in an editor and is shown as it stands, or not at all."""

from __future__ import annotations

import re

from posture.content.blocks import lines
from posture.content.problems import ProblemLog

_CODE = re.compile(r"(`+).*?\1")
_TAG = re.compile(r"<(?:!--|/?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>)")
_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)|!\[[^\]]*\]\[[^\]]*\]")
# What word processors and telephones make of the sign at the beginning of an item.
_BULLET = re.compile(r"\s*(?P<sign>[•‣▪◦·●○∙–—−]|\d+[\u2024\uff0e、])\s+\S")


def note_slips(body: str, first_line: int, notes: ProblemLog) -> None:
    """Note every line that is not shown as its writer saw it; ``first_line`` is that of ``body``.

    Code fences are left alone. Codes: E030 HTML, E031 a picture, E032 an item that is none,
    E033 a backquote that is never closed.
    """
    for line in lines(body, first_line):
        if line.fence:
            continue
        text = _CODE.sub("", line.text)
        if tag := _TAG.search(text):
            message = f"“{tag[0]}” is HTML, which is not shown here; use Markdown alone, and ` around code."
            notes.error(line.number, "E030", message)
        if _PICTURE.search(text):
            notes.error(line.number, "E031", "Pictures are not shown here; say it in words.")
        if "`" in text:
            notes.error(line.number, "E033", "A backquote is opened on this line and never closed.")
        if bullet := _BULLET.match(text):
            message = f"“{bullet['sign']}” begins no list; begin an item with “- ”, a step with “1. ”."
            notes.error(line.number, "E032", message)
