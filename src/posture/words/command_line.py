"""A command line that is answered in plain sentences, for all programs of Posture.

Help pages are English. What was not understood is said in the language that is spoken, which a program may
find out for that alone (``Parser.before_refusing``).
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Any, NoReturn

from posture.words.phrase import counted, joined, phrase, sentences
from posture.words.speech import spoken

# What argparse says itself, in the words of Python 3.11 to 3.14.
_MISSING = re.compile(r"the following arguments are required: (?P<names>.+)")
_ABOUT_ONE = re.compile(r"argument (?P<name>[^:]+): (?P<what>.+)", re.DOTALL)
_WITHOUT_VALUE = re.compile(r"expected (?:one|at least one|\d+) arguments?")
_NEEDLESS_VALUE = re.compile(r"ignored explicit argument '?(?P<value>.*?)'?")
_NO_NUMBER = re.compile(r"“(?P<value>.*)” is no whole number\.", re.DOTALL)
_CLOSE = 0.75  # of the letters: “next” is no “export”


class Parser(argparse.ArgumentParser):
    """Takes no abbreviations, so that scripts stay true over versions, and says what it did not understand.

    One sentence on standard error, what may have been meant, and exit code 2.
    """

    def __init__(self, **settings: Any) -> None:
        shape = argparse.RawDescriptionHelpFormatter
        super().__init__(**{"allow_abbrev": False, "formatter_class": shape, **settings})
        self.register("type", int, whole_number)
        self.given: tuple[str, ...] = ()
        """The words that it is to understand."""

    def before_refusing(self) -> None:
        """Where a program finds out which language it speaks, before it says what it did not understand."""

    def error(self, message: str) -> NoReturn:
        self.before_refusing()
        program, _, _ = self.prog.partition(" ")
        more = phrase("“{command}” tells more.", command=f"{self.prog} --help")
        self.exit(2, f"{program}: {_harmless(spoken(sentences(_sentence(message), more)))}\n")

    def parse_known_args(  # type: ignore[override] # its overloads say no more than this
        self, args: Sequence[str] | None = None, namespace: Any = None
    ) -> tuple[Any, list[str]]:
        """What each parser does not know it says itself, for it knows what may have been meant."""
        words = sys.argv[1:] if args is None else list(args)
        self.given = tuple(words)
        known = [name for action in self._actions for name in action.option_strings]
        if self._subparsers is not None and words[:1] and _is_other_option(words[0], known):
            self._refuse(words[0], known)  # else it would only say that no command follows
        options, unknown = super().parse_known_args(words, namespace)
        if unknown:
            self._refuse(unknown[0], known)
        return options, unknown

    def _refuse(self, word: str, known: Iterable[str]) -> NoReturn:
        self.error(sentences(phrase("“{word}” is not understood here.", word=word), _meant(word, known)))

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """Whether a value is one of the choices; of commands it says so in their own words."""
        if action.choices is None or value in action.choices:
            return
        choices = [str(choice) for choice in action.choices]
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 - it has no public name
            told = phrase("There is no command “{word}”.", word=str(value))
        else:
            name = "/".join(action.option_strings) or action.metavar or action.dest
            told = phrase(
                "{name} is {choices}, and not “{word}”.",
                name=str(name),
                choices=joined(tuple(choices), "or"),
                word=str(value),
            )
        self.error(sentences(told, _meant(str(value), choices)))


def _harmless(words: str) -> str:
    """The words without what acts on a terminal: a file's name among them may be somebody else's."""
    return "".join(letter if letter.isprintable() or letter == "\n" else "?" for letter in words)


def whole_number(text: str) -> int:
    """A whole number; ArgumentTypeError with a sentence for anything else."""
    try:
        return int(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(phrase("“{value}” is no whole number.", value=text)) from error


def _sentence(message: str) -> str:
    if missing := _MISSING.fullmatch(message):
        names = tuple(missing["names"].split(", "))
        return counted("{names} is missing.", "{names} are missing.", n=len(names), names=joined(names))
    about = _ABOUT_ONE.fullmatch(message)
    if about is None:
        return message
    name, what = about["name"], about["what"]
    if _WITHOUT_VALUE.fullmatch(what):
        return phrase("{name} wants something after it.", name=name)
    if needless := _NEEDLESS_VALUE.fullmatch(what):
        return phrase("{name} takes no value, and “{value}” is one.", name=name, value=needless["value"])
    if no_number := _NO_NUMBER.fullmatch(what):
        why = phrase("“{value}” is no whole number.", value=no_number["value"])
        return phrase("{name}: {why}", name=name, why=why)
    return f"{name}: {what}"


def _is_other_option(word: str, known: Iterable[str]) -> bool:
    return word.startswith("-") and word.partition("=")[0] not in known


def _meant(given: str, known: Iterable[str]) -> str:
    close = get_close_matches(given, known, n=1, cutoff=_CLOSE)
    return phrase("Did you mean “{name}”?", name=close[0]) if close else ""
