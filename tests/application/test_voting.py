from __future__ import annotations

from types import SimpleNamespace

import pytest

from posture.application.checking import check_now
from posture.application.checkup import Outcome
from posture.application.errors import ApplicationError
from posture.application.exceptions import except_check
from posture.application.voting import answers_of, cast, leave, ledger, membership, preview, together
from posture.policy.policy import default_policy, policy_data
from posture.reports.errors import NotAMember


def test_every_outcome_has_the_answer_that_a_ballot_gives(session, facts) -> None:
    expected = {
        Outcome.PASS: 1,
        Outcome.WARN: 2,
        Outcome.FAIL: 2,
        Outcome.UNKNOWN: 3,
        Outcome.STALE: 3,
        Outcome.NOT_APPLICABLE: 4,
    }
    checkup = check_now(session)
    assert answers_of(checkup) == {verdict.check: expected[verdict.outcome] for verdict in checkup.verdicts}


def test_below_an_exception_a_ballot_gives_the_measured_answer(session, facts) -> None:
    facts({"system.has_screen": True, "screen_lock.enabled": False, "screen_lock.after_minutes": 0.0})
    except_check(session, "screen-lock", "A reason that stays here.")
    assert answers_of(check_now(session, ["screen-lock"])) == {"screen-lock": 2}


@pytest.mark.parametrize("act", [preview, cast, together, leave])
def test_without_an_organisation_one_is_told_to_join(session, act) -> None:
    with pytest.raises(NotAMember, match="Join with an invite"):
        act(session)
    assert not session.home.exists()


def test_without_an_organisation_there_is_no_member_and_nothing_left(session) -> None:
    assert membership(session) is None
    assert ledger(session) == ()
    assert not session.home.exists()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"limits": {"screen-lock-minutes": 7}}, "cannot be 7"),
        ({"limits": {"coffee": 1}}, "No check has the limit “coffee”"),
        ({"checks": ["breakfast"]}, "“breakfast”"),
        ({"ranks": {}}, "“ranks”"),
    ],
)
@pytest.mark.parametrize("act", [preview, cast])
def test_a_round_with_a_policy_that_is_not_known_here_is_not_voted_in(
    session, monkeypatch, change, said, act
) -> None:
    manifest = SimpleNamespace(policy={**policy_data(default_policy(["screen-lock"])), **change})
    monkeypatch.setattr("posture.reports.membership.is_member", lambda desk: True)
    monkeypatch.setattr("posture.reports.blessing.fetch_manifest", lambda desk, known: manifest)
    monkeypatch.setattr("posture.reports.blessing.bless", lambda *_: pytest.fail("it was voted in"))
    assert session.database.path.exists()
    with pytest.raises(ApplicationError, match="cannot be judged here") as refused:
        act(session)
    assert said in str(refused.value)


def test_leaving_works_when_the_key_is_lost(session) -> None:
    session.database.execute("INSERT INTO membership (id, state, data) VALUES (1, 'member', x'00')")
    (session.home / "key.json").write_text("damaged")
    assert leave(session)
    assert membership(session) is None
