from __future__ import annotations

import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

LESSON_AFTER_IT = "One vault, a different key for every door"
SHIPPED = Path(__file__).parents[2] / "lessons"
GOOD_LESSONS = Path(__file__).parents[1] / "lessons" / "shelf"


def test_the_checks_are_listed(posture) -> None:
    lines = posture("checks", "list").out.splitlines()
    assert len(lines) == len(posture("checks", "list", "--json").data["checks"])
    assert any(line.split(maxsplit=1) == ["screen-lock", "The screen locks by itself"] for line in lines)


def test_the_checks_are_listed_for_programs(posture) -> None:
    data = posture("checks", "list", "--json").data
    assert data["schema"] == "posture/checks/1"
    assert {"id", "title", "area", "systems", "weight", "ballot", "limits"} <= data["checks"][0].keys()


def test_the_lessons_are_listed(posture) -> None:
    lines = posture("lessons", "list").out.splitlines()
    assert any(line.split(maxsplit=3) == ["screen-lock", "3", "min", "Stand up, lock up"] for line in lines)
    data = posture("lessons", "list", "--json").data
    assert data["schema"] == "posture/lessons/1"
    assert [lesson["id"] for lesson in data["lessons"]] == [line.split()[0] for line in lines]


def test_a_lesson_is_shown_as_text_without_marks(posture) -> None:
    answer = posture("lessons", "show", "first-ten-minutes")
    assert answer.out.startswith("Say it early, even if it is nothing\n\nYou know whom to call ")
    assert "\n2. Leave it on. Switching off wipes traces. " in answer.out
    assert "\n- [x] Take it off the network and call.\n    Right. " in answer.out
    assert "**" not in answer.out
    assert max(map(len, answer.out.splitlines())) <= 100
    data = posture("lessons", "show", "first-ten-minutes", "--json").data
    assert data["schema"] == "posture/lesson/1"
    assert data["text"].startswith("# Say it early")


@pytest.mark.parametrize("what", ["checks", "lessons"])
def test_what_is_good_has_nothing_to_mend(posture, at_hand, monkeypatch, what) -> None:
    # On a later day somebody will have to read the lessons again.
    monkeypatch.setattr(at_hand, "now", lambda: datetime(2026, 11, 28, tzinfo=UTC))
    folder = [GOOD_LESSONS] if what == "lessons" else []
    answer = posture(what, "lint", *folder)
    assert (answer.code, answer.out, answer.err) == (0, f"There is nothing to mend in the {what}.\n", "")
    assert posture(what, "lint", *folder, "--json").data == {"schema": "posture/lint/1", "problems": []}


def test_a_mistake_is_named_by_file_and_line(posture, content) -> None:
    file = content / "checks" / "screen-lock.md"
    file.write_text(file.read_text(encoding="utf-8").replace("\ntitle: ", "\ntitel: "), encoding="utf-8")
    answer = posture("checks", "lint", content / "checks")
    assert answer.code == 1
    assert "screen-lock.md:4: " in answer.out
    assert "Did you mean “title”?" in answer.out
    assert answer.out.rstrip().endswith("things to mend.")
    problems = posture("checks", "lint", content / "checks", "--json").data["problems"]
    assert any(problem["line"] == 4 and problem["severity"] == "error" for problem in problems)


def test_advice_is_told_and_is_no_failure_unless_one_is_strict(posture, at_hand) -> None:
    at_hand.days = 3 * 365  # nobody has read the lessons again
    answer = posture("lessons", "lint")
    assert answer.code == 0
    assert "W103 This lesson was to be read again by " in answer.out
    assert answer.out.endswith(" pieces of advice.\n")
    assert posture("lessons", "lint", "--json").code == 0
    assert posture("lessons", "lint", "--strict").code == 1
    assert posture("lessons", "lint", "--strict", "--json").code == 1
    assert posture("checks", "lint", "--strict").code == 0


def test_errors_and_advice_are_counted_apart(posture, content) -> None:
    file = content / "checks" / "screen-lock.md"
    text = file.read_text(encoding="utf-8").replace("\nrev: 1\n", "\nrev: 0\n")
    file.write_text(text.replace("\n## Why\n\n", "\n## Why\n\nSo. "), encoding="utf-8")
    answer = posture("checks", "lint", content / "checks")
    assert answer.code == 1
    assert answer.out.endswith("\n1 thing to mend, and 1 piece of advice.\n")


