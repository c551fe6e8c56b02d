"""Values that open in their own place only."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.store.errors import StoreError
from posture.store.sealed import Sealer

SEALER = Sealer(bytes(range(32)))


@given(data=st.binary(max_size=200), row=st.text(max_size=20))
def test_what_was_sealed_opens_again(data: bytes, row: str) -> None:
    assert SEALER.open("vote", row, SEALER.seal("vote", row, data)) == data


def test_a_value_sealed_earlier_still_opens() -> None:
    sealed = bytes.fromhex(SEALED_EARLIER)
    assert SEALER.open("vote", "2026-W47/firewall", sealed) == b"kept"


# Made by this code on 2026-11-21 with the key 00..1f; a change of it would orphan everybody's data.
SEALED_EARLIER = "f05adccb8a7047d372e41a3a77891645883c51740ceef28f67013a32683ce94b"


@pytest.mark.parametrize(
    ("table", "row"), [("vote", "2"), ("ledger", "1"), ("vote", ""), ("vot", "e|1")], ids=str
)
def test_a_value_moved_elsewhere_does_not_open(table: str, row: str) -> None:
    with pytest.raises(StoreError, match="does not open"):
        SEALER.open(table, row, SEALER.seal("vote", "1", b"answer"))


@given(at=st.integers(0, 33), bit=st.integers(0, 7))
def test_a_changed_value_does_not_open(at: int, bit: int) -> None:
    sealed = bytearray(SEALER.seal("vote", "1", b"answer"))
    sealed[at] ^= 1 << bit
    with pytest.raises(StoreError, match="does not open"):
        SEALER.open("vote", "1", bytes(sealed))


@pytest.mark.parametrize("size", [0, 5, 12, 20])
def test_a_cut_value_does_not_open(size: int) -> None:
    with pytest.raises(StoreError, match="does not open"):
        SEALER.open("vote", "1", SEALER.seal("vote", "1", b"answer")[:size])


def test_another_key_does_not_open_it() -> None:
    with pytest.raises(StoreError, match="another key"):
        Sealer(bytes(32)).open("vote", "1", SEALER.seal("vote", "1", b"answer"))


def test_the_same_value_is_never_sealed_the_same_way() -> None:
    assert SEALER.seal("vote", "1", b"answer") != SEALER.seal("vote", "1", b"answer")


def test_a_bar_in_a_table_name_is_refused() -> None:
    with pytest.raises(ValueError, match="bar"):
        SEALER.seal("vote|1", "", b"answer")


@pytest.mark.parametrize("size", [0, 16, 31, 33])
def test_a_master_key_of_another_size_is_refused(size: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Sealer(bytes(size))
