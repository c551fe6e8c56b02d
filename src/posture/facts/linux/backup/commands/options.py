"""The options and the other words of a command line."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Arguments:
    """Options with their values in their order, and the words that are none."""

    options: tuple[tuple[str, str], ...]
    words: tuple[str, ...]

    def has(self, *names: str) -> bool:
        return any(option in names for option, _ in self.options)

    def values(self, *names: str) -> tuple[str, ...]:
        return tuple(value for option, value in self.options if option in names)


def parsed(words: Sequence[str], with_values: Collection[str]) -> Arguments:
    """The words as getopt_long(3) takes them: ``--a=b``, ``--a b``, ``-ab``, ``-a b``, ``--`` ends options.

    ``with_values`` are the options that take a value; every other one takes none.
    """
    options: list[tuple[str, str]] = []
    others: list[str] = []
    rest = list(words)
    while rest:
        word = rest.pop(0)
        if word == "--":
            others += rest
            break
        if word.startswith("--"):
            name, equals, value = word.partition("=")
            if not equals and name in with_values and rest:
                value = rest.pop(0)
            options.append((name, value))
        elif word.startswith("-") and len(word) > 1:
            _short(word, with_values, rest, options)
        else:
            others.append(word)
    return Arguments(tuple(options), tuple(others))


def _short(word: str, with_values: Collection[str], rest: list[str], options: list[tuple[str, str]]) -> None:
    for at, letter in enumerate(word[1:], start=2):
        if f"-{letter}" in with_values:
            value = word[at:] or (rest.pop(0) if rest else "")
            options.append((f"-{letter}", value.removeprefix("=")))
            return
        options.append((f"-{letter}", ""))
