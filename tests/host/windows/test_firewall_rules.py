from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.host.windows.firewall_rules import open_profiles

DOMAIN, PRIVATE, PUBLIC = 1, 2, 4
ALL = DOMAIN | PRIVATE | PUBLIC
WIDE = "v2.31|Action=Allow|Active=TRUE|Dir=In|"


@pytest.mark.parametrize(
    ("rule", "profiles"),
    [
        (f"{WIDE}Name=Everything|", ALL),
        (f"{WIDE}Profile=Public|Name=x|", PUBLIC),
        (f"{WIDE}Profile=Private|Profile=Domain|Name=x|", DOMAIN | PRIVATE),
        (f"{WIDE}Protocol=6|Name=All of TCP|Desc=x|EmbedCtxt=y|", ALL),
        (f"{WIDE}Protocol=17|Name=All of UDP|", 0),
        (f"{WIDE}Protocol=6|LPort=445|Name=x|", 0),
        (f"{WIDE}App=C:\\x.exe|Name=x|", 0),
        (f"{WIDE}RA4=LocalSubnet|Name=x|", 0),
        (f"{WIDE}Svc=fdphost|Name=x|", 0),
        ("v2.31|Action=Allow|Active=FALSE|Dir=In|Name=x|", 0),
        ("v2.31|Action=Block|Active=TRUE|Dir=In|Name=x|", 0),
        ("v2.31|Action=Allow|Active=TRUE|Dir=Out|Name=x|", 0),
        ("", 0),
    ],
)
def test_a_rule_lets_in_what_it_does_not_limit(rule: str, profiles: int) -> None:
    assert open_profiles([rule]) == profiles


def test_rules_add_up() -> None:
    rules = [f"{WIDE}Profile=Public|Name=x|", f"{WIDE}Profile=Domain|Name=y|", f"{WIDE}LPort=1|"]
    assert open_profiles(rules) == PUBLIC | DOMAIN


@given(st.lists(st.text("Action=AlowDirnvPfe|TRUE0123456789"), max_size=4))
def test_no_rule_breaks_it(rules: list[str]) -> None:
    assert 0 <= open_profiles(rules) <= ALL
