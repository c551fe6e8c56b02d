from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing as closed
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from posture.ballots.release import verify_release
from posture.collector import schema
from posture.collector.box.file import FileBox
from posture.collector.box.table import TableBox
from posture.collector.errors import CollectorError, Refusal
from posture.collector.keys import KeyRoom
from posture.collector.organisation import load
from posture.collector.releasing import numbered
from posture.collector.rounds import closing, traces
from posture.collector.rounds.closing import Closer
from posture.collector.rounds.holding import Alone
from posture.collector.rounds.record import State, newest
from posture.collector.store import Store
from posture.collector.verification import facts, verifier
from serving import Voting

both_engines = pytest.mark.parametrize("organisation", ["sqlite", "postgresql"], indirect=True)
ANSWERS = [1] * 7 + [2] * 3 + [3] + [4]


def _release(store, number: int = 1):
    with store.reading() as connection:
        return numbered(connection, number)


def _rows(store, table) -> int:
    with store.reading() as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()


@pytest.fixture
def cast_round(devices, open_next, vote):
    """A round with twelve voters on one check; its manifest."""
    voters = devices(12)
    manifest = open_next()
    vote(voters, manifest, "firewall", ANSWERS)
    return manifest


@both_engines
def test_a_closed_round_has_its_release_and_nothing_else_of_its_voters(
    organisation, store, cast_round, close_at_hand
) -> None:
    done = close_at_hand(cast_round)
    assert (done.state, done.joined, done.blessed) == (State.CLOSED, 12, 12)
    kept = _release(store)
    told = verify_release(kept.signed, organisation.roots.newest.public)
    assert (told.joined, told.blessed, told.received) == (12, 12, 10)
    assert (told.checks["firewall"].answers, told.checks["firewall"].passing) == (10, "most")
    assert told.checks["screen-lock"].passing == ""
    assert _rows(store, schema.blessed) == 0
    assert _rows(store, schema.box) == 0
    assert _rows(store, schema.envelope) == 12
    assert not organisation.key_room().holds_round(1)
    assert not list(organisation.folder.glob("box-*"))


@both_engines
def test_closing_again_changes_nothing(store, cast_round, close_at_hand, now) -> None:
    close_at_hand(cast_round)
    before = _release(store).signed
    close_at_hand(cast_round, cast_round.timetable.close.replace(year=2027))
    assert _release(store).signed == before


def test_no_byte_of_a_key_is_left_in_any_file(organisation, cast_round, closer) -> None:
    keys = organisation.key_room().round(1)
    sought = traces.secrets_of(keys)
    files = (organisation.folder, organisation.keys)
    with pytest.raises(CollectorError, match=r"round-1\.key"):
        traces.demand_none(sought, files)
    closer.close(1, now=cast_round.timetable.close)
    traces.demand_none(sought, files)


@pytest.mark.parametrize("where", ["the folder", "the folder of the keys"])
def test_a_copy_of_the_keys_keeps_a_round_from_being_called_closed(
    organisation, store, cast_round, close_at_hand, where
) -> None:
    place = organisation.folder if where == "the folder" else organisation.keys
    copy = place / "saved.txt"
    shutil.copy(organisation.key_room().path(1), copy)
    with pytest.raises(CollectorError, match=r"saved\.txt"):
        close_at_hand(cast_round)
    with store.reading() as connection:
        assert newest(connection).state is State.CLOSING
    copy.unlink()
    assert close_at_hand(cast_round).state is State.CLOSED


