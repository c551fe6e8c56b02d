from __future__ import annotations

import pytest

from posture.ballots.ballot import Answer
from posture.collector.errors import CollectorError
from posture.collector.publication import publication
from posture.collector.tally import tally


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
    published = publication(organisation, store)["checks"]["firewall"]
    assert {name: published[name] for name in ("pass", "fail", "unknown", "not_applicable")} == tally(
        store
    ).data()["checks"]["firewall"]
