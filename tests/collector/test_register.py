"""IT sees who has joined, and strikes off whoever cannot do it."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest

from posture.collector import register
from posture.collector.cli import run
from posture.collector.errors import Refusal
from posture.collector.register import Entry

both_engines = pytest.mark.parametrize("organisation", ["sqlite", "postgresql"], indirect=True)


def _refused(code: str):
    return pytest.raises(Refusal, check=lambda refusal: refusal.code == code)


@both_engines
def test_members_are_listed_by_the_days_on_which_they_joined(store, devices, now) -> None:
    [second] = devices(1, now=now + timedelta(days=3))
    [first] = devices(1, now=now)
    second.leave(now=now + timedelta(days=3))
    assert register.entries(store) == (
        Entry(first.device_id, "2026-11-21", "0002", has_left=False),
        Entry(second.device_id, "2026-11-24", "0001", has_left=True),
    )
    assert register.lines(register.entries(store)) == [
        (
            "1 is a member. 1 has left, and is forgotten when the next round opens. A new invite before that "
            "could let their answers count twice."
        ),
        f"{first.device_id}  joined on 2026-11-21 with invite 0002",
        f"{second.device_id}  joined on 2026-11-24 with invite 0001, has left",
    ]


@both_engines
@pytest.mark.parametrize("active", [0, 1, 2])
def test_the_list_does_not_tell_who_fetched_or_sent(store, devices, open_next, vote, now, active) -> None:
    voters = devices(3, now=now)
    before = register.entries(store)
    vote(voters[:active], open_next(), "firewall", [1] * active)
    assert register.entries(store) == before


@both_engines
def test_a_device_that_is_struck_off_is_blessed_no_more(organisation, store, devices, open_next, now) -> None:
    lost, other = devices(2)
    manifest = open_next()
    register.strike(store, lost.device_id)
    with _refused("struck-off"):
        lost.bless(manifest)
    other.bless(manifest)
    register.strike(store, lost.device_id)
    assert [entry.has_left for entry in register.entries(store)].count(True) == 1


@both_engines
def test_it_counts_in_its_round_and_is_forgotten_with_the_next(
    store, devices, open_next, close_at_hand
) -> None:
    lost, *others = devices(12)
    first = open_next()
    register.strike(store, lost.device_id)
    assert close_at_hand(first).joined == 12
    second = open_next(first.timetable.close)
    assert second.enrolled == 11
    assert {entry.device for entry in register.entries(store)} == {other.device_id for other in others}


def test_a_computer_that_is_struck_off_and_joins_anew_answers_twice_in_that_round(
    organisation, store, devices, new_device, open_next, now
) -> None:
    """That is what the warnings are for: nobody can tell that the two are one."""
    from posture.collector.invites import make_invites

    lost, *_ = devices(2)
    manifest = open_next()
    assert register.left_meanwhile(store, now) == 0
    lost.bless(manifest)
    register.strike(store, lost.device_id)
    assert register.left_meanwhile(store, now) == 1
    again = new_device()
    again.enrol(make_invites(organisation, store, 1, now=now)[0].code)
    again.bless(manifest)


def test_once_keys_are_given_out_no_more_there_is_nothing_to_warn_of(store, devices, open_next) -> None:
    lost, *_ = devices(2)
    manifest = open_next()
    register.strike(store, lost.device_id)
    assert register.left_meanwhile(store, manifest.timetable.fetch.end) == 0


@pytest.mark.parametrize("leaves", [True, False])
def test_who_makes_invites_is_warned_where_somebody_left_in_this_round(
    organisation, devices, open_next, tmp_path, capsys, leaves
) -> None:
    device, _ = devices(2, now=datetime.now(UTC))
    open_next(datetime.now(UTC))
    if leaves:
        device.leave(now=datetime.now(UTC))
    assert run(["invite", str(organisation.folder), "--out", str(tmp_path / "invites")]) == 0
    warned = "1 has left since this round opened. Give none of these to such a computer" in (
        capsys.readouterr().out
    )
    assert warned is leaves


def test_its_invite_stays_used(store, new_device, organisation, now) -> None:
    from posture.collector.invites import make_invites

    [invite] = make_invites(organisation, store, 1, now=now)
    new_device().enrol(invite.code)
    register.strike(store, register.entries(store)[0].device)
    with _refused("invite-used"):
        new_device().enrol(invite.code)


def test_no_name_of_a_device_looks_like_an_option(devices, monkeypatch) -> None:
    drawn = iter(["-looks-like-one-", "a-good-name-here"])
    monkeypatch.setattr("posture.collector.members.secrets.token_urlsafe", lambda _: next(drawn))
    assert devices(1)[0].device_id == "a-good-name-here"


class _Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def _strike(organisation, device_id: str, *options: str) -> int:
    return run(["strike", str(organisation.folder), device_id, *options])


@both_engines
def test_the_commands_list_and_strike_off(organisation, devices, capsys) -> None:
    first, second = devices(2)
    assert _strike(organisation, first.device_id, "--yes") == 0
    said = capsys.readouterr().out
    assert "to come back it needs a new invite" in said
    assert "nobody knows which they are. This cannot be undone." in said
    assert "Give its computer no new invite before the next round opens" in said
    assert said.endswith(f"{first.device_id} is struck off.\n")
    assert run(["members", str(organisation.folder), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["schema"] == "posture/members/1"
    listed = {each["device"]: (each["joined"], each["left"]) for each in told["members"]}
    assert listed == {
        first.device_id: ("2026-11-21", True),
        second.device_id: ("2026-11-21", False),
    }
    assert run(["members", str(organisation.folder)]) == 0
    assert capsys.readouterr().out.startswith("1 is a member. 1 has left")


def test_who_is_asked_and_does_not_say_yes_changes_nothing(
    organisation, store, devices, monkeypatch, capsys
) -> None:
    [device] = devices(1)
    for stdin in (StringIO("yes\n"), _Terminal("no\n"), _Terminal("\n")):
        monkeypatch.setattr(sys, "stdin", stdin)
        assert _strike(organisation, device.device_id) == 2
        assert "Nothing was changed: nobody said yes." in capsys.readouterr().err
    assert not register.entries(store)[0].has_left
    monkeypatch.setattr(sys, "stdin", _Terminal("yes\n"))
    assert _strike(organisation, device.device_id) == 0
    assert register.entries(store)[0].has_left


def test_striking_off_again_is_said_to_change_nothing(organisation, devices, capsys) -> None:
    [device] = devices(1)
    device.leave()
    assert _strike(organisation, device.device_id) == 0
    assert capsys.readouterr().out == f"{device.device_id} has left already. Nothing was changed.\n"


def test_a_mistyped_name_is_answered_with_what_may_have_been_meant(organisation, devices, capsys) -> None:
    [device] = devices(1)
    mistyped = device.device_id[:-1] + ("a" if device.device_id[-1] != "a" else "b")
    assert _strike(organisation, mistyped, "--yes") == 2
    assert f"Did you mean “{device.device_id}”?" in capsys.readouterr().err
    assert _strike(organisation, "?", "--yes") == 2
    said = capsys.readouterr().err
    assert "Did you mean" not in said
    assert "posture-collector members DIR" in said
