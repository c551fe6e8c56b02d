"""The letters that mean something in GIFT, and how they are written where they mean themselves.

Source: Moodle's documentation of the GIFT format, “Special characters”: a backslash before ``~ = # { } :``
and before itself, and ``\\n`` for a new line.
"""

from __future__ import annotations

import re

_MEANING = "\\~=#{}:"
_ESCAPE = re.compile(r"\\([\\~=#{}:n])")
_STAND_INS = {letter: chr(0xF0000 + at) for at, letter in enumerate((*_MEANING, "\n"))}
_BACK = str.maketrans({stand_in: letter for letter, stand_in in _STAND_INS.items()})
_NOBODYS = re.compile("[\U000f0000-\U000f0007]")


def escaped(text: str) -> str:
    """``text`` as GIFT writes it, in one line."""
    marked = "".join(f"\\{letter}" if letter in _MEANING else letter for letter in text)
    return marked.replace("\n", "\\n")


def shielded(text: str) -> str:
    """GIFT in which every escaped letter is a stand-in, so that each letter left means something."""
    return _ESCAPE.sub(
        lambda found: _STAND_INS["\n" if found[1] == "n" else found[1]], _NOBODYS.sub("\ufffd", text)
    )


def bare(text: str) -> str:
    """The words of a piece of shielded GIFT: its stand-ins are letters again."""
    return text.translate(_BACK)
