"""Letters that nobody sees, and that would act on a terminal or turn the direction of what is read."""

from __future__ import annotations

import re

from posture.content.problems import ProblemLog

FILLERS = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
"""Letters by their class, and nothing to see."""
# Control characters, rare line ends that spoil the count, what turns the direction, blanks without a width,
# fillers that look like nothing, letters that only programs read, and those that mean nothing outside of one
# firm. What joins letters (U+200C, U+200D) and where a word may be parted (U+00AD) is how some languages are
# written.
_INVISIBLE = re.compile(
    "[^\t\n -~\u00a0-\u2027\u202f-\u2065\u206a-\ud7ff\uf900-\ufefe\uff00-\uffef\ufffd\U00010000-\U000dffff"
    "\U000e0100-\U000e01ef]"
    f"|[{FILLERS}\u061c\u180e\u200b\u200e\u200f\u2060-\u2064]"
)


def note_invisible(text: str, line: int, notes: ProblemLog) -> bool:
    """Note the first such letter of a text that begins on this line; whether there is one. Code E011."""
    odd = _INVISIBLE.search(text)
    if odd is None:
        return False
    line += text.count("\n", 0, odd.start())
    notes.error(line, "E011", f"This line holds an invisible character (U+{ord(odd[0]):04X}); remove it.")
    return True
