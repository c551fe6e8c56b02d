"""A home with broken files: one clear sentence, exit code 2, and nothing is written over."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.application.about_you import roles_of
from posture.application.checking import check_now
from posture.application.errors import PostureError
from posture.application.exceptions import except_check, exceptions, snooze, snoozed_checks
from posture.application.learning import find_lesson, finish, keep_place, next_lesson
from posture.application.odd import written_down
from posture.application.remembering import last_checkup, remember
from posture.application.session import Session
from posture.application.voting.ledger import ledger
from posture.application.week import review_of_week
from posture.host.recordings.recorded import RecordedHost

HOST = Path(__file__).parents[1] / "hosts" / "kubuntu-plain-x11vnc"


@pytest.fixture(autouse=True)
def usual_computer(at_hand) -> None:
    """Nothing here looks at the real one."""


@pytest.fixture
def invite(collector) -> str:
    return collector.invite()


@pytest.fixture
def member(posture, invite) -> str:
    """This computer has joined; gives the invite back. One message stands in the ledger."""
    assert posture("join", "-", typed=invite).code == 0
    return invite


# The database

READING = [["exceptions"], ["ledger"], ["learn"], ["preview"], ["cast"],
           ["together"], ["leave"], ["except", "backup", "--end"]]  # fmt: skip


@pytest.mark.parametrize("data", [b"this is no database", b"SQLite format 3\x00" + bytes(5000)])
def test_a_look_at_the_computer_needs_no_database(posture, own_home, data: bytes) -> None:
    (own_home / "posture.db").write_bytes(data)
    checked, explained = posture("check"), posture("explain", "backup")
    for answer in (checked, explained):
        assert answer.code in (0, 1)
        assert str(own_home / "posture.db") in answer.err
    assert "Next" in checked.out
    assert "Why it matters" in explained.out
    assert (own_home / "posture.db").read_bytes() == data


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
    assert "newer Posture" in refused("exceptions")
    assert "newer Posture" in posture("check").err
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
        for look in (
            exceptions,
            snoozed_checks,
            last_checkup,
            next_lesson,
            roles_of,
            review_of_week,
            ledger,
            _limits,
            written_down,
        ):
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
@pytest.mark.parametrize("command", ["join", "preview", "cast", "ledger"])
def test_a_broken_key(refused, member, own_home, command, data) -> None:
    file = own_home / "key.json"
    file.write_bytes(data)
    said = refused(command, *(["-"] if command == "join" else []), typed=member)
    if command != "join":  # it says first that this computer has joined already
        assert str(file) in said
    assert file.read_bytes() == data


def test_leaving_works_with_a_broken_key(posture, member, own_home) -> None:
    (own_home / "key.json").write_bytes(b"{")
    assert posture("leave", "--yes").code == 2


@pytest.mark.parametrize("command", ["preview", "cast", "ledger"])
def test_a_key_that_went_missing_is_not_replaced(refused, member, own_home, command) -> None:
    (own_home / "key.json").unlink()
    assert f"“{own_home / 'key.json'}” is missing" in refused(command)
    assert not (own_home / "key.json").exists()


def test_after_losing_the_key_one_can_leave_and_join_again(posture, collector, member, own_home) -> None:
    (own_home / "key.json").unlink()
    assert posture("leave", "--yes").code == 2
    assert posture("join", "-", typed=collector.invite()).code == 0


def test_a_passphrase_file_that_is_not_there(refused, member, monkeypatch, tmp_path) -> None:
    monkeypatch.delenv("POSTURE_PASSPHRASE")
    monkeypatch.setenv("POSTURE_PASSPHRASE_FILE", str(tmp_path / "nothing"))
    assert "POSTURE_PASSPHRASE_FILE" in refused("ledger")


def test_nobody_to_ask_for_the_passphrase(refused, posture, member, monkeypatch) -> None:
    monkeypatch.delenv("POSTURE_PASSPHRASE")
    monkeypatch.setattr("posture.cli.main.getpass", mock.Mock(side_effect=EOFError))
    assert "POSTURE_PASSPHRASE_FILE" in refused("ledger")
    said = posture("preview", "--host", HOST).err
    assert "POSTURE_PASSPHRASE_FILE" in said.splitlines()[-1]


# What was sealed


def _change(home: Path, sql: str, *values: object) -> None:
    with Session(home, RecordedHost(HOST), live=True) as session:
        session.database.execute(sql, values)


@pytest.mark.parametrize("data", [b"", b"short", bytes(200)], ids=["nothing", "short", "zeros"])
@pytest.mark.parametrize("command", ["preview", "cast"])
def test_a_membership_that_does_not_open(refused, member, own_home, command, data) -> None:
    _change(own_home, "UPDATE membership SET data = ?", data)
    assert "leave the organisation and join again" in refused(command)


@pytest.mark.parametrize(
    "change",
    ["day = 'yesterday'", "kind = 'ballot', day = ''", "data = x'00'", "day = char(27) || '[2J'"],
)
def test_a_ledger_with_a_damaged_row(posture, member, own_home, change) -> None:
    _change(own_home, f"UPDATE ledger SET {change}")
    answer = posture("ledger")
    assert answer.code in {0, 2}
    assert answer.err.count("\n") == (answer.code == 2)
    assert "\x1b" not in answer.out


def test_a_round_that_makes_no_sense(posture, member, own_home) -> None:
    _change(
        own_home,
        "INSERT INTO epoch (epoch, number, manifest, policy, state, accepted)"
        " VALUES ('2026-W47', 1, x'00', 'no JSON', 'accepted', 'today')",
    )
    answer = posture("check", "clock")
    assert "Clock" in answer.out
    assert "posture.db” is damaged" in answer.err
