"""Whatever is broken: one clear sentence, exit code 2, and the broken file stays as it is."""

from __future__ import annotations

import io
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.application.session import Session
from posture.ballots.invite import Invite, encode_invite, new_code
from posture.cli.main import run
from posture.content.locate import shipped
from posture.host.recordings.recorded import RecordedHost

HOST = Path(__file__).parent / "hosts" / "kubuntu-plain-x11vnc"
SHIPPED = Path(str(shipped()))

Posture = Callable[..., tuple[int, str, str]]


@pytest.fixture
def posture(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, own_home: Path) -> Posture:
    """Runs ``posture``: exit code, output and errors. The computer at hand is a recorded one."""
    monkeypatch.setattr(
        "posture.cli.main.open_session",
        lambda ask=None: Session(own_home, RecordedHost(HOST), live=True, ask=ask),
    )
    monkeypatch.setenv("POSTURE_PASSPHRASE", "a passphrase for tests")

    def command(*arguments: str | Path, typed: bytes = b"") -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(typed), encoding="utf-8"))
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        return code, *capsys.readouterr()

    return command


@pytest.fixture
def refused(posture: Posture) -> Callable[..., str]:
    """Runs what must be refused, and gives back the sentence."""

    def command(*arguments: str | Path, typed: bytes = b"") -> str:
        code, out, err = posture(*arguments, typed=typed)
        assert (code, out) == (2, "")
        assert err.startswith("posture: ")
        assert err.count("\n") == 1
        assert err.rstrip().endswith((".", "?"))
        assert len(err) < 400
        return err.strip()

    return command


# Recordings

BROKEN_RECORDINGS = {
    "no host.json": {"host.json": None},
    "no JSON": {"host.json": b"{"},
    "no UTF-8": {"host.json": b"\xff\xfe{}"},
    "a list": {"host.json": b"[]"},
    "deep": {"host.json": b"[" * 100_000},
    "another schema": {"host.json": b'{"schema": "posture/host/9"}'},
    "another system": {"system": "plan9"},
    "no day": {"taken": "yesterday"},
    "a number for a home": {"home": 7},
    "an unknown field": {"colour": "green"},
    "broken answers": {"answers.json": b'{"commands": "all"}'},
    "answers that are no JSON": {"answers.json": b"\x00"},
    "answers that are a folder": {"answers.json": "folder"},
}


@pytest.mark.parametrize("change", BROKEN_RECORDINGS.values(), ids=BROKEN_RECORDINGS)
@pytest.mark.parametrize("command", [["check"], ["explain", "screen-lock"]], ids=["check", "explain"])
def test_a_broken_recording(refused, tmp_path, change, command) -> None:
    folder = shutil.copytree(HOST, tmp_path / "host")
    header = json.loads((folder / "host.json").read_text(encoding="utf-8"))
    for name, value in change.items():
        if not name.endswith(".json"):
            (folder / "host.json").write_text(json.dumps({**header, name: value}), encoding="utf-8")
        elif value is None or value == "folder":
            (folder / name).unlink()
            if value:
                (folder / name).mkdir()
        else:
            (folder / name).write_bytes(value)
    refused(*command, "--host", folder)


def test_a_recording_that_is_not_there(refused, tmp_path) -> None:
    assert str(tmp_path / "nothing") in refused("check", "--host", tmp_path / "nothing")


def test_a_recording_that_is_a_file(refused) -> None:
    refused("check", "--host", HOST / "host.json")


@given(data=st.binary(max_size=200))
def test_no_host_json_brings_a_traceback(scratch, data) -> None:
    (scratch / "host.json").write_bytes(data)
    assert run(["check", "--host", str(scratch)]) == 2


@given(data=st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=8),
                         lambda inner: st.lists(inner, max_size=3)
                         | st.dictionaries(st.sampled_from(["commands", "missing", "listings", "environment",
                                                            "argv", "stdout", "path", "calls", "space"]),
                                           inner, max_size=3), max_leaves=8))  # fmt: skip
