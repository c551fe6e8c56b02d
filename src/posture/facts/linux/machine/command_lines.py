"""The commands in a line or a script of the shell, none of which is run."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from math import prod

Variables = Mapping[str, tuple[str, ...]]
"""What is known of the shell's variables: a row of values for an array or the variable of a loop."""

_OPERATORS = ("&&", "||", ";;", ";", "|&", "|", "&", "(", ")", "\n")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_ASSIGNMENT = re.compile(r"([A-Za-z_][A-Za-z0-9_]*)(\+?)=(.*)", re.DOTALL).fullmatch
_BRACED = re.compile(r"\{([A-Za-z_][A-Za-z0-9_]*)(?:\[[@*]\])?(?:(:?-)([^{}$`]*))?\}")
_REDIRECTION = re.compile(r"[0-9]*(?:<<<|<<-?|>>|>\||[<>]&?|&>>?)")
_TILDE = re.compile(r"~(?=[/\s;|&)]|$)")
_MOST_ALTERNATIVES = 64
_OPENERS = {"if": "condition", "while": "condition", "until": "condition", "case": "condition", "for": "loop"}
_CLOSERS = frozenset({"fi", "done", "esac"})
_PASSED_OVER = frozenset({"then", "else", "elif", "do", "!", "time", "{", "}"})
_DECLARES = frozenset({"export", "readonly", "local", "declare", "typeset"})


