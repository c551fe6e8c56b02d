"""What a timer calls: consent, delivery, the ledger, and the sums that were brought."""

from __future__ import annotations

import base64
import time
from dataclasses import replace
from datetime import timedelta

import pytest
from miniature import SCOPES

from posture.application.voting.together import beside
from posture.ballots.fingerprint import fingerprint
from posture.reports.errors import Unreachable

HOUR = timedelta(hours=1)


def _every_hour(posture, at_hand, until) -> list[str]:
    """Deliver every hour; gives back what was printed."""
    said = []
    while at_hand.moment < until:
        answer = posture("deliver")
        assert answer.code == 0, answer.err
        said.append(answer.out)
        at_hand.moment += HOUR
    return said


@pytest.mark.parametrize(
    ("option", "kept", "words"),
    [
        ("--once", "round", "The ballots of this round leave by themselves"),
        ("--standing", "standing", "The ballots of every round leave by themselves"),
        ("--revoke", "none", "No ballot leaves before you say so."),
    ],
)
def test_consent_is_said_and_kept(posture, casting, option, kept, words) -> None:
    assert words in posture("consent", option).out
    assert posture("consent", "--json").data == {"schema": "posture/consent/1", "consent": kept}


def test_two_consents_at_once_are_none(posture, member) -> None:
    assert posture("consent", "--once", "--standing").code == 2
    assert posture("consent", "--json").data["consent"] == "none"


def test_a_consent_for_a_round_ends_with_it(posture, at_hand, casting, collector) -> None:
    posture("consent", "--once")
    at_hand.moment = casting.timetable.close + HOUR
    collector.open_for()
    _every_hour(posture, at_hand, at_hand.moment + 6 * HOUR)
    assert posture("consent", "--json").data["consent"] == "none"


def test_keys_are_fetched_without_consent_and_no_ballot_leaves(posture, at_hand, member, collector) -> None:
    _every_hour(posture, at_hand, member.timetable.close)
    assert collector.asked().count("/v1/issue") == 1
    assert "/v1/ballots" not in collector.asked()


def test_with_consent_ballots_leave_one_by_one_until_the_last_hours(
    posture, at_hand, member, collector
) -> None:
    posture("preview")
    posture("consent", "--standing")
    said = _every_hour(posture, at_hand, member.timetable.close)
    assert collector.each_once()
    moments = [moment for path, moment in collector.moments if path == "/v1/ballots"]
    early = [moment for moment in moments if moment < member.timetable.cast.end - timedelta(hours=12)]
    assert len(set(early)) == len(early)
    assert said.count("") > len(said) / 2
    assert all(line.count("\n") <= 1 for line in said)


def test_a_consent_that_was_taken_back_stops_what_waits(posture, at_hand, casting, collector) -> None:
    posture("consent", "--standing")
    posture("deliver")
    left = collector.asked().count("/v1/ballots")
    posture("consent", "--revoke")
    _every_hour(posture, at_hand, casting.timetable.close)
    assert collector.asked().count("/v1/ballots") == left


def test_what_was_done_is_told_to_programs(posture, casting) -> None:
    data = posture("deliver", "--json").data
    assert data["schema"] == "posture/deliver/1"
    assert (data["signed"], data["sent"], data["waiting"], data["trouble"]) == (True, [], 3, "")


def test_when_nothing_is_due_nothing_is_printed(posture, casting) -> None:
    posture("deliver")
    answer = posture("deliver")
    assert (answer.code, answer.out, answer.err) == (0, "", "")


def test_without_its_key_it_does_nothing_and_ends_with_3(
    posture, casting, collector, monkeypatch, tmp_path
) -> None:
    monkeypatch.delenv("POSTURE_PASSPHRASE")
    monkeypatch.setattr("posture.cli.main.getpass", lambda prompt: pytest.fail("it asked"))
    answer = posture("deliver")
    assert (answer.code, answer.out) == (3, "")
    assert "sealed by a passphrase" in answer.err
    assert "POSTURE_PASSPHRASE_FILE" in answer.err
    assert collector.arrived == []
    (tmp_path / "words").touch(0o600)
    (tmp_path / "words").write_text("a passphrase for tests\nand a remark\n", encoding="utf-8")
    monkeypatch.setenv("POSTURE_PASSPHRASE_FILE", str(tmp_path / "words"))
    assert posture("deliver", "--json").data["signed"] is True


