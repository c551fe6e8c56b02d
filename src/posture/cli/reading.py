"""Markdown as plain text for the terminal."""

from __future__ import annotations

import re

from posture.cli.terminal import bold, wrapped
from posture.words.phrase import phrase
from posture.words.speech import spoken

_LIST_ITEM = re.compile(r"(?P<mark>\s*(?:[-*]|\d+\.) (?:\[[ x]\] )?)(?P<text>.*)")
_QUOTE = re.compile(r"(?P<indent>\s*)> ?(?P<text>.*)")
_HEADING = re.compile(r"#+ +(?P<text>.*)")


def plain(markdown: str) -> str:
    """The text without its marks, in lines that fit.

    Links keep their words, lists and quotations their lines.
    """
    return "\n\n".join(_paragraph(paragraph) for paragraph in re.split(r"\n\s*\n", spoken(markdown).strip()))


def _paragraph(text: str) -> str:
    lines: list[str] = []
    loose: list[str] = []
    for line in text.splitlines():
        kept = _kept_line(line)
        if kept is None:
            loose.append(line)
            continue
        lines += [*_flowing(loose), kept]
        loose = []
    return "\n".join([*lines, *_flowing(loose)])


def _flowing(lines: list[str]) -> list[str]:
    return [wrapped(bare(" ".join(lines)))] if lines else []


def _kept_line(line: str) -> str | None:
    """A line that stands for itself, or None for one of a running text."""
    if item := _LIST_ITEM.fullmatch(line):
        mark = item["mark"]
        return wrapped(bare(item["text"]), mark, " " * len(mark))
    if quote := _QUOTE.fullmatch(line):
        indent = f"{quote['indent']}  "
        return wrapped(bare(quote["text"]), indent)
    if title := _HEADING.fullmatch(line):
        return bold(bare(title["text"]))
    return None


def bare(text: str) -> str:
    """A line without its marks; what is to be typed stands in quotation marks."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", spoken(text))
    text = re.sub(r"`([^`]+)`", lambda code: spoken(phrase("“{typed}”", typed=code[1])), text)
    text = re.sub(r"(\*\*|__)(.+?)\1", r"\2", text)
    return re.sub(r"(?<!\w)[*_](\S(?:.*?\S)?)[*_](?!\w)", r"\1", text)
