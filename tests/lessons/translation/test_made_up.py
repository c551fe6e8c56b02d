from __future__ import annotations

from posture.lessons.lesson import Lesson, Spot
from posture.lessons.message import joined
from posture.lessons.translation.made_up import accented
from posture.words.choice import PSEUDO


def test_everything_is_in_brackets_and_the_marks_stay(english: Lesson) -> None:
    lesson = accented(english)
    assert lesson.lang == PSEUDO
    assert lesson.title.startswith("⟦Å šåɱþļé ")
    spots = [block for block in lesson.blocks if isinstance(block, Spot)]
    for spot in spots:
        assert spot.message.marks == {sign.name for sign in spot.signs}
        assert "⟦" in joined(spot.message.body)
