"""Rule sets in every form, and what they refuse."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.facts.linux.firewall.iptables_rules import from_save
from posture.facts.linux.firewall.netfilter import BOTH, refused_families
from posture.facts.linux.firewall.nft_json import NotARuleset, from_json
from posture.facts.linux.firewall.nft_text import from_text, includes

RULESETS = Path(__file__).parents[1] / "rulesets"
IP = frozenset({"ip"})
NOTHING: frozenset[str] = frozenset()

DEBIAN_DEFAULT = """#!/usr/sbin/nft -f

flush ruleset

table inet filter {
\tchain input {
\t\ttype filter hook input priority filter;
\t}
\tchain forward {
\t\ttype filter hook forward priority filter;
\t}
}
"""


def _table(family: str, body: str) -> str:
    return (
        f"table {family} filter {{\n chain input {{\n  type filter hook input priority 0;\n{body}\n }}\n}}\n"
    )


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        (DEBIAN_DEFAULT, NOTHING),
        (_table("inet", "policy drop;"), BOTH),
        ("table inet f { chain i { type filter hook input priority 0; policy drop; } }", BOTH),
        (_table("ip", "policy drop"), IP),
        (_table("ip", "policy drop") + _table("ip6", "policy drop"), BOTH),
        (_table("bridge", "policy drop"), NOTHING),
        (
            _table("inet", "policy accept\nct state established accept\ncounter reject with icmpx type x"),
            BOTH,
        ),
        (_table("inet", 'log prefix "in: " level info drop'), BOTH),
        (_table("inet", "counter packets 0 bytes 0 drop"), BOTH),
        (_table("inet", 'comment "the end" drop'), BOTH),
        (_table("inet", "tcp dport { 22, 80 } drop"), NOTHING),
        (_table("inet", "ip saddr 10.0.0.0/8 drop # drop"), NOTHING),
        (_table("inet", "accept\ndrop"), NOTHING),
        (_table("inet", "policy drop\naccept"), NOTHING),
        ("# table inet filter { chain input { type filter hook input priority 0; policy drop; } }", NOTHING),
        (
            DEBIAN_DEFAULT.replace(
                "hook forward priority filter;", "hook forward priority filter; policy drop;"
            ),
            NOTHING,
        ),
        (
            "table inet f {\n set a { type ipv4_addr; elements = { 1.1.1.1 } }\n"
            + _table("inet", "policy drop")[20:],
            BOTH,
        ),
        ("table ip6 filter {", NOTHING),
    ],
)
def test_a_rule_file_refuses_what_its_input_chain_ends_with(text: str, refused: frozenset[str]) -> None:
    assert refused_families(from_text(text)) == refused


def test_a_chain_that_is_called_decides() -> None:
    text = """
table inet fw {
  chain in { type filter hook input priority 0; policy accept; iif lo accept; jump rest; }
  chain rest { tcp dport 22 accept; goto end }
  chain end { log; reject }
}
"""
    assert refused_families(from_text(text)) == BOTH
    assert refused_families(from_text(text.replace("log; reject", "return"))) == NOTHING
    assert refused_families(from_text(text.replace("log; reject", "jump rest"))) == NOTHING


def test_a_chain_of_another_table_is_another_chain() -> None:
    text = """
