"""A folder from a stranger never leads outside itself, and neither fills the memory nor waits for ever."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from posture.host.asking.files import MOST_BYTES
from posture.host.model import NoAnswer, NotRecorded, NotThere
from posture.host.recordings.recorded import RecordedHost, RecordingError

HUGE = 1 << 40  # a file with a hole: it takes no room
Write = Callable[..., Path]
unix = pytest.mark.skipif(sys.platform == "win32", reason="links and pipes are Unix's")


@unix
@pytest.mark.parametrize("place", ["files", "files/etc", "files/etc/passwd", "host.json", "answers.json"])
def test_a_link_is_refused_wherever_it_stands(write_recording: Write, tmp_path: Path, place: str) -> None:
    folder = write_recording(files={"etc/passwd": b"1"})
    target = tmp_path / "elsewhere"
    (folder / place).rename(target)
    (folder / place).symlink_to(target)
    with pytest.raises(RecordingError, match=rf"^{Path(place).name} of this recording "):
        RecordedHost(folder)


@unix
@pytest.mark.parametrize("place", ["answers.json", "files"])
def test_a_link_to_nothing_is_refused_too(write_recording: Write, place: str) -> None:
    folder = write_recording()
    (folder / place).unlink(missing_ok=True)
    (folder / place).symlink_to("nowhere")
    with pytest.raises(RecordingError):
        RecordedHost(folder)


@unix
def test_a_file_that_became_a_link_afterwards_is_not_followed(write_recording: Write, tmp_path: Path) -> None:
    folder = write_recording(files={"etc/passwd": b"1"})
    host = RecordedHost(folder)
    (tmp_path / "mine").write_bytes(b"precious")
    (folder / "files" / "etc" / "passwd").unlink()
    (folder / "files" / "etc" / "passwd").symlink_to(tmp_path / "mine")
    with pytest.raises(RecordingError):
        host.read_bytes("/etc/passwd")


@unix
@pytest.mark.parametrize("place", ["files/etc/passwd", "host.json", "answers.json"])
def test_a_pipe_is_never_waited_for(write_recording: Write, place: str) -> None:
    folder = write_recording(files={"etc/passwd": b"1"})
    (folder / place).unlink()
    os.mkfifo(folder / place)
    with pytest.raises(RecordingError):
        RecordedHost(folder)


@pytest.mark.parametrize("size", [MOST_BYTES + 1, HUGE])
def test_of_a_file_that_is_too_large_nothing_is_read(write_recording: Write, size: int) -> None:
    folder = write_recording(files={"etc/x": b"begin"})
    os.truncate(folder / "files" / "etc" / "x", size)
    with pytest.raises(NoAnswer, match="larger than Posture reads"):
        RecordedHost(folder).read_bytes("/etc/x")


def test_the_largest_file_that_is_read_is_read_whole(write_recording: Write) -> None:
    folder = write_recording(files={"etc/x": b"begin"})
    os.truncate(folder / "files" / "etc" / "x", MOST_BYTES)
    assert len(RecordedHost(folder).read_bytes("/etc/x")) == MOST_BYTES


@pytest.mark.parametrize("name", ["host.json", "answers.json"])
def test_a_huge_page_is_refused(write_recording: Write, name: str) -> None:
    folder = write_recording()
    os.truncate(folder / name, HUGE)
    with pytest.raises(RecordingError, match="larger than Posture reads"):
        RecordedHost(folder)


def test_folders_within_folders_have_an_end(write_recording: Write) -> None:
    with pytest.raises(RecordingError, match="more files than"):
        RecordedHost(write_recording(files={"/".join("d" * 60): b""}))


def test_a_recording_may_have_many_files_and_not_endlessly_many(write_recording: Write, monkeypatch) -> None:
    monkeypatch.setattr("posture.host.recordings.path_index._MOST_FILES", 30)
    files = {f"etc/{number}": b"" for number in range(30)}
    assert len(RecordedHost(write_recording(files=files)).names("/etc")) == 30
    for more in ({"etc/30": b""}, {"usr/30": b""}):
        with pytest.raises(RecordingError, match="more files than"):
            RecordedHost(write_recording(files=files | more))


@pytest.mark.parametrize("written", ["../../etc/passwd", "/../../etc/passwd", "/etc/../../../etc/passwd"])
def test_no_path_and_no_link_of_the_answers_leads_outside(write_recording: Write, written: str) -> None:
    folder = write_recording(files={"x": b"1"}, links={"/etc/shadow": written, "/a": "/a/a", "/": "/b"})
    host = RecordedHost(folder)
    for path in (written, "/etc/shadow", f"/x/{written}", "/a/b"):
        with pytest.raises((NotRecorded, NotThere)):
            host.read_bytes(path)


def test_percent_signs_in_names_lead_nowhere(write_recording: Write) -> None:
    host = RecordedHost(write_recording(files={"etc/%2e%2e%2f%2e%2e%2fx": b"1"}))
    assert host.read_bytes("/etc/../../x") == b"1"  # a name to compare with, never one to open


def test_letters_that_no_text_has_come_through(write_recording: Write) -> None:
    folder = write_recording()
    answers = {"links": {"/\udcff": "/\ud800"}, "missing": ["/\ud8ff"]}
    (folder / "answers.json").write_text(json.dumps(answers), encoding="utf-8")
    host = RecordedHost(folder)
    assert host.resolve("/\udcff") == "/\ud800"
    assert not host.exists("/\ud8ff")