def test_on_a_terminal_it_asks_for_the_passphrase(posture, casting, monkeypatch) -> None:
    monkeypatch.delenv("POSTURE_PASSPHRASE")
    monkeypatch.setattr("posture.cli.delivery.can_ask", lambda: True)
    asked: list[str] = []

    def answered(prompt: str) -> str:
        asked.append(prompt)
        return "a passphrase for tests"

    monkeypatch.setattr("posture.cli.main.getpass", answered)
    answer = posture("deliver")
    assert (answer.code, asked) == (0, ["Passphrase for Posture: "])
    assert answer.err == ""
    monkeypatch.setattr("posture.cli.main.getpass", lambda _prompt: "another one")
    wrong = posture("deliver")
    assert (wrong.code, wrong.out) == (2, "")
    assert "does not open Posture's key" in wrong.err


def test_what_could_not_be_done_ends_with_2(posture, casting, at_hand, collector, monkeypatch) -> None:
    posture("consent", "--standing")
    at_hand.moment = casting.timetable.cast.end - timedelta(minutes=30)

    def gone(*_: object) -> tuple[int, bytes]:
        raise Unreachable("posture.heron.example cannot be reached.")

    monkeypatch.setattr(collector, "handle", gone)
    answer = posture("deliver")
    assert answer.code == 2
    assert "cannot be reached" in answer.err


# The ledger


def test_the_ledger_says_what_was_said(posture, casting, collector) -> None:
    assert posture("cast", "--yes").code == 0
    lines = posture("ledger").out.splitlines()
    assert [line.split("  ")[1].strip() for line in lines[:2]] == [
        "Joining",
        "Fetching the keys of 2026-W47",
    ]
    assert {line.split("  ")[1].strip() for line in lines[2:5]} == {
        "Disk encryption: To do",
        "Firewall: Fine",
        "Screen lock: To do",
    }
    assert all(line.endswith("counted") for line in lines[2:5])
    assert all(line.startswith("2026-11-") and ":" not in line[:11] for line in lines[:5])
    entries = posture("ledger", "--json").data["entries"]
    assert [entry["kind"] for entry in entries] == ["enrol", "issue", "ballot", "ballot", "ballot"]
    assert all(len(base64.b64decode(entry["bytes"])) == entry["size"] for entry in entries)
    assert {entry["scope"]: entry["said"] for entry in entries if entry["scope"]} == {
        scope: answer for scope, [answer] in collector.answers().items()
    }


def test_before_anything_left_the_ledger_says_so(posture, at_hand) -> None:
    assert posture("ledger").out == "Nothing is noted here that was said to any server.\n"
    assert posture("ledger", "--json").data == {"schema": "posture/ledger/2", "entries": []}


# The sums


@pytest.fixture
def released(posture, at_hand, casting, collector):
    """The round is closed, and its release was brought."""

    def close(**changes: object):
        release = collector.close_round(**changes)
        at_hand.moment = casting.timetable.close + timedelta(hours=25)
        assert "sums of a closed round" in posture("deliver").out
        collector.arrived.clear()
        return release

    return close


def test_before_the_first_release_one_is_told_when(posture, casting) -> None:
    answer = posture("together")
    assert answer.code == 0
    assert answer.out.startswith("There are no sums yet.\nThe round closes Monday, 06:00.")


def test_reading_together_sends_nothing(posture, released, collector) -> None:
    released()
    posture("together")
    posture("together", "--json")
    assert collector.arrived == []