@dataclass(frozen=True, slots=True)
class Command:
    """One simple command. A word with ``$`` in it holds something that only running it would tell.

    ``then`` is what stands behind it: ``;``, ``&&``, ``||``, ``|``, ``&``, or nothing at the end.
    ``within`` is ``condition`` or ``loop`` where it stands in one, ``function`` the function it belongs to.
    """

    words: tuple[str, ...]
    then: str = ""
    within: str = ""
    function: str = ""
    negated: bool = False


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
class _Reader:
    """Goes through a text once; ``at`` is the next character."""

    text: str
    variables: dict[str, tuple[str, ...]]
    at: int = 0
    found: list[Command] = field(default_factory=list)
    _words: list[str] = field(default_factory=list)
    _blocks: list[str] = field(default_factory=list)
    _function: str = ""
    _braces: int = 0
    _negated: bool = False
    _heredocs: list[str] = field(default_factory=list)

    def read(self) -> None:
        while self.at < len(self.text):
            character = self.text[self.at]
            if character in " \t\r":
                self.at += 1
            elif character == "#":
                self._skip_line()
            elif redirection := _REDIRECTION.match(self.text, self.at):
                self._redirect(redirection)
            elif operator := next((one for one in _OPERATORS if self.text.startswith(one, self.at)), ""):
                self.at += len(operator)
                self._operate(operator)
            else:
                self._take(self._word())
        self._end("")

    def _skip_line(self) -> None:
        end = self.text.find("\n", self.at)
        self.at = len(self.text) if end < 0 else end

    def _redirect(self, match: re.Match[str]) -> None:
        self.at = match.end()
        while self.text[self.at : self.at + 1] in (" ", "\t"):
            self.at += 1
        if self.at < len(self.text) and self.text[self.at] not in "\n;|&()":
            word = self._word()
            if match[0].lstrip("0123456789") in ("<<", "<<-"):
                self._heredocs.append(word[0] if word else "")

    def _operate(self, operator: str) -> None:
        if operator == "(" and len(self._words) == 1 and self.text.startswith(")", self.at):
            self.at += 1
            self._function, self._braces, self._words = self._words[0], 0, []
        elif operator == ")" and self._blocks[-1:] == ["case"]:
            self._words = []
        else:
            self._end(";" if operator in ("\n", ";;", "(", ")") else "|" if operator == "|&" else operator)
        if operator == "\n":
            self._skip_heredocs()

    def _skip_heredocs(self) -> None:
        for delimiter in self._heredocs:
            while self.at < len(self.text):
                line, _, _ = self.text[self.at :].partition("\n")
                self.at += len(line) + 1
                if line.strip() == delimiter:
                    break
        self._heredocs = []

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
            pass
        elif left := self._assigned(words):
            self.found.append(Command(tuple(left), then, self._within(), self._function, self._negated))
        elif not words and self.found and then != ";" and not self.found[-1].then.strip(";"):
            # What stands behind a closing word: ``fi || …``, ``} | …``.
            last = self.found[-1]
            self.found[-1] = Command(last.words, then, last.within, last.function, last.negated)
        self._negated = False

    def _within(self) -> str:
        kinds = {"condition" if block == "case" else block for block in self._blocks}
        return "condition" if "condition" in kinds else "loop" if kinds else ""

    def _assigned(self, words: list[str]) -> list[str]:
        """The words behind the assignments, which are kept where nothing stands behind them."""
        start = 1 if words and words[0] in _DECLARES else 0
        count = start
        while count < len(words) and (_ASSIGNMENT(words[count]) or (start and words[count][0] == "-")):
            count += 1
        if count < len(words) and not start:
            return words[count:]
        for word in words[start:count]:
            if match := _ASSIGNMENT(word):
                unsure = self._within() == "condition" or match[2]
                self.variables[match[1]] = (f"${match[1]}",) if unsure else (match[3],)
        return []

    def _word(self) -> list[str]:
        """The next word, or the words that an unquoted variable makes of it."""
        parts: list[tuple[str, ...]] = []
        split = False
        if _TILDE.match(self.text, self.at):
            self.at += 1
            parts.append(self.variables.get("HOME", ("~",)))
        while self.at < len(self.text):
            character = self.text[self.at]
            if character in " \t\r\n;|&()<>":
                if character == "(" and parts and parts[-1][-1:] and parts[-1][-1].endswith("="):
                    return self._array("".join(part[0] for part in parts))
                break
            self.at += 1
            if character == "'":
                parts.append((self._until("'"),))
            elif character == '"':
                parts += self._quoted()
            elif character == "\\":
                parts.append((self.text[self.at : self.at + 1],))
                self.at += 1
            elif character in "$`":
                values = self._expansion(character)
                split = split or any(" " in value for value in values)
                parts.append(values)
            else:
                parts.append((character,))
                if character == "=" and self.text.startswith("~/", self.at):
                    self.at += 1
                    parts.append(self.variables.get("HOME", ("~",)))
        many = prod(len(part) for part in parts) > _MOST_ALTERNATIVES
        words = [_plain(parts)] if many else ["".join(row) for row in product(*parts)]
        return [piece for word in words for piece in (word.split() if split and "$(" not in word else [word])]

    def _array(self, head: str) -> list[str]:
        """``NAME=(a b c)``: kept as a row of values."""
        self.at += 1
        values: list[str] = []
        while self.at < len(self.text) and self.text[self.at] != ")":
            if self.text[self.at] in " \t\r\n":
                self.at += 1
            elif self.text[self.at] == "#":
                self._skip_line()
            elif self.text[self.at] in ";|&(<>":
                raise ValueError("an array holds no such character")
            else:
                values += self._word()
        self.at += 1
        match = _ASSIGNMENT(head)
        if match:
            unsure = self._within() == "condition"
            before = self.variables.get(match[1], ()) if match[2] else ()
            self.variables[match[1]] = (f"${match[1]}",) if unsure else (*before, *values)
        return []

    def _quoted(self) -> list[tuple[str, ...]]:
        parts: list[tuple[str, ...]] = [("",)]
        while self.at < len(self.text):
            character = self.text[self.at]
            self.at += 1
            if character == '"':
                return parts
            if character == "\\" and self.text[self.at : self.at + 1] in ('"', "\\", "$", "`"):
                parts.append((self.text[self.at],))
                self.at += 1
            elif character in "$`":
                parts.append(self._expansion(character))
            else:
                parts.append((character,))
        raise ValueError("a quote has no end")

    def _expansion(self, character: str) -> tuple[str, ...]:
        """The values of what begins with ``$`` or a backtick; its own text where they are not known."""
        if character == "`":
            return (f"$({self._until('`')})",)
        if self.text.startswith("(", self.at):
            return (f"$({self._until_closed()})",)
        if braced := _BRACED.match(self.text, self.at):
            self.at = braced.end()
            known = self.variables.get(braced[1], ())
            if braced[2] and not any(known):
                return (braced[3],)
            return known or (f"${braced[1]}",)
        if named := _NAME.match(self.text, self.at):
            self.at = named.end()
            return self.variables.get(named[0]) or (f"${named[0]}",)
        if self.text.startswith("{", self.at):
            return (f"${self._until('}')}",)
        self.at += 1
        return (f"${self.text[self.at - 1 : self.at]}",)

    def _until(self, end: str) -> str:
        stop = self.text.find(end, self.at)
        if stop < 0:
            raise ValueError("a quote has no end")
        taken, self.at = self.text[self.at : stop], stop + 1
        return taken

    def _until_closed(self) -> str:
        depth, start = 0, self.at + 1
        while self.at < len(self.text):
            depth += {"(": 1, ")": -1}.get(self.text[self.at], 0)
            self.at += 1
            if depth == 0:
                return self.text[start : self.at - 1]
        raise ValueError("a bracket has no end")


def _plain(parts: Sequence[tuple[str, ...]]) -> str:
    return "".join(part[0] if part else "" for part in parts)
