"""Asking on the terminal: choices, and yes or no."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from posture.application.learning import Question
from posture.cli.reading import plain
from posture.cli.terminal import ask, bold, can_ask, note, say, wrapped


class Stopped(Exception):
    """The person typed q, or nothing more comes; every question here may raise it."""


def choose(question: Question) -> tuple[int, ...]:
    """The places of the answers chosen, from 0."""
    say(plain(question.prompt))
    for number, each in enumerate(question.answers, 1):
        say(wrapped(each.text, f"  {number}. ", "     "))
    count = len(question.answers)
    wanted = "Your answers, such as 1 3" if question.several else "Your answer"
    while True:
        said = _asked(f"{wanted} (1 to {count}, q stops): ").replace(",", " ").split()
        chosen = tuple(dict.fromkeys(int(word) - 1 for word in said if word.isdecimal()))
        fits = all(word.isdecimal() for word in said) and all(0 <= each < count for each in chosen)
        if chosen and fits and (question.several or len(chosen) == 1):
            return chosen
        say(f"Type a number from 1 to {count}, then Enter.")


def show_why(question: Question, chosen: tuple[int, ...]) -> None:
    """Say whether that was right, and why, for the answers chosen and those that would have been."""
    say(bold("Right." if question.right == frozenset(chosen) else "Not quite."))
    for place in chosen:
        say(_why(question, place))
    for place in sorted(question.right.difference(chosen)):
        say(_why(question, place, "Better: "))


def pick(prompt: str, letters: dict[str, str]) -> str:
    """The word behind the letter typed; asks again after any other."""
    while True:
        said = _asked(prompt).lower()[:1]
        if said in letters:
            return letters[said]


def yes(question: str) -> bool:
    return pick(f"{question} (y or n, q stops): ", {"y": "yes", "n": "no"}) == "yes"


def agreed(question: str, before: Sequence[str], options: argparse.Namespace) -> bool:
    """Whether the person says yes, after reading what stands before; ``--yes`` has said so already.

    Where there is nobody to ask, a sentence says how to agree without being asked.
    """
    if options.yes:
        return True
    if options.json or not can_ask():
        note(f"posture: {question} Nobody can be asked here, so nothing was done. Add --yes to agree.")
        return False
    for sentence in before:
        say(wrapped(sentence))
    try:
        answer = yes(question)
    except Stopped:
        answer = False
    if not answer:
        note("posture: nothing was done.")
    return answer


def go_on() -> None:
    """Wait until the person has read."""
    _asked("Enter goes on, q stops: ")


def _asked(prompt: str) -> str:
    try:
        said = ask(prompt)
    except EOFError as error:
        raise Stopped from error
    if said.lower() in {"q", "quit"}:
        raise Stopped
    return said


def _why(question: Question, place: int, before: str = "") -> str:
    answer = question.answers[place]
    why = answer.why.removeprefix("Right. ")
    return wrapped(f"{before}“{answer.text}” {why}", "  ", "    ")
