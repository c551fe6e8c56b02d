"""Joining with what IT handed out, and leaving."""

from __future__ import annotations

import os
import sys

import pytest
from miniature import No

from posture.cli import questions


def test_joining_takes_the_file_that_it_gave(posture, at_hand, collector, invite) -> None:
    answer = posture("join", invite)
    assert answer.code == 0
    said = (
        f"You joined the organisation at {collector.address}; its name comes, signed, with the first round."
    )
    assert " ".join(answer.out.split()).startswith(said)
    assert "nothing of how that computer stands" in answer.out


def test_who_joins_during_a_round_hears_the_name_that_is_signed_in_it(
    posture, at_hand, collector, invite
) -> None:
    collector.open_for(screen_lock_minutes=5)
    assert posture("join", invite).out.startswith("You joined Heron Ltd.\n")


def test_joining_takes_an_invite_from_standard_input(posture, at_hand, collector) -> None:
    data = posture("join", "-", "--json", typed=collector.invite()).data
    assert data["schema"] == "posture/join/2"
    assert (data["issuer"], data["group"], data["moved"]) == (collector.address, "everyone", False)


@pytest.mark.parametrize("coding", ["utf-8-sig", "utf-16"])
def test_joining_takes_a_file_as_other_systems_save_it(posture, at_hand, collector, tmp_path, coding) -> None:
    file = tmp_path / "invite.txt"
    file.write_bytes(collector.invite().encode(coding))
    assert posture("join", file).code == 0


def test_an_invite_is_found_in_the_mail_that_it_came_in(posture, at_hand, collector) -> None:
    """With the words around it, and with the breaks and marks of lines that a mail program made."""
    invite = collector.invite()
    mail = f"Dear colleague,\n\nhere it is: {invite[:40]}\n {invite[40:90]}\r\n{invite[90:]}\n\nYour IT"
    assert posture("join", "-", typed=mail).code == 0


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("invite-unknown", "does not know this invite"),
        ("invite-expired", "too old"),
        ("invite-used", "This invite was used already"),
        ("struck-off", "a computer that has left since"),
    ],
)
def test_an_invite_that_is_refused_is_explained_with_what_to_do(
    refused, at_hand, collector, invite, monkeypatch, code, said
) -> None:
    def refuse(_: bytes) -> tuple[int, bytes]:
        raise No(403, code)

    monkeypatch.setattr(collector, "_enrol", refuse)
    sentence = refused("join", invite)
    assert said in sentence
    assert sentence.endswith("for a new one.")


def test_joining_twice_is_refused(posture, member, invite) -> None:
    answer = posture("join", invite)
    assert answer.code == 2
    assert "Leave it before joining another." in answer.err


def test_a_move_leads_a_member_to_the_new_address(posture, member, collector, tmp_path) -> None:
    file = tmp_path / "move.json"
    file.write_bytes(collector.moves_to("https://ballots.heron.example"))
    answer = posture("join", file)
    assert answer.code == 0
    assert "is to be found at https://ballots.heron.example from now on." in answer.out
    assert "Following to a new address" in posture("ledger").out


def test_a_move_that_another_key_signed_leads_nowhere(posture, member, collector, tmp_path) -> None:
    file = tmp_path / "move.json"
    file.write_bytes(collector.moves_to("https://elsewhere.example", key=collector.key))
    answer = posture("join", file)
    assert (answer.code, answer.out) == (2, "")


def test_who_has_not_joined_does_not_move(refused, at_hand, collector, tmp_path) -> None:
    file = tmp_path / "move.json"
    file.write_bytes(collector.moves_to("https://ballots.heron.example"))
    assert "has not joined" in refused("join", file)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"{}", "not a whole invite"),
        (b"null", "not a whole invite"),
        (b"[]", "not a whole invite"),
        (b'{"v":2}', "not a whole invite"),
        (b"\xff\xfe\x00\xd8", "is no invite"),
        (b"x" * 70_000, "far longer than an invite"),
        (b"{" * 20_000, "not a whole invite"),
    ],
)
def test_a_wrong_file_gets_one_clear_sentence(refused, at_hand, tmp_path, content, said) -> None:
    file = tmp_path / "invite.json"
    file.write_bytes(content)
    assert said in refused("join", file)
    assert said in refused("join", "-", typed=content)


def test_a_file_that_is_not_there_gets_one_too(refused, at_hand, tmp_path) -> None:
    assert "cannot be read" in refused("join", tmp_path / "nothing")
    assert "cannot be read" in refused("join", tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such files on Windows")
def test_a_file_that_never_ends_does_not_hang(refused, at_hand, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("posture.application.voting.handed_over._PATIENCE", 0.2)
    assert "far longer than an invite" in refused("join", "/dev/zero")
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    try:
        assert "does not end" in refused("join", pipe)
    finally:
        os.close(os.open(pipe, os.O_RDWR | os.O_NONBLOCK))  # lets go whoever still waits for it


# Leaving


@pytest.fixture
def terminal(monkeypatch):
    """Somebody sits there, and answers this."""

    def answering(said: str) -> None:
        monkeypatch.setattr(questions, "can_ask", lambda: True)
        monkeypatch.setattr(questions, "ask", lambda prompt: said)

    return answering


def test_leaving_says_what_cannot_be_undone_and_asks(posture, casting, collector, terminal) -> None:
    terminal("n")
    answer = posture("leave")
    assert answer.code == 2
    assert "That cannot be undone" in " ".join(answer.out.split())
    assert collector.struck_off == []
    terminal("y")
    answer = posture("leave")
    assert answer.code == 0
    assert "has struck this device off" in answer.out
    assert collector.struck_off == ["device-0"]


def test_where_nobody_can_be_asked_one_stays(posture, member, collector) -> None:
    answer = posture("leave")
    assert (answer.code, answer.out) == (2, "")
    assert "Add --yes to agree." in answer.err
    assert collector.struck_off == []


def test_leaving_deletes_what_waits_and_keeps_the_ledger(posture, casting, collector, own_home) -> None:
    posture("preview")  # signs
    data = posture("leave", "--yes", "--json").data
    assert data["schema"] == "posture/leave/2"
    assert data["struck_off"] is True
    assert any("The list “What was sent” stays" in sentence for sentence in data["words"])
    kinds = [entry["kind"] for entry in posture("ledger", "--json").data["entries"]]
    assert kinds == ["enrol", "issue", "leave"]
    again = posture("leave", "--yes", "--json")
    assert again.code == 2
    assert "has not joined" in again.err
    assert posture("deliver").code == 2


def test_leaving_here_only_tells_nobody(posture, member, collector) -> None:
    answer = posture("leave", "--yes", "--here-only")
    assert answer.code == 0
    assert "Ask IT to strike it off" in " ".join(answer.out.split())
    assert collector.arrived == []


@pytest.mark.parametrize("command", ["preview", "cast", "together", "leave", "deliver", "consent"])
def test_who_has_not_joined_is_told_to(posture, at_hand, command) -> None:
    answer = posture(command)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == (
        "posture: This computer has not joined an organisation. Join with an invite from IT first.\n"
    )
