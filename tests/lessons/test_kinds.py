"""The blocks that are touched, variants, and what is for some computers only, as they are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from posture.lessons.drawing import COLOURS, LARGEST, faults_of
from posture.lessons.format import read_lesson
from posture.lessons.lesson import DoIt, Lesson, Match, Order, Read, Spot
from posture.lessons.message import Channel
from posture.lessons.passage import DESKTOPS, Keepsake, Passage, Picture, fitting
from posture.lessons.scenario import Ending, Scenario, reachable
from posture.lessons.texts import reading_words, words

FOLDER = Path(__file__).parent / "shelf" / "everything"
TEXT = (FOLDER / "lesson.md").read_text(encoding="utf-8")
DRAWINGS = {"lock.svg": (FOLDER / "lock.svg").read_text(encoding="utf-8")}


@pytest.fixture(scope="module")
def lesson() -> Lesson:
    found, problems = read_lesson(TEXT, "lesson.md", drawings=DRAWINGS)
    assert problems == ()
    assert found is not None
    return found


def _one(lesson: Lesson, kind: type) -> object:
    [found] = [block for block in lesson.blocks if isinstance(block, kind)]
    return found


def test_what_is_written_down_comes_behind_the_last_step() -> None:
    asked = Keepsake("place", "Where it lies", 4)
    everybody = Passage("", (), ("Look.", asked), ("Open it.",), 1)
    here = Passage("On Linux", ("linux",), ("Here:",), ("Read it.",), 6)
    block = DoIt("look", (everybody, here), "", 9, 1)

    assert [(each.title, each.pieces, each.steps) for each in block.in_turn] == [
        ("", ("Look.",), ("Open it.",)),
        ("On Linux", ("Here:",), ("Read it.",)),
        ("", (asked,), ()),
    ]
    assert DoIt("look", (here,), "", 9, 1).in_turn == (here,)


def test_items_stand_in_their_right_order_each_with_its_why(lesson: Lesson) -> None:
    order = _one(lesson, Order)
    assert isinstance(order, Order)
    assert order.intro == "What comes first?"
    assert [(item.text, item.why) for item in order.items] == [
        ("Off the network", "It stops the spreading."),
        ("Call", "Somebody helps."),
        ("Write down", "While you remember."),
    ]


def test_pairs_have_two_sides_and_a_why(lesson: Lesson) -> None:
    match = _one(lesson, Match)
    assert isinstance(match, Match)
    assert [(pair.left, pair.right) for pair in match.pairs][1] == ("Charger in a café", "Your own plug")
    assert match.pairs[1].why == "Cheap to avoid."


def test_a_story_has_choices_consequences_and_ends(lesson: Lesson) -> None:
    story = _one(lesson, Scenario)
    assert isinstance(story, Scenario)
    assert story.intro == "Monday morning."
    assert [choice.leads_to for choice in story.start.choices] == ["screen", "back"]
    assert reachable(story.steps) == story.steps.keys()
    assert {name: step.ending for name, step in story.steps.items() if step.ending} == {
        "lost": Ending.HARM,
        "saved": Ending.RECOVERED,
        "back": Ending.GOOD,
    }
    assert story.steps["lost"].recovery == "Ring IT now."


def test_variants_share_the_place_of_their_question_and_are_in_no_run(lesson: Lesson) -> None:
    assert [question.name for question in lesson.questions] == ["late", "stick"]
    assert [question.name for question in lesson.surfaces("late")] == ["late", "late-b", "late-c"]
    assert lesson.surfaces("nothing") == ()
    assert {len(each.right) for each in lesson.surfaces("late")} == {1}


def test_a_picture_and_a_thing_to_keep_stand_where_they_were_written(lesson: Lesson) -> None:
    read = _one(lesson, Read)
    assert isinstance(read, Read)
    kinds = [type(piece) for passage in read.passages for piece in passage.pieces]
    assert kinds == [str, Picture, str, str, str, Keepsake]
    assert [picture.file for picture in lesson.pictures] == ["lock.svg"]
    assert [(kept.name, kept.label) for kept in lesson.keepsakes] == [
        ("it-phone", "The number I call when something is odd")
    ]
    assert "lock.svg" not in read.text


def test_every_channel_is_read(lesson: Lesson) -> None:
    spots = [block for block in lesson.blocks if isinstance(block, Spot)]
    assert {spot.message.channel for spot in spots} == set(Channel)
    telling = {sign.name: sign.telling for spot in spots for sign in spot.signs}
    assert telling["fee"]
    assert not telling["noon"]


@pytest.mark.parametrize(
    ("system", "desktop", "titles"),
    [
        ("windows", "", ["", "On Windows"]),
        ("macos", "", ["", "On a Mac"]),
        ("linux", "kde", ["", "On Linux"]),
        ("linux", "gnome", ["", "On GNOME"]),
        ("windows", "gnome", ["", "On Windows"]),
    ],
)
def test_a_desktop_of_its_own_stands_in_place_of_linux(
    lesson: Lesson, system: str, desktop: str, titles: list[str]
) -> None:
    action = _one(lesson, DoIt)
    assert isinstance(action, DoIt)
    assert [passage.title for passage in fitting(action.passages, system, desktop)] == titles


def test_what_only_some_read_counts_once(lesson: Lesson) -> None:
    def met(old: str, new: str) -> int:
        changed, _ = read_lesson(TEXT.replace(old, new), "lesson.md")
        assert changed is not None
        return reading_words(changed) - reading_words(lesson)

    assert met("Press Windows+L.", "Press it.") == 0, "another system has more to read"
    assert met("Press Super+L, really.", f"Press {'it ' * 20}.") == 18, "five words were the most before"
    assert words("On GNOME Press Super+L, really.") == 5


def test_the_names_of_desktops_are_those_that_are_told_apart() -> None:
    from posture.checks import fixes

    assert set(fixes._DESKTOPS.values()) == set(DESKTOPS)


def test_a_good_drawing_has_no_fault() -> None:
    assert list(faults_of(DRAWINGS["lock.svg"])) == []


SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 150 110">{}</svg>'


@pytest.mark.parametrize(
    ("drawing", "fault"),
    [
        (SVG.format("<text>Hello</text>"), "text"),
        (SVG.format('<rect fill="#ff0000"/>'), "#ff0000"),
        (SVG.format('<rect fill="url(#a)"/>'), "url(#a)"),
        (SVG.format('<rect style="fill:red"/>'), "style"),
        (SVG.format('<rect onload="x()"/>'), "onload"),
        (SVG.format('<image href="https://a.test/b.png"/>'), "image"),
        (SVG.format("<script>x()</script>"), "script"),
        (SVG.format("<g>$nope</g>"), "“$nope” between its shapes"),
        (SVG.format("<g/>Hello"), "“Hello” between its shapes"),
        (SVG.format("<g>&#36;text</g>"), "“$text” between its shapes"),
        (SVG.format('<path d="$text"/>'), "where no colour belongs"),
        (SVG.replace("150 110", "24 24").format(""), "viewBox"),
        (SVG.replace(' viewBox="0 0 150 110"', "").format(""), "viewBox"),
        ("<svg", "cannot be read"),
        ("<g/>", "begins with <svg"),
        ('<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format("&a;"), "begins with “<svg”"),
        ('<?xml version="1.0"?>' + SVG.format(""), "begins with “<svg”"),
        (SVG.format("<g/>" * LARGEST), "too large"),
    ],
)
def test_a_drawing_holds_shapes_in_the_themes_colours_and_nothing_else(drawing: str, fault: str) -> None:
    assert any(fault in found for found in faults_of(drawing)), list(faults_of(drawing))


def test_every_colour_of_a_drawing_is_one_of_the_theme() -> None:
    from tomllib import loads

    theme = loads((Path(__file__).parents[2] / "ui" / "themes" / "light.toml").read_text(encoding="utf-8"))
    assert {colour.removeprefix("$") for colour in COLOURS} <= theme["colours"].keys()


@pytest.mark.parametrize(
    "number",
    [
        *("01632 960123", "(01632) 960 123", "020 7946 0123", "+44 7700 900123", "202-555-0142"),
        *("+1 202 555 0199", "+49 30 23125 123", "030 23125 123", "01 99 00 12 34"),
        *("DE02 1203 0000 0000 2020 51", "Order 2026-11-28", "0.99", "10.30"),
    ],
)
def test_a_number_of_nobody_may_stand_in_a_message(number: str) -> None:
    _, problems = read_lesson(TEXT.replace("Hello,\n", f"{number}\n"), "lesson.md")
    assert problems == ()


@pytest.mark.parametrize(
    "number", ["0171 2345678", "+49 30 1234567", "212-736-5000", "+1 (212) 736-5000", "020 7123 4567"]
)
def test_a_number_that_may_be_somebodys_may_not(number: str) -> None:
    _, problems = read_lesson(TEXT.replace("Hello,\n", f"{number}\n"), "lesson.md")
    assert [problem.code for problem in problems] == ["E049"]


def test_a_long_story_is_refused_and_not_followed_for_ever() -> None:
    steps = "\n".join(f"### s{n}\n\nA.\n\n- [On](#s{n + 1})\n- [Again](#start)\n" for n in range(2000))
    text = TEXT.replace("### start\n", f"{steps}\n### start\n")
    lesson, problems = read_lesson(text, "lesson.md")
    assert lesson is None
    assert problems[0].code == "E097"


def test_a_story_that_goes_round_is_read() -> None:
    text = TEXT.replace("- [Ring back](#back)\n", "- [Ring back](#back)\n- [Wait](#start)\n")
    lesson, problems = read_lesson(text, "lesson.md")
    assert problems == ()
    assert lesson is not None
    assert reading_words(lesson) > 0
