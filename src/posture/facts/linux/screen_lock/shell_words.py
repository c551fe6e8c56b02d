"""The words of a shell command."""

from __future__ import annotations

from collections.abc import Sequence

from posture.facts.linux.machine.programs import names
from posture.facts.linux.machine.shell_words import ASSIGNMENT, Operator, Words
from posture.facts.linux.machine.shell_words import SHELLS as POSIX_SHELLS

SHELLS = POSIX_SHELLS | {"fish"}
_WRAPPERS = names("exec nohup setsid nice ionice env time systemd-cat systemd-run uwsm app command builtin")
_VALUED = {"nice": names("-n"), "ionice": names("-c -n -p"), "env": names("-u"), "exec": names("-a")}
_STARTERS = (
    ("hyprctl", "dispatch", "exec"),
    ("swaymsg", "exec"),
    ("i3-msg", "exec"),
    ("riverctl", "spawn"),
    ("niri", "msg", "action", "spawn"),
)
_EMPTY = "''"


def tokens(text: str) -> list[str]:
    """The words of a command and the operators between them, without comments and redirections.

    What a substitution, ``$(…)``, would give cannot be known; a word ``$_`` stands in its place.
    ValueError for a quote without its end.
    """
    found: list[str] = []
    for token in _Unexpanded(text.replace("\\\n", ""), {}).tokens():
        found += [token] if isinstance(token, Operator) else [word or _EMPTY for word in token]
    return found


class _Unexpanded(Words):
    """Words in which variables stand as they were written: the session may have set them to anything."""

    def expansion(self, character: str) -> tuple[str, ...]:
        begin = self.at - 1
        super().expansion(character)
        return ("$_",) if self.text.startswith(("$(", "`"), begin) else (self.text[begin : self.at],)


def program(words: Sequence[str]) -> str:
    """The name of the program that a command runs."""
    return words[0].rpartition("/")[2] if words else ""


def unwrapped(words: Sequence[str]) -> tuple[str, ...]:
    """The command without assignments and without programs that only run another one."""
    left = list(words)
    wrapper = ""
    while left and (left[0] in _WRAPPERS or left[0].startswith("-") or ASSIGNMENT(left[0])):
        word = left.pop(0)
        wrapper = word if word in _WRAPPERS else wrapper
        if left and word in _VALUED.get(wrapper, ()):
            del left[0]
    return tuple(left)


def handed_on(words: Sequence[str]) -> str | None:
    """The command line that a command hands on to a shell; None where it does not."""
    if program(words) in SHELLS:
        at = next((at for at, word in enumerate(words[1:-1], 1) if word in ("-c", "-lc", "-ic")), 0)
        return words[at + 1] if at else None
    for starter in _STARTERS:
        if tuple(words[: len(starter)]) == starter:
            return " ".join(word for word in words[len(starter) :] if word != "--")
    if words and words[0] in ("swaymsg", "i3-msg") and len(words) == 2 and words[1].startswith("exec "):
        return words[1].removeprefix("exec ")
    return None
