from __future__ import annotations

import pytest

from posture.application.checking import check_now
from posture.application.checkup import Outcome, is_switched_off
from posture.application.errors import ApplicationError
from posture.application.exceptions import except_check
from posture.application.switches import switch, switched_off
from posture.application.voting.answers import answers_of
from posture.ballots.ballot import Answer


@pytest.fixture
def asked(monkeypatch) -> set[str]:
    """The families that are read."""
    from posture.facts.gather import gather

    families: set[str] = set()

    def note(host: object, wanted: set[str]) -> object:
        families.update(wanted)
        return gather(host, wanted)

    monkeypatch.setattr("posture.application.checking.gather", note)
    return families


def test_nothing_is_read_for_a_check_that_is_switched_off(session, asked) -> None:
    check_now(session)
    assert {"remote_desktop", "management"} <= asked
    asked.clear()
    switch(session, "remote-desktop", on=False)
    checkup = check_now(session)
    assert "remote_desktop" not in asked
    assert len(checkup.verdicts) == len(session.catalogue.checks)


def test_nor_where_it_is_named_as_a_round_of_ballots_names_it(session, asked) -> None:
    switch(session, "remote-desktop", on=False)
    [verdict] = check_now(session, ["remote-desktop"]).verdicts
    assert asked == {"system"}
    assert (verdict.outcome, verdict.evidence) == (Outcome.UNKNOWN, ())
    assert is_switched_off(verdict)
    assert verdict.finding == "Could not tell: you switched this check off; nothing is read for it."


def test_its_ballot_says_could_not_tell_with_and_without_an_exception(session) -> None:
    switch(session, "firewall", on=False)
    assert answers_of(check_now(session, ["firewall"])) == {"firewall": Answer.UNKNOWN}
    except_check(session, "firewall", "A kiosk")
    assert answers_of(check_now(session, ["firewall"])) == {"firewall": Answer.UNKNOWN}


def test_it_is_heard_like_any_other_and_first(session) -> None:
    heard: list[str] = []
    switch(session, "clock", on=False)
    checkup = check_now(session, [], lambda verdict: heard.append(verdict.check))
    assert heard[0] == "clock"
    assert sorted(heard) == sorted(verdict.check for verdict in checkup.verdicts)


def test_switched_on_again_it_is_looked_at(session) -> None:
    switch(session, "firewall", on=False)
    switch(session, "clock", on=False)
    assert switched_off(session) == {"firewall", "clock"}
    switch(session, "firewall", on=True)
    assert switched_off(session) == {"clock"}
    assert not is_switched_off(check_now(session, ["firewall"]).verdicts[0])


def test_to_switch_on_what_is_on_makes_no_file(session) -> None:
    switch(session, "firewall", on=True)
    assert not session.home.exists()


def test_an_unknown_check_has_no_switch(session) -> None:
    with pytest.raises(ApplicationError, match="There is no check"):
        switch(session, "breakfast", on=False)


def test_a_recorded_computer_is_looked_at_whole(new_session) -> None:
    switch(new_session(), "firewall", on=False)
    assert switched_off(new_session(live=False)) == frozenset()
