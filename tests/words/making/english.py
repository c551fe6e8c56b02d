"""What stays English in a text that was said in the made-up language."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

_IN = r"[^\s⟦⟧]"
_NAME = re.compile(rf"“[^“”⟦⟧]*”|`[^`]*`|posture [a-z][^⟦⟧\n]*|{_IN}*[/\\@=]{_IN}*|{_IN}+\.{_IN}+")
"""What no language translates: what is quoted as it is, commands, paths and addresses."""
_WORD = r"[A-Za-z][A-Za-z'’-]*"
_RUN = re.compile(rf"{_WORD}(?:[,;:]? {_WORD})*[.?!…]?")
_ACCENTED = re.compile(r"[^\x00-\x7f“”’‘–—…·✓✗›•⟦⟧]")


def left_english(text: str, names: Collection[str] = ()) -> list[str]:
    """Runs of English words, each once, in their order: they did not come through the seam.

    Single words and names that stand in a translated sentence are values of its places; ``names`` are
    what may stand alone.
    """
    return [run for run in dict.fromkeys(_runs(text)) if run not in names]


def _runs(text: str) -> Iterator[str]:
    depth = 0
    for piece in re.split(r"([⟦⟧])", _NAME.sub("…", text)):
        if piece in "⟦⟧":
            depth += {"⟦": 1, "⟧": -1}.get(piece, 0)
            continue
        for part in _apart(piece):
            for run in _RUN.findall(part):
                if depth == 0 or _is_sentence(run):
                    yield run


def _apart(piece: str) -> list[str]:
    """The piece without the words that hold a letter of the made-up language."""
    return " ".join("\0" if _ACCENTED.search(word) else word for word in piece.split()).split("\0")


def _is_sentence(run: str) -> bool:
    words = run.split()
    return len(words) > 1 and any(word[0].islower() for word in words)
