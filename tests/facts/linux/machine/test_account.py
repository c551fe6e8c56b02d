"""Whether root asks."""

from __future__ import annotations

import pytest

from posture.facts.linux.machine.account import is_administrator, shown_by

ROOT = {"kind": "directory", "size": 0, "modified": "2026-11-28T09:00:00Z", "mode": 0o555, "owner": 0}
WHOLE = "         0          0 4294967295\n"


@pytest.mark.parametrize(
    ("owner", "numbers", "expected"),
    [
        (0, WHOLE, True),
        (1000, WHOLE, False),
        # ``unshare --map-root-user``: root by name alone.
        (0, "         0       1000          1\n", False),
        (0, None, False),
    ],
)
def test_root_is_the_administrator_where_every_number_is_its_own(
    make_host, owner: int, numbers: str | None, expected: bool
) -> None:
    files = {} if numbers is None else {"/proc/self/uid_map": numbers}
    host = make_host(files, status={"/proc/self": {**ROOT, "owner": owner}})
    assert is_administrator(host) is expected
    assert str(shown_by(host, "nft list ruleset")).startswith("As administrator") is not expected


def test_who_is_not_told_is_none(make_host) -> None:
    assert not is_administrator(make_host({}))
