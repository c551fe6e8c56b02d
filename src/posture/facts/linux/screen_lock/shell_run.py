"""A shell command gone through, as it would run while nobody is there and the screen is open."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from posture.facts.linux.machine.programs import names
from posture.facts.linux.machine.shell_words import Operator
from posture.facts.linux.screen_lock import other_commands
from posture.facts.linux.screen_lock.effect import NOTHING, UNSURE, Effect, Outcome, strongest
from posture.facts.linux.screen_lock.lockers import LOCKERS, locker
from posture.facts.linux.screen_lock.shell_words import handed_on, program, unwrapped
from posture.host.model import Host

Truth = bool | None
"""Whether a command succeeds, or whether it runs at all; None where that cannot be known."""

_SLEEP_TIME = re.compile(r"([0-9]{1,6}(?:\.[0-9]{1,6})?)([smhd]?)").fullmatch
_UNITS: Mapping[str, float] = {"": 1, "s": 1, "m": 60, "h": 3600, "d": 86400}
_DIVIDERS = frozenset({";", ";;", "&", "\n"})


class Run:
    """One way through the words of a command; ``outcome`` is what surely comes of it.

    ``inner`` goes through another command line, ``script`` through a program of the person's own.
    """

    def __init__(
        self,
        host: Host,
        words: Sequence[str],
        inner: Callable[[str], Outcome],
        script: Callable[[tuple[str, ...]], Outcome],
    ) -> None:
        self._host = host
        self._words = words
        self._inner = inner
        self._script = script
        self._at = 0
        self._found: list[Outcome] = []
        self._elapsed = 0.0
        self._ended: Truth = False  # whether an “exit” was met: surely, perhaps
        self._functions: dict[str, Sequence[str]] = {}

    def outcome(self) -> Outcome:
        """What the whole command does; it is gone through once."""
        while self._at < len(self._words):
            self._list(True, frozenset())
            self._at += 1  # a word that ends nothing, such as a lone “fi”
        return strongest(self._found)

    def _peek(self) -> str:
        return self._words[self._at] if self._at < len(self._words) else ""

    def _take(self, *expected: str) -> str:
        word = self._peek()
        if word and (not expected or word in expected):
            self._at += 1
            return word
        return ""

    def _list(self, runs: Truth, ends: frozenset[str]) -> Truth:
        succeeds: Truth = True
        while (word := self._peek()) and word not in ends:
            if isinstance(word, Operator) and word in _DIVIDERS:
                self._at += 1
                continue
            before = self._at
            succeeds = self._chain(runs)
            if self._at == before:
                break
        return succeeds

    def _chain(self, runs: Truth) -> Truth:
        """Commands joined by ``&&`` and ``||``."""
        began = self._elapsed
        succeeds = self._pipeline(runs)
        while (operator := self._peek()) in ("&&", "||"):
            self._at += 1
            while self._take("\n"):
                pass
            wanted = succeeds if operator == "&&" else _not(succeeds)
            then = self._pipeline(_and(runs, wanted))
            succeeds = _and(succeeds, then) if operator == "&&" else _not(_and(_not(succeeds), _not(then)))
        if self._peek() == "&":
            self._elapsed = began
        return succeeds

    def _pipeline(self, runs: Truth) -> Truth:
        negated = bool(self._take("!"))
        succeeds = self._command(runs)
        while self._peek() in ("|", "|&"):
            self._at += 1
            succeeds = self._command(runs)
        return _not(succeeds) if negated else succeeds

    def _command(self, runs: Truth) -> Truth:
        word = self._peek()
        if word == "(" or word == "{":
            self._at += 1
            succeeds = self._list(runs, frozenset({")" if word == "(" else "}"}))
            self._take(")", "}")
            return succeeds
        if isinstance(word, Operator):
            return True
        match word:
            case "if":
                return self._if(runs)
            case "while" | "until" | "for" | "case":
                return self._loop(word)
        words: list[str] = []
        while (word := self._peek()) and not isinstance(word, Operator):
            words.append(word)
            self._at += 1
        if (words[:1] == ["function"] and len(words) > 1) or (self._peek() == "(" and len(words) == 1):
            self._define(words[-1] if len(words) == 1 else words[1])
            return True
        return self._simple(unwrapped(words), runs)

    def _define(self, name: str) -> None:
        self._take("(")
        self._take(")")
        while self._take("\n", ";", "{"):
            pass
        begin, depth = self._at, 1
        while self._at < len(self._words) and depth:
            word = self._take()
            depth += (word == "{") - (word == "}")
        self._functions[name] = self._words[begin : self._at - 1]

    def _if(self, runs: Truth) -> Truth:
        """Both ways are gone through where nobody can tell which is taken; both must lock to count."""
        self._take("if")
        branches: list[list[Outcome]] = []
        left = runs
        succeeds: Truth = None
        while True:
            holds = self._list(left, names("then"))
            self._take("then")
            succeeds = self._branch(_and(left, holds), branches, names("elif else fi"))
            left = _and(left, _not(holds))
            if self._take("elif"):
                continue
            break
        if self._take("else"):
            succeeds = self._branch(left, branches, names("fi"))
        elif left is not False:
            branches.append([])
        self._take("fi")
        if branches:
            done = _either([strongest(found) for found in branches])
            self._found.append(done if runs is True or done == NOTHING else UNSURE)
        return succeeds

    def _branch(self, runs: Truth, branches: list[list[Outcome]], ends: frozenset[str]) -> Truth:
        found, ended = self._found, self._ended
        self._found, self._ended = [], ended
        succeeds = self._list(True if runs is None else runs, ends)
        if runs is not False:
            branches.append(self._found)
        if runs is None and self._ended is True:
            self._ended = ended if ended is True else None
        self._found = found
        return succeeds

    def _loop(self, word: str) -> Truth:
        """A loop or a choice, of which nobody can tell how often it runs what."""
        end = "esac" if word == "case" else "done"
        self._at += 1
        if word in ("for", "case"):
            while self._peek() and self._take() not in ("in", "do", "\n", ";"):
                pass
        while (found := self._peek()) and found != end:
            before = self._at
            self._list(None, frozenset({end, "do", ")", ";;"}))
            self._take("do", ")", ";;")
            self._at += self._at == before
        self._take(end)
        return None

    def _simple(self, words: tuple[str, ...], runs: Truth) -> Truth:
        if self._ended is not False:
            runs = False if self._ended is True else _and(runs, None)
        if not words or runs is False:
            return True
        name = program(words)
        if name in ("exit", "return"):
            self._ended = True if runs is True else None
            return True
        if name == "sleep":
            self._elapsed += sum(map(_time, words[1:]))
            return True
        if name in ("pidof", "pgrep", "pkill", "killall"):
            return self._asks_for_a_locker(words)
        done = self._done(words)
        if done.effect is not Effect.NOTHING:
            after = Outcome(done.effect, self._elapsed + done.seconds)
            self._found.append(after if runs is True else UNSURE)
        return other_commands.succeeds(name, done)

    def _asks_for_a_locker(self, words: tuple[str, ...]) -> Truth:
        """It asks whether the screen is locked already: nobody did that yet."""
        asked = {word.rpartition("/")[2].strip("^$") for word in words[1:]}
        return False if asked & LOCKERS else None

    def _done(self, words: tuple[str, ...]) -> Outcome:
        name = program(words)
        body = self._functions.get(name)
        if body is not None and len(body) < len(self._words):
            return Run(self._host, body, self._inner, self._script).outcome()
        handed = handed_on(words)
        if handed is not None:
            return self._inner(handed)
        known = locker(self._host, name, words[1:]) or other_commands.known(name, frozenset(words[1:]))
        return self._script(words) if known is None else known


def _either(ways: Sequence[Outcome]) -> Outcome:
    """What comes of one of several ways: the same effect, as late as the latest of them, or UNSURE."""
    effects = {way.effect for way in ways}
    return max(ways, key=lambda way: way.seconds) if len(effects) == 1 else UNSURE


def _time(text: str) -> float:
    found = _SLEEP_TIME(text)
    return float(found[1]) * _UNITS[found[2]] if found is not None else 0.0


def _and(one: Truth, other: Truth) -> Truth:
    if one is False or other is False:
        return False
    return None if one is None or other is None else True


def _not(one: Truth) -> Truth:
    return None if one is None else not one
