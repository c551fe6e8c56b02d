"""A lesson to read through from top to bottom, with its answers and their reasons."""

from __future__ import annotations

from posture.lessons.lesson import DoIt, Lesson, Message, Question, Read, Spot, SpotVerdict

_TOLD = {
    SpotVerdict.FAKE: "A fake.",
    SpotVerdict.GENUINE: "Genuine.",
    SpotVerdict.CANNOT_TELL: "One cannot tell from the message alone.",
}


def lesson_text(lesson: Lesson) -> str:
    """The lesson as Markdown; a right answer has an x in its box."""
    parts = [f"# {lesson.title}", lesson.objective]
    for block in lesson.blocks:
        match block:
            case Read():
                parts += [f"## {block.title}" if block.title else "", block.text]
            case Question():
                parts += ["## Question", block.prompt, _answers(block)]
            case Spot():
                parts += ["## Spot the signs", block.intro, _quoted(block.message.text), *_signs(block)]
            case DoIt():
                parts += ["## Do it", block.text]
                parts.append("\n".join(f"{number}. {step}" for number, step in enumerate(block.steps, 1)))
    parts += ["## Your plan", lesson.plan, "## Sources"]
    parts.append("\n".join(f"- {source.name} ({source.year})" for source in lesson.sources))
    return "\n\n".join(part for part in parts if part)


def marked(message: Message, sign: str) -> str:
    """The words of the message that a sign explains."""
    parts = [*(part for header in message.headers for part in header.parts), *message.body]
    return " … ".join(part.text for part in parts if part.sign == sign)


def _answers(question: Question) -> str:
    return "\n".join(
        f"- [{'x' if answer.right else ' '}] {answer.text}\n  > {answer.why}" for answer in question.answers
    )


def _signs(block: Spot) -> list[str]:
    signs = "\n".join(f"- “{marked(block.message, sign.name)}”: {sign.why}" for sign in block.signs)
    return [signs, f"{_TOLD[block.verdict]} Safe step: {block.safe_step}"]


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())
