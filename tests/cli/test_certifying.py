from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from posture.application.learning import answer, finish
from posture.lessons.certificate.proof import signed, verified


@pytest.fixture
def learned(at_hand) -> None:
    """Every lesson for everybody, worked through today."""
    with at_hand.session() as session:
        for lesson in session.library.lessons.values():
            for question in () if lesson.roles else lesson.core:
                answer(session, lesson, question, question.right)
            finish(session, lesson)


def _flowed(text: str) -> str:
    return " ".join(text.split())


def test_at_first_it_says_what_a_certificate_wants(posture, at_hand) -> None:
    told = posture("lessons", "certificate")
    assert (told.code, told.err) == (0, "")
    assert "My home as a place of work\n" in told.out
    assert "Your Wi-Fi is the office wall now" in told.out
    assert "It is made only when you ask for it" in _flowed(told.out)
    found = posture("lessons", "certificate", "--json").data["subjects"]
    assert not [each for each in found if each["earned"]]


def test_before_it_is_earned_it_is_refused(refused, at_hand, tmp_path: Path) -> None:
    told = refused("lessons", "certificate", "--out", tmp_path)
    assert "There are lessons left before this certificate can be made." in told
    assert not list(tmp_path.glob("posture-certificate*"))


def test_it_is_written_where_it_is_wanted_and_can_be_verified(posture, learned, tmp_path: Path) -> None:
    assert "--out DIR" in posture("lessons", "certificate").out
    made = posture("lessons", "certificate", "--out", tmp_path, "--name", "Ada Example")
    assert (made.code, made.err) == (0, "")
    assert "Nothing of your answers, of this computer or of an organisation." in _flowed(made.out)

    told = posture("lessons", "verify", tmp_path / "posture-certificate.json")
    assert (told.code, told.err) == (0, "")
    assert "Name: Ada Example" in told.out
    assert "Nothing in it was changed since it was signed." in told.out
    assert "Nobody vouches for who learned" in told.out
    assert "Nobody watched" in _flowed(told.out)


def test_programs_are_told_the_same(posture, learned, tmp_path: Path) -> None:
    made = posture("lessons", "certificate", "--about", "home", "--out", tmp_path, "--json").data
    assert made["schema"] == "posture/certificate-written/1"
    told = posture("lessons", "verify", made["badge"], "--json").data
    assert (told["verified"], told["over"], told["name"]) == (True, False, "")
    assert told["title"] == "My home as a place of work"


def test_one_that_was_changed_is_refused(posture, learned, tmp_path: Path) -> None:
    posture("lessons", "certificate", "--out", tmp_path, "--name", "Ada Example")
    file = tmp_path / "posture-certificate.json"
    file.write_text(file.read_text(encoding="utf-8").replace("Ada", "Eve"), encoding="utf-8")
    told = posture("lessons", "verify", file)
    assert (told.code, told.out) == (1, "")
    assert "This certificate was changed after it was signed." in _flowed(told.err)
    assert posture("lessons", "verify", file, "--json").data["verified"] is False
    assert posture("lessons", "verify", tmp_path / "nowhere.json").code == 2


def test_one_whose_time_is_over_says_so(posture, learned, at_hand, tmp_path: Path) -> None:
    posture("lessons", "certificate", "--out", tmp_path)
    at_hand.days = 600
    assert "Its time is over" in posture("lessons", "verify", tmp_path / "posture-certificate.json").out


def test_one_of_another_hand_says_what_posture_does_not_write(posture, learned, tmp_path: Path) -> None:
    posture("lessons", "certificate", "--out", tmp_path)
    file = tmp_path / "posture-certificate.json"
    file.write_bytes(signed(replace(verified(file.read_bytes()), issuer_name="Contoso\n\nIT")))
    told = posture("lessons", "verify", file).out
    assert "\n  Contoso IT: " in told
    told = _flowed(told)
    assert "It names another issuer than Posture does. Anybody can write any name there." in told
    assert "So Posture did not write it like this, whoever signed it." in told
    assert len(posture("lessons", "verify", file, "--json").data["doubts"]) == 1


def test_a_badge_cannot_act_on_the_terminal(posture, learned, tmp_path: Path) -> None:
    refused = posture("lessons", "certificate", "--out", tmp_path, "--name", "Ada \u202eelpmaxE")
    assert (refused.code, refused.out, list(tmp_path.glob("posture-*"))) == (2, "", [])
    posture("lessons", "certificate", "--out", tmp_path)
    file = tmp_path / "posture-certificate.json"
    badge = verified(file.read_bytes())
    for name in ("Ada \u202eelpmaxE", "\x1b[2J", "\x9b2J"):
        file.write_bytes(signed(replace(badge, name=name)))
        for options in ((), ("--json",)):
            told = posture("lessons", "verify", file, *options)
            assert told.code == 1
            assert name not in told.out + told.err


def test_every_subject_can_be_named_on_the_command_line(posture, at_hand) -> None:
    for about in (each["about"] for each in posture("lessons", "certificate", "--json").data["subjects"]):
        if about != "all":
            [only] = posture("lessons", "certificate", "--about", about, "--json").data["subjects"]
            assert json.dumps(only["about"]) == json.dumps(about)