def test_no_answers_json_brings_a_traceback(scratch, data) -> None:
    shutil.copy(HOST / "host.json", scratch)
    (scratch / "answers.json").write_text(json.dumps(data), encoding="utf-8")
    assert run(["check", "screen-lock", "--host", str(scratch)]) in {0, 1, 2}


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for the examples of property tests, each of which writes over the last one's."""
    return tmp_path_factory.mktemp("scratch")


# Invites

INVITES = {
    "nothing": b"",
    "no JSON": b"hello",
    "no UTF-8": b"\xff\xfe\x00",
    "a list": b"[]",
    "deep": b"[" * 60_000,
    "long": b" " * 70_000,
    "half": b'{"v":1,"issuer":"https://heron.example"}',
    "in the clear": None,
}


@pytest.mark.parametrize("name", INVITES)
@pytest.mark.parametrize("way", ["file", "standard input"])
def test_a_broken_invite(refused, own_home, tmp_path, name, way) -> None:
    data = INVITES[name]
    if data is None:
        data = encode_invite(Invite("https://x.example", "0" * 64, new_code(), "everyone")).encode()
        data = data.replace(b"https:", b"http:")
    file = tmp_path / "invite.json"
    file.write_bytes(data)
    said = refused("join", file) if way == "file" else refused("join", "-", typed=data)
    assert "nvite" in said or "address" in said or "clear" in said
    assert file.read_bytes() == data
    assert not (own_home / "key.json").exists()


def test_an_invite_that_is_not_there(refused, tmp_path) -> None:
    assert str(tmp_path / "nothing") in refused("join", tmp_path / "nothing")


def test_an_invite_that_is_a_folder(refused, tmp_path) -> None:
    assert "cannot be read" in refused("join", tmp_path)


# Content

CONTENT = {
    "nothing": b"",
    "no form": b"Just words.\n",
    "no end": b"---\ncheck: clock\nlesson: screen-lock\n",
    "no UTF-8": b"---\ntitle: \xff\n---\n",
    "a tab": b"---\n\ttitle: x\n---\n",
    "deep": b"---\na: " + b"[" * 50_000 + b"\n---\n",
    "an anchor": b"---\na: &a [*a]\n---\n",
    "an unknown field": b"---\ntitel: The clock\n---\n\n## Why\n",
    "a NUL": b"---\ntitle: \x00\n---\n",
}


@pytest.mark.parametrize("data", CONTENT.values(), ids=CONTENT)
@pytest.mark.parametrize(("what", "file"), [("checks", "clock.md"), ("lessons", "screen-lock/lesson.md")])
def test_a_broken_content_file_is_named_by_file_and_line(posture, tmp_path, what, file, data) -> None:
    folder = shutil.copytree(SHIPPED / what, tmp_path / what)
    (folder / file).write_bytes(data)
    code, out, err = posture(what, "lint", folder)
    assert (code, err) == (1, "")
    assert re.search(rf"{file}:\d+: E\d+ |{file}:\d+: C\d+ ", out)
    assert (folder / file).read_bytes() == data


@pytest.mark.parametrize("what", ["checks", "lessons"])
def test_content_that_is_a_folder_where_a_file_belongs(posture, tmp_path, what) -> None:
    folder = tmp_path / what
    (folder / "odd.md" / "lesson.md").mkdir(parents=True)
    code, out, _ = posture(what, "lint", folder)
    assert code == 1
    assert "odd.md" in out


@pytest.mark.parametrize("what", ["checks", "lessons"])
def test_a_content_folder_that_is_a_file(refused, what) -> None:
    refused(what, "lint", HOST / "host.json")


def test_a_recording_is_not_written_over_anything(refused, tmp_path) -> None:
    (tmp_path / "mine").write_bytes(b"precious")
    refused("host", "record", tmp_path)
    refused("host", "record", tmp_path / "mine")
    refused("host", "record", tmp_path / "mine" / "below")
    assert (tmp_path / "mine").read_bytes() == b"precious"