@pytest.mark.parametrize(("what", "name"), [("checks", "clock.md"), ("lessons", "screen-lock/lesson.md")])
def test_a_single_file_is_not_taken_for_a_folder(posture, content, what, name) -> None:
    file = content / what / name
    answer = posture(what, "lint", file)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(f"posture: {file} is a file. Name the folder ")


@pytest.mark.parametrize(("what", "folder"), [("checks", "lessons"), ("lessons", "lessons/screen-lock")])
def test_a_folder_with_nothing_to_look_at_is_not_said_to_be_fine(posture, content, what, folder) -> None:
    answer = posture(what, "lint", content / folder)
    assert answer.code == 1
    assert answer.out.endswith("\n1 thing to mend.\n")


@pytest.mark.parametrize("what", ["checks", "lessons"])
def test_a_folder_that_is_not_there_cannot_be_looked_at(posture, tmp_path, what) -> None:
    answer = posture(what, "lint", tmp_path / "nothing")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == f"posture: There is no folder {tmp_path / 'nothing'}.\n"


def test_a_broken_check_is_left_out_with_a_note_and_stops_no_other(posture, content) -> None:
    (content / "checks" / "clock.md").write_bytes(b"---\n\xff\n")
    answer = posture("check", "--json")
    assert answer.code == 1
    assert len(answer.data["verdicts"]) == len(list((content / "checks").glob("*.md"))) - 1
    [note] = answer.err.splitlines()
    assert note.startswith(f"posture: left out: {(content / 'checks' / 'clock.md').as_posix()}:2: E011 ")
    assert "clock.md:2" in posture("checks", "list").err


def test_a_broken_lesson_is_left_out_with_a_note_and_stops_no_other(posture, content) -> None:
    (content / "lessons" / "first-ten-minutes" / "lesson.md").write_text("## Read\n")
    assert "first-ten-minutes/lesson.md:1" in posture("lessons", "list").err
    answer = posture("learn")
    assert answer.code == 0
    assert answer.out.startswith(LESSON_AFTER_IT)
    assert "first-ten-minutes/lesson.md:1" in answer.err


def test_without_content_one_is_told_to_install_again(posture, content) -> None:
    shutil.rmtree(content / "checks")
    answer = posture("check")
    assert answer.code == 2
    assert "Install it again." in answer.err


def test_a_lesson_that_is_not_there_cannot_be_shown(posture) -> None:
    answer = posture("lessons", "show", "screen-locks")
    assert answer.code == 2
    assert answer.err == "posture: There is no lesson “screen-locks”. Did you mean “screen-lock”?\n"


@pytest.mark.parametrize("language", ["en", "de"])
def test_no_lesson_is_shown_with_a_place_that_is_still_to_be_filled(posture, monkeypatch, language) -> None:
    monkeypatch.setenv("POSTURE_LANGUAGE", language)
    for lesson in sorted(file.parent.name for file in SHIPPED.glob("*/lesson.md")):
        shown = posture("lessons", "show", lesson)
        assert (shown.code, re.findall(r"\{[^}]*\}?|\]\[|\[[a-z-]+\](?= *[.,:])", shown.out)) == (0, [])


def test_who_names_no_lesson_learns_where_their_names_stand(posture) -> None:
    assert "lessons list” names them all." in posture("lessons", "show", "nix").err


def test_the_computer_at_hand_is_recorded_and_judged_elsewhere(posture, at_hand, tmp_path) -> None:
    answer = posture("host", "record", tmp_path / "recording")
    assert answer.code == 0
    assert "Read it all before you hand it on" in " ".join(answer.out.split())
    here = posture("check", "--json", "--host", at_hand.host).data["verdicts"]
    there = posture("check", "--json", "--host", tmp_path / "recording").data["verdicts"]
    assert [(each["check"], each["outcome"]) for each in there] == [
        (each["check"], each["outcome"]) for each in here
    ]


def test_a_recording_is_told_to_programs(posture, at_hand, tmp_path) -> None:
    data = posture("host", "record", tmp_path / "recording", "--json").data
    assert data["schema"] == "posture/record/1"
    assert data["questions"] > data["files"] > 0
