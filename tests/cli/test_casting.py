"""From looking at a round to counted ballots, against an organisation in the same process."""

from __future__ import annotations

import base64
import json
from datetime import timedelta

import pytest
from miniature import SCOPES

from posture.ballots.fingerprint import fingerprint
from posture.cli import questions
from posture.reports.errors import Unreachable


@pytest.fixture
def asked(monkeypatch):
    """A terminal at which somebody sits; gives what they were asked, and answers as it is told."""

    class Asked(list[str]):
        answer = "y"

        def ask(self, prompt: str) -> str:
            self.append(prompt)
            return self.answer

    made = Asked()
    monkeypatch.setattr(questions, "can_ask", lambda: True)
    monkeypatch.setattr(questions, "ask", made.ask)
    return made


def _flowing(text: str) -> str:
    return " ".join(text.split())


# Looking


def test_before_casting_opens_a_preview_says_what_one_would_say_now(posture, member, collector) -> None:
    answer = posture("preview")
    assert answer.code == 0
    assert answer.out.startswith("Heron Ltd, round 2026-W47\n")
    assert "Ballots leave from" not in answer.out.splitlines()[1]  # keys are still given out
    assert "ballots leave from 19 November" in answer.out or "ballots leave from Thursday" in answer.out
    assert "What you would say now" in answer.out
    assert "  Disk encryption  To do\n" in answer.out
    assert "  Firewall         Fine\n" in answer.out
    assert set(collector.asked()) == {"/v1/root/2", "/v1/manifest"}


def test_a_preview_shows_the_rounds_fingerprint(posture, member, collector) -> None:
    expected = fingerprint(collector.signed[1])
    assert f"The round's fingerprint: {expected}\n" in posture("preview").out
    assert posture("preview", "--json").data["fingerprint"] == expected


def test_a_second_look_at_a_round_asks_nobody(posture, member, collector) -> None:
    posture("preview")
    collector.arrived.clear()
    posture("preview")
    assert collector.arrived == []


def test_once_casting_is_open_a_preview_shows_the_exact_bytes(posture, casting) -> None:
    answer = posture("preview")
    assert "What you say\n" in answer.out
    assert '{"payload":"' in answer.out
    assert answer.out.endswith("To send them at once: posture cast\n")
    data = posture("preview", "--json").data
    assert data["schema"] == "posture/preview/2"
    assert (data["organisation"], data["enrolled"], data["too_few"]) == ("Heron Ltd", 60, None)
    assert data["signed"] is True
    assert [ballot["scope"] for ballot in data["ballots"]] == list(SCOPES)
    for ballot in data["ballots"]:
        inside = json.loads(base64.b64decode(json.loads(ballot["envelope"])["payload"]))
        assert inside == ballot["payload"]
        assert (inside["scope"], inside["answer"]) == (ballot["scope"], ballot["answer"])
        assert data["answers"][ballot["scope"]] == ballot["answer"]
        assert (ballot["sealed_bytes"], ballot["sent"]) == (1208, False)


def test_a_preview_sends_nothing_of_the_computer(posture, casting, collector) -> None:
    posture("preview")
    assert not {"/v1/ballots", "/v1/issue"} & set(collector.asked())


def test_answers_are_measured_and_signed_once(posture, at_hand, hosts, casting, collector) -> None:
    first = posture("preview", "--json").data["ballots"]
    at_hand.host = hosts / "fedora-gnome-luks"  # where the disk is encrypted
    assert posture("preview", "--json").data["ballots"] == first
    assert posture("cast", "--yes").code == 0
    sent = {ballot["scope"]: ballot["answer"] for ballot in first}
    assert {scope: [answer] for scope, answer in sent.items()} == collector.answers()


def test_a_round_is_judged_by_its_policy(posture, at_hand, hosts, member) -> None:
    at_hand.host = hosts / "fedora-gnome-luks"  # locks after 8.5 minutes; the round asks for five
    assert posture("preview", "--json").data["answers"]["screen-lock"] == 2
    posture("consent", "--once")
    rule = "at most 5 (a policy may choose 5, 10 or 15)"
    assert rule in _flowing(posture("explain", "screen-lock").out)


def test_an_exception_does_not_change_an_answer(posture, member) -> None:
    posture("except", "screen-lock", "--reason", "It stands in a locked room")
    answer = posture("preview", "--json")
    assert answer.data["answers"]["screen-lock"] == 2
    assert "locked room" not in answer.out


def test_below_ten_nothing_leaves(posture, at_hand, collector, invite) -> None:
    posture("join", invite)
    manifest = collector.open_round(enrolled=7)
    assert posture("preview", "--json").data["too_few"] == "7 of 10 joined; sums start at ten."
    assert "Nothing will be sent: 7 of 10 joined; sums start at ten.\n" in posture("preview").out
    for moment in (manifest.timetable.fetch.end - timedelta(minutes=1), manifest.timetable.cast.start):
        at_hand.moment = moment
        posture("deliver")
    answer = posture("cast", "--yes")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == "posture: 7 of 10 joined; sums start at ten.\n"
    assert not {"/v1/issue", "/v1/ballots"} & set(collector.asked())


# Sending at once


