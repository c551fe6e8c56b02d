from __future__ import annotations

import base64
import re
from dataclasses import replace
from datetime import timedelta
from html import unescape
from pathlib import Path

import pytest
from sqlalchemy import event, insert, select

from posture.ballots.fingerprint import fingerprint
from posture.collector import schema
from posture.collector.errors import Refusal
from posture.collector.organisation import create, load, publish
from posture.collector.rounds.closing import Closer
from posture.collector.rounds.opening import Wish, open_round
from posture.collector.rounds.record import newest
from posture.collector.web.page import render
from posture.policy.policy import default_policy


def _words(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(html))


@pytest.fixture
def shown(organisation, store, now):
    """The page's words for whoever needs no key."""
    return lambda: _words(render(load(organisation.folder), store, "", now=now))


def test_before_the_first_round_the_next_step_is_said(shown, devices) -> None:
    devices(7)
    assert "Computers that have joined: 7." in shown()
    assert "posture-collector invite DIR" in shown()


def test_the_page_shows_the_release_and_no_more(shown, devices, open_next, vote, close_at_hand) -> None:
    voters = devices(12)
    manifest = open_next()
    vote(voters, manifest, "firewall", [1] * 7 + [2] * 3 + [3, 4])
    close_at_hand(manifest)
    said = shown()
    assert "12 joined in time, 12 fetched their ballots, 10 or more sent them" in said
    assert "Fine: <b>most of 10 or more</b>" in said
    assert "Fine: <b>too few answered</b>" in said
    assert "not right" not in said
    assert "<script" not in said


@pytest.mark.parametrize("answer", [1, 2, 3, 4])
def test_no_two_looks_at_an_open_round_tell_anything(
    organisation, store, devices, open_next, vote, shown, answer
) -> None:
    voters = devices(11)
    manifest = open_next()
    vote(voters[:10], manifest, "firewall", [1] * 7 + [2] * 3)
    before = shown()
    vote(voters[10:], manifest, "firewall", [answer])
    assert shown() == before
    assert "tell how many ballots came, or what they say" in before


def test_what_two_colleagues_compare_stands_on_the_page(store, open_next, shown, close_at_hand) -> None:
    manifest = open_next()
    with store.reading() as connection:
        letters = fingerprint(newest(connection).signed)
    assert letters in shown()
    close_at_hand(manifest)
    assert letters in shown(), "from its opening until the next opens"
    assert "was shown a round of their own" in shown()


def test_a_thin_round_leaves_the_last_good_one(shown, devices, open_next, vote, close_at_hand) -> None:
    voters = devices(10)
    first = open_next()
    vote(voters, first, "firewall", [1] * 10)
    close_at_hand(first)
    close_at_hand(open_next(first.timetable.close))
    assert "Round 2026-W47, closed" in shown()
    assert "In round 2026-W47.2, which is newer, too few answered" in shown()


@pytest.mark.parametrize("broken", ["more ballots than blessed", "more blessed than joined"])
def test_stuffing_is_red(store, shown, devices, open_next, vote, close_at_hand, now, broken) -> None:
    voters = devices(12)
    manifest = open_next()
    vote(voters, manifest, "firewall", [1] * 12)
    with store.transaction() as connection:
        if broken == "more ballots than blessed":
            one = connection.execute(select(schema.blessed.c.mark)).scalars().first()
            connection.execute(schema.blessed.delete().where(schema.blessed.c.mark == one))
        else:
            row = {"round": 1, "mark": "invented", "digest": bytes(32)}
            connection.execute(insert(schema.blessed), [row])
    close_at_hand(manifest)
    assert '<p class="alarm"><strong>These sums are not right.</strong>' in shown()


def test_a_root_that_ends_is_spoken_of(organisation, store, now) -> None:
    fresh = load(organisation.folder)
    assert "trust root ends" not in render(fresh, store, "", now=now + timedelta(days=290))
    assert "in 64 days" in render(fresh, store, "", now=now + timedelta(days=301))
    assert "The trust root ended on" in render(fresh, store, "", now=now + timedelta(days=400))


