from __future__ import annotations

from datetime import date, timedelta

import pytest


@pytest.mark.usefixtures("open_keyring")
def test_a_check_is_set_aside_and_counts_again(posture, at_hand) -> None:
    made = posture("except", "backup", "--reason", "On the company's server", "--days", "30")
    assert made.code == 0
    assert made.out.startswith("“Backup of your files” is set aside until ")
    [listed] = posture("exceptions").out.splitlines()
    assert listed.startswith("backup  until ")
    assert listed.endswith("  On the company's server")
    assert posture("except", "backup", "--end").out == "backup counts again.\n"
    assert posture("exceptions").out == "Nothing is set aside.\n"


@pytest.mark.usefixtures("open_keyring")
def test_programs_get_the_same_with_stable_keys(posture, at_hand) -> None:
    made = posture("except", "backup", "--reason", "Later", "--json").data
    assert made["schema"] == "posture/exception/1"
    assert (made["check"], made["reason"]) == ("backup", "Later")
    assert date.fromisoformat(made["until"]) - date.fromisoformat(made["since"]) == timedelta(days=90)
    listed = posture("exceptions", "--json").data
    assert listed["schema"] == "posture/exceptions/1"
    assert listed["exceptions"] == [{key: made[key] for key in ("check", "reason", "since", "until")}]
    assert posture("except", "backup", "--end", "--json").data == {
        "schema": "posture/exception/1",
        "check": "backup",
        "ended": True,
    }


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["backup", "--reason", "x", "--days", "91"], "A check can be set aside for 1 to 90 days, not 91."),
        (
            ["breakfast", "--reason", "x"],
            "There is no check “breakfast”. “posture checks list” names them all.",
        ),
        (["backup", "--end"], "“backup” is not set aside."),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(posture, at_hand, arguments, said) -> None:
    answer = posture("except", *arguments)
    assert (answer.code, answer.out, answer.err) == (2, "", f"posture: {said}\n")


def test_a_number_of_days_is_a_number(posture, at_hand) -> None:
    answer = posture("except", "backup", "--reason", "x", "--days", "many")
    assert answer.code == 2
    assert answer.err.startswith("posture: --days: “many” is no whole number. ")


@pytest.mark.usefixtures("open_keyring")
@pytest.mark.parametrize("given", [[], ["--reason", " "]])
def test_a_reason_that_would_be_kept_has_to_be_given(posture, at_hand, given) -> None:
    answer = posture("except", "backup", *given)
    assert answer.err == "posture: To set a check aside takes a reason, in your own words.\n"
    assert posture("exceptions").out == "Nothing is set aside.\n"


def test_a_reason_that_cannot_be_sealed_is_not_kept_and_that_is_said(posture, at_hand) -> None:
    made = " ".join(posture("except", "backup", "--reason", "On the company's server").out.split())
    assert "Your reason is not kept: it would be under seal" in made
    listed = " ".join(posture("exceptions").out.split())
    assert listed.endswith("No reason is kept.")
    assert "company" not in listed
    assert posture("exceptions", "--json").data["exceptions"][0]["reason"] == ""


def test_a_reason_that_would_not_be_kept_is_not_demanded(posture, at_hand) -> None:
    made = posture("except", "backup")
    assert (made.code, made.err) == (0, "")
    assert "reason" not in made.out


@pytest.mark.parametrize("way", ["POSTURE_PASSPHRASE", "POSTURE_PASSPHRASE_FILE"])
def test_without_a_keyring_a_passphrase_that_is_given_seals_the_reason(
    posture, at_hand, own_home, tmp_path, monkeypatch, way
) -> None:
    (tmp_path / "words").touch(0o600)
    (tmp_path / "words").write_text("a sentence of my own\n", encoding="utf-8")
    named = "a sentence of my own" if way == "POSTURE_PASSPHRASE" else str(tmp_path / "words")
    monkeypatch.setenv(way, named)
    assert "not kept" not in posture("except", "backup", "--reason", "On the company's server").out
    assert posture("exceptions").out.rstrip().endswith("On the company's server")
    assert b"company" not in (own_home / "posture.db").read_bytes()
    monkeypatch.delenv(way)
    closed = " ".join(posture("exceptions").out.split())
    assert closed.endswith("its seal does not open without the keyring or the passphrase.")
    monkeypatch.setenv("POSTURE_PASSPHRASE", "another sentence")
    assert "company" not in posture("exceptions").out


@pytest.mark.usefixtures("open_keyring")
def test_a_long_reason_goes_on_below_itself(posture, at_hand) -> None:
    posture("except", "backup", "--reason", "because " * 20)
    lines = posture("exceptions").out.splitlines()
    assert len(lines) > 1
    assert all(line.startswith(" " * 20) for line in lines[1:])
    assert max(map(len, lines)) <= 100
