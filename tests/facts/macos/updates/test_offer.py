from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.facts.macos.machine.version import MacVersion
from posture.facts.macos.updates.offer import read_offer

RUNNING = MacVersion("15.7.2", "24G325")
FIELDS = ("Display Name", "Display Version", "Identifier", "Product Key")


@pytest.mark.parametrize(
    ("update", "waits", "upgrade"),
    [
        ({"Product Key": "MSU_UPDATE_24G400_patch_15.7.3_minor"}, True, False),
        ({"Product Key": "MSU_UPDATE_24G325_patch_15.7.2_minor"}, False, False),
        ({"Product Key": "MSU_UPDATE_24G231_patch_15.7.1"}, False, False),
        ({"Product Key": "MSU_UPDATE_25B78_full_26.1_major"}, True, True),
        ({"Product Key": "MSU_UPDATE_25B78_patch_26.1"}, True, True),
        ({"Identifier": "MSU_UPDATE_24G400_patch_15.7.3_minor"}, True, False),
        ({"Product Key": "MSU_UPDATE_24G500_patch_15.8_major"}, True, False),
        (
            {"Product Key": "MSU_UPDATE_24G325a_patch_15.7.2_rsr", "Display Version": "15.7.2 (a)"},
            True,
            False,
        ),
        ({"Display Name": "macOS Sequoia 15.7.3"}, True, False),
        ({"Display Name": "macOS Tahoe 26.1"}, True, True),
        ({"Display Name": "macOS Tahoe", "Display Version": "26.1"}, True, True),
        ({"Display Name": "macOS Background Security Improvement"}, True, False),
        ({"Display Name": "Safari", "Display Version": "26.1", "Product Key": "093-1"}, True, False),
        ({"Display Name": "Command Line Tools for Xcode 26.1", "Product Key": "093-2"}, True, False),
    ],
)
def test_what_waits_and_what_is_the_next_macos(update: dict[str, str], waits: bool, upgrade: bool) -> None:
    offer = read_offer(update)
    assert (offer.waits_on(RUNNING), offer.is_upgrade_of(RUNNING)) == (waits, upgrade)


@given(st.dictionaries(st.sampled_from(FIELDS), st.text(max_size=40) | st.integers() | st.none()))
def test_whatever_is_offered_waits_unless_it_is_macos_itself(update: dict[str, object]) -> None:
    offer = read_offer(update)
    assert offer.waits_on(RUNNING) or offer.is_macos
    assert not offer.is_upgrade_of(RUNNING) or offer.version > RUNNING.numbers or not offer.version


@given(st.from_regex(r"MSU_UPDATE_\w{1,8}_(patch|full)_[\d.]{1,8}(_[a-z]{1,5})?", fullmatch=True))
def test_any_key_of_macos_is_known_for_one(key: str) -> None:
    assert read_offer({"Product Key": key}).is_macos
