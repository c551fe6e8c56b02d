"""Whatever is broken: one clear sentence, exit code 2, and the broken file stays as it is."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from hashlib import sha256
from pathlib import Path
from unittest import mock

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from posture.application import (
    PostureError,
    Session,
    check_now,
    except_check,
    find_lesson,
    finish,
    join,
    keep_place,
    last_checkup,
    ledger,
    next_lesson,
    remember,
    review,
    snooze,
    snoozed_checks,
)
from posture.application.exceptions import exceptions
from posture.ballots.enrolment import EnrolReply, encode_enrol_reply
from posture.ballots.invite import Invite, encode_invite, new_code
from posture.ballots.root import make_root
from posture.cli.main import run
from posture.content.locate import shipped
from posture.host.recorded import RecordedHost
from posture.reports.errors import Unreachable
from posture.store import keyfile, secrets

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


# The database

READING = [["check"], ["explain", "backup"], ["exceptions"], ["ledger"], ["learn"], ["preview"], ["cast"],
           ["together"], ["leave"], ["except", "backup", "--end"]]  # fmt: skip


@pytest.mark.parametrize("command", READING, ids=[" ".join(command) for command in READING])
@pytest.mark.parametrize(
    "data", [b"this is no database", b"SQLite format 3\x00" + bytes(5000)], ids=["text", "torn"]
)
def test_a_broken_database(refused, own_home, command, data) -> None:
    file = own_home / "posture.db"
    file.write_bytes(data)
    assert str(file) in refused(*command)
    assert file.read_bytes() == data
    assert [path.name for path in own_home.iterdir()] == ["posture.db"]


def test_a_database_of_a_newer_version(refused, posture, own_home) -> None:
    posture("except", "backup", "--reason", "x")
    with Session(own_home, RecordedHost(HOST), live=True) as session:
        session.database.execute("PRAGMA user_version = 999")
    before = (own_home / "posture.db").read_bytes()
    assert "newer Posture" in refused("check")
    assert (own_home / "posture.db").read_bytes() == before


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with a check-up, an exception, a lesson done, and questions to ask."""
    home = tmp_path_factory.mktemp("kept")
    with Session(home, RecordedHost(HOST), live=True) as session:
        remember(session, check_now(session))
        except_check(session, "backup", "It is on a server.")
        snooze(session, "clock")
        finish(session, find_lesson(session, "screen-lock"))
        keep_place(session, find_lesson(session, "disk-encryption"), 2)
    return home / "posture.db"


@pytest.fixture(scope="module")
def loaded() -> dict[str, object]:
    """Checks and lessons, read once for all examples."""
    with Session(Path("nowhere"), RecordedHost(HOST), live=True) as session:
        return {"catalogue": session.catalogue, "library": session.library}


@given(place=st.integers(0, 1 << 20), value=st.binary(min_size=1, max_size=16))
def test_no_damaged_byte_of_a_database_brings_a_traceback(kept, loaded, place, value) -> None:
    data = kept.read_bytes()
    told = [at for at, byte in enumerate(data) if byte]
    at = told[place % len(told)]
    home = Path(os.environ["POSTURE_HOME"])
    for file in home.iterdir():
        file.unlink()
    (home / "posture.db").write_bytes(data[:at] + value + data[at + len(value) :])
    with Session(home, RecordedHost(HOST), live=True) as session:
        vars(session).update(loaded)
        for look in (exceptions, snoozed_checks, last_checkup, next_lesson, review, ledger, _limits):
            with suppress(*PostureError):
                look(session)


def _limits(session: Session) -> object:
    return session.limits


# The key

KEYS = {
    "no JSON": b"{",
    "no UTF-8": b"\xff\xfe",
    "empty": b"",
    "a list": b"[]",
    "another form": b'{"v": 2, "kept": "in a drawer"}',
    "cheap": b'{"v":1,"kept":"passphrase","kdf":"scrypt","n":2,"r":8,"p":1,"salt":"","nonce":"","sealed":""}',
    "long": b" " * 100_000,
}


@pytest.mark.parametrize("data", KEYS.values(), ids=KEYS)
@pytest.mark.parametrize("command", ["join", "preview", "cast", "together", "ledger"])
def test_a_broken_key(refused, member, own_home, command, data) -> None:
    file = own_home / "key.json"
    file.write_bytes(data)
    said = refused(command, *(["-"] if command == "join" else []), typed=member)
    if command != "join":  # it says first that this computer has joined already
        assert str(file) in said
    assert file.read_bytes() == data


