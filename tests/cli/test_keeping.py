"""``posture export`` and ``posture forget``, on a home with everything in it: a member's, with ballots."""

from __future__ import annotations

import base64
import errno
import json
import os
import re
import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from posture.application.errors import ApplicationError
from posture.application.exporting import LEFT_OUT, SEALED, export
from posture.application.home import home_folder
from posture.application.keeping import TABLES
from posture.application.session import Session
from posture.reports.member import current
from posture.reports.vote import Votes
from posture.store.migration import migrations

from .conftest import Answer, Computer

Posture = Callable[..., Answer]
WORDS = "because the zanzibar cable is broken"


@pytest.fixture
def sealed_in(open_keyring: object, request: pytest.FixtureRequest) -> Session:
    """The same, with a keyring that seals what check-ups found."""
    made: Session = request.getfixturevalue("lived_in")
    return made


@pytest.fixture
def lived_in(posture: Posture, at_hand: Computer, casting: Any) -> Session:
    """A home in which something of every kind is kept; the round's ballots are signed and sent."""
    assert posture("check").code in (0, 1)
    assert posture("except", "backup", "--reason", WORDS).code == 0
    assert posture("consent", "--standing").code == 0
    assert posture("deliver").code == 0
    assert posture("cast", "--yes").code == 0
    session = at_hand.session(ask=lambda _: "a passphrase for tests")
    with session.database.transaction():
        for sql in (
            "INSERT INTO setting VALUES ('look', 'dark')",
            "INSERT INTO snooze VALUES ('clock', '2026-12-01')",
            "INSERT INTO repair VALUES ('screen-lock', '2026-11-24', '[]')",
            "INSERT INTO card VALUES ('screen-lock/1', 'screen-lock', '{\"s\": 1}', '2026-12-02')",
            "INSERT INTO review VALUES (1, 'screen-lock/1', 3, '2026-11-30', '2026-11-29')",
            "INSERT INTO lesson_state VALUES ('screen-lock', 'done', 1, '2026-11-28', '')",
            "INSERT OR IGNORE INTO release VALUES (7, X'73756D73')",
            "INSERT INTO second_manifest VALUES ('w1', X'00FF', X'6F6E65', X'74776F', '2026-11-20')",
        ):
            session.database.execute(sql)
    return session


