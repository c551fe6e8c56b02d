from __future__ import annotations

import pytest

from posture.ballots.ballot import Answer
from posture.collector.epochs import close_epoch
from posture.collector.errors import CollectorError
from posture.collector.publication import publication
from posture.collector.tally import tally
from posture.collector.web.page import render


def _cast(devices, manifest, scope: str, answers: list[int]) -> None:
    for device, answer in zip(devices, answers, strict=False):
        if not device.tokens:
            device.bless(manifest)
        device.drop(manifest, device.ballot(manifest, scope, answer))


def test_ten_ballots_are_summed_and_nine_are_not(store, devices, open_round) -> None:
    ten = devices(10)
    manifest = open_round()
    _cast(ten, manifest, "firewall", [1, 1, 1, 1, 1, 2, 2, 2, 3, 4])
    _cast(ten[:9], manifest, "screen-lock", [1] * 9)
    sums = tally(store)
    assert sums.checks == {
        "firewall": {Answer.PASS: 5, Answer.FAIL: 3, Answer.UNKNOWN: 1, Answer.NOT_APPLICABLE: 1}
    }
    assert set(sums.withheld) == {"screen-lock", "disk-encryption"}
    assert sums.blessed == 10


def test_below_ten_members_nothing_is_shown(store, devices, open_round) -> None:
    nine = devices(9)
    manifest = open_round()
    _cast(nine, manifest, "firewall", [1] * 9)
    sums = tally(store)
    assert sums.checks == {}
    assert set(sums.withheld.values()) == {"9 of 10 joined; sums start at ten."}


def test_the_tally_has_the_documented_form(store, devices, open_round) -> None:
    devices(10)
    open_round()
    data = tally(store).data()
    assert data["schema"] == "posture/tally/1"
    assert (data["epoch"], data["enrolled"], data["checks"]) == ("2026-W47", 10, {})


def test_without_a_round_there_is_one_sentence(store) -> None:
    with pytest.raises(CollectorError, match="No round"):
        tally(store)


def test_everybody_gets_the_same_sums_as_it(organisation, store, devices, open_round) -> None:
    ten = devices(10)
    _cast(ten, open_round(), "firewall", [1] * 7 + [2] * 3)
    close_epoch(store)
    published = publication(organisation, store)["checks"]["firewall"]
    assert {name: published[name] for name in ("pass", "fail", "unknown", "not_applicable")} == tally(
        store
    ).data()["checks"]["firewall"]


@pytest.mark.parametrize("answer", [1, 2, 3, 4])
def test_no_two_looks_at_an_open_round_tell_an_answer(
    organisation, store, devices, open_round, answer
) -> None:
    eleven = devices(11)
    manifest = open_round()
    _cast(eleven[:10], manifest, "firewall", [1] * 7 + [2] * 3)
    page = render(organisation, store)
    assert publication(organisation, store)["checks"] == {}
    said = "10 ballots so far; the sum is shown when the round closes."
    assert publication(organisation, store)["withheld"]["firewall"] == said
    assert said in page
    _cast(eleven[10:], manifest, "firewall", [answer])
    later = publication(organisation, store)
    assert (later["checks"], later["withheld"]["firewall"]) == ({}, said.replace("10", "11"))
    assert render(organisation, store) == page.replace(said, said.replace("10", "11")).replace(
        "10 fetched", "11 fetched"
    )
    close_epoch(store)
    assert set(publication(organisation, store)["checks"]) == {"firewall"}


def test_while_a_round_is_open_everybody_sees_the_sums_of_the_one_before(
    organisation, store, devices, open_round
) -> None:
    ten = devices(10)
    _cast(ten, open_round(), "firewall", [1] * 10)
    close_epoch(store)
    before = publication(organisation, store)
    open_round()
    assert publication(organisation, store) == before
    assert "Round 2026-W47.2 is open." in render(organisation, store)


def test_an_open_round_after_one_without_sums_is_shown_without_sums(
    organisation, store, devices, open_round
) -> None:
    devices(9)
    open_round()
    close_epoch(store)
    devices(1)
    open_round()
    shown = publication(organisation, store)
    assert (shown["epoch"], shown["open"], shown["checks"]) == ("2026-W47.2", True, {})
    close_epoch(store)
    shown = publication(organisation, store)
    assert set(shown["withheld"].values()) == {"Fewer than 10 ballots; sums start at ten."}


def test_before_the_first_round_everybody_sees_how_many_have_joined(organisation, store, devices) -> None:
    devices(7)
    shown = publication(organisation, store)
    assert (shown["epoch"], shown["enrolled"], shown["checks"]) == ("", 7, {})
    assert "Computers that have joined: 7." in render(organisation, store)