def test_leaving_works_with_a_broken_key(posture, member, own_home) -> None:
    (own_home / "key.json").write_bytes(b"{")
    assert posture("leave")[0] == 0


@pytest.mark.parametrize("command", ["preview", "cast", "together", "ledger"])
def test_a_key_that_went_missing_is_not_replaced(refused, member, own_home, command) -> None:
    (own_home / "key.json").unlink()
    assert f"“{own_home / 'key.json'}” is missing" in refused(command)
    assert not (own_home / "key.json").exists()


def test_after_losing_the_key_one_can_leave_and_join_again(posture, member, own_home) -> None:
    (own_home / "key.json").unlink()
    assert posture("leave")[0] == 0
    assert posture("join", "-", typed=member)[0] == 0


def test_a_passphrase_file_that_is_not_there(refused, member, monkeypatch, tmp_path) -> None:
    monkeypatch.delenv("POSTURE_PASSPHRASE")
    monkeypatch.setenv("POSTURE_PASSPHRASE_FILE", str(tmp_path / "nothing"))
    assert "POSTURE_PASSPHRASE_FILE" in refused("ledger")


def test_nobody_to_ask_for_the_passphrase(refused, posture, member, monkeypatch) -> None:
    monkeypatch.delenv("POSTURE_PASSPHRASE")
    monkeypatch.setattr("posture.cli.main.getpass", mock.Mock(side_effect=EOFError))
    assert "POSTURE_PASSPHRASE_FILE" in refused("ledger")
    _, _, said = posture("preview", "--host", HOST)
    assert "POSTURE_PASSPHRASE_FILE" in said.splitlines()[-1]


# What was sealed, and the state of votes


@pytest.fixture
def member(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> bytes:
    """This computer has joined; gives the invite back. One message stands in the ledger."""
    monkeypatch.setattr(keyfile, "_LEAST_N", 2**10)
    monkeypatch.setattr(secrets, "seal_key", partial(keyfile.seal_key, cost=keyfile.Cost(2**10, 8, 1)))
    monkeypatch.setenv("POSTURE_PASSPHRASE", "a passphrase for tests")
    key = Ed25519PrivateKey.generate()
    root = make_root(key, datetime.now(UTC) + timedelta(days=30))
    invite = Invite("https://heron.example", sha256(root).hexdigest(), new_code(), "everyone")

    class Wire:
        def __init__(self, _address: str) -> None:
            return

        def get(self, path: str) -> bytes:
            if path == "/v1/root":
                return root
            raise Unreachable("heron.example cannot be reached.")

        def post(self, path: str, body: bytes, kind: str = "") -> bytes:
            assert path == "/v1/enrol"
            return encode_enrol_reply(EnrolReply("device-1", "everyone"))

    monkeypatch.setattr("posture.reports.transport.DirectTransport", Wire)
    with Session(own_home, RecordedHost(HOST), live=True) as session:
        join(session, encode_invite(invite))
    return encode_invite(invite).encode()


def _change(home: Path, sql: str, *values: object) -> None:
    with Session(home, RecordedHost(HOST), live=True) as session:
        session.database.execute(sql, values)


@pytest.mark.parametrize("data", [b"", b"short", bytes(200)], ids=["nothing", "short", "zeros"])
@pytest.mark.parametrize("command", ["preview", "cast", "together"])
def test_a_membership_that_does_not_open(refused, member, own_home, command, data) -> None:
    _change(own_home, "UPDATE membership SET data = ?", data)
    assert "leave the organisation and join again" in refused(command)


@pytest.mark.parametrize(
    "change",
    ["at = 'yesterday'", "kind = 'enrol', at = ''", "bytes = x'00'", "tries = 99, reply = char(27) || '[2J'"],
)
def test_a_ledger_with_a_damaged_row(posture, member, own_home, change) -> None:
    _change(own_home, f"UPDATE ledger SET {change}")
    code, out, err = posture("ledger")
    assert code in {0, 2}
    assert err.count("\n") == (code == 2)
    assert "\x1b" not in out


def test_a_round_that_makes_no_sense(posture, member, own_home) -> None:
    _change(
        own_home,
        "INSERT INTO epoch (epoch, manifest, policy, state, opened, at)"
        " VALUES ('2026-W47', x'00', 'no JSON', 'accepted', 'today', 'today')",
    )
    code, out, err = posture("check", "clock")
    assert (code, out) == (2, "")
    assert "posture.db” is damaged" in err


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
