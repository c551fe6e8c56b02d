"""The sums come when nobody looks, and looking sends nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from miniature import KNOWN

from posture.ballots.release import sign_release
from posture.reports import blessing, errands, releases, rounds
from posture.reports.errands import Errand
from posture.reports.errors import Disputed, Nonsense, ReportsError

DAY = timedelta(days=1)


@pytest.fixture
def closed(computer, blessed, collector):
    """The round has closed, and its sums are there."""
    computer.now = blessed.timetable.close + DAY
    return collector.close_round()


def asked(collector):
    return [path for path in collector.asked() if path.startswith("/v1/releases")]


def test_the_sums_are_fetched_in_the_day_after_the_close(computer, desk, blessed, collector, answers) -> None:
    due = errands.planned(desk, Errand.RELEASE, "2026-W47")
    close = blessed.timetable.close
    assert close <= due < close + DAY
    release = collector.close_round()
    runs = computer.hourly(desk, close + DAY + timedelta(hours=1), answers)
    assert sum(run.released for run in runs) == 1
    assert releases.kept(desk) == (release,)
    (moment,) = [moment for path, moment in collector.moments if path.startswith("/v1/releases")]
    assert due <= moment <= due + timedelta(hours=1)
    assert collector.read_with == [collector.read_key(1)]
    assert errands.planned(desk, Errand.RELEASE, "2026-W47") is None


def test_the_moment_differs_from_computer_to_computer(tmp_path, computer, desk, blessed, collector) -> None:
    from posture.reports import membership

    colleague = type(computer)(tmp_path / "colleague", collector)
    other = colleague.desk()
    membership.join(other, collector.invite())
    rounds.look(other, KNOWN)
    mine = errands.planned(desk, Errand.RELEASE, "2026-W47")
    assert mine != errands.planned(other, Errand.RELEASE, "2026-W47")
    colleague.close()


def test_opening_together_sends_nothing_and_needs_no_key(computer, desk, closed, collector) -> None:
    assert releases.fetch(desk)
    before = len(collector.arrived)
    silent = replace(
        desk,
        sealer=lambda: pytest.fail("no key is needed"),
        transport=lambda _: pytest.fail("nobody is called"),
    )
    assert releases.kept(silent) == (closed,)
    assert len(collector.arrived) == before


def test_sums_that_are_not_there_yet_are_asked_for_again(computer, desk, blessed, collector) -> None:
    computer.now = blessed.timetable.close + DAY
    assert not releases.fetch(desk)
    again = errands.planned(desk, Errand.RELEASE, "2026-W47")
    assert computer.now < again <= computer.now + DAY
    assert not releases.fetch(desk)
    assert len(asked(collector)) == 1, "not before its moment"
    collector.close_round()
    computer.now = again
    assert releases.fetch(desk)


def test_sums_that_never_come_are_given_up(computer, desk, blessed, collector) -> None:
    computer.now = blessed.timetable.close + DAY
    for _ in range(12):
        assert not releases.fetch(desk)
        computer.now += DAY
    assert errands.planned(desk, Errand.RELEASE, "2026-W47") is None
    assert len(asked(collector)) <= 9


def test_sums_that_were_missed_come_with_the_next(computer, desk, blessed, collector, answers) -> None:
    computer.now = blessed.timetable.close
    first = collector.close_round()
    errands.done(desk, Errand.RELEASE, "2026-W47")
    computer.week(2)
    collector.open_round()
    manifest = rounds.look(desk, KNOWN).manifest
    blessing.bless(desk, manifest)
    second = collector.close_round()
    computer.now = manifest.timetable.close + DAY
    assert releases.fetch(desk)
    assert releases.kept(desk) == (second, first)
    assert asked(collector) == ["/v1/releases/2", "/v1/releases/1"]
    assert collector.read_with == [collector.read_key(2)] * 2


def test_without_a_key_nothing_is_asked_for(computer, desk, member, collector) -> None:
    rounds.look(desk, KNOWN)
    desk.database.execute("DELETE FROM read_key")
    collector.close_round()
    computer.now = collector.manifest.timetable.close + DAY
    assert not releases.fetch(desk)
    assert asked(collector) == []


def test_sums_of_another_signature_are_refused(desk, closed, collector) -> None:
    collector.releases[1] = sign_release(closed, Ed25519PrivateKey.generate())
    with pytest.raises(Nonsense, match="not signed by your organisation"):
        releases.fetch(desk)
    assert releases.kept(desk) == ()


@pytest.mark.parametrize("change", [{"org": bytes(16)}, {"number": 2}])
def test_sums_of_another_organisation_or_round_are_refused(desk, closed, collector, change) -> None:
    collector.releases[1] = sign_release(replace(closed, **change), collector.key)
    with pytest.raises(Nonsense, match="another round or organisation"):
        releases.fetch(desk)
    assert releases.kept(desk) == ()


def test_sums_of_another_manifest_show_that_others_were_given_another_round(desk, closed, collector) -> None:
    collector.releases[1] = sign_release(replace(closed, manifest_sha256="0" * 64), collector.key)
    with pytest.raises(Disputed):
        releases.fetch(desk)
    (kept,) = rounds.disputes(desk)
    assert kept.second == collector.releases[1]
    assert releases.kept(desk) == ()


@pytest.mark.parametrize("reply", [b"", b"<html>", b"{}", b"[]"])
def test_sums_that_cannot_be_read_are_refused(desk, closed, collector, reply) -> None:
    collector.releases[1] = reply
    with pytest.raises(Nonsense, match="cannot be used; tell IT"):
        releases.fetch(desk)


def test_a_wrong_key_is_told_once(desk, closed, collector, monkeypatch) -> None:
    monkeypatch.setattr(collector, "read_key", lambda number: bytes(32))
    with pytest.raises(ReportsError, match="wrong-read-key"):
        releases.fetch(desk)
    assert not releases.fetch(desk)


def test_sums_stay_good_after_the_signing_key_has_changed(computer, desk, closed, collector) -> None:
    collector.key = Ed25519PrivateKey.generate()
    collector.renew()
    computer.week(2)
    collector.open_round()
    rounds.look(desk, KNOWN)
    computer.now = computer.now + DAY
    assert releases.fetch(desk)
    assert releases.kept(desk) == (closed,)


def test_sums_that_cannot_be_read_are_asked_for_within_the_day_and_not_for_ever(
    computer, desk, closed, collector, answers
) -> None:
    """A hotel's sign-in page answers everything; asked at each run it would see when somebody is there."""
    collector.releases[1] = b"<html>sign in</html>"
    for _ in range(60):
        computer.deliver(desk, answers)
        computer.now += timedelta(minutes=2)
    assert len(asked(collector)) <= 3
    computer.now += timedelta(days=30)
    for _ in range(3):
        computer.deliver(desk, answers)
        computer.now += timedelta(days=1)
    before = len(asked(collector))
    computer.now += timedelta(days=1)
    computer.deliver(desk, answers)
    assert len(asked(collector)) == before
