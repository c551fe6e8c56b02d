from __future__ import annotations

import sys
import zipfile
from pathlib import Path

import pytest


def test_lessons_are_written_as_gift_and_what_is_left_out_is_said(posture, tmp_path: Path) -> None:
    file = tmp_path / "lessons.gift"
    answer = posture("lessons", "export", "--gift", file, "ai-tools", "passkeys")

    assert (answer.code, answer.err) == (0, "")
    assert "GIFT has nothing for these, and they stand there as remarks:\n" in answer.out
    assert "messages with signs: 1" in answer.out
    assert file.read_text(encoding="utf-8").count("$CATEGORY: Posture/") == 2


def test_programs_are_told_the_same(posture, tmp_path: Path) -> None:
    file = tmp_path / "lessons.gift"
    data = posture("lessons", "export", "--gift", file, "--json").data

    assert data["schema"] == "posture/lessons-exported/1"
    assert data["lessons"] == file.read_text(encoding="utf-8").count("$CATEGORY")
    assert set(data["left_out"]) == {"read", "spot", "scenario", "do-it"}


def test_a_file_that_is_there_is_never_written_over(posture, tmp_path: Path) -> None:
    file = tmp_path / "mine.gift"
    file.write_text("mine", encoding="utf-8")
    answer = posture("lessons", "export", "--gift", file)

    assert answer.code == 2
    assert "already. Choose another name." in answer.err
    assert file.read_text(encoding="utf-8") == "mine"


def test_a_lesson_that_is_not_there_is_refused(posture, tmp_path: Path) -> None:
    answer = posture("lessons", "export", "--gift", tmp_path / "a.gift", "passkey")

    assert answer.code == 2
    assert "Did you mean “passkeys”?" in answer.err
    assert not (tmp_path / "a.gift").exists()


def test_questions_become_a_lesson_that_the_linter_goes_on_with(posture, tmp_path: Path) -> None:
    file = tmp_path / "bank.gift"
    file.write_text("Who?{=Ann ~Ben#No.}\n\nTell me.{}\n", encoding="utf-8")
    answer = posture("lessons", "import", file, tmp_path / "new")

    assert answer.code == 0
    assert f"{file}:3: G201 " in answer.err
    assert "Explanations to be written: 1." in " ".join(answer.out.split())
    lint = posture("lessons", "lint", tmp_path / "new", "--json").data["problems"]
    assert [each["code"] for each in lint].count("E037") == 1
    assert {each["code"] for each in lint} == {"E007", "E037"}


def test_a_lesson_that_is_there_stays_and_nothing_is_written(posture, tmp_path: Path) -> None:
    file = tmp_path / "bank.gift"
    file.write_text("$CATEGORY: new\n\na{T}\n\n$CATEGORY: old\n\nb{T}\n", encoding="utf-8")
    (tmp_path / "old").mkdir()
    answer = posture("lessons", "import", file, tmp_path)

    assert answer.code == 2
    assert not (tmp_path / "new").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="there a process has no limit for its files")
def test_what_breaks_off_leaves_nothing_and_can_be_done_once_more(posture, tmp_path: Path) -> None:
    import resource

    file = tmp_path / "bank.gift"
    long = "A long question indeed. " * 400
    file.write_text(f"$CATEGORY: new\n\na{{T}}\n\n$CATEGORY: more\n\n{long}{{T}}\n", encoding="utf-8")
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4_000, usual[1]))
    try:
        answer = posture("lessons", "import", file, tmp_path / "out")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)
    assert answer.code == 2
    assert "could not be written" in answer.err
    assert list((tmp_path / "out").iterdir()) == []
    assert posture("lessons", "import", file, tmp_path / "out").code == 0
    assert sorted(each.name for each in (tmp_path / "out").iterdir()) == ["more", "new"]


def test_programs_are_told_what_was_begun(posture, tmp_path: Path) -> None:
    file = tmp_path / "bank.gift"
    file.write_text("a{T}\n\nb{~c\n", encoding="utf-8")
    answer = posture("lessons", "import", file, tmp_path, "--json")

    assert answer.code == 1
    assert answer.data["lessons"] == [
        {"lesson": "bank", "file": str(tmp_path / "bank" / "lesson.md"), "questions": 1, "without_why": 2}
    ]
    assert [(each["line"], each["code"]) for each in answer.data["problems"]] == [(3, "G202")]


def test_a_file_that_cannot_be_read_is_said(posture, tmp_path: Path) -> None:
    (tmp_path / "bytes.gift").write_bytes(b"\xff\xfe")
    large = tmp_path / "large.gift"
    with large.open("wb") as opened:
        opened.truncate(5_000_000)

    assert "This line is not UTF-8" in posture("lessons", "import", tmp_path / "bytes.gift", tmp_path).err
    assert "There is no such file." in posture("lessons", "import", tmp_path / "no.gift", tmp_path).err
    assert "is larger than 4 MB." in posture("lessons", "import", large, tmp_path).err


def test_lessons_are_written_as_a_package(posture, tmp_path: Path) -> None:
    file = tmp_path / "lessons.zip"
    answer = posture("lessons", "export", "--cmi5", file, "ai-tools", "passkeys", "ai-tools")

    assert (answer.code, answer.err) == (0, "")
    assert "Lessons: 2." in answer.out
    assert "No answer is ever sent." in " ".join(answer.out.split())
    with zipfile.ZipFile(file) as package:
        assert sorted(package.namelist()) == [
            "ai-tools.html", "cmi5.xml", "passkeys.html", "player.css", "player.js"
        ]  # fmt: skip
    data = posture("lessons", "export", "--json", "--cmi5", tmp_path / "all.zip").data
    assert (data["schema"], data["lessons"]) == ("posture/lessons-exported/1", 30)


def test_one_shape_is_asked_for_and_not_two(posture, tmp_path: Path) -> None:
    both = posture("lessons", "export", "--cmi5", tmp_path / "a.zip", "--gift", tmp_path / "a.gift")

    assert both.code == posture("lessons", "export").code == 2
    assert not list(tmp_path.glob("a.*"))
