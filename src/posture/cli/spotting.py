"""Spot the signs on the terminal: the message with its phrases numbered, to be marked by their numbers."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from posture.application.learning import Message, Spot
from posture.application.phrases import Phrase, lines_of, phrases
from posture.cli.questions import marks, number
from posture.cli.reading import plain
from posture.cli.terminal import bold, numbered, say, wrapped
from posture.words.phrase import phrase
from posture.words.speech import spoken

_VERDICTS = {
    "fake": phrase("It is a fake."),
    "genuine": phrase("It is genuine."),
    "cannot-tell": phrase("Nobody could tell from the message alone."),
}
_SAID = {
    "fake": phrase("A fake"),
    "genuine": phrase("Genuine"),
    "cannot-tell": phrase("One cannot tell"),
}
"""What can be answered, in the order of the numbers to type."""


def spot(block: Spot) -> None:
    """Mark what makes one careful, say what the message is, and read what its signs are."""
    if block.intro:
        say(plain(block.intro))
    found = phrases(block.message)
    for line in _lines(block.message, found):
        say(wrapped(line, "  | ") or "  |")
    marked = _marked(found)
    say(numbered(_SAID.values()))
    count = len(_SAID)
    prompt = phrase("{wanted} (1 to {count}, q stops): ", wanted=phrase("Your answer"), count=count)
    said = list(_SAID)[number(prompt, count)]
    told = block.verdict.value
    word = phrase("Right.") if said == told else phrase("Look again.")
    say(f"{bold(spoken(word))} {spoken(_VERDICTS[told])}")
    _explain(block, marked)
    say(wrapped(phrase("The safe step: {step}", step=block.safe_step), "  ", "    "))


def _lines(message: Message, found: Sequence[Phrase]) -> Iterator[str]:
    for header in message.headers:
        [line, *_] = lines_of(header.parts)
        yield f"{message.name_of(header, spoken)}: {_numbered(line, found)}"
    yield ""
    for line in lines_of(message.body):
        yield _numbered(line, found)


def _numbered(line: Sequence[Phrase], found: Sequence[Phrase]) -> str:
    """The line, the number behind each phrase that can be marked."""
    return " ".join(f"{each.text} [{found.index(each) + 1}]" if each.markable else each.text for each in line)


def _marked(found: Sequence[Phrase]) -> Collection[Phrase]:
    if not found:
        return ()
    say(wrapped(phrase("What in it makes you careful?")))
    prompt = phrase("The numbers, such as 1 3, or Enter for nothing (q stops): ")
    return [found[place] for place in marks(prompt, len(found))]


def _explain(block: Spot, marked: Collection[Phrase]) -> None:
    """Every sign, and what else was marked, which is nobody's mistake."""
    seen = {each.sign for each in marked}
    for sign in block.signs:
        words = phrase("“{words}” You marked this. {why}") if sign.name in seen else phrase("“{words}” {why}")
        say(wrapped(words.filled(words=block.message.marked(sign.name), why=sign.why), "  ", "    "))
    others = ", ".join(spoken(phrase("“{words}”", words=each.quoted)) for each in marked if not each.sign)
    if others:
        told = phrase("You also marked {words}. That alone tells nothing either way.", words=others)
        say(wrapped(told, "  ", "    "))
