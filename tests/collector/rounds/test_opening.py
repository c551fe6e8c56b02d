from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import select

from posture.ballots.acceptance import Before, accept
from posture.ballots.manifest import verify_manifest
from posture.ballots.timetable import Timetable
from posture.collector.errors import CollectorError, Refusal
from posture.collector.invites import make_invites
from posture.collector.keys import KeyRoom
from posture.collector.organisation import create, load, move
from posture.collector.roots import LIFETIME
from posture.collector.rounds import opening, plan
from posture.collector.rounds.opening import Wish, open_round
from posture.collector.rounds.record import newest
from posture.collector.schema import invite
from posture.collector.store import Store
from posture.policy.policy import default_policy

CHECKS = ("disk-encryption", "firewall", "screen-lock")
both_engines = pytest.mark.parametrize("organisation", ["sqlite", "postgresql"], indirect=True)


def _at_hand(store):
    with store.reading() as connection:
        return newest(connection)


@pytest.fixture
def real(tmp_path: Path, words, now):
    """An organisation that does not rehearse, and its store."""
    made = create(
        tmp_path / "real", name="Acme", words=words, address="https://a.example", rehearsal=False, now=now
    )
    store = made.store()
    yield made, store
    store.close()


@both_engines
def test_members_accept_one_round_after_another(organisation, store, open_next, close_at_hand, now) -> None:
    before, seen = None, set()
    at = now
    for _ in range(3):
        opened = open_next(at)
        signed = _at_hand(store).signed
        manifest = verify_manifest(signed, organisation.roots.newest.public)
        assert manifest == opened
        accept(
            manifest,
            root=organisation.roots.newest,
            address=organisation.address,
            before=before,
            known_scopes=CHECKS,
            seen_keys=seen,
        )
        before = Before(manifest, signed)
        seen |= {scope.key_id for scope in manifest.scopes}
        close_at_hand(manifest)
        at = manifest.timetable.close


def test_a_round_is_named_by_its_week_and_then_by_number(open_next, close_at_hand, now) -> None:
    moments = (now, now + timedelta(minutes=2), now + timedelta(days=7))
    names = [close_at_hand(open_next(at)).epoch for at in moments]
    assert names == ["2026-W47", "2026-W47.2", "2026-W48"]


def test_only_one_round_is_open(open_next) -> None:
    open_next()
    with pytest.raises(CollectorError, match="not closed yet"):
        open_next()


