from __future__ import annotations

import pytest

from posture.application.learning import Question, Scenario, Spot, find_lesson
from posture.application.transcript import lesson_text
from posture.lessons.lesson import Block, DoIt, Match, Order, Read


def _said(block: Block) -> list[str]:
    match block:
        case Spot():
            return [block.intro, *(sign.why for sign in block.signs), block.safe_step]
        case Question():
            return [block.prompt, *(answer.text for answer in block.answers)]
        case Order():
            return [each for item in block.items for each in (item.text, item.why)]
        case Match():
            return [each for pair in block.pairs for each in (pair.left, pair.right, pair.why)]
        case Scenario():
            steps = block.steps.values()
            told = ((step.text, step.recovery, *(choice.text for choice in step.choices)) for step in steps)
            return [each for step in told for each in step]
        case Read() | DoIt():
            return [step for passage in block.passages for step in passage.steps]


@pytest.mark.parametrize("lesson_id", ["disk-encryption", "first-ten-minutes", "screen-lock"])
def test_a_lesson_to_read_holds_all_of_it(session, lesson_id) -> None:
    lesson = find_lesson(session, lesson_id)
    text = lesson_text(lesson)
    assert text.startswith(f"# {lesson.title}\n\n{lesson.objective}\n\n")
    for question in lesson.questions:
        for surface in lesson.surfaces(question.name):
            for answer in surface.answers:
                assert f"- [{'x' if answer.right else ' '}] {answer.text}\n  > {answer.why}" in text
    assert [said for block in lesson.blocks for said in _said(block) if said not in text] == []
    assert all(f"{source.name} ({source.year})" in text for source in lesson.sources)


def test_a_sign_is_shown_by_the_words_it_marks(session) -> None:
    blocks = find_lesson(session, "first-ten-minutes").blocks
    [spot] = [block for block in blocks if isinstance(block, Spot)]
    assert spot.message.marked("guest") == "IT Support (guest)"
    assert spot.message.marked("link") == "help.larch.test/now"
