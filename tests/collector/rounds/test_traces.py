from __future__ import annotations

import subprocess
import sys
from base64 import b64encode

import pytest

from posture.collector.errors import CollectorError
from posture.collector.keys import KeyRoom
from posture.collector.rounds import traces
from posture.collector.rounds.traces import _files, demand_none, traces_of
from posture.collector.wrapped import Wrapping

_TRY = "import fcntl, sys; fcntl.lockf(open(sys.argv[1], 'r+b'), fcntl.LOCK_EX | fcntl.LOCK_NB)"


def test_a_copy_of_a_key_is_found_wherever_it_lies(tmp_path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "copy").write_bytes(b"before" + b"the secret's bytes" + b"after")
    demand_none([b"another secret"], [tmp_path])
    demand_none([b"the secret's bytes"], [tmp_path], but=tmp_path / "deep" / "copy")
    with pytest.raises(CollectorError, match="holds a copy of the round's keys"):
        demand_none([b"the secret's bytes"], [tmp_path])


@pytest.mark.parametrize("as_base64", [False, True], ids=["as it is", "in base64"])
@pytest.mark.parametrize("part", ["whole", "beginning", "middle", "end"])
def test_a_copy_of_a_sealed_key_file_is_found_and_pieces_of_it_too(tmp_path, as_base64, part) -> None:
    room = KeyRoom(tmp_path / "keys", Wrapping(b"a long and random secret"))
    room.make_round(1, ["firewall", "screen-lock"])
    data = room.path(1).read_bytes()
    half = len(data) // 2
    kept = {
        "whole": data,
        "beginning": data[:100],
        "middle": data[half - 50 : half + 50],
        "end": data[-100:],
    }[part]
    (tmp_path / "copy").write_bytes(b64encode(kept) if as_base64 else kept)
    with pytest.raises(CollectorError, match="copy"):
        demand_none(traces_of(room, 1), [tmp_path], but=room.path(1))


def test_the_key_file_of_another_round_is_no_copy(tmp_path) -> None:
    room = KeyRoom(tmp_path)
    for number in (1, 2):
        room.make_round(number, ["firewall", "screen-lock"])
    demand_none(traces_of(room, 1), [tmp_path], but=room.path(1))


def test_folders_behind_links_are_looked_into_once(tmp_path) -> None:
    folder, elsewhere = tmp_path / "folder", tmp_path / "elsewhere"
    folder.mkdir()
    elsewhere.mkdir()
    (folder / "link").symlink_to(elsewhere)
    (folder / "circle").symlink_to(folder)
    (elsewhere / "back").symlink_to(folder)
    demand_none([b"the secret's bytes"], [folder])
    (elsewhere / "copy").write_bytes(b"the secret's bytes")
    with pytest.raises(CollectorError, match="copy"):
        demand_none([b"the secret's bytes"], [folder])
    assert [path.name for path in _files([folder, elsewhere])] == ["copy"]


def test_a_link_to_the_folder_of_the_keys_is_no_copy_of_them(tmp_path) -> None:
    room = KeyRoom(tmp_path / "keys")
    room.make_round(1, ["firewall"])
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "link").symlink_to(room.folder)
    demand_none(traces_of(room, 1), [tmp_path / "folder", room.folder], but=room.path(1))


def test_a_file_that_cannot_be_read_is_named(tmp_path, monkeypatch) -> None:
    path = tmp_path / "unreadable"
    path.write_bytes(b"")
    with monkeypatch.context() as patched:
        patched.setattr(traces, "aside", lambda _work, *found: _may_not_read(*found))
        with pytest.raises(CollectorError, match=r"unreadable holds .* cannot be seen"):
            demand_none([b"a secret"], [tmp_path])


def _may_not_read(paths, _wanted):
    raise PermissionError(13, "Permission denied", str(paths[0]))


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX locks")
def test_looking_gives_up_no_lock_on_a_file(tmp_path) -> None:
    """SQLite locks its files in this way: without its locks another program takes the log away."""
    import fcntl

    path = tmp_path / "file"
    with path.open("w+b") as file:
        fcntl.lockf(file, fcntl.LOCK_EX)
        demand_none([b"a secret"], [tmp_path])
        tried = subprocess.run([sys.executable, "-c", _TRY, str(path)], capture_output=True, check=False)
        assert tried.returncode != 0
