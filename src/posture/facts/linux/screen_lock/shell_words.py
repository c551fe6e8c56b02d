"""The words of a shell command."""

from __future__ import annotations

import re
import shlex
from collections.abc import Sequence

from posture.facts.linux.machine.programs import names

SHELLS = names("sh bash dash zsh fish")
_WRAPPERS = names("exec nohup setsid nice ionice env time systemd-cat systemd-run uwsm app command builtin")
_VALUED = {"nice": names("-n"), "ionice": names("-c -n -p"), "env": names("-u"), "exec": names("-a")}
_STARTERS = (
    ("hyprctl", "dispatch", "exec"),
    ("swaymsg", "exec"),
    ("i3-msg", "exec"),
    ("riverctl", "spawn"),
    ("niri", "msg", "action", "spawn"),
)
_SUBSTITUTION = re.compile(r"\$\([^()]*\)|`[^`]*`")
_COMMENT = re.compile(r"(?:^|(?<=\s))#.*$", re.MULTILINE)
_ASSIGNMENT = re.compile(r"[A-Za-z_][A-Za-z0-9_]*=.*", re.DOTALL).fullmatch
_OPERATORS = re.compile(r"&&|\|\||\|&|;;|[;&|()\n]")
_MARKS = frozenset(";&|()\n")
_DEEPEST = 6
_EMPTY = "''"


class Operator(str):
    """A word that divides commands, such as ``&&`` or the end of a line."""

    __slots__ = ()


def tokens(text: str) -> list[str]:
    """The words of a command and the operators between them, without comments and redirections.

    What a substitution, ``$(…)``, would give cannot be known; a word ``$_`` stands in its place.
    ValueError for a quote without its end.
    """
    text = _COMMENT.sub("", text.replace("\\\n", " "))
    for _ in range(_DEEPEST):
        text = _SUBSTITUTION.sub("$_", text)
    lexer = shlex.shlex(text, posix=True, punctuation_chars=";&|()<>\n")
    lexer.whitespace, lexer.whitespace_split, lexer.commenters = " \t\r", True, ""
    found: list[str] = []
    redirected = False
    for word in lexer:
        marks = bool(word) and set(word) <= _MARKS | {"<", ">"}
        if redirected and not marks:
            redirected = False
        elif marks and set(word) & {"<", ">"}:
            redirected = True
            if found and found[-1].isdecimal() and not isinstance(found[-1], Operator):
                del found[-1]  # the 2 of 2>&1
        elif marks:
            redirected = False
            found += map(Operator, _OPERATORS.findall(word))
        else:
            found.append(word or _EMPTY)
    return found


def program(words: Sequence[str]) -> str:
    """The name of the program that a command runs."""
    return words[0].rpartition("/")[2] if words else ""


def unwrapped(words: Sequence[str]) -> tuple[str, ...]:
    """The command without assignments and without programs that only run another one."""
    left = list(words)
    wrapper = ""
    while left and (left[0] in _WRAPPERS or left[0].startswith("-") or _ASSIGNMENT(left[0])):
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
