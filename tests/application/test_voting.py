"""What voting is without an organisation, and what it answers; the rest is told by tests/cli and tests/ui."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from posture.application.checking import check_now
from posture.application.checkup import Outcome
from posture.application.errors import ApplicationError
from posture.application.exceptions import except_check
from posture.application.voting.answers import answers_now, answers_of, answers_to_sign
from posture.application.voting.casting import cast, make_ready, preview
from posture.application.voting.consent import consent, give_consent, revoke_consent
from posture.application.voting.delivery import deliver
from posture.application.voting.ledger import ledger
from posture.application.voting.membership import leave, membership
from posture.application.voting.standing import standing, standing_of_member
from posture.application.voting.together import early_words, together
from posture.policy.policy import default_policy, policy_data
from posture.reports.errors import NotAMember


def _cast(session):
    return cast(session, SimpleNamespace(shown=SimpleNamespace(fingerprint="", ballots=())))


ACTS = (preview, make_ready, _cast, deliver, consent, revoke_consent, standing, together, leave)


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


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
def test_without_an_organisation_one_is_told_to_join(session, act) -> None:
    with pytest.raises(NotAMember, match="Join with an invite"):
        act(session)
    assert not session.home.exists()


def test_without_an_organisation_nothing_can_be_allowed(session) -> None:
    with pytest.raises(NotAMember):
        give_consent(session, standing=True)


def test_without_an_organisation_there_is_no_member_and_nothing_left(session) -> None:
    assert membership(session) is None
    assert standing_of_member(session) is None
    assert ledger(session) == ()
    assert not session.home.exists()


def _manifest(*, rehearsal: bool = False, **change: object) -> SimpleNamespace:
    policy = {**policy_data(default_policy(["screen-lock"])), **change}
    return SimpleNamespace(policy=policy, rehearsal=rehearsal, scopes=[SimpleNamespace(id="screen-lock")])


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"limits": {"screen-lock-minutes": 7}}, "cannot be 7"),
        ({"limits": {"coffee": 1}}, "No check has the limit “coffee”"),
        ({"checks": ["breakfast"]}, "“breakfast”"),
        ({"ranks": {}}, "“ranks”"),
    ],
)
@pytest.mark.parametrize("act", [answers_now, answers_to_sign])
def test_a_round_with_a_policy_that_is_not_known_here_is_not_answered(session, change, said, act) -> None:
    with pytest.raises(ApplicationError, match="cannot be judged here") as refused:
        act(session, _manifest(**change))
    assert said in str(refused.value)


def test_a_recorded_computer_answers_to_be_looked_at_and_in_rehearsals(new_session) -> None:
    recorded = new_session(live=False)
    assert answers_now(recorded, _manifest()) == {"screen-lock": 2}
    assert answers_to_sign(recorded, _manifest(rehearsal=True)) == {"screen-lock": 2}
    with pytest.raises(ApplicationError, match="in rehearsals only"):
        answers_to_sign(recorded, _manifest())


def test_leaving_works_when_the_key_is_lost(session) -> None:
    session.database.execute("INSERT INTO membership (id, state, data) VALUES (1, 'member', x'00')")
    (session.home / "key.json").write_text("damaged")
    left = leave(session)
    assert left.struck_off is False
    assert any("Ask IT to strike it off" in sentence for sentence in left.sentences)
    assert membership(session) is None


def _closed_early(session, *states: str) -> str:
    """What is said beside the sums of a round that was closed early while this computer's votes were so."""
    session.database.execute(
        "INSERT INTO epoch (epoch, number, manifest, policy, state, accepted)"
        " VALUES ('2026-W47', 1, x'00', '{}', 'accepted', '2026-11-17')"
    )
    for number, state in enumerate(states):
        session.database.execute(
            "INSERT INTO vote (epoch, scope, state) VALUES ('2026-W47', ?, ?)", (f"check-{number}", state)
        )
    close = datetime(2026, 11, 23, 6, tzinfo=UTC)
    seen = SimpleNamespace(manifest=SimpleNamespace(timetable=SimpleNamespace(close=close)))
    return early_words(session, SimpleNamespace(early=True, epoch="2026-W47"), seen)


@pytest.mark.parametrize("state", ["signed", "missed", "refused"])
def test_a_ballot_that_still_waited_in_a_round_closed_early_was_not_counted(session, state) -> None:
    said = _closed_early(session, state, "counted")
    assert "before its time, 23 November 2026, 06:00." in said
    assert "1 of them is this computer's: it had not been taken by then. It was not counted" in said
    assert "nobody can say" not in said


def test_a_ballot_without_an_answer_in_a_round_closed_early_is_told_apart(session) -> None:
    said = _closed_early(session, "sending", "sending", "counted")
    assert "2 of this computer's were sent and got no answer, so nobody can say whether they were" in said
    assert "not been taken" not in said


def test_who_did_not_vote_in_a_round_closed_early_lost_nothing(session) -> None:
    assert _closed_early(session, "counted").endswith("are missing from these sums.")