def _tables(session: Session) -> dict[str, list[sqlite3.Row]]:
    names = [row[0] for row in session.database.all("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    return {name: session.database.all(f'SELECT * FROM "{name}"') for name in names}


def _secrets(session: Session) -> set[str]:
    """Every secret key that the home has, as it would stand in a file."""
    member = current(session.desk)
    assert member is not None
    keys = {member.device_key, member.read_key}
    for row in session.database.all("SELECT number, key FROM read_key"):
        keys.add(session.keys.sealer().open("read_key", str(row["number"]), row["key"]))
    votes = Votes(session.database, session.keys.sealer())
    for row in session.database.all("SELECT DISTINCT epoch FROM vote"):
        keys |= {vote.secret for vote in votes.of(row["epoch"]) if vote.secret}
    keys.discard(b"")
    found = {form(key) for key in keys for form in (bytes.hex, lambda key: base64.b64encode(key).decode())}
    urlsafe = {base64.urlsafe_b64encode(key).decode().rstrip("=") for key in keys}
    return found | urlsafe


def _export(posture: Posture, file: Path, *more: str) -> Any:
    answer = posture("export", file, "--yes", *more)
    assert answer.code == 0, answer.err
    return json.loads(file.read_text(encoding="utf-8"))


def test_every_row_of_every_table_is_in_the_export(
    posture: Posture, sealed_in: Session, tmp_path: Path
) -> None:
    parts = _export(posture, tmp_path / "all.json")["parts"]
    exported = {table: rows for part in parts.values() for table, rows in part.items()}
    kept = _tables(sealed_in)
    assert exported.keys() == kept.keys()
    for table, rows in kept.items():
        assert rows, f"the home of this test has nothing in {table}"
        assert len(exported[table]) == len(rows)
        for row, told in zip(rows, exported[table], strict=True):
            assert told.keys() == set(row.keys())
            for column, value in told.items():
                if (table, column) not in SEALED and isinstance(row[column], int | None):
                    assert value == row[column]
                if value is None:
                    assert row[column] is None


def test_what_was_sealed_stands_open_in_it(posture: Posture, sealed_in: Session, tmp_path: Path) -> None:
    parts = _export(posture, tmp_path / "all.json")["parts"]
    assert parts["exceptions"]["exception"][0]["reason"] == WORDS
    findings = [each["finding"] for each in parts["checkups"]["checkup"][0]["details"]["verdicts"]]
    assert any("lock" in finding.lower() for finding in findings)
    ballots = [each for each in parts["ledger"]["ledger"] if each["kind"] == "ballot"]
    assert ballots
    assert {each["data"]["said"] for each in ballots} <= {1, 2, 3, 4}
    assert parts["organisation"]["membership"][0]["data"]["group"]
    assert '"sealed"' not in (tmp_path / "all.json").read_text(encoding="utf-8")


def test_every_column_of_bytes_is_opened_or_signed_for_all_to_read(sealed_in: Session) -> None:
    """A column that is sealed and that the export does not know would stay ciphertext for ever."""
    signed = {
        ("epoch", "manifest"), ("release", "signed"), ("issuer_key", "digest"), ("second_manifest", "digest"),
        ("second_manifest", "first"), ("second_manifest", "second"),
    }  # fmt: skip
    columns = {
        (table, row["name"])
        for table in _tables(sealed_in)
        for row in sealed_in.database.all(f'PRAGMA table_info("{table}")')
        if row["type"] == "BLOB"
    }
    assert columns == SEALED | signed


def test_no_secret_key_is_in_it_unless_that_is_asked_for(
    posture: Posture, sealed_in: Session, tmp_path: Path
) -> None:
    data = _export(posture, tmp_path / "all.json")
    text = (tmp_path / "all.json").read_text(encoding="utf-8")
    assert "key_file" not in data
    assert data["parts"]["organisation"]["membership"][0]["data"]["device_key"] == LEFT_OUT
    secrets = _secrets(sealed_in)
    assert len(secrets) > 3
    assert not [secret for secret in secrets if secret in text]
    keys = _export(posture, tmp_path / "keys.json", "--with-keys")
    text = (tmp_path / "keys.json").read_text(encoding="utf-8")
    assert len([secret for secret in secrets if secret in text]) >= len(secrets) // 3
    assert keys["key_file"]["kept"] == "passphrase"


def test_the_sums_of_signed_things_stay_right(posture: Posture, sealed_in: Session, tmp_path: Path) -> None:
    """A signature holds for exact bytes, so what is signed is not written anew."""
    parts = _export(posture, tmp_path / "all.json")["parts"]
    row = sealed_in.database.one("SELECT manifest FROM epoch")
    assert row is not None
    assert parts["organisation"]["epoch"][0]["manifest"].encode() == row["manifest"]


def test_the_file_is_for_this_account_alone_and_takes_nothing_s_place(
    posture: Posture, refused: Callable[..., str], sealed_in: Session, tmp_path: Path
) -> None:
    file = tmp_path / "all.json"
    _export(posture, file)
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    before = file.read_bytes()
    assert "Choose another name" in refused("export", file, "--yes")
    assert file.read_bytes() == before


def test_the_file_takes_the_place_of_nothing_that_posture_keeps(sealed_in: Session) -> None:
    """Not even where the window was told that a file of that name may be written over."""
    kept = sealed_in.home / "posture.db"
    before = kept.read_bytes()
    for file in (
        kept,
        sealed_in.home / "all.json",
        sealed_in.home / ".." / sealed_in.home.name / "posture.db",
    ):
        with pytest.raises(ApplicationError, match="Choose another place"):
            export(sealed_in, file, replace=True)
    assert kept.read_bytes() == before


def test_a_place_that_takes_no_file_is_told(
    refused: Callable[..., str], sealed_in: Session, tmp_path: Path
) -> None:
    assert "could not be written" in refused("export", tmp_path / "nowhere" / "all.json", "--yes")
    assert not list(tmp_path.glob("**/.all.json*"))


def test_with_a_closed_keyring_the_rest_is_written_and_the_sealed_stays_sealed(
    posture: Posture, sealed_in: Session, tmp_path: Path, open_keyring: Any
) -> None:
    open_keyring.lock()
    answer = posture("export", tmp_path / "all.json", "--yes")
    assert answer.code == 0
    assert "stay sealed" in answer.out
    parts = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))["parts"]
    row = sealed_in.database.one("SELECT reason FROM exception")
    assert row is not None
    assert base64.b64decode(parts["exceptions"]["exception"][0]["reason"]["sealed"]) == row["reason"]


