from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime

import pytest

from posture.application.checking import check_now
from posture.application.checkup import Outcome
from posture.application.errors import ApplicationError
from posture.application.exceptions import except_check
from posture.application.session import Session
from posture.facts.model import Reason, Unreadable
from posture.host.recordings.recorded import RecordedHost

LOCKED = {
    "system.has_screen": True,
    "screen_lock.enabled": True,
    "screen_lock.after_minutes": 5.0,
}


def test_all_checks_are_judged_in_the_order_of_the_catalogue(session) -> None:
    checkup = check_now(session)
    assert [verdict.check for verdict in checkup.verdicts] == list(session.catalogue.checks)
    assert checkup.taken == session.now()
    assert checkup.system["family"] == "linux"
    assert checkup.system["name"] == "Ubuntu 24.04.3 LTS"
    assert checkup.system["desktop"] == "kde"


def test_only_the_checks_named_are_judged(session) -> None:
    checkup = check_now(session, ["screen-lock", "firewall", "screen-lock"])
    assert [verdict.check for verdict in checkup.verdicts] == ["screen-lock", "firewall"]
    assert checkup.verdict("clock") is None


def test_every_verdict_is_heard_as_soon_as_it_is_known(session) -> None:
    heard: list[str] = []
    checkup = check_now(session, on_verdict=lambda verdict: heard.append(verdict.check))
    assert sorted(heard) == sorted(verdict.check for verdict in checkup.verdicts)


def test_an_unknown_check_is_refused_with_a_suggestion(session) -> None:
    with pytest.raises(
        ApplicationError, match=r"There is no check “screen-lok”\. Did you mean “screen-lock”\?"
    ):
        check_now(session, ["screen-lok"])


def test_without_any_check_one_is_told_to_install_again(new_session, tmp_path) -> None:
    with pytest.raises(ApplicationError, match="Install it again"):
        check_now(new_session(content=tmp_path / "nothing"))


@pytest.mark.parametrize(
    ("changed", "outcome"),
    [
        ({}, Outcome.PASS),
        ({"screen_lock.after_minutes": 45.0}, Outcome.WARN),
        ({"screen_lock.enabled": False}, Outcome.FAIL),
        ({"system.has_screen": False}, Outcome.NOT_APPLICABLE),
        ({"screen_lock.enabled": Unreadable(Reason.NO_ANSWER, "It is closed.", "Open it.")}, Outcome.UNKNOWN),
    ],
)
def test_facts_decide(session, facts, changed, outcome) -> None:
    facts({**LOCKED, **changed})
    [verdict] = check_now(session, ["screen-lock"]).verdicts
    assert verdict.outcome is outcome
    assert verdict.remedy == ("Open it." if outcome is Outcome.UNKNOWN else "")


def test_an_old_list_of_end_dates_makes_a_check_stale(session, clock) -> None:
    assert check_now(session, ["os-supported"]).verdicts[0].outcome is Outcome.PASS
    clock.on(days=365)
    assert check_now(session, ["os-supported"]).verdicts[0].outcome is Outcome.STALE


def test_an_exception_keeps_the_measured_answer_underneath(session, facts) -> None:
    facts({**LOCKED, "screen_lock.enabled": False})
    except_check(session, "screen-lock", "It stands in a locked room.")
    [verdict] = check_now(session, ["screen-lock"]).verdicts
    assert (verdict.outcome, verdict.measured) == (Outcome.EXCEPTED, Outcome.FAIL)


def test_an_exception_is_for_this_computer_and_no_recorded_one(new_session, facts) -> None:
    facts(LOCKED)
    except_check(new_session(), "screen-lock", "It stands in a locked room.")
    assert check_now(new_session(live=False), ["screen-lock"]).verdicts[0].outcome is Outcome.PASS


def test_a_recorded_computer_is_judged_as_of_its_recording(hosts, tmp_path) -> None:
    folder = shutil.copytree(hosts / "kubuntu-plain-x11vnc", tmp_path / "later")
    header = json.loads((folder / "host.json").read_text(encoding="utf-8"))
    (folder / "host.json").write_text(json.dumps({**header, "taken": "2027-12-01T12:00:00Z"}))
    with Session(tmp_path / "home", RecordedHost(folder), live=False) as session:
        checkup = check_now(session, ["os-supported"])
    assert checkup.taken == datetime(2027, 12, 1, 12, tzinfo=UTC)
    assert checkup.verdicts[0].outcome is Outcome.STALE


def test_a_broken_check_file_stops_no_other(new_session, content) -> None:
    (content / "checks" / "clock.md").write_bytes(b"---\ncheck: clo\xff\n---\n")
    session = new_session(content=content)
    checkup = check_now(session)
    assert checkup.verdict("clock") is None
    assert checkup.verdict("screen-lock") is not None
    assert any("clock.md:2" in str(problem) for problem in session.catalogue.problems)


def test_the_data_of_a_checkup_has_the_promised_keys(session, facts) -> None:
    facts({**LOCKED, "system.name": "A System", "system.desktop": "gnome"})
    data = check_now(session, ["screen-lock"]).data()
    took = data.pop("took_ms")
    assert isinstance(took, int)
    assert data == {
        "schema": "posture/check/1",
        "taken": "2026-11-21T09:00:00Z",
        "system": {"family": "linux", "name": "A System", "desktop": "gnome"},
        "verdicts": [
            {
                "check": "screen-lock",
                "outcome": "pass",
                "finding": "Locks after 5 minutes.",
                "evidence": [
                    {"fact": "system.has_screen", "value": True, "method": "a test"},
                    {"fact": "screen_lock.enabled", "value": True, "method": "a test"},
                    {"fact": "screen_lock.after_minutes", "value": 5.0, "method": "a test"},
                ],
                "wanted": "The screen locks after at most 15 minutes.",
                "took_ms": 6,
            }
        ],
    }


def test_what_could_not_be_told_says_why_in_its_data(session, facts) -> None:
    closed = Unreadable(Reason.NEEDS_ADMIN, "It is closed.", "Ask somebody.", "a file")
    facts({**LOCKED, "screen_lock.enabled": closed})
    [verdict] = check_now(session, ["screen-lock"]).data()["verdicts"]
    assert (verdict["reason"], verdict["remedy"]) == ("needs-admin", "Ask somebody.")
    assert {"fact": "screen_lock.enabled", "value": None, "method": "a file"} in verdict["evidence"]