@both_engines
def test_of_many_who_open_at_once_one_does(organisation, store, now) -> None:
    done: list[str] = []

    def open_one() -> None:
        mine = organisation.store()
        try:
            open_round(organisation, mine, Wish(default_policy(CHECKS), few=True), now=now)
            done.append("opened")
        except CollectorError:
            done.append("refused")
        finally:
            mine.close()

    threads = [Thread(target=open_one) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(done) == ["opened", "refused", "refused", "refused"]
    assert _at_hand(store).number == 1


def test_below_ten_it_must_be_said_twice(organisation, store, devices, now) -> None:
    devices(9)
    with pytest.raises(CollectorError, match="9 of 10 have joined"):
        open_round(organisation, store, Wish(default_policy(CHECKS)), now=now)
    devices(1)
    assert open_round(organisation, store, Wish(default_policy(CHECKS)), now=now).enrolled == 10


def test_no_round_opens_once_the_trust_root_has_ended(organisation, open_next, now) -> None:
    with pytest.raises(CollectorError, match="posture-collector renew"):
        open_next(now + LIFETIME)
    assert not organisation.key_room().holds_round(1)


def test_no_round_opens_with_a_signing_key_that_the_root_does_not_name(organisation, open_next) -> None:
    (organisation.keys / "targets.key").unlink()
    KeyRoom(organisation.keys).make_targets()
    with pytest.raises(CollectorError, match="--new-signing-key"):
        open_next()
    assert not organisation.key_room().holds_round(1)


def test_a_policy_without_checks_opens_nothing(organisation, store, now) -> None:
    with pytest.raises(CollectorError, match="no check"):
        open_round(organisation, store, Wish(default_policy(()), few=True), now=now)
    assert _at_hand(store) is None


def test_seconds_are_for_rehearsals(real, organisation, store, now) -> None:
    wish = Wish(default_policy(CHECKS), seconds=30, few=True)
    with pytest.raises(CollectorError, match="Only a rehearsal"):
        open_round(*real, wish, now=now)
    table = open_round(organisation, store, wish, now=now).timetable
    assert [table.fetch.length.seconds, table.cast.length.seconds, (table.close - now).seconds] == [7, 20, 30]


def test_rounds_too_near_or_too_short_are_never_signed(organisation, store, monkeypatch, now) -> None:
    """Whatever the plan gives, what members would refuse is refused here."""
    too_long = _too_long(now)
    monkeypatch.setattr(opening.plan, "rehearsed", lambda *_: too_long)
    with pytest.raises(CollectorError, match="No member would accept"):
        open_round(organisation, store, Wish(default_policy(CHECKS), few=True), now=now)
    assert _at_hand(store) is None
    assert not organisation.key_room().holds_round(1)


def test_without_that_rule_it_would_be_signed(organisation, store, monkeypatch, now) -> None:
    too_long = _too_long(now)
    monkeypatch.setattr(opening, "demand_sane", lambda *_, **__: None)
    monkeypatch.setattr(opening.plan, "rehearsed", lambda *_: too_long)
    opened = open_round(organisation, store, Wish(default_policy(CHECKS), few=True), now=now)
    assert opened.timetable.close - now == timedelta(days=41)


def _too_long(now):
    table = plan.rehearsed(now, 60, None)
    return Timetable(table.fetch, table.cast, now + timedelta(days=41))


class _PulledPlug(BaseException):
    pass


@pytest.mark.parametrize("step", ["make_round", "targets_key", "sign_manifest"])
def test_an_opening_that_is_broken_off_leaves_nothing_in_the_way(
    organisation, store, open_next, monkeypatch, step
) -> None:
    with _pulled(monkeypatch, step), pytest.raises(_PulledPlug):
        open_next()
    assert _at_hand(store) is None
    assert open_next().number == 1


@contextmanager
def _pulled(monkeypatch, step: str) -> Iterator[None]:
    """The plug is pulled right after ``step``; no clearing up takes place."""
    from posture.collector.organisation import Organisation

    owner = {"make_round": KeyRoom, "targets_key": Organisation, "sign_manifest": opening}[step]
    real_step = getattr(owner, step)

    def broken(*arguments, **named):
        real_step(*arguments, **named)
        raise _PulledPlug

    with monkeypatch.context() as patched:
        patched.setattr(owner, step, broken)
        patched.setattr(KeyRoom, "destroy_round", lambda *_: None)
        yield


@both_engines
def test_an_opening_whose_answer_is_lost_keeps_the_keys_of_the_round(
    organisation, store, open_next, monkeypatch
) -> None:
    """The database has the round, and the connection breaks before it says so."""
    transaction = Store.transaction

    @contextmanager
    def lost(self):
        with transaction(self) as connection:
            yield connection
        raise CollectorError("The database went away.")

    with monkeypatch.context() as patched:
        patched.setattr(Store, "transaction", lost)
        with pytest.raises(CollectorError, match="went away"):
            open_next()
    found = _at_hand(store)
    seal = organisation.key_room().round(found.number).seal
    assert seal.public_key().public_bytes_raw() == found.manifest.seal_public


def test_an_opening_that_the_database_refuses_is_in_nobodys_way(store, open_next, monkeypatch) -> None:
    @contextmanager
    def failing(_self):
        raise CollectorError("The database is away.")
        yield

    with monkeypatch.context() as patched:
        patched.setattr(Store, "transaction", failing)
        with pytest.raises(CollectorError, match="is away"):
            open_next()
    assert _at_hand(store) is None
    assert open_next().number == 1


@both_engines
def test_an_invite_forgets_who_used_it_with_the_device_and_stays_used(
    organisation, store, new_device, open_next, close_at_hand, now
) -> None:
    left, stays, late = new_device(), new_device(), new_device()
    codes = [each.code for each in make_invites(organisation, store, 2, now=now)]
    left.enrol(codes[0])
    stays.enrol(codes[1])
    first = open_next()
    left.leave()
    assert _users(store) == {left.device_id, stays.device_id}
    close_at_hand(first)
    open_next(first.timetable.close)
    assert _users(store) == {"", stays.device_id}
    for device in (late, left):
        with pytest.raises(Refusal, check=lambda refusal: refusal.code == "invite-used"):
            device.enrol(codes[0])


def _users(store) -> set[str]:
    with store.reading() as connection:
        return set(connection.execute(select(invite.c.device)).scalars())


def test_a_round_after_a_move_keeps_the_issuers_name(organisation, store, open_next, close_at_hand) -> None:
    first = open_next()
    close_at_hand(first)
    moved = move(load(organisation.folder), "http://127.0.0.1:9999")
    wish = Wish(default_policy(CHECKS), few=True)
    second = open_round(moved, store, wish, now=first.timetable.close)
    assert (second.address, second.issuer_name) == ("http://127.0.0.1:9999", first.issuer_name)


def test_the_manifest_shows_no_read_key(organisation, store, open_next) -> None:
    open_next()
    found = _at_hand(store)
    assert found.read_key not in found.signed
    assert repr(found.read_key) not in repr(found)
