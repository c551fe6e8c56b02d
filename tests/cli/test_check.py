from __future__ import annotations

import json
import shutil

import pytest

from posture.application.session import Session
from posture.host.recordings.recorded import RecordedHost
from posture.store.errors import StoreError


@pytest.fixture
def later(hosts, tmp_path):
    """A Kubuntu recorded a year after this version's list of end dates was made."""
    folder = shutil.copytree(hosts / "kubuntu-plain-x11vnc", tmp_path / "later")
    header = json.loads((folder / "host.json").read_text(encoding="utf-8"))
    (folder / "host.json").write_text(json.dumps({**header, "taken": "2027-12-01T12:00:00Z"}))
    return folder


@pytest.fixture
def blank(tmp_path):
    """A recording without a single answer."""
    folder = tmp_path / "blank"
    folder.mkdir()
    header = {
        "schema": "posture/host/1",
        "system": "linux",
        "taken": "2026-11-21T09:00:00Z",
        "home": "/home/p",
    }
    (folder / "host.json").write_text(json.dumps({**header, "origin": "Nothing was asked.", "complete": []}))
    return folder


@pytest.mark.parametrize(
    ("host", "check", "outcome", "code"),
    [
        ("fedora-gnome-luks", "screen-lock", "pass", 0),
        ("ubuntu-24.04-apt", "auto-updates", "warn", 0),
        ("kubuntu-plain-x11vnc", "screen-lock", "fail", 1),
        ("podman-container", "disk-encryption", "not_applicable", 0),
    ],
)
def test_a_recorded_computer_is_judged(posture, hosts, host, check, outcome, code) -> None:
    answer = posture("check", check, "--host", hosts / host, "--json")
    assert answer.code == code
    assert answer.data["schema"] == "posture/check/1"
    assert answer.data["taken"] == "2026-11-21T09:00:00Z"
    assert answer.data["system"]["family"] == "linux"
    [verdict] = answer.data["verdicts"]
    assert (verdict["check"], verdict["outcome"]) == (check, outcome)
    assert verdict["finding"]
    assert verdict["wanted"]
    assert isinstance(verdict["took_ms"], int)
    assert {"fact", "value", "method"} <= verdict["evidence"][0].keys()


def test_what_nobody_asked_is_unknown_and_no_failure(posture, blank) -> None:
    answer = posture("check", "--host", blank, "--json")
    assert {verdict["outcome"] for verdict in answer.data["verdicts"]} == {"unknown"}
    assert {verdict["reason"] for verdict in answer.data["verdicts"]} >= {"not-recorded"}
    assert answer.code == 0
    assert "Nothing to do was found, as far as one could tell." in posture("check", "--host", blank).out


def test_knowledge_that_is_too_old_is_stale(posture, later) -> None:
    answer = posture("check", "os-supported", "--host", later, "--json")
    assert answer.data["verdicts"][0]["outcome"] == "stale"
    assert "Too old to say" in posture("check", "os-supported", "--host", later).out


@pytest.mark.usefixtures("open_keyring")
def test_what_was_set_aside_is_excepted_and_fails_no_more(posture, at_hand) -> None:
    assert posture("check", "screen-lock").code == 1
    posture("except", "screen-lock", "--reason", "It stands in a locked room", "--days", "5")
    answer = posture("check", "screen-lock", "--json")
    assert answer.code == 0
    [verdict] = answer.data["verdicts"]
    assert (verdict["outcome"], verdict["measured"]) == ("excepted", "fail")
    words = " ".join(posture("check", "screen-lock").out.split())
    assert "Set aside" in words
    assert "To do: Nothing locks the screen when you walk away." in words
    assert ": It stands in a locked room" in words


def test_the_checkup_is_told_in_words_worst_first(posture, at_hand) -> None:
    answer = posture("check")
    assert answer.code == 1
    assert answer.out.startswith("Ubuntu 24.04.3 LTS, ")
    assert "\n\nTo do\n  ✗ " in answer.out
    assert "\n  ✗ Screen lock\n    Nothing locks the screen when you walk away.\n" in answer.out
    assert answer.out.index("\nTo do\n") < answer.out.index("\nFine\n")
    assert "\n  How: posture explain " in answer.out
    assert "\033" not in answer.out
    assert answer.err == ""


