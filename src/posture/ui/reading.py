"""The few marks of Markdown that lessons and checks use, as rich text that Qt shows.

Everything else stays plain text: no HTML of the author's passes, nothing becomes a link, and nothing
is fetched.
"""

from __future__ import annotations

import re
from html import escape
from itertools import groupby

_AIRY = "line-height: 130%"
_APART = 10  # pixels between paragraphs and lists; none above the first, none below the last
_LONG = re.compile(r"\S{16,}")
_ENDLESS = re.compile(r"\S{24,}")
_PIECE = re.compile(r".{1,8}")
_MARK = re.compile(r"[:/.](?=.{3})")
_ITEM = re.compile(r"(?:[-*]|(?P<number>[0-9]+[.)])) +(?P<text>.*)")
_LINK = re.compile(r"!?\[(?P<text>[^\]]*)\]\([^)]*\)")
_CODE = re.compile(r"`(?P<text>[^`]+)`")
_STRONG = re.compile(r"\*\*(?P<text>[^*]+)\*\*")
_STRESSED = re.compile(r"(?<![\w*])\*(?P<text>[^*\s](?:[^*]*[^*\s])?)\*(?![\w*])")


def breakable(text: str) -> str:
    """Plain text whose long words, such as the names of files and services, may break behind their marks."""
    return _LONG.sub(lambda word: _MARK.sub("\\g<0>\N{ZERO WIDTH SPACE}", word[0]), text)


def foldable(text: str) -> str:
    """Plain text of the person's own, whose very long words may break anywhere: none is to be cut off."""
    return _ENDLESS.sub(lambda word: "\N{ZERO WIDTH SPACE}".join(_PIECE.findall(word[0])), text)


def rich(text: str) -> str:
    """Paragraphs, lists and marks of ``text`` as rich text, with no empty room above or below."""
    blocks = [block for block in re.split(r"\n\s*\n", text.strip()) if block.strip()]
    runs = [(kind, list(lines)) for block in blocks for kind, lines in groupby(_joined(block), key=_kind)]
    return "".join(
        _run(kind, lines, above=_APART if place else 0) for place, (kind, lines) in enumerate(runs)
    )


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


def _run(kind: str, lines: list[str], *, above: int) -> str:
    """List lines as a list, others as a paragraph."""
    style = f'style="margin-top: {above}px; margin-bottom: 0; {_AIRY}"'
    if kind == "text":
        return f"<p {style}>{inline(' '.join(lines))}</p>"
    items = "".join(
        f'<li style="{_AIRY}">{inline(_ITEM.sub(lambda match: match["text"], line, 1))}</li>'
        for line in lines
    )
    return f"<{kind} {style}>{items}</{kind}>"


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
