"""A computer of its own, with an encrypted root and a kernel whose rules and modules are nobody else's."""

from __future__ import annotations

import pytest
from encrypted import answer

pytestmark = [pytest.mark.machines, pytest.mark.timeout(1700)]

_JOB = """
check bare
cat >by-hand.nft <<end
table inet by_hand {
    chain incoming {
        type filter hook input priority 0; policy drop;
        ct state established,related accept
        iif lo accept
    }
}
end
nft -f by-hand.nft
check by-hand
nft flush ruleset
ufw --force enable >/dev/null
check ufw
nft flush ruleset
check flushed
"""

Told = dict[str, dict[str, dict[str, str]]]


@pytest.fixture(scope="module")
def told() -> Told:
    return answer(_JOB)


@pytest.mark.parametrize("account", ["root", "person"])
def test_an_encrypted_root_passes_for_everybody(told: Told, account: str) -> None:
    assert told["bare"][account]["disk-encryption"] == "pass"


def test_rules_loaded_by_hand_are_seen_by_the_administrator_and_guessed_by_nobody(told: Told) -> None:
    assert told["by-hand"]["root"]["firewall"] == "pass"
    assert told["by-hand"]["person"]["firewall"] == "unknown"


@pytest.mark.parametrize("account", ["root", "person"])
def test_ufw_passes_while_its_rules_are_there(told: Told, account: str) -> None:
    assert told["ufw"][account]["firewall"] == "pass"


@pytest.mark.parametrize("account", ["root", "person"])
def test_ufw_whose_rules_were_flushed_passes_for_nobody(told: Told, account: str) -> None:
    assert told["flushed"][account]["firewall"] in ("warn", "unknown")
    assert told["bare"][account]["firewall"] == "warn"