def test_the_page_is_drawn_from_the_release_alone(
    organisation, store, devices, open_next, vote, close_at_hand, shown
) -> None:
    """However many ballots lie behind it: no statement of the page asks for them."""
    voters = devices(10)
    manifest = open_next()
    vote(voters, manifest, "firewall", [1] * 10)
    close_at_hand(manifest)
    statements: list[str] = []

    def note(_connection, _cursor, statement, *_rest) -> None:
        statements.append(statement)

    event.listen(store._readers, "before_cursor_execute", note)
    shown()
    assert set(re.findall(r"FROM (\w+)", " ".join(statements))) == {"release", "round", "device"}


def _basic(password: str) -> str:
    return "Basic " + base64.b64encode(f"it:{password}".encode()).decode()


@pytest.fixture
def real(tmp_path: Path, words, now):
    made = create(
        tmp_path / "real", name="Acme", words=words, address="https://a.example", rehearsal=False, now=now
    )
    store = made.store()
    yield made, store
    store.close()


def test_the_page_of_members_and_it_asks_for_its_key(real, now) -> None:
    made, store = real
    for header in ("", "Basic", _basic("wrong"), "Basic \xff", _basic("")):
        with pytest.raises(Refusal, check=lambda refusal: refusal.status == 401):
            render(made, store, header, now=now)
    assert "These sums are for members and IT." in render(made, store, _basic(made.page_key), now=now)


@pytest.mark.parametrize("before", [timedelta(days=1), timedelta(seconds=1), timedelta(0)], ids=str)
def test_a_round_that_was_closed_early_is_said_to_be(real, desk, now, before) -> None:
    made, store = real
    manifest = open_round(made, store, Wish(default_policy(("firewall",)), few=True), now=now)
    desk = replace(desk, organisation=made, store=store)
    closes = manifest.timetable.close - before
    Closer(made, store, desk).close(1, now=closes)
    page = _words(render(made, store, _basic(made.page_key), now=closes))
    assert ("It was closed before its time, " in page) == bool(before)


def test_the_page_for_everybody_shows_nothing_that_was_made_for_members(real, desk, now) -> None:
    made, store = real
    open_round(made, store, Wish(default_policy(("firewall",)), few=True), now=now)
    Closer(made, store, replace(desk, organisation=made, store=store)).close(1, now=now)
    public = publish(made, to_everyone=True)
    with pytest.raises(Refusal):
        render(public, store, "", now=now)
    assert "IT chose to show the sums to everybody" in render(public, store, _basic(made.page_key), now=now)


def test_nobody_is_said_to_have_chosen_what_a_rehearsal_does_by_itself(shown) -> None:
    assert "The sums of a rehearsal are for everybody who reaches this address" in shown()
    assert "IT chose to show" not in shown()


def test_what_is_not_protected_is_said(shown) -> None:
    said = shown()
    assert "Not noting them is a promise of IT" in said
    assert "there is no public log and no witness yet" in said
    assert "Whoever opens its files can count them." in said
    assert "looks into the running server" in said


def test_a_name_is_text_and_never_markup(organisation, store, now) -> None:
    odd = replace(organisation, name="<b>Acme</b> & Søns")
    assert "&lt;b&gt;Acme&lt;/b&gt; &amp; Søns" in render(odd, store, "", now=now)


def test_the_figures_on_the_page_are_those_that_were_computed(shown) -> None:
    from collector.two_releases import as_released, exact, row

    rows = {size: row(as_released, size, 0.0) for size in (11, 20, 60)}
    mean = {size: f"{100 * found[0]:.0f}" for size, found in rows.items()}
    worst = {size: f"{100 * found[1]:.0f}" for size, found in rows.items()}
    assert f"{mean[11]} times where 11 answer (at worst {worst[11]})" in shown()
    assert f"{mean[20]} where 20 do (at worst {worst[20]})" in shown()
    assert f"{mean[60]} where 60 do (at worst {worst[60]})" in shown()
    low, high = (f"{100 * row(exact, 60, change)[0]:.0f}" for change in (0.03, 0.01))
    assert f"Exact sums of 60 would let it be guessed {low} to {high} times" in shown()