def test_the_release_is_shown_in_bands(posture, released, collector) -> None:
    from posture.ballots.release import Share

    checks = dict(zip(SCOPES, (Share(45, "most"), Share(20, "nearly-all"), Share(0, "")), strict=True))
    released(checks=checks)
    out = posture("together").out
    assert out.startswith("Heron Ltd, round 2026-W47, closed on 2026-11-23\n")
    counts = "60 computers had joined in time, 50 fetched keys, and 45 to 49 answers came"
    assert counts in " ".join(out.split())
    assert "Firewall\n  Nearly all are fine, of 20 or a few more answers.\n" in out
    assert "Screen lock\n  Fewer than ten answered, so nothing is said.\n" in out
    assert f"The round's fingerprint: {fingerprint(collector.signed[1])}\n" in out
    assert "who could not tell, or has the check switched off, counts" in " ".join(out.split())
    assert "Do not rely" not in out
    data = posture("together", "--json").data
    assert data["schema"] == "posture/together/2"
    [release] = data["releases"]
    assert release["checks"]["firewall"] == {"answers": 20, "passing": "nearly-all"}
    assert (release["joined"], release["blessed"], release["received"]) == (60, 50, 45)
    assert release["stuffed"] is False


def test_no_more_are_said_to_have_answered_than_fetched_keys(posture, released) -> None:
    from posture.ballots.release import Share

    released(joined=22, blessed=22, received=20, checks={"firewall": Share(20, "most")})
    out = " ".join(posture("together").out.split())
    assert "22 fetched keys, and 20 to 22 answers came" in out
    assert "of 20 or a few more answers." in out


def test_where_only_so_many_could_answer_the_number_is_told(posture, released) -> None:
    from posture.ballots.release import Share

    released(joined=22, blessed=20, received=20, checks={"firewall": Share(20, "most")})
    out = " ".join(posture("together").out.split())
    assert "20 fetched keys, and 20 answers came" in out
    assert "Most are fine, of 20 answers." in out


def test_what_came_beyond_the_keys_is_counted_among_what_came(posture, released) -> None:
    from posture.ballots.release import Share

    released(
        joined=22, blessed=20, received=20, checks={"firewall": Share(20, "most")}, excess={"firewall": 3}
    )
    assert "and 20 to 23 answers came" in " ".join(posture("together").out.split())


def test_a_round_that_was_closed_early_says_so_and_what_became_of_what_waited(
    posture, at_hand, casting, released, collector
) -> None:
    posture("consent", "--standing")
    while len(collector.counted) < 1:
        posture("deliver")
        at_hand.moment += timedelta(hours=1)
    waited = len(SCOPES) - len(collector.counted)
    assert waited > 0
    released(early=True)
    words = " ".join(posture("together").out.split())
    assert "IT closed this round before its time, 23 November 2026, 06:00." in words
    assert "Ballots that were still to come are missing from these sums." in words
    assert f"{waited} of them" in words
    assert "counted, and no later round takes" in words
    [release] = posture("together", "--json").data["releases"]
    assert release["early"] is True
    assert any("before its time" in sentence for sentence in release["words"])


def test_a_round_that_was_closed_on_time_says_nothing_of_it(posture, released) -> None:
    released()
    assert "before its time" not in posture("together").out
    assert posture("together", "--json").data["releases"][0]["early"] is False


def test_a_larger_round_is_told_in_steps_of_five(posture, released) -> None:
    from posture.ballots.release import Goal, Share

    released(
        joined=300,
        blessed=260,
        received=250,
        checks={"firewall": Share(250, "85")},
        goals={"firewall": Goal(90, "2027-06-30", "Laptops travel.")},
    )
    words = " ".join(posture("together").out.split())
    assert "About 85 of 100 are fine, of 250 or a few more answers." in words
    assert "The goal is 90 of 100 until 2027-06-30: Laptops travel." in words


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"excess": {"firewall": 3}}, "“firewall” got 3 ballots more than keys were given out."),
        ({"blessed": 61}, "61 fetched keys, more than had joined."),
    ],
)
def test_stuffing_is_said_in_red(posture, released, monkeypatch, changes, said) -> None:
    released(**changes)
    monkeypatch.setattr("posture.cli.terminal.coloured", lambda: True)
    out = posture("together").out
    assert said in " ".join(out.split())
    assert "\033[31m" in out
    assert posture("together", "--json").data["releases"][0]["stuffed"] is True