table inet a { chain in { type filter hook input priority 0; jump rest; }
  chain rest { return; }
}
table inet b { chain rest { drop; }
}
"""
    assert refused_families(from_text(text)) == NOTHING


def test_the_files_that_a_rule_file_includes_are_named() -> None:
    text = 'include "/etc/nftables.d/*.nft"\n# include "/no"\n  include "/etc/a.nft"\n'
    assert includes(text) == ("/etc/nftables.d/*.nft", "/etc/a.nft")


def _ruleset(
    *rules: list[Any], policy: str = "accept", hook: str = "input", more: tuple[object, ...] = ()
) -> str:
    where = {"family": "inet", "table": "filter"}
    chain = {"chain": {**where, "name": "in", "type": "filter", "hook": hook, "prio": 0, "policy": policy}}
    items = [
        {"metainfo": {"version": "1.0.6"}},
        {"table": {"family": "inet", "name": "filter"}},
        chain,
        *more,
    ]
    items += [{"rule": {**where, "chain": "in", "handle": 4, "expr": expr}} for expr in rules]
    return json.dumps({"nftables": items})


MATCH = {"match": {"op": "==", "left": {"meta": {"key": "iifname"}}, "right": "lo"}}
OTHER = {"chain": {"family": "inet", "table": "filter", "name": "ts-input"}}
IN_OTHER = {
    "rule": {"family": "inet", "table": "filter", "chain": "ts-input", "expr": [MATCH, {"drop": None}]}
}
REFUSING_OTHER = {
    "rule": {"family": "inet", "table": "filter", "chain": "ts-input", "expr": [{"drop": None}]}
}


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        (_ruleset(policy="drop"), BOTH),
        (_ruleset(), NOTHING),
        (_ruleset(hook="forward", policy="drop"), NOTHING),
        (
            _ruleset([MATCH, {"accept": None}], [{"counter": {"packets": 1, "bytes": 2}}, {"drop": None}]),
            BOTH,
        ),
        (
            _ruleset([{"log": {"prefix": "x"}}, {"reject": {"type": "icmpx", "expr": "port-unreachable"}}]),
            BOTH,
        ),
        (_ruleset([{"xt": {"type": "target", "name": "REJECT"}}]), BOTH),
        (_ruleset([{"xt": {"type": "match", "name": "conntrack"}}, {"drop": None}]), NOTHING),
        (_ruleset([{"xt": None}, {"drop": None}]), NOTHING),
        (_ruleset([{"jump": {"target": "ts-input"}}], more=(OTHER, IN_OTHER)), NOTHING),
        (_ruleset([{"jump": {"target": "ts-input"}}], more=(OTHER, REFUSING_OTHER)), BOTH),
        (_ruleset([{"jump": {"target": "gone"}}]), NOTHING),
    ],
)
def test_the_kernels_rule_set_refuses_what_its_input_chain_ends_with(
    text: str, refused: frozenset[str]
) -> None:
    assert refused_families(from_json(text)) == refused


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"nftables": 1}', "null", "[" * 20_000])
def test_what_is_no_rule_set_is_refused(text: str) -> None:
    with pytest.raises(NotARuleset):
        from_json(text)


SAVED = """# Generated by iptables-save v1.8.9 (nf_tables)
*nat
:PREROUTING ACCEPT [0:0]
:INPUT DROP [0:0]
COMMIT
*filter
:INPUT {policy} [0:0]
:FORWARD DROP [0:0]
:own - [0:0]
-A INPUT -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
-A INPUT -i lo -j ACCEPT
{rules}
COMMIT
"""


@pytest.mark.parametrize(
    ("policy", "rules", "refused"),
    [
        ("DROP", "", IP),
        ("ACCEPT", "", NOTHING),
        ("ACCEPT", "-A INPUT -j REJECT --reject-with icmp-host-prohibited", IP),
        ("ACCEPT", '-A INPUT -m comment --comment "the end" -j DROP', IP),
        ("ACCEPT", "-A INPUT -j LOG --log-prefix x\n-A INPUT -g own\n-A own -j DROP", IP),
        ("ACCEPT", "-A INPUT -p tcp --dport 22 -j DROP", NOTHING),
        ("ACCEPT", "-A FORWARD -j DROP", NOTHING),
        ("DROP", "-A INPUT -j ACCEPT", NOTHING),
        ("ACCEPT", "-A INPUT -j 'DROP", NOTHING),
        ("ACCEPT", "-A gone -j DROP\n-A", NOTHING),
    ],
)
def test_saved_iptables_rules_refuse_what_input_ends_with(
    policy: str, rules: str, refused: frozenset[str]
) -> None:
    assert refused_families(from_save(SAVED.format(policy=policy, rules=rules), "ip")) == refused


@given(st.text(alphabet='tablechinpu{};\n #"ookdr ', max_size=200))
def test_any_text_is_parsed(text: str) -> None:
    refused_families(from_text(text))
    refused_families(from_save(text, "ip"))


@pytest.mark.parametrize(
    ("file", "refused"),
    [
        ("arch.json", BOTH),
        ("arch.nft", BOTH),
        ("debian.json", NOTHING),
        ("debian.nft", NOTHING),
        ("iptables.json", BOTH),
        ("iptables.save", IP),
    ],
)
def test_rule_sets_of_the_real_programs_are_understood(file: str, refused: frozenset[str]) -> None:
    text = (RULESETS / file).read_text(encoding="utf-8")
    readers = {".json": from_json, ".nft": from_text, ".save": lambda saved: from_save(saved, "ip")}
    assert refused_families(readers[Path(file).suffix](text)) == refused


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.sampled_from(["inet", "in", "filter", "input", "drop"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["chain", "rule", "family", "table", "name", "hook", "expr", "jump", "drop", "policy"]
            ),
            inner,
        )
    ),
    max_leaves=12,
)


@given(st.lists(JSON, max_size=4))
def test_any_json_is_parsed(items: list[object]) -> None:
    refused_families(from_json(json.dumps({"nftables": items})))
