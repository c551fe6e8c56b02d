"""From an invite to the sums, against a real collector that sits in the same process."""

from __future__ import annotations

import base64
import json

import pytest

from posture.collector.tally import tally

CHECKS = ("disk-encryption", "firewall", "screen-lock")


@pytest.fixture
def invite(collector, tmp_path):
    file = tmp_path / "invite.json"
    file.write_text(collector.invite(), encoding="utf-8")
    return file


@pytest.fixture
def member(posture, at_hand, collector, invite):
    """This computer has joined, with nine others, and a round is open."""
    assert posture("join", invite).code == 0
    collector.enrol_others(9)
    collector.open_round(*CHECKS, screen_lock_minutes=5)
    collector.asked.clear()


def test_joining_takes_the_file_that_it_gave(posture, at_hand, invite) -> None:
    answer = posture("join", invite)
    assert answer.code == 0
    assert answer.out.startswith("You joined Heron Ltd.\n")
    assert "nothing of how that computer stands" in answer.out


def test_joining_takes_an_invite_from_standard_input(posture, at_hand, collector) -> None:
    data = posture("join", "-", "--json", typed=collector.invite()).data
    assert data["schema"] == "posture/join/1"
    assert (data["issuer"], data["group"]) == ("https://posture.heron.example", "everyone")


@pytest.mark.parametrize("coding", ["utf-8-sig", "utf-16"])
def test_joining_takes_a_file_as_other_systems_save_it(posture, at_hand, collector, tmp_path, coding) -> None:
    file = tmp_path / "invite.txt"
    file.write_bytes(collector.invite().encode(coding))
    assert posture("join", file).code == 0


def test_joining_twice_is_refused(posture, member, invite) -> None:
    answer = posture("join", invite)
    assert answer.code == 2
    assert "Leave it before joining another." in answer.err


def test_a_preview_shows_every_answer_and_the_exact_bytes(posture, member) -> None:
    answer = posture("preview")
    assert answer.code == 0
    assert answer.out.startswith("Heron Ltd, round ")
    assert "  The disk is encrypted       to fix\n" in answer.out
    assert "  A firewall is on            OK\n" in answer.out
    assert "separate, signed, unnamed ballots" in answer.out
    assert "can see the network address that they come from" in " ".join(answer.out.split())
    assert '{"payload":"' in answer.out
    assert answer.out.endswith("\nTo send them: posture cast\n")


def test_what_a_preview_says_to_programs_is_what_stands_in_the_bytes(posture, member) -> None:
    data = posture("preview", "--json").data
    assert data["schema"] == "posture/preview/1"
    assert (data["organisation"], data["enrolled"], data["too_few"]) == ("Heron Ltd", 10, None)
    assert [ballot["scope"] for ballot in data["ballots"]] == list(CHECKS)
    for ballot in data["ballots"]:
        inside = json.loads(base64.b64decode(json.loads(ballot["envelope"])["payload"]))
        assert inside == ballot["payload"]
        assert (inside["scope"], inside["answer"]) == (ballot["scope"], ballot["answer"])
        assert ballot["sealed_bytes"] == 1208
        assert ballot["sent"] is False


def test_a_preview_sends_no_ballot(posture, member, collector) -> None:
    posture("preview")
    assert "/v1/ballots" not in collector.asked


def test_casting_sends_each_ballot_once(posture, member, collector) -> None:
    assert posture("cast").out == "3 ballots counted.\n"
    assert collector.asked.count("/v1/ballots") == 3
    again = posture("cast", "--json").data
    assert again == {
        "schema": "posture/cast/1",
        "counted": 0,
        "duplicate": 0,
        "refused": [],
        "pending": 0,
        "trouble": "",
    }
    assert collector.asked.count("/v1/ballots") == 3
    assert "Everything in this round is sent." in posture("preview").out


def test_casting_sends_what_was_previewed(posture, at_hand, hosts, member) -> None:
    shown = {ballot["scope"]: ballot["payload"] for ballot in posture("preview", "--json").data["ballots"]}
    at_hand.host = hosts / "fedora-gnome-luks"  # where the screen locks
    posture("cast")
    sent = {ballot["scope"]: ballot["payload"] for ballot in posture("preview", "--json").data["ballots"]}
    assert sent == shown
    assert sent["screen-lock"]["answer"] == 2


def test_a_round_is_judged_by_its_policy(posture, at_hand, hosts, member) -> None:
    at_hand.host = hosts / "fedora-gnome-luks"  # locks after 8.5 minutes; the round asks for five
    ballots = {ballot["scope"]: ballot for ballot in posture("preview", "--json").data["ballots"]}
    assert ballots["screen-lock"]["answer"] == 2
    assert "at most 5 (a policy may choose 5, 10 or 15)" in " ".join(
        posture("explain", "screen-lock").out.split()
    )


def test_an_exception_does_not_change_a_ballot(posture, member) -> None:
    posture("except", "screen-lock", "--reason", "It stands in a locked room")
    answer = posture("preview", "--json")
    ballots = {ballot["scope"]: ballot for ballot in answer.data["ballots"]}
    assert ballots["screen-lock"]["answer"] == 2
    assert "locked room" not in answer.out


def test_the_answers_of_a_recorded_computer_are_named_as_such(posture, hosts, member) -> None:
    answer = posture("cast", "--host", hosts / "fedora-gnome-luks")
    assert answer.code == 0
    assert answer.err.startswith("posture: these answers are those of the computer recorded in ")


