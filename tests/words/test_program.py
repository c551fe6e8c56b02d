"""A command is printed as the person who reads it can type it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from posture.words.program import called, typable, typed

posix = pytest.mark.skipif(sys.platform == "win32", reason="paths and programs of POSIX")


@pytest.fixture
def program(tmp_path: Path) -> Path:
    file = tmp_path / "a clone" / ".venv" / "bin" / "posture"
    file.parent.mkdir(parents=True)
    file.write_text("#!/bin/sh\n", encoding="utf-8")
    file.chmod(0o755)
    return file


@posix
def test_where_a_path_leads_to_it_the_name_is_enough(program: Path, tmp_path: Path) -> None:
    environment = {"PATH": f"/nowhere:{program.parent}"}
    assert called("posture", [str(program)], environment, tmp_path) == "posture"


@posix
def test_a_link_on_the_path_leads_to_it_too(program: Path, tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "posture").symlink_to(program)
    environment = {"PATH": str(tmp_path / "bin")}
    assert called("posture", [str(tmp_path / "bin" / "posture")], environment, tmp_path) == "posture"


@posix
def test_else_it_is_a_path_from_here(program: Path, tmp_path: Path) -> None:
    clone = program.parents[2]
    assert called("posture", [str(program)], {"PATH": "/nowhere"}, clone) == ".venv/bin/posture"
    assert called("posture", [str(program)], {}, tmp_path) == "'a clone/.venv/bin/posture'"
    assert called("posture", [str(program)], {}, Path("/nowhere")) == f"'{program}'"


@posix
def test_another_program_of_that_name_on_the_path_is_not_meant(program: Path, tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    other = tmp_path / "bin" / "posture"
    other.write_text("#!/bin/sh\n", encoding="utf-8")
    other.chmod(0o755)
    environment = {"PATH": str(other.parent)}
    assert called("posture", [str(program)], environment, program.parents[2]) == ".venv/bin/posture"


@posix
def test_the_folder_that_uv_puts_before_the_path_for_the_program_alone_does_not_count(program: Path) -> None:
    environment = {"PATH": f"{program.parent}:/nowhere", "UV_RUN_RECURSION_DEPTH": "1"}
    assert called("posture", [str(program)], environment, program.parents[2]) == ".venv/bin/posture"
    environment["PATH"] = f"{program.parent}:{environment['PATH']}"  # activated besides
    assert called("posture", [str(program)], environment, program.parents[2]) == "posture"


@posix
def test_a_frozen_program_is_the_file_that_runs_whatever_was_typed(
    program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program.with_name("posture-window")))
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "posture").symlink_to(program)
    on_path = {"PATH": str(tmp_path / "bin")}
    assert called("posture", ["posture"], on_path, tmp_path) == "posture"
    assert called("posture", ["posture-window"], {}, program.parents[2]) == ".venv/bin/posture"
    assert called("posture-collector", ["posture"], on_path, tmp_path) == "posture-collector"


@posix
def test_a_module_is_the_program_beside_its_python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "posture").touch()
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    module = ["/somewhere/posture/__main__.py"]
    assert called("posture", module, {}, tmp_path) == "./posture"
    assert called("posture", module, {}, Path("/nowhere")) == str(tmp_path / "posture")


def test_what_stands_behind_the_name_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    for other in ("/usr/bin/pytest", "/somewhere/pytest/__main__.py"):
        monkeypatch.setattr(sys, "argv", [other])
        assert typed("posture learn screen-lock") == "posture learn screen-lock"
    assert typed("posture") == "posture"


@posix
def test_commands_inside_a_sentence_can_be_typed_too(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", [str(program)])
    monkeypatch.chdir(program.parents[2])
    said = typable("“posture preview” shows it, “posture cast” sends it. Posture says so.")
    assert said == "“.venv/bin/posture preview” shows it, “.venv/bin/posture cast” sends it. Posture says so."


@pytest.mark.windows
@pytest.mark.skipif(sys.platform != "win32", reason="paths and programs of Windows")
def test_on_windows_the_installed_program_is_named_with_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "Some Body" / "Posture"
    folder.mkdir(parents=True)
    for name in ("posture.exe", "posture-window.exe"):
        (folder / name).touch()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(folder / "posture-window.exe"))
    assert called("posture", ["posture"], {"PATH": r"C:\windows"}, Path("C:\\")) == f'"{folder}\\posture.exe"'
    assert called("posture", ["posture"], {"PATH": str(folder)}, Path("C:\\")) == "posture"
    assert called("posture", ["posture"], {}, folder) == r".\posture.exe"