def test_casting_shows_the_answers_and_its_cost_and_asks(posture, casting, collector, asked) -> None:
    answer = posture("cast")
    assert answer.code == 0
    assert "  Disk encryption  To do\n" in answer.out
    assert "all leave at once, right after one another" in _flowing(answer.out)
    assert asked == ["Send these answers now? (y or n, q stops): "]
    assert answer.out.endswith("3 ballots counted.\n")
    assert collector.each_once()


@pytest.mark.parametrize("said", ["n", "q"])
def test_without_a_yes_nothing_leaves(posture, casting, collector, asked, said) -> None:
    asked.answer = said
    answer = posture("cast")
    assert answer.code == 2
    assert answer.err.endswith("posture: nothing was done.\n")
    assert "/v1/ballots" not in collector.asked()


def test_where_nobody_can_be_asked_nothing_leaves(posture, casting, collector) -> None:
    for more in ([], ["--json"]):
        answer = posture("cast", *more)
        assert answer.code == 2
        assert "Add --yes to agree." in answer.err
    assert "/v1/ballots" not in collector.asked()


def test_a_standing_consent_leaves_nothing_to_ask(posture, casting, collector, asked) -> None:
    posture("consent", "--standing")
    answer = posture("cast")
    assert asked == []
    assert "right after one another" in _flowing(answer.out)
    assert collector.each_once()


def test_a_consent_for_one_round_is_asked_all_the_same(posture, casting, asked) -> None:
    posture("consent", "--once")
    posture("cast")
    assert len(asked) == 1


def test_casting_sends_each_ballot_once(posture, casting, collector) -> None:
    assert posture("cast", "--yes").out.endswith("3 ballots counted.\n")
    again = posture("cast", "--json").data
    assert again == {
        "schema": "posture/cast/1",
        "counted": 0,
        "duplicate": 0,
        "refused": [],
        "pending": 0,
        "trouble": "",
    }
    assert collector.asked().count("/v1/ballots") == 3
    assert "Everything in this round is sent." in posture("preview").out


def test_before_the_day_one_is_told_when(posture, member) -> None:
    answer = posture("cast", "--yes")
    assert answer.code == 2
    assert "can be sent from Thursday, 19 November 2026, 00:00 on" in answer.err
    assert "posture consent" in answer.err


def test_after_the_last_moment_one_is_told_so(posture, at_hand, casting) -> None:
    at_hand.moment = casting.timetable.cast.end + timedelta(hours=1)
    answer = posture("cast", "--yes")
    assert answer.code == 2
    assert "takes no more ballots" in answer.err


def test_who_missed_the_keys_waits_for_the_next_round(posture, at_hand, member) -> None:
    at_hand.moment = member.timetable.cast.start + timedelta(hours=1)
    answer = posture("cast", "--yes")
    assert answer.code == 2
    assert "has no keys for this round" in answer.err


def test_a_collector_that_cannot_be_reached_leaves_the_rest_for_later(
    posture, casting, collector, monkeypatch
) -> None:
    real = collector.handle

    def failing(path: str, body: bytes, read_key: bytes = b"") -> tuple[int, bytes]:
        if path == "/v1/ballots" and collector.asked().count(path) == 1:
            raise Unreachable("posture.heron.example cannot be reached.")
        return real(path, body, read_key)

    monkeypatch.setattr(collector, "handle", failing)
    answer = posture("cast", "--yes")
    assert answer.code == 2
    assert "1 ballot counted." in answer.out
    assert "2 ballots left to send; you can safely cast again." in _flowing(answer.out)
    monkeypatch.setattr(collector, "handle", real)
    assert posture("cast", "--yes").out.endswith("2 ballots counted.\n")


# Recorded computers, and rehearsals


@pytest.mark.parametrize("command", ["cast", "deliver"])
def test_a_recorded_computer_does_not_vote_in_earnest(posture, hosts, casting, collector, command) -> None:
    more = ["--yes"] if command == "cast" else []
    posture("consent", "--standing")
    answer = posture(command, "--host", hosts / "fedora-gnome-luks", *more)
    assert answer.code == 2
    assert "votes in rehearsals only" in answer.err
    assert "/v1/ballots" not in collector.asked()
    assert posture("preview", "--json").data["answers"]["disk-encryption"] == 2  # this one's


def test_looking_with_a_recorded_computer_signs_nothing(posture, hosts, casting) -> None:
    answer = posture("preview", "--json", "--host", hosts / "fedora-gnome-luks")
    assert answer.err.startswith("posture: these answers are those of the computer recorded in ")
    assert answer.data["signed"] is False
    assert answer.data["answers"]["disk-encryption"] == 1


def test_in_a_rehearsal_casting_waits_for_its_seconds(
    posture, at_hand, collector, invite, hosts, monkeypatch
) -> None:
    collector.rehearsal = True
    collector.roots = [collector.make_root()]
    posture("join", "-", typed=collector.invite())
    collector.open_for()
    monkeypatch.setattr(
        "posture.application.voting.casting.time.sleep",
        lambda seconds: setattr(at_hand, "moment", at_hand.moment + timedelta(seconds=seconds)),
    )
    answer = posture("cast", "--yes", "--host", hosts / "fedora-gnome-luks")
    assert answer.code == 0, answer.err
    assert "this rehearsal takes ballots from 09:00:15 on; waiting." in answer.err
    assert answer.out.endswith("3 ballots counted.\n")
    assert collector.each_once()
