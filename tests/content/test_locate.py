from __future__ import annotations

from posture.content.locate import shipped


def test_the_content_is_found_in_a_checkout() -> None:
    assert (shipped() / "lessons" / "screen-lock" / "lesson.md").is_file()
