"""A lesson's Markdown as HTML: paragraphs, lists, stress and code, and every other letter as it is."""

from __future__ import annotations

import re
from html import escape

_ITEM = re.compile(r"(?P<mark>[-*]|\d+[.)]) +(?P<text>.*)")
_LINK = re.compile(r"\[([^\]\n]*)\]\([^)\s]*\)")
_STRONG = re.compile(r"\*\*([^*\n]+)\*\*")
_STRESSED = re.compile(r"(?<![\w*])\*([^*\s](?:[^*]*[^*\s])?)\*(?![\w*])")
_CODE = re.compile(r"`([^`\n]+)`")


def paragraphs(markdown: str) -> str:
    """The words as HTML; a link keeps its words only, for nothing leads away from a lesson."""
    return "".join(_paragraph(each) for each in re.split(r"\n\s*\n", markdown.strip()) if each.strip())


def line(markdown: str) -> str:
    """The words as HTML within a line."""
    pieces = _CODE.split(
        escape(_LINK.sub(r"\1", markdown))
    )  # every other one is typed, and shown as it stands
    return "".join(f"<code>{piece}</code>" if at % 2 else _stressed(piece) for at, piece in enumerate(pieces))


def _stressed(words: str) -> str:
    return _STRESSED.sub(r"<em>\1</em>", _STRONG.sub(r"<strong>\1</strong>", words))


def _paragraph(text: str) -> str:
    items = [_ITEM.fullmatch(each.strip()) for each in text.splitlines()]
    if all(items):
        kind = "ol" if items[0] and items[0]["mark"][0].isdigit() else "ul"
        listed = "".join(f"<li>{line(each['text'])}</li>" for each in items if each)
        return f"<{kind}>{listed}</{kind}>"
    return f"<p>{line(' '.join(text.split()))}</p>"
