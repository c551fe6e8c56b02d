"""A lesson to read through from top to bottom, with its answers and their reasons."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from posture.lessons.endings import ENDS, TOLD
from posture.lessons.lesson import Block, DoIt, Item, Lesson, Match, Order, Question, Read, Spot
from posture.lessons.passage import Keepsake, Passage, Picture
from posture.lessons.scenario import Scenario, Step
from posture.words.phrase import ENGLISH, phrase
from posture.words.speech import spoken

_Say = Callable[[str], str]
_QUESTION, _VARIANT = phrase("Question"), phrase("The same in another story")
_SPOT, _SAFE_STEP = phrase("Spot the signs"), phrase("{verdict} Safe step: {step}")
_ORDER, _MATCH, _SCENARIO = phrase("Put in order"), phrase("Match"), phrase("Scenario")
_DO_IT, _PLAN, _SOURCES = phrase("Do it"), phrase("Your plan"), phrase("Sources")
_SIGN = phrase("“{words}”: {why}")


def lesson_text(lesson: Lesson) -> str:
    """The lesson as Markdown; a right answer has an x in its box, and variants stand below their question.

    All of it is in the language of the lesson.
    """
    say = str if lesson.lang == ENGLISH.code else spoken
    parts = [f"# {lesson.title}", lesson.objective]
    for block in lesson.blocks:
        parts += _parts(block, say)
        for variant in lesson.variants.get(block.name, ()):
            parts += [f"## {say(_VARIANT)}", variant.prompt, _answers(variant)]
    parts += [f"## {say(_PLAN)}", lesson.plan, f"## {say(_SOURCES)}"]
    parts.append("\n".join(f"- {source.name} ({source.year})" for source in lesson.sources))
    return "\n\n".join(part for part in parts if part)


def _parts(block: Block, say: _Say) -> list[str]:
    match block:
        case Read():
            return list(_passages(block.passages, "## "))
        case Question():
            return [f"## {say(_QUESTION)}", block.prompt, _answers(block)]
        case Spot():
            return [
                f"## {say(_SPOT)}",
                block.intro,
                _quoted(block.message.told(say)),
                *_signs(block, say),
            ]
        case Order():
            return [f"## {say(_ORDER)}", block.intro, _ordered(block.items)]
        case Match():
            pairs = [f"- {pair.left}: {pair.right}\n  > {pair.why}" for pair in block.pairs]
            return [f"## {say(_MATCH)}", block.intro, "\n".join(pairs)]
        case Scenario():
            numbers = {name: number for number, name in enumerate(block.steps, 1)}
            steps = [part for step in block.steps.values() for part in _step(step, numbers, say)]
            return [f"## {say(_SCENARIO)}", block.intro, *steps]
        case DoIt():
            return [f"## {say(_DO_IT)}", *_passages(block.in_turn, "### ")]


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


def _signs(block: Spot, say: _Say) -> list[str]:
    signs = "\n".join(
        "- " + say(_SIGN.filled(words=block.message.marked(sign.name), why=sign.why)) for sign in block.signs
    )
    return [signs, say(_SAFE_STEP.filled(verdict=TOLD[block.verdict], step=block.safe_step))]


def _ordered(items: Sequence[Item]) -> str:
    return "\n".join(f"{number}. {item.text}\n   > {item.why}" for number, item in enumerate(items, 1))


def _step(step: Step, numbers: Mapping[str, int], say: _Say) -> Iterator[str]:
    yield f"### {numbers[step.name]}"
    yield step.text
    yield "\n".join(f"- {choice.text} ({numbers[choice.leads_to]})" for choice in step.choices)
    if step.ending is not None:
        yield f"{say(ENDS[step.ending])} {step.recovery}".strip()


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())
