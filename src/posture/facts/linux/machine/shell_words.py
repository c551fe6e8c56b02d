"""The words of the shell and the operators between them: quotes, variables, arrays, redirections."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from math import prod

from posture.facts.linux.machine.programs import names

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_BRACED = re.compile(r"\{([A-Za-z_][A-Za-z0-9_]*)(?:\[[@*]\])?(?:(:?-)([^{}$`]*))?\}")
_SPECIAL = re.compile(r"[@*#?$!0-9-]")
_TILDE = re.compile(r"~(?=[/\s;|&)]|$)")
_MOST_ALTERNATIVES = 64
_OPERATORS = ("&&", "||", ";;", ";", "|&", "|", "&", "(", ")", "\n")
_REDIRECTION = re.compile(r"[0-9]*(?:<<<|<<-?|>>|>\||[<>]&?|&>>?)")
SHELLS = names("sh bash dash zsh ksh ash busybox")
"""The programs that read such words."""
ASSIGNMENT = re.compile(r"([A-Za-z_][A-Za-z0-9_]*)(\+?)=(.*)", re.DOTALL).fullmatch
"""Whether a word is ``NAME=value`` or ``NAME+=value``."""


class Operator(str):
    """A word that divides commands, such as ``&&`` or the end of a line."""

    __slots__ = ()


@dataclass
class Words:
    """Takes words from a text; ``at`` is the next character.

    ``variables`` has what is known of them: a row of values for an array or the variable of a loop.
    ValueError for a quote without its end. Source: POSIX, Shell Command Language (quoting, expansion).
    """

    text: str
    variables: dict[str, tuple[str, ...]]
    at: int = 0
    _heredocs: list[str] = field(default_factory=list)

    @property
    def unsure(self) -> bool:
        """Whether what is read now may not run."""
        return False

    def tokens(self) -> Iterator[Operator | list[str]]:
        """The operators, and the words that ``word`` gives; without comments, redirections and heredocs."""
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
                yield Operator(operator)
                if operator == "\n":
                    self._skip_heredocs()
            else:
                yield self.word()

    def word(self) -> list[str]:
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
                values = self.expansion(character)
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

    def _skip_line(self) -> None:
        end = self.text.find("\n", self.at)
        self.at = len(self.text) if end < 0 else end

    def _redirect(self, match: re.Match[str]) -> None:
        self.at = match.end()
        while self.text[self.at : self.at + 1] in (" ", "\t"):
            self.at += 1
        if self.at < len(self.text) and self.text[self.at] not in "\n;|&()":
            word = self.word()
            if match[0].lstrip("0123456789") in ("<<", "<<-"):
                self._heredocs.append(word[0] if word else "")

    def _skip_heredocs(self) -> None:
        for delimiter in self._heredocs:
            while self.at < len(self.text):
                line, _, _ = self.text[self.at :].partition("\n")
                self.at += len(line) + 1
                if line.strip() == delimiter:
                    break
        self._heredocs = []

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
                values += self.word()
        self.at += 1
        match = ASSIGNMENT(head)
        if match:
            before = self.variables.get(match[1], ()) if match[2] else ()
            self.variables[match[1]] = (f"${match[1]}",) if self.unsure else (*before, *values)
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
                parts.append(self.expansion(character))
            else:
                parts.append((character,))
        raise ValueError("a quote has no end")

    def expansion(self, character: str) -> tuple[str, ...]:
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
        if special := _SPECIAL.match(self.text, self.at):
            self.at = special.end()
            return (f"${special[0]}",)
        return ("$",)

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
