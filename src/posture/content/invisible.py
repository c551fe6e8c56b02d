"""Letters that nobody sees, and that would act on a terminal or turn the direction of what is read."""

from __future__ import annotations

import re

from posture.content.problems import ProblemLog

_INVISIBLE = re.compile(  # control characters, rare line ends that spoil the count, overrides of direction
    "[^\t\n -~\u00a0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)


def note_invisible(text: str, line: int, notes: ProblemLog) -> bool:
    """Note the first such letter of a text that begins on this line; whether there is one. Code E011."""
    odd = _INVISIBLE.search(text)
    if odd is None:
        return False
    line += text.count("\n", 0, odd.start())
    notes.error(line, "E011", f"This line holds an invisible character (U+{ord(odd[0]):04X}); remove it.")
    return True