def test_who_reads_meanwhile_is_waited_for_and_named(
    organisation, store, cast_round, close_at_hand, monkeypatch
) -> None:
    """A reader's snapshot keeps the old pages, and who was blessed in them, in the log."""
    monkeypatch.setattr(closing, "PAUSE", 0)
    monkeypatch.setattr(closing, "TRIES", 2)
    device = _a_blessed_device(store)
    path = organisation.folder / "collector.db"
    with closed(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM blessed").fetchall()
        with pytest.raises(CollectorError, match="another program keeps the database"):
            close_at_hand(cast_round)
        assert organisation.key_room().holds_round(1)
        with store.reading() as connection:
            assert newest(connection).state is State.CLOSING
    assert close_at_hand(cast_round).state is State.CLOSED
    assert device not in _bytes_of_blessings(organisation.folder)


def _a_blessed_device(store) -> bytes:
    """The digest that stands beside a blessed device, which stands nowhere else."""
    with store.reading() as connection:
        return connection.execute(select(schema.blessed.c.digest)).scalars().first()


def _bytes_of_blessings(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.glob("collector.db*"))


def test_who_was_blessed_stands_in_no_page_afterwards(organisation, store, cast_round, close_at_hand) -> None:
    digest = _a_blessed_device(store)
    assert digest in _bytes_of_blessings(organisation.folder)
    close_at_hand(cast_round)
    assert digest not in _bytes_of_blessings(organisation.folder)


def test_envelopes_lie_in_the_order_of_their_digests(organisation, store, cast_round, close_at_hand) -> None:
    close_at_hand(cast_round)
    data = (organisation.folder / "collector.db").read_bytes()
    with store.reading() as connection:
        digests = connection.execute(select(schema.envelope.c.digest)).scalars().all()
    places = {data.index(digest): digest for digest in digests}
    assert all(data.count(digest) == 1 for digest in digests), "no second copy tells an order"
    assert sorted(digests) == list(digests)
    pages = _by_page(places)
    assert all(page in (sorted(page), sorted(page, reverse=True)) for page in pages)


def _by_page(places: dict[int, bytes]) -> list[list[bytes]]:
    pages: dict[int, list[bytes]] = {}
    for place, digest in sorted(places.items()):
        pages.setdefault(place // 8192, []).append(digest)
    return list(pages.values())


class _PulledPlug(BaseException):
    pass


STEPS = {
    "stop": (Closer, "_stop"),
    "hand over": (closing.Closer, "_is_released"),
    "count": (closing, "count"),
    "sign": (closing, "sign_release"),
    "release": (Closer, "_release"),
    "empty": (Closer, "_empty"),
    "destroy the box": (FileBox, "destroy"),
    "rebuild": (Store, "rebuild"),
    "settle": (Store, "settle"),
    "look for traces": (closing, "demand_none"),
    "destroy the keys": (KeyRoom, "destroy_round"),
    "all but the last word": (Closer, "_destroy_keys"),
}


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("moment", ["before", "after"])
@both_engines
def test_a_close_that_is_broken_off_anywhere_is_finished_by_the_next(
    organisation, store, cast_round, monkeypatch, step, moment, desk
) -> None:
    desk.boxes.pop(1).close()  # whoever held the box has ended
    owner, name = STEPS[step]
    if owner is FileBox and store.is_postgresql:
        owner = TableBox
    real = getattr(owner, name)

    def broken(*arguments, **named):
        if moment == "after":
            real(*arguments, **named)
        raise _PulledPlug

    closer = Closer(organisation, store, Alone(organisation, store))
    sought = traces.secrets_of(organisation.key_room().round(1))
    with monkeypatch.context() as patched:
        patched.setattr(owner, name, broken)
        with pytest.raises(_PulledPlug):
            closer.close(1, now=cast_round.timetable.close)
    assert closer.close(1, now=cast_round.timetable.close).state is State.CLOSED
    told = _release(store).release
    assert (told.joined, told.blessed, told.received, told.checks["firewall"].answers) == (12, 12, 10, 10)
    assert (_rows(store, schema.envelope), _rows(store, schema.blessed)) == (12, 0)
    traces.demand_none(sought, (organisation.folder, organisation.keys))
    assert not list(organisation.folder.glob("box-*"))


@both_engines
def test_of_few_active_computers_no_ballot_is_kept(store, devices, open_next, vote, close_at_hand) -> None:
    """Twelve joined and one is active: what is kept would be that one's, and a copy says whose."""
    voters = devices(12)
    manifest = open_next()
    vote(voters[:9], manifest, "firewall", [1] * 9)
    vote(voters[:9], manifest, "screen-lock", [2] * 9)
    assert close_at_hand(manifest).blessed == 9
    assert _rows(store, schema.envelope) == 0
    assert _release(store).is_thin


@both_engines
def test_of_a_check_with_few_answers_no_ballot_is_kept(
    store, devices, open_next, vote, close_at_hand
) -> None:
    voters = devices(12)
    manifest = open_next()
    vote(voters, manifest, "firewall", ANSWERS)
    vote(voters, manifest, "screen-lock", [2] * 9 + [4] * 3)
    close_at_hand(manifest)
    with store.reading() as connection:
        kept = connection.execute(select(schema.envelope.c.scope)).scalars().all()
    assert kept == ["firewall"] * 12
    told = _release(store).release
    assert told.checks["screen-lock"].passing == ""
    assert told.received == 10


def test_with_ballots_of_few_computers_stuffed_up_to_ten_nothing_is_told(
    organisation, store, devices, open_next, vote, desk, close_at_hand
) -> None:
    """Whoever has the keys and adds nine answers knows the tenth from the sum; so there is none."""
    [voter, *_] = devices(12)
    manifest = open_next()
    vote([voter], manifest, "firewall", [1])
    forger = Voting(organisation, manifest, organisation.key_room().round(1))
    for _ in range(11):
        ballot = forger.ballot("firewall", 2)
        verified = verifier(facts(manifest), forger.keys).verify(ballot)
        desk.box(1).put([verified])
    close_at_hand(manifest)
    assert _rows(store, schema.envelope) == 0
    assert _release(store).is_thin
    assert dict(_release(store).release.excess) == {"firewall": 11}


@both_engines
@pytest.mark.parametrize("early", [True, False])
def test_whether_it_was_closed_early_is_when_the_first_attempt_began(
    organisation, store, cast_round, desk, monkeypatch, early
) -> None:
    """One that was broken off and is finished days later has taken no ballot since."""
    close = cast_round.timetable.close
    begun, finished = (close - timedelta(seconds=1), close + timedelta(days=3)) if early else (close, close)
    closer = Closer(organisation, store, desk)
    with monkeypatch.context() as patched:
        patched.setattr(closing, "released", _break_off)
        with pytest.raises(_PulledPlug):
            closer.close(1, now=begun)
    assert closer.close(1, now=finished).early is early
    told = _release(store).release
    assert (told.early, told.closed) == (early, f"{finished:%Y-%m-%d}")


def _break_off(*_: object, **__: object) -> None:
    raise _PulledPlug


def test_leavers_count_until_the_next_round(store, devices, open_next, close_at_hand) -> None:
    voters = devices(3)
    manifest = open_next()
    voters[0].leave()
    assert close_at_hand(manifest).joined == 3


def test_what_did_not_verify_is_not_counted(organisation, store, cast_round, desk, close_at_hand) -> None:
    """Somebody who had the intake key put bytes of their own into the box."""
    from posture.collector.box.box import Verified

    forged = [Verified("firewall", bytes([n]) * 32, bytes([n]) * 32, bytes(1208)) for n in range(30)]
    desk.box(1).put(forged)
    close_at_hand(cast_round)
    assert _rows(store, schema.envelope) == 12


def test_a_round_whose_keys_are_lost_is_closed_without_sums_when_told_so(
    organisation, store, cast_round, close_at_hand, closer, desk
) -> None:
    desk.boxes.pop(1).close()
    organisation.key_room().path(1).unlink()
    with pytest.raises(CollectorError, match="--without-keys"):
        close_at_hand(cast_round)
    done = closer.close(1, now=cast_round.timetable.close, without_keys=True)
    assert done.state is State.CLOSED
    assert _release(store).is_thin
    assert _rows(store, schema.envelope) == 0
    assert not list(organisation.folder.glob("box-*"))


def test_a_copy_of_the_folder_opens_signs_and_stuffs_nothing(
    organisation, store, cast_round, devices, seal_ballot, tmp_path
) -> None:
    """All that a thief of the folder has is taken apart; the keys lie elsewhere."""
    copy = tmp_path / "stolen"
    shutil.copytree(organisation.folder, copy)
    data = b"".join(path.read_bytes() for path in sorted(copy.rglob("*")) if path.is_file())
    keys = organisation.key_room().round(1)
    assert not any(piece in data for piece in traces.secrets_of(keys))
    targets = organisation.key_room().targets().private_bytes_raw()
    assert targets not in data
    stolen = load(copy)
    thief = replace(stolen, keys=tmp_path / "nothing")
    thiefs_store = thief.store()
    for steal in (thief.targets_key, lambda: thief.key_room().round(1)):
        with pytest.raises(CollectorError, match="cannot be read"):
            steal()
    box = FileBox(copy / "box-1", closing_key(), expected=3)
    assert list(box.blobs()) == []
    box.close()
    with pytest.raises(CollectorError, match="keys"):
        Closer(thief, thiefs_store, Alone(thief, thiefs_store)).close(1, now=cast_round.timetable.close)
    thiefs_store.close()


def closing_key():
    """A key that somebody without the round's makes up."""
    from posture.collector.box.wrapping import BoxKey

    return BoxKey(bytes(32))


def test_nothing_is_blessed_from_the_moment_a_close_begins(devices, open_next, closer, now) -> None:
    [device] = devices(1)
    manifest = open_next()
    body, _ = device.request(manifest)
    closer._stop(closer._round(1), now)
    with pytest.raises(Refusal, check=lambda refusal: refusal.code == "epoch-closed"):
        device.ask(body)


# What each guard is for: without it, the attack that a test above sees fail goes through.


def test_without_waiting_for_readers_the_blessed_stay_in_the_log(
    organisation, store, cast_round, close_at_hand, monkeypatch
) -> None:
    device = _a_blessed_device(store)
    monkeypatch.setattr(Store, "settle", lambda _: True)
    with closed(sqlite3.connect(organisation.folder / "collector.db", isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM blessed").fetchall()
        close_at_hand(cast_round)
        assert device in _bytes_of_blessings(organisation.folder)


def test_without_looking_for_traces_a_copy_of_the_keys_outlives_the_round(
    organisation, cast_round, close_at_hand, monkeypatch
) -> None:
    sought = traces.secrets_of(organisation.key_room().round(1))
    shutil.copy(organisation.key_room().path(1), organisation.folder / "saved.txt")
    monkeypatch.setattr(closing, "demand_none", lambda *_, **__: None)
    close_at_hand(cast_round)
    assert traces._holds(organisation.folder / "saved.txt", sought)