def test_the_next_step_of_a_recorded_computer_is_explained_on_that_one(posture, hosts, tmp_path) -> None:
    recording = shutil.copytree(hosts / "windows-11-pro-office", tmp_path / "a recording")
    answer = posture("check", "--host", recording)
    assert answer.out.endswith(f"\n  How: posture explain os-supported --host '{recording}'\n")


def test_every_line_fits_a_narrow_terminal(posture, hosts, monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    for host in ("windows-10-old", "macos-15-laptop"):
        lines = posture("check", "--host", hosts / host).out.splitlines()
        assert max(len(line) for line in lines if "posture explain" not in line) <= 40


def test_no_code_of_a_program_is_shown_to_people(posture, hosts) -> None:
    found = " ".join(posture("check", "--host", hosts / "windows-11-pro-office").out.split())
    assert "The last backup by File History finished 3 days ago." in found
    assert (
        "Another computer can control this screen, through Remote Desktop (software for remote control)."
        in found
    )
    assert "A firewall (not Windows' own) is on" in found


def test_where_all_is_well_there_is_no_next_step(posture, hosts) -> None:
    answer = posture("check", "screen-lock", "--host", hosts / "fedora-gnome-luks")
    assert answer.code == 0
    assert answer.out.endswith("\n\nThere is nothing to do.\n")


def test_what_one_could_not_tell_says_what_would_help(posture, hosts) -> None:
    host = hosts / "fedora-gnome-luks"
    unknown = [
        verdict
        for verdict in posture("check", "--host", host, "--json").data["verdicts"]
        if verdict["outcome"] == "unknown" and "remedy" in verdict
    ]
    assert unknown
    told = posture("check", unknown[0]["check"], "--host", host).out
    assert told.count("Could not tell") == 1
    assert unknown[0]["remedy"] in " ".join(told.split())


def test_a_whole_checkup_of_this_computer_is_kept(posture, at_hand, own_home) -> None:
    posture("check", "screen-lock")
    assert not (own_home / "posture.db").exists()
    posture("check")
    with Session(own_home, RecordedHost, live=True) as session:
        assert session.database.one("SELECT count(*) FROM checkup")[0] == 1


def test_a_recorded_computer_is_not_kept(posture, hosts, own_home) -> None:
    posture("check", "--host", hosts / "fedora-gnome-luks")
    assert list(own_home.iterdir()) == []


def test_a_home_that_cannot_be_made_is_a_note_beside_the_verdicts(
    posture, at_hand, monkeypatch, tmp_path
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("POSTURE_HOME", str(tmp_path / "file" / "home"))
    answer = posture("check", "--json")
    assert answer.code == 1
    assert len(answer.data["verdicts"]) == len(at_hand.session().catalogue.checks)
    [note] = answer.err.splitlines()
    assert note.startswith("posture: this check-up was not kept, and what may be kept there was left aside: ")


def test_a_database_in_a_home_that_cannot_be_written_does_not_stop_a_checkup(
    posture, at_hand, own_home, monkeypatch
) -> None:
    (own_home / "posture.db").mkdir()  # what cannot be opened, whoever tries
    assert "posture.db" in posture("check").err
    monkeypatch.setattr("os.access", lambda *_, **__: False)
    answer = posture("check")
    assert answer.code == 1
    assert "\nNext\n" in answer.out
    assert "was not kept" in answer.err


def test_a_full_disk_is_a_note_beside_the_verdicts(posture, at_hand, monkeypatch) -> None:
    posture("except", "clock", "--reason", "x")

    def full(*_: object) -> None:
        raise StoreError("The disk is full.")

    monkeypatch.setattr("posture.cli.checking.remember", full)
    answer = posture("check")
    assert answer.code == 1
    assert answer.err == "posture: this check-up was not kept: The disk is full.\n"


def test_a_check_that_is_not_there_cannot_be_looked_at(posture, at_hand) -> None:
    answer = posture("check", "screenlock")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == "posture: There is no check “screenlock”. Did you mean “screen-lock”?\n"


def test_without_a_command_a_finding_is_no_failure(posture, at_hand) -> None:
    answer = posture()
    assert "To do" in answer.out
    assert answer.code == 0


def test_what_only_it_can_mend_stands_apart_from_the_next_step(posture, hosts) -> None:
    out = posture("check", "--host", hosts / "windows-11-pro-office").out
    for_it, _, after = out.partition("\nFor your IT\n")[2].partition("\nNext\n")
    assert "  – Turn on automatic updates\n" in for_it
    assert "Only they can change them: ask them to." in " ".join(for_it.split())
    assert "First, because here protection is missing" in after
