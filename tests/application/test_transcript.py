from __future__ import annotations

import pytest

from posture.application.learning import Spot, find_lesson
from posture.application.transcript import block_text, lesson_text, marked


@pytest.mark.parametrize("lesson_id", ["disk-encryption", "first-ten-minutes", "screen-lock"])
def test_a_lesson_to_read_holds_all_of_it(session, lesson_id) -> None:
    lesson = find_lesson(session, lesson_id)
    text = lesson_text(lesson)
    assert text.startswith(f"# {lesson.title}\n\n{lesson.objective}\n\n")
    for question in lesson.questions:
        for surface in lesson.surfaces(question.name):
            for answer in surface.answers:
                assert f"- [{'x' if answer.right else ' '}] {answer.text}\n  > {answer.why}" in text
    for block in lesson.blocks:
        if isinstance(block, Spot):
            assert all(sign.why in text for sign in block.signs)
            assert block.safe_step in text
        else:
            assert block_text(block) in text
    assert all(f"{source.name} ({source.year})" in text for source in lesson.sources)


def test_a_sign_is_shown_by_the_words_it_marks(session) -> None:
    blocks = find_lesson(session, "first-ten-minutes").blocks
    [spot] = [block for block in blocks if isinstance(block, Spot)]
    assert marked(spot.message, "guest") == "IT Support (guest)"
    assert marked(spot.message, "link") == "help.larch.test/now"
