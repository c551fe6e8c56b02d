"""A question that work on another thread has for the person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from queue import SimpleQueue


class Declined(Exception):
    """The person closed a question without an answer."""


@dataclass(eq=False, slots=True)
class Question:
    """A passphrase that work on another thread waits for: answer until one will do, None to decline.

    ``new`` is one that the person chooses. What is wrong with an answer is said to ``heard``, on the GUI
    thread; "" says that the question is over.
    """

    prompt: str
    new: bool = False
    answers: SimpleQueue[str | None] = field(default_factory=SimpleQueue)
    heard: Callable[[str], object] | None = None

    def answer(self, text: str | None) -> None:
        self.answers.put(text)

    def judge(self, sentence: str) -> None:
        if self.heard is not None:
            self.heard(sentence)
        if not sentence:
            self.heard = None  # the thread that asked may be the last to hold the question
