"""The commands in a line or a script of the shell, none of which is run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from posture.facts.linux.machine.shell_words import ASSIGNMENT, Operator, Words

Variables = Mapping[str, tuple[str, ...]]
"""What is known of the shell's variables: a row of values for an array or the variable of a loop."""

_OPENERS = {"if": "condition", "while": "condition", "until": "condition", "case": "condition", "for": "loop"}
_CLOSERS = frozenset({"fi", "done", "esac"})
_PASSED_OVER = frozenset({"then", "else", "elif", "do", "!", "time", "{", "}"})
# Every command keeps the variables known before it; a script with more of them is no script of a person.
_MOST_VARIABLES = 64
_DECLARES = frozenset({"export", "readonly", "local", "declare", "typeset"})


@dataclass(frozen=True, slots=True)
class Command:
    """One simple command. A word with ``$`` in it holds something that only running it would tell.

    ``then`` is what stands behind it: ``;``, ``&&``, ``||``, ``|``, ``&``, or nothing at the end.
    ``within`` is ``condition`` or ``loop`` where it stands in one, ``function`` the function it belongs to,
    ``depth`` how many braces are open around it. ``variables`` are those known where it stands, with those
    set for it alone.
    """

    words: tuple[str, ...]
    then: str = ""
    within: str = ""
    function: str = ""
    negated: bool = False
    depth: int = 0
    variables: Variables = field(default_factory=dict, compare=False, repr=False)


def commands(text: str, variables: Variables | None = None) -> tuple[Command, ...]:
    """The commands of a text in their order; those of functions that nothing calls are left out.

    Variables are followed as far as plain assignments tell. ValueError for a quote without its end.
    Source: POSIX, Shell Command Language (quoting, parameter expansion, lists, compound commands).
    """
    reader = _Reader(text.replace("\\\n", ""), dict(variables or {}))
    reader.read()
    called = {command.words[0] for command in reader.found}
    return tuple(command for command in reader.found if not command.function or command.function in called)


@dataclass
class _Reader(Words):
    """Goes through a text once; ``at`` is the next character."""

    found: list[Command] = field(default_factory=list)
    _words: list[str] = field(default_factory=list)
    _blocks: list[str] = field(default_factory=list)
    _function: str = ""
    _braces: int = 0
    _negated: bool = False
    _pattern: bool = False

    def read(self) -> None:
        for token in self.tokens():
            if isinstance(token, Operator):
                self._operate(token)
            else:
                self._take(token)
        self._end("")

    def _operate(self, operator: str) -> None:
        if operator == "(" and len(self._words) == 1 and self.text.startswith(")", self.at):
            self.at += 1
            self._function, self._braces, self._words = self._words[0], 0, []
        elif self._pattern and self._blocks[-1:] == ["case"] and operator in ("(", "|", ")", "\n"):
            self._words, self._pattern = [], operator != ")"
        else:
            self._end(";" if operator in ("\n", ";;", "(", ")") else "|" if operator == "|&" else operator)
        self._pattern = self._pattern or operator == ";;"

    def _take(self, words: Sequence[str]) -> None:
        for word in words:
            if self._words or not self._is_keyword(word):
                self._words.append(word)
            if len(self._words) == 2 and self._words[0] == "function":
                self._function, self._braces, self._words = self._words[1], 0, []

    def _is_keyword(self, word: str) -> bool:
        if word in _OPENERS:
            self._blocks.append("case" if word == "case" else _OPENERS[word])
            if word in ("for", "case"):
                self._words.append(word)
        elif word in _CLOSERS:
            del self._blocks[-1:]
        elif word == "{":
            self._braces += 1
        elif word == "}":
            self._braces -= 1
            self._function = self._function if self._braces > 0 else ""
        elif word == "!":
            self._negated = True
        elif word not in _PASSED_OVER:
            return False
        return True

    def _end(self, then: str) -> None:
        words, self._words = self._words, []
        if words[:1] == ["for"] and words[2:3] == ["in"]:
            self.variables[words[1]] = tuple(words[3:])
        elif words[:1] in (["for"], ["case"]):
            self._pattern = words[0] == "case"
        elif left := self._assigned(words):
            place = (self._within(), self._function, self._negated, self._braces)
            own = {match[1]: (match[3],) for word in words[: -len(left)] if (match := ASSIGNMENT(word))}
            before = self.variables if len(self.variables) <= _MOST_VARIABLES else {}
            self.found.append(Command(tuple(left), then, *place, {**before, **own}))
        elif not words and self.found and then != ";" and not self.found[-1].then.strip(";"):
            # What stands behind a closing word: ``fi || …``, ``} | …``.
            self.found[-1] = replace(self.found[-1], then=then)
        self._negated = False

    @property
    def unsure(self) -> bool:
        return self._within() == "condition"

    def _within(self) -> str:
        kinds = {"condition" if block == "case" else block for block in self._blocks}
        return "condition" if "condition" in kinds else "loop" if kinds else ""

    def _assigned(self, words: list[str]) -> list[str]:
        """The words behind the assignments, which are kept where nothing stands behind them."""
        start = 1 if words and words[0] in _DECLARES else 0
        count = start
        while count < len(words) and (ASSIGNMENT(words[count]) or (start and words[count].startswith("-"))):
            count += 1
        if count < len(words) and not start:
            return words[count:]
        for word in words[start:count]:
            if match := ASSIGNMENT(word):
                unsure = self._within() == "condition" or match[2]
                self.variables[match[1]] = (f"${match[1]}",) if unsure else (match[3],)
        return []