def test_a_wrong_passphrase_is_one_sentence(posture, casting, monkeypatch) -> None:
    monkeypatch.setenv("POSTURE_PASSPHRASE", "another passphrase")
    for command in (["preview"], ["cast", "--yes"], ["ledger"]):
        answer = posture(*command)
        assert answer.code == 2
        assert answer.err == "posture: That passphrase does not open Posture's key. Try again.\n"


@pytest.mark.parametrize("public", [True, False])
def test_a_release_for_everybody_is_said_to_be_one(posture, released, public) -> None:
    released(public=public)
    words = " ".join(posture("together").out.split())
    assert ("IT chose to show this release to everybody" in words) is public
    assert ("IT's page and all members get exactly this release." in words) is not public


@pytest.mark.parametrize("public", [True, False])
def test_nobody_is_said_to_have_chosen_what_a_rehearsal_does_by_itself(posture, released, public) -> None:
    words = " ".join(beside(replace(released(public=public), rehearsal=True)))
    assert "IT chose to show" not in words
    assert ("A rehearsal's release is for everybody" in words) is public


def test_what_is_only_its_promise_is_called_one(posture, released, casting) -> None:
    assert "can see the network address" in " ".join(posture("preview").out.split())
    assert "Not noting it is IT's promise" in " ".join(posture("preview").out.split())
    released()
    assert "that it does not is its promise" in " ".join(posture("together").out.split())


def test_a_round_with_too_few_answers_does_not_take_the_place_of_the_last_good_one(
    posture, at_hand, released, collector
) -> None:
    from posture.ballots.release import Share

    first = released()
    second = collector.open_for()
    at_hand.moment = second.timetable.fetch.end - timedelta(minutes=30)
    assert posture("deliver").code == 0
    thin = dict.fromkeys(SCOPES, Share(0, ""))
    collector.close_round(checks=thin, received=5)
    at_hand.moment = second.timetable.close + timedelta(hours=25)
    posture("deliver")
    assert len(posture("together", "--json").data["releases"]) == 2
    out = posture("together").out
    assert out.startswith(f"Heron Ltd, round {first.epoch}, ")
    assert "The newer round 2026-W48 had too few answers to show a sum.\n" in out


def test_of_two_that_look_at_the_same_moment_both_see_the_round(
    posture, member, collector, monkeypatch
) -> None:
    """A timer's Posture and the window may ask for a new round at once; only one of them keeps it."""
    real = collector.handle
    fresh = [True]

    def meanwhile(path: str, body: bytes, read_key: bytes = b"") -> tuple[int, bytes]:
        answer = real(path, body, read_key)
        if path == "/v1/manifest" and fresh:
            fresh.clear()
            assert posture("deliver").code == 0
        return answer

    monkeypatch.setattr(collector, "handle", meanwhile)
    assert posture("preview").code == 0


def test_a_run_waits_for_what_falls_due_before_the_next_one(
    posture, at_hand, casting, collector, monkeypatch
) -> None:
    waited = []

    def sleep(seconds: float) -> None:
        waited.append(seconds)
        at_hand.moment += timedelta(seconds=seconds)

    posture("consent", "--standing")
    at_hand.moment = casting.timetable.cast.start
    monkeypatch.setattr(time, "sleep", sleep)
    while at_hand.moment < casting.timetable.cast.end:
        start = at_hand.moment
        assert posture("deliver", "--within", "60").code == 0
        at_hand.moment = max(start + HOUR, at_hand.moment)
    minutes = {moment.minute for path, moment in collector.moments if path == "/v1/ballots"}
    assert waited
    assert len(minutes) > 1, "every ballot left at the minute at which the timer rings"
