"""``posture odd``: what to do now is there whatever is broken, and what was written down stays here."""

from __future__ import annotations

import logging

import pytest

from posture.application.advice import explain
from posture.application.checking import check_now
from posture.application.help_desk import help_text
from posture.application.keepsakes import LONGEST, keep
from posture.application.odd import NUMBER, REPORT_TO

WHOM = "01632 960123, ask for Zephyrine"
WHERE = "the orange button beside Quillfeather"
WORDS = ("01632", "960123", "Zephyrine", "orange button", "Quillfeather")


def test_the_moves_come_first_and_in_their_order(posture, at_hand) -> None:
    told = posture("odd")
    assert told.code == 0
    assert told.err == ""
    places = [
        told.out.index(words)
        for words in ("1. Take it off the network", "2. Leave it on", "3. Call", "4. Delete", "Say this on")
    ]
    assert places == sorted(places)
    assert "Network menu in the panel, then Wi-Fi off." in told.out


def test_it_says_how_a_number_is_written_down_and_then_shows_it(posture, at_hand) -> None:
    assert 'posture odd --number "…"' in posture("odd").out
    assert f"You wrote down: {WHOM}" in posture("odd", "--number", WHOM).out
    again = posture("odd").out
    assert f"You wrote down: {WHOM}" in again
    assert "--number" not in again
    assert WHOM not in posture("odd", "--number", "").out


def test_it_is_the_number_that_the_lessons_keep(posture, at_hand) -> None:
    with at_hand.session() as session:
        kept_by = {
            each.name: lesson.id for lesson in session.library.lessons.values() for each in lesson.keepsakes
        }
        keep(session, REPORT_TO, WHERE)
    assert {NUMBER, REPORT_TO} <= set(kept_by)
    assert f"You wrote down where: {WHERE}" in posture("odd").out


def test_a_number_is_one_line_of_a_sensible_length(posture, at_hand) -> None:
    told = posture("odd", "--number", "1\n2" + "3" * 500, "--json").data["number"]
    assert told.startswith("1 23")
    assert len(told) == LONGEST


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("01632\udcff960123", "01632 960123"),
        ("\x1b[31m01632 \x9b960123", "[31m01632 960123"),
        ("\u202e321 069 23610\u202c", "321 069 23610"),
        ("\ufeff\u2066+44\u00ad1632\u2069", "+441632"),
        ("\udcff", ""),
        ("\u0645\u06cc\u200c\u062e", "\u0645\u06cc\u200c\u062e"),
    ],
)
def test_what_nobody_sees_in_a_number_is_not_kept_and_ends_nothing(posture, at_hand, typed, kept) -> None:
    told = posture("odd", "--number", typed)
    assert (told.code, told.err) == (0, "")
    assert "Leave it on" in told.out
    assert posture("odd", "--json").data["number"] == kept


def test_programs_get_the_same_with_stable_keys(posture, at_hand) -> None:
    data = posture("odd", "--number", WHOM, "--json").data
    assert data["schema"] == "posture/odd/1"
    assert data["number"] == WHOM
    assert [each["act"] for each in data["moves"]][:2] == ["Take it off the network", "Leave it on"]
    assert len(data["say"]) == 3
    assert data["trouble"] is None
    assert "**" not in str(data)


@pytest.mark.parametrize("broken", [b"this is no database", b"SQLite format 3\x00" + bytes(5000)])
def test_where_the_store_is_damaged_the_rest_is_there(posture, at_hand, own_home, broken: bytes) -> None:
    file = own_home / "posture.db"
    file.write_bytes(broken)
    told = posture("odd")
    assert told.code == 0
    assert "What you wrote down cannot be shown" in told.out
    assert "3. Call, from your phone" in told.out
    assert "Say this on the phone" in told.out
    assert "--number" not in told.out
    assert posture("odd", "--json").data["trouble"].startswith("What you wrote down cannot be shown: ")
    assert file.read_bytes() == broken


def test_a_number_that_cannot_be_kept_is_not_said_to_be(refused, at_hand, own_home) -> None:
    (own_home / "posture.db").write_bytes(b"this is no database")
    assert "posture.db" in refused("odd", "--number", WHOM)


def test_without_any_lesson_or_check_it_is_whole(posture, at_hand, content) -> None:
    before = posture("odd").out
    for folder in ("checks", "lessons"):
        for file in (content / folder).rglob("*.md"):
            file.write_bytes(b"\xff\xfe")
    assert posture("odd").out == before


def test_looking_keeps_nothing(posture, at_hand, own_home) -> None:
    posture("odd")
    assert not list(own_home.rglob("*"))


def test_nothing_that_was_written_down_for_it_is_in_any_message(said_by, posture, at_hand) -> None:
    def write_down() -> None:
        posture("odd", "--number", WHOM)
        with at_hand.session() as session:
            keep(session, REPORT_TO, WHERE)

    with_words, without = said_by("prepared", write_down), said_by("idle", lambda: None)
    assert sorted((path, len(body)) for path, body in with_words) == sorted(
        (path, len(body)) for path, body in without
    )
    everything = b"\n".join(path.encode() + body for path, body in with_words)
    assert not [word for word in WORDS if word.encode() in everything]


def test_nothing_of_it_is_in_the_ledger_a_log_or_what_is_handed_to_others(
    said_by, posture, at_hand, tmp_path, monkeypatch, caplog
) -> None:
    caplog.set_level(logging.DEBUG)

    def write_down() -> None:
        posture("odd", "--number", WHOM)
        with at_hand.session() as session:
            keep(session, REPORT_TO, WHERE)

    said_by("prepared", write_down)
    assert WHOM in posture("odd").out
    shown = [
        posture(*command)
        for command in (
            ["ledger"], ["ledger", "--json"], ["preview", "--json"], ["together"], ["history"], ["check"],
            ["check", "--json"], ["explain", "screen-lock"], ["watch", "status"], ["lessons", "list"],
            ["lessons", "export", "--gift", str(tmp_path / "out.gift")],
            ["lessons", "export", "--cmi5", str(tmp_path / "out.zip")],
            ["host", "record", str(tmp_path / "recording")],
        )
    ]  # fmt: skip
    with at_hand.session() as session:
        checkup = check_now(session)
        desk = [
            line
            for check in session.catalogue.checks
            for line in help_text(explain(session, check, checkup), checkup, "To do")
        ]
    handed_on = [file for file in tmp_path.rglob("*") if file.is_file() and "prepared" not in file.parts]
    assert (tmp_path / "out.gift") in handed_on
    texts = [answer.out + answer.err for answer in shown] + desk + [caplog.text]
    found = [word for word in WORDS for text in texts if word in text]
    found += [word for word in WORDS for file in handed_on if word.encode() in file.read_bytes()]
    assert found == []