def test_what_will_be_in_it_is_said_before_it_is_written(
    posture: Posture, sealed_in: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("posture.cli.questions.can_ask", lambda: True)
    answer = posture("export", tmp_path / "all.json", typed="n\n")
    assert answer.code == 2
    assert "Secret keys are left out" in answer.out
    assert "with your reasons: 2" in answer.out
    assert not (tmp_path / "all.json").exists()


def test_every_table_belongs_to_a_part_and_every_column_of_bytes_is_known() -> None:
    """Whoever adds a table or a sealed column has to say what an export makes of it."""
    script = "\n".join(statement for each in migrations() for statement in each.statements)
    database = sqlite3.connect(":memory:")
    database.executescript(script)
    tables = {row[0] for row in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    assert tables == TABLES.keys()
    of_bytes = {
        (table, row[1])
        for table in tables
        for row in database.execute(f'PRAGMA table_info("{table}")')
        if row[2] == "BLOB"
    }
    plain = {
        ("epoch", "manifest"), ("issuer_key", "digest"), ("second_manifest", "digest"),
        ("second_manifest", "first"), ("second_manifest", "second"), ("release", "signed"),
    }  # fmt: skip
    database.close()
    assert of_bytes == SEALED | plain


def test_forgetting_leaves_nothing_on_the_disk(posture: Posture, lived_in: Session, tmp_path: Path) -> None:
    lived_in.close()
    home = home_folder()
    (home / "key.json.0a1b2c3d").write_text("left by a write that was cut off")
    answer = posture("forget", "--yes")
    assert answer.code == 0, answer.err
    assert not home.exists()
    assert "Everything is deleted" in answer.out


def test_afterwards_it_is_as_on_the_first_day(posture: Posture, lived_in: Session) -> None:
    lived_in.close()
    assert posture("forget", "--yes").code == 0
    assert posture("exceptions", "--json").data["exceptions"] == []
    assert posture("ledger").out.startswith("Nothing is noted here that was said")
    assert posture("preview").code == 2
    assert not home_folder().exists()


def test_what_remains_elsewhere_is_said_before_and_after(
    posture: Posture, lived_in: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("posture.cli.questions.can_ask", lambda: True)
    asked = posture("forget", typed="n\n")
    assert asked.code == 2
    assert (home_folder() / "posture.db").exists()
    lived_in.close()
    done = posture("forget", "--yes")
    for said in (asked.out, done.out):
        one_line = re.sub(r"\s+", " ", said)
        assert ("Leave the organisation first" in one_line) is (said is asked.out)
        assert ("Your IT still lists this computer. Ask it to strike it off." in one_line) is (
            said is done.out
        )
        assert "Ballots that were sent stay counted." in one_line
        assert "Backups of this computer" in one_line


def test_nothing_is_sent_by_forgetting(posture: Posture, lived_in: Session, collector: Any) -> None:
    lived_in.close()
    collector.arrived.clear()
    assert posture("forget", "--yes").code == 0
    assert not collector.arrived


def test_who_left_is_on_no_list_any_more_and_is_not_told_so(posture: Posture, lived_in: Session) -> None:
    lived_in.close()
    assert posture("leave", "--yes").code == 0
    assert "still lists" not in posture("forget", "--yes").out


def test_a_damaged_home_can_be_forgotten(posture: Posture, at_hand: Computer) -> None:
    home = home_folder()
    (home / "posture.db").write_bytes(b"no database" * 500)
    (home / "key.json").write_text("{no json")
    answer = posture("forget", "--yes")
    assert answer.code == 0, answer.err
    assert not home.exists()


def test_a_file_of_somebody_else_stays_and_is_told(posture: Posture, lived_in: Session) -> None:
    lived_in.close()
    note = home_folder() / "my own note.txt"
    note.write_text("mine")
    answer = posture("forget", "--yes", "--json")
    assert answer.code == 2
    assert len(answer.data["left_here"]) == 1
    assert [file.name for file in home_folder().iterdir()] == ["my own note.txt"]


def test_a_file_that_cannot_be_deleted_is_told_and_keeps_no_other(
    posture: Posture, lived_in: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    lived_in.close()
    unlink = Path.unlink

    def refuse(file: Path, *, missing_ok: bool = False) -> None:
        if file.name == "posture.db":
            raise OSError(errno.EBUSY, "busy")
        unlink(file, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    answer = posture("forget", "--yes")
    one_line = re.sub(r"\s+", " ", answer.out)
    assert answer.code == 2
    assert "Everything else is deleted. What is left here:" in one_line
    assert "this could not be deleted: posture.db. Close every other Posture" in one_line
    assert [(file.name, file.stat().st_size) for file in home_folder().iterdir()] == [("posture.db", 0)]


def test_without_a_yes_nothing_is_deleted(posture: Posture, lived_in: Session) -> None:
    answer = posture("forget")
    assert answer.code == 2
    assert "--yes" in answer.err
    assert (home_folder() / "posture.db").exists()


def test_forgetting_twice_does_no_harm(posture: Posture, at_hand: Computer) -> None:
    assert posture("forget", "--yes").code == 0
    assert posture("forget", "--yes").code == 0
