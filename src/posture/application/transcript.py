"""A lesson to read through from top to bottom, with its answers and their reasons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from posture.lessons.lesson import Block, DoIt, Item, Lesson, Match, Order, Question, Read, Spot
from posture.lessons.message import Message, SpotVerdict
from posture.lessons.passage import Keepsake, Passage, Picture
from posture.lessons.scenario import Ending, Scenario, Step

_TOLD = {
    SpotVerdict.FAKE: "A fake.",
    SpotVerdict.GENUINE: "Genuine.",
    SpotVerdict.CANNOT_TELL: "One cannot tell from the message alone.",
}
_ENDS = {
    Ending.GOOD: "It ends well.",
    Ending.RECOVERED: "It ends well after all.",
    Ending.HARM: "It ends with harm done.",
}


def lesson_text(lesson: Lesson) -> str:
    """The lesson as Markdown; a right answer has an x in its box, and variants stand below their question."""
    parts = [f"# {lesson.title}", lesson.objective]
    for block in lesson.blocks:
        parts += _parts(block)
        for variant in lesson.variants.get(block.name, ()):
            parts += ["## The same in another story", variant.prompt, _answers(variant)]
    parts += ["## Your plan", lesson.plan, "## Sources"]
    parts.append("\n".join(f"- {source.name} ({source.year})" for source in lesson.sources))
    return "\n\n".join(part for part in parts if part)


def block_text(block: Block) -> str:
    """One block as Markdown, with its answers and their reasons."""
    return "\n\n".join(part for part in _parts(block) if part)


def marked(message: Message, sign: str) -> str:
    """The words of the message that a sign explains."""
    parts = [*(part for header in message.headers for part in header.parts), *message.body]
    return " … ".join(part.text for part in parts if part.sign == sign)


def _parts(block: Block) -> list[str]:
    match block:
        case Read():
            return list(_passages(block.passages, "## "))
        case Question():
            return ["## Question", block.prompt, _answers(block)]
        case Spot():
            return ["## Spot the signs", block.intro, _quoted(block.message.text), *_signs(block)]
        case Order():
            return ["## Put in order", block.intro, _ordered(block.items)]
        case Match():
            pairs = [f"- {pair.left}: {pair.right}\n  > {pair.why}" for pair in block.pairs]
            return ["## Match", block.intro, "\n".join(pairs)]
        case Scenario():
            steps = [part for step in block.steps.values() for part in _step(step)]
            return ["## Scenario", block.intro, *steps]
        case DoIt():
            return ["## Do it", *_passages(block.passages, "### ")]


def _passages(passages: Sequence[Passage], mark: str) -> Iterator[str]:
    for passage in passages:
        if passage.title:
            yield f"{mark if not passage.only else '### '}{passage.title}"
        for piece in passage.pieces:
            match piece:
                case Picture():
                    yield f"[{piece.alt}]"
                case Keepsake():
                    yield f"{piece.label}: …"
                case _:
                    yield piece
        yield "\n".join(f"{number}. {step}" for number, step in enumerate(passage.steps, 1))


def _answers(question: Question) -> str:
    return "\n".join(
        f"- [{'x' if answer.right else ' '}] {answer.text}\n  > {answer.why}" for answer in question.answers
    )


def _signs(block: Spot) -> list[str]:
    signs = "\n".join(f"- “{marked(block.message, sign.name)}”: {sign.why}" for sign in block.signs)
    return [signs, f"{_TOLD[block.verdict]} Safe step: {block.safe_step}"]


def _ordered(items: Sequence[Item]) -> str:
    return "\n".join(f"{number}. {item.text}\n   > {item.why}" for number, item in enumerate(items, 1))


def _step(step: Step) -> Iterator[str]:
    yield f"### {step.name}"
    yield step.text
    yield "\n".join(f"- {choice.text} ({choice.leads_to})" for choice in step.choices)
    if step.ending is not None:
        yield f"{_ENDS[step.ending]} {step.recovery}".strip()


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())
