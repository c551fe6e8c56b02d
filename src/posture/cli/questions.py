"""Asking on the terminal: choices, and yes or no."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from posture.application.learning import Question
from posture.cli.reading import plain
from posture.cli.terminal import ask, bold, can_ask, note, say, wrapped
from posture.words.phrase import Phrase, phrase
from posture.words.speech import spoken


class Stopped(Exception):
    """The person typed q, or nothing more comes; every question here may raise it."""


def choose(question: Question, *, may_pass: bool = False) -> tuple[int, ...]:
    """The places of the answers chosen, from 0; none where one ``may_pass`` and does not know."""
    say(plain(question.prompt))
    for number, each in enumerate(question.answers, 1):
        say(wrapped(each.text, f"  {number}. ", "     "))
    if may_pass:
        say(wrapped(phrase("I do not know"), "  0. ", "     "))
    count = len(question.answers)
    wanted = phrase("Your answers, such as 1 3") if question.several else phrase("Your answer")
    prompt = phrase("{wanted} (1 to {count}, q stops): ", wanted=wanted, count=count)
    while True:
        said = _asked(prompt).replace(",", " ").split()
        if may_pass and said == ["0"]:
            return ()
        chosen = tuple(dict.fromkeys(int(word) - 1 for word in said if word.isdecimal()))
        fits = all(word.isdecimal() for word in said) and all(0 <= each < count for each in chosen)
        if chosen and fits and (question.several or len(chosen) == 1):
            return chosen
        say(phrase("Type a number from 1 to {count}, then Enter.", count=count))


def show_why(question: Question, chosen: tuple[int, ...]) -> None:
    """Say whether that was right, and why, for the answers chosen and those that would have been."""
    right = question.right == frozenset(chosen)
    say(bold(spoken(phrase("Right.") if right else phrase("Not quite."))))
    for place in chosen:
        say(_why(question, place, phrase("“{answer}” {why}")))
    for place in sorted(question.right.difference(chosen)):
        say(_why(question, place, phrase("Better: “{answer}” {why}")))


def places(prompt: str, count: int) -> tuple[int, ...]:
    """Every number from 1 to ``count`` once, as typed; as places from 0. Asks again after anything else."""
    while True:
        said = _asked(prompt).replace(",", " ").split()
        if sorted(said) == sorted(str(number) for number in range(1, count + 1)):
            return tuple(int(number) - 1 for number in said)
        say(phrase("Type each number from 1 to {count} once, then Enter.", count=count))


def marks(prompt: str, count: int) -> tuple[int, ...]:
    """Some of the numbers from 1 to ``count``, or none, as places from 0; asks again after anything else."""
    while True:
        said = _asked(prompt).replace(",", " ").split()
        if all(word.isdecimal() and 1 <= int(word) <= count for word in said):
            return tuple(dict.fromkeys(int(word) - 1 for word in said))
        say(phrase("Type numbers from 1 to {count}, or only Enter.", count=count))


def number(prompt: str, count: int) -> int:
    """One number from 1 to ``count``, as a place from 0; asks again after anything else."""
    while True:
        said = _asked(prompt)
        if said.isdecimal() and 1 <= int(said) <= count:
            return int(said) - 1
        say(phrase("Type a number from 1 to {count}, then Enter.", count=count))


def words(prompt: str) -> str:
    """Whatever is typed, "" for nothing."""
    return _asked(prompt)


def yes(question: str) -> bool:
    """Also where it is said in the person's language: “j” for “ja”."""
    letters = {"y": True, "n": False, spoken(phrase("yes"))[0]: True, spoken(phrase("no"))[0]: False}
    while True:
        said = _asked(phrase("{question} (y or n, q stops): ", question=question)).lower()[:1]
        if said in letters:
            return letters[said]
        say(phrase("Type y or n, then Enter."))


def agreed(question: str, before: Sequence[str], options: argparse.Namespace) -> bool:
    """Whether the person says yes, after reading what stands before; ``--yes`` has said so already.

    Where there is nobody to ask, a sentence says how to agree without being asked.
    """
    if options.yes:
        return True
    if options.json or not can_ask():
        note(
            phrase(
                "posture: {question} Nobody can be asked here, so nothing was done. Add --yes to agree.",
                question=question,
            )
        )
        return False
    for sentence in before:
        say(wrapped(sentence))
    try:
        answer = yes(question)
    except Stopped:
        answer = False
    if not answer:
        note(phrase("posture: nothing was done."))
    return answer


def go_on() -> None:
    """Wait until the person has read."""
    _asked(phrase("Enter goes on, q stops: "))


def _asked(prompt: str) -> str:
    try:
        said = ask(prompt)
    except EOFError as error:
        raise Stopped from error
    if said.lower() in {"q", "quit"}:
        raise Stopped
    return said


def _why(question: Question, place: int, words: Phrase) -> str:
    answer = question.answers[place]
    right = phrase("Right.")  # it was said above; a lesson that is not translated says it in English
    why = answer.why.removeprefix(f"{spoken(right)} ").removeprefix(f"{right} ")
    return wrapped(words.filled(answer=answer.text, why=why), "  ", "    ")
