"""The few marks of Markdown that lessons and checks use, as rich text that Qt shows.

Everything else stays plain text: no HTML of the author's passes, nothing becomes a link, and nothing
is fetched.
"""

from __future__ import annotations

import re
from html import escape
from itertools import groupby

_AIRY = 'style="line-height: 130%"'
_ITEM = re.compile(r"(?:[-*]|(?P<number>[0-9]+[.)])) +(?P<text>.*)")
_LINK = re.compile(r"!?\[(?P<text>[^\]]*)\]\([^)]*\)")
_CODE = re.compile(r"`(?P<text>[^`]+)`")
_STRONG = re.compile(r"\*\*(?P<text>[^*]+)\*\*")
_STRESSED = re.compile(r"(?<![\w*])\*(?P<text>[^*\s](?:[^*]*[^*\s])?)\*(?![\w*])")


def rich(text: str) -> str:
    """Paragraphs, lists and marks of ``text`` as rich text."""
    return "".join(_block(block) for block in re.split(r"\n\s*\n", text.strip()) if block.strip())


def inline(text: str) -> str:
    """One line's marks as rich text: ``**strong**``, ``*stressed*``, ``code`` in backquotes."""
    pieces = _CODE.split(text)  # words, code, words, …
    return "".join(
        f"<code>{escape(piece)}</code>" if place % 2 else _words(piece) for place, piece in enumerate(pieces)
    )


def plain(text: str) -> str:
    """One line without its marks, for names and for screen readers."""
    for mark in (_LINK, _CODE, _STRONG, _STRESSED):
        text = mark.sub(lambda match: match["text"], text)
    return text


def _block(block: str) -> str:
    """Runs of list lines as lists, what lies between them as paragraphs."""
    made = []
    for kind, lines in groupby(_joined(block), key=_kind):
        if kind == "text":
            made.append(f"<p {_AIRY}>{inline(' '.join(lines))}</p>")
        else:
            items = "".join(
                f"<li {_AIRY}>{inline(_ITEM.sub(lambda match: match['text'], line, 1))}</li>"
                for line in lines
            )
            made.append(f"<{kind}>{items}</{kind}>")
    return "".join(made)


def _joined(block: str) -> list[str]:
    """The block's lines; an indented line below a list's line belongs to it."""
    lines: list[str] = []
    for line in block.splitlines():
        if lines and line.startswith(" ") and not _ITEM.fullmatch(line.strip()):
            lines[-1] += f" {line.strip()}"
        else:
            lines.append(line.strip())
    return lines


def _kind(line: str) -> str:
    match = _ITEM.fullmatch(line)
    if match is None:
        return "text"
    return "ol" if match["number"] else "ul"


def _words(piece: str) -> str:
    text = escape(_LINK.sub(lambda match: match["text"], piece))
    text = _STRONG.sub(r"<b>\g<text></b>", text)
    return _STRESSED.sub(r"<i>\g<text></i>", text)
