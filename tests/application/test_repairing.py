"""What is offered, what is refused and why, and what an administrator would have to do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from posture.application.administrator import commands_for_administrator
from posture.application.advice import explain
from posture.application.checking import check_now
from posture.application.checkup import Outcome
from posture.application.errors import ApplicationError
from posture.application.forgetting import REPAIRED, STILL_SET, forget_all, remains_elsewhere
from posture.application.repaired import OwnSetting, Put, let_go, note, repaired
from posture.application.repairing import offer, plan, repair, undo
from posture.host.setting.gate import Store
from posture.store.errors import StoreError

AUTOLOCK = OwnSetting(Store.KCONFIG, "kscreenlockerrc/Daemon", "Autolock")


class Gate:
    """Would set, and notes what."""

    def __init__(self) -> None:
        self.puts: list[tuple[OwnSetting, str | None]] = []

    def put(self, setting: OwnSetting, value: str | None) -> None:
        self.puts.append((setting, value))


def test_it_says_what_would_be_set_before_and_after(session) -> None:
    offered = offer(session, "screen-lock", check_now(session, ["screen-lock"]))
    [change] = offered.changes
    assert (change.setting, change.before, change.after) == (AUTOLOCK, "Autolock=false", "Autolock=true")
    assert change.says == "Lock the screen by itself"
    assert (offered.refusal, offered.repaired) == ("", None)


def test_offering_sets_and_keeps_nothing(session) -> None:
    session.gate = Gate()
    offer(session, "screen-lock", check_now(session, ["screen-lock"]))
    assert session.gate.puts == []
    assert not session.has_kept


def test_where_there_is_nothing_to_do_nothing_is_offered(session) -> None:
    checkup = check_now(session, ["screen-lock"])
    well = replace(checkup, verdicts=(replace(checkup.verdicts[0], outcome=Outcome.PASS),))
    for shown in (well, None):
        offered = offer(session, "screen-lock", shown)
        assert (offered.changes, offered.refusal) == ((), "")


def test_for_a_recorded_computer_nothing_is_offered(new_session) -> None:
    recorded = new_session(live=False)
    offered = offer(recorded, "screen-lock", check_now(recorded, ["screen-lock"]))
    assert (offered.changes, offered.refusal, offered.repaired) == ((), "", None)
    with pytest.raises(ApplicationError, match="of a recorded computer cannot be changed"):
        plan(recorded, "screen-lock")


def test_a_check_without_a_repair_says_so(session) -> None:
    with pytest.raises(ApplicationError, match="has nothing that it could set"):
        plan(session, "firewall")


def test_what_it_fixed_is_refused_with_its_place(new_session) -> None:
    session = new_session("debian-13-gnome-fixed-lock")
    checkup = check_now(session, ["screen-lock"])
    failing = replace(checkup, verdicts=(replace(checkup.verdicts[0], outcome=Outcome.FAIL),))
    offered = offer(session, "screen-lock", failing)
    assert offered.changes == ()
    assert offered.refusal


def test_without_a_gate_nothing_can_be_set(session) -> None:
    with pytest.raises(ApplicationError, match="of a recorded computer cannot be changed"):
        repair(session, "screen-lock", plan(session, "screen-lock"))
    assert not session.has_kept


def test_what_was_not_agreed_to_is_not_set(session) -> None:
    session.gate = Gate()
    [change] = plan(session, "screen-lock")
    with pytest.raises(ApplicationError, match="Something has changed in the meantime"):
        repair(session, "screen-lock", [replace(change, before="Autolock=0")])
    assert session.gate.puts == []


def test_it_is_written_down_before_it_is_set(session) -> None:
    class Looks(Gate):
        def put(self, setting: OwnSetting, value: str | None) -> None:
            done = repaired(session, "screen-lock")
            assert done is not None
            assert done.settings == (Put(AUTOLOCK, "Autolock=false", "Autolock=true"),)
            super().put(setting, value)

    session.gate = Looks()
    with pytest.raises(ApplicationError, match="does not hold"):  # a recording holds nothing that is put
        repair(session, "screen-lock", plan(session, "screen-lock"))
    assert session.gate.puts == [(AUTOLOCK, "Autolock=true")]
    assert repaired(session, "screen-lock") is None


def test_there_is_nothing_to_undo_where_nothing_was_set(session) -> None:
    with pytest.raises(ApplicationError, match="nothing here that could be put back"):
        undo(session, "screen-lock")


def test_what_was_noted_comes_back_as_it_was(session, clock) -> None:
    puts = (Put(AUTOLOCK, None, "Autolock=true"), Put(AUTOLOCK, "ä “x”", "y"))
    made = note(session, "screen-lock", puts)
    assert repaired(session, "screen-lock") == made
    assert made.day == clock().date()
    let_go(session, "screen-lock")
    assert repaired(session, "screen-lock") is None


_ODD = (
    '[{{"store": "kconfig", "place": "p", "name": "n", "before": {}, "after": "a"}}]',
    '[{{"store": "kconfig", "place": "p", "name": "n", "before": null, "after": {}}}]',
    '[{{"store": "kconfig", "place": {}, "name": "n", "before": null, "after": "a"}}]',
    '[{{"store": "kconfig", "place": "p", "name": {}, "before": null, "after": "a"}}]',
)


@pytest.mark.parametrize(
    "settings",
    [
        *("no JSON", "7", '[{"store": "kconfig"}]', '[{"store": "disk"}]', '[{"store": ["kconfig"]}]'),
        *(odd.format(value) for odd in _ODD for value in ("5", "[]", "{}", "true")),
    ],
)
def test_a_note_that_makes_no_sense_is_damage_and_sets_nothing(session, settings) -> None:
    note(session, "screen-lock", ())
    session.database.execute("UPDATE repair SET settings = ?", (settings,))
    session.gate = Gate()
    with pytest.raises(StoreError, match="is damaged"):
        undo(session, "screen-lock")
    assert session.gate.puts == []


def test_deleting_everything_says_that_what_was_set_stays(session) -> None:
    assert REPAIRED not in remains_elsewhere(session)
    note(session, "screen-lock", (Put(AUTOLOCK, None, "Autolock=true"),))
    assert REPAIRED in remains_elsewhere(session)
    assert STILL_SET in forget_all(session).elsewhere


@pytest.mark.parametrize(
    ("host", "check", "commands"),
    [
        ("debian-12-apt", "os-updates", ("sudo apt update && sudo apt upgrade", "sudo snap refresh")),
        ("kubuntu-plain-x11vnc", "screen-lock", ()),
        ("windows-11-pro-office", "os-updates", ()),
    ],
)
def test_what_takes_an_administrator_is_shown_to_copy(new_session, host, check, commands) -> None:
    session = new_session(host, live=False)
    told = explain(session, check, check_now(session, [check]))
    assert commands_for_administrator(told) == commands


def test_where_it_is_not_known_which_system_this_is_no_command_is_named(session) -> None:
    told = explain(session, "os-updates", None)
    assert told.fix_doubt
    assert commands_for_administrator(told) == ()