def test_the_ledger_has_everything_that_left(posture, member, collector) -> None:
    assert posture("cast").code == 0
    lines = posture("ledger").out.splitlines()
    assert [line.split("  ")[1].strip() for line in lines[:2]] == [
        "Joining",
        f"Asking for the keys of {tally(collector.store).epoch}",
    ]
    assert {line.split("  ")[1] for line in lines[2:5]} >= {"Ballot: The screen locks by itself"}
    assert all(line.endswith("counted") for line in lines[2:5])
    entries = posture("ledger", "--json").data["entries"]
    assert [entry["kind"] for entry in entries] == ["enrol", "issue", "ballot", "ballot", "ballot"]
    assert all(len(base64.b64decode(entry["bytes"])) == entry["size"] for entry in entries)
    assert {entry["destination"] for entry in entries} == {"https://posture.heron.example"}


def test_below_ten_nothing_is_sent(posture, at_hand, collector, invite) -> None:
    posture("join", invite)
    collector.enrol_others(6)
    collector.open_round("screen-lock")
    assert posture("preview", "--json").data["too_few"] == "7 of 10 joined; sums start at ten."
    assert "Nothing will be sent: 7 of 10 joined; sums start at ten.\n" in posture("preview").out
    answer = posture("cast")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == "posture: 7 of 10 joined; sums start at ten.\n"
    assert not {"/v1/issue", "/v1/ballots"} & set(collector.asked)
    assert [entry["kind"] for entry in posture("ledger", "--json").data["entries"]] == ["enrol"]


def test_without_a_round_one_is_told_to_wait(posture, at_hand, invite) -> None:
    posture("join", invite)
    answer = posture("preview")
    assert answer.code == 2
    assert "No round is open now." in answer.err
    assert "There is no round yet, so there are no sums.\n" in posture("together").out


def test_everybody_sees_the_sums_of_it_from_ten_on_once_the_round_is_closed(
    posture, at_hand, hosts, member, collector, monkeypatch, tmp_path
) -> None:
    assert posture("cast").code == 0
    assert "Fewer than 10 ballots so far; sums start at ten." in posture("together").out
    invites = [collector.invite() for _ in range(9)]
    for number, text in enumerate(invites):
        monkeypatch.setenv("POSTURE_HOME", str(tmp_path / f"home-{number}"))
        posture("join", "-", typed=text)
        name = "fedora-gnome-luks" if number % 2 else "kubuntu-plain-x11vnc"
        assert posture("cast", "--host", hosts / name).code == 0
    assert posture("together", "--json").data["checks"] == {}
    collector.close_round()
    data = posture("together", "--json").data
    assert data["schema"] == "posture/together/1"
    assert data["checks"] == tally(collector.store).data()["checks"]
    assert data["checks"]["firewall"]["pass"] >= 6
    answer = posture("together")
    assert "19 computers have joined. Everyone, IT too, sees the same sums." in answer.out
    assert "\nA firewall is on\n  " in answer.out
    assert max(map(len, answer.out.splitlines())) <= 100


def test_leaving_deletes_the_keys_and_keeps_the_ledger(posture, member, own_home) -> None:
    posture("cast")
    answer = posture("leave")
    assert answer.code == 0
    assert "Your ledger stays" in answer.out
    assert len(posture("ledger", "--json").data["entries"]) == 5
    again = posture("leave", "--json")
    assert again.code == 2
    assert "has not joined" in again.err


def test_leaving_tells_programs_the_same(posture, member) -> None:
    data = posture("leave", "--json").data
    assert data["schema"] == "posture/leave/1"
    assert len(data["words"]) == 5


@pytest.mark.parametrize("command", ["preview", "cast", "together", "leave"])
def test_who_has_not_joined_is_told_to(posture, at_hand, command) -> None:
    answer = posture(command)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == (
        "posture: This computer has not joined an organisation. Join with an invite from IT first.\n"
    )


def test_before_anything_left_the_ledger_says_so(posture, at_hand) -> None:
    assert posture("ledger").out == "Nothing has ever left this computer.\n"
    assert posture("ledger", "--json").data == {"schema": "posture/ledger/1", "entries": []}


def test_a_wrong_passphrase_is_one_sentence(posture, member, monkeypatch) -> None:
    monkeypatch.setenv("POSTURE_PASSPHRASE", "another passphrase")
    for command in ("preview", "cast", "ledger", "together"):
        answer = posture(command)
        assert answer.code == 2
        assert answer.err == "posture: That passphrase does not open Posture's key. Try again.\n"


def test_a_collector_that_cannot_be_reached_leaves_the_rest_for_later(
    posture, member, collector, monkeypatch
) -> None:
    from posture.reports.errors import Unreachable

    real = collector.exchange
    posture("preview")

    def failing(method: str, path: str, body: bytes) -> bytes:
        if path == "/v1/ballots" and collector.asked.count(path) == 1:
            raise Unreachable("posture.heron.example cannot be reached.")
        return real(method, path, body)

    monkeypatch.setattr(collector, "exchange", failing)
    answer = posture("cast")
    assert answer.code == 2
    assert "1 ballot counted." in answer.out
    assert "2 ballots left to send; you can safely cast again." in " ".join(answer.out.split())
    monkeypatch.setattr(collector, "exchange", real)
    assert posture("cast").out == "2 ballots counted.\n"
