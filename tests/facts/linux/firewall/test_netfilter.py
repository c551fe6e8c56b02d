"""Rule sets in every form, and what they refuse."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.facts.linux.firewall.iptables_rules import from_save
from posture.facts.linux.firewall.netfilter import BOTH, Chain, Effect, effects_of
from posture.facts.linux.firewall.nft_json import NotARuleset, from_json
from posture.facts.linux.firewall.nft_text import read_rule_file

RULESETS = Path(__file__).parents[1] / "rulesets"
IP = frozenset({"ip"})


def refused_families(chains: Iterable[Chain]) -> frozenset[str]:
    """The families in which what nobody asked for is certainly refused."""
    effects = effects_of(chains)
    return frozenset(family for family in BOTH if effects[family] is Effect.REFUSED)


def chains_of(text: str) -> tuple[Chain, ...]:
    return read_rule_file(text).chains


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
    assert refused_families(chains_of(text)) == refused


def test_a_chain_that_is_called_decides() -> None:
    text = """
table inet fw {
  chain in { type filter hook input priority 0; policy accept; iif lo accept; jump rest; }
  chain rest { tcp dport 22 accept; goto end }
  chain end { log; reject }
}
"""
    assert refused_families(chains_of(text)) == BOTH
    assert refused_families(chains_of(text.replace("log; reject", "return"))) == NOTHING
    assert refused_families(chains_of(text.replace("log; reject", "jump rest"))) == NOTHING


def test_a_chain_of_another_table_is_another_chain() -> None:
    text = """
table inet a { chain in { type filter hook input priority 0; jump rest; }
  chain rest { return; }
}
table inet b { chain rest { drop; }
}
"""
    assert refused_families(chains_of(text)) == NOTHING


def test_a_rule_file_whose_includes_were_not_followed_is_not_whole() -> None:
    assert read_rule_file('# include "/no"\nflush ruleset\n').is_whole
    assert not read_rule_file('flush ruleset; include "/etc/a.nft"\n').is_whole


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
    refused_families(chains_of(text))
    refused_families(from_save(text, "ip"))


@pytest.mark.parametrize(
    ("file", "refused"),
    [
        ("arch.json", BOTH),
        ("arch.nft", BOTH),
        ("debian.json", NOTHING),
        ("debian.nft", NOTHING),
        ("iptables.json", frozenset({"ip6"})),  # nft does not show what the rules of iptables ask
        ("iptables.save", IP),
        ("firewalld.json", BOTH),
        ("firewalld-rich-rule.json", frozenset({"ip6"})),
        ("ufw.save", IP),
        ("ufw6.save", frozenset({"ip6"})),
    ],
)
def test_rule_sets_of_the_real_programs_are_understood(file: str, refused: frozenset[str]) -> None:
    text = (RULESETS / file).read_text(encoding="utf-8")
    family = "ip6" if file == "ufw6.save" else "ip"
    readers = {".json": from_json, ".nft": chains_of, ".save": lambda saved: from_save(saved, family)}
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


LET_IN, REFUSED, UNCLEAR = Effect.LET_IN, Effect.REFUSED, Effect.UNCLEAR
DEFINED = 'define LAN = { "eth0", "wlan0" }\n'


@pytest.mark.parametrize(
    ("rules", "effect"),
    [
        ("ct state established,related accept\niif lo accept\ntcp dport 22 accept", REFUSED),
        ("meta l4proto { tcp, udp } accept", LET_IN),
        ("meta l4proto tcp accept", LET_IN),
        ("meta l4proto icmp accept\nip protocol igmp accept", REFUSED),
        ("meta l4proto vmap { tcp : accept, udp : accept }", LET_IN),
        ("ip protocol vmap { icmp : accept }", REFUSED),
        ("ct state new accept", LET_IN),
        ("ct state { new, established } accept", LET_IN),
        ("ct state != invalid accept", LET_IN),
        ("ct state vmap { established : accept, related : accept, invalid : drop }", REFUSED),
        ("ct state vmap { established : accept, new : accept }", LET_IN),
        ("iifname != lo accept", LET_IN),
        ('iifname != "lo" drop\naccept', REFUSED),
        ("iifname eth0 accept", LET_IN),
        ('iifname "en*" accept', LET_IN),
        ("iifname { lo, docker0, tailscale0 } accept", REFUSED),
        ("iifname vmap { lo : accept, eth0 : accept }", LET_IN),
        ("tcp dport 1-65535 accept", LET_IN),
        ("tcp dport >= 1024 accept", LET_IN),
        ("tcp dport != 22 accept", LET_IN),
        ("tcp dport { 22, 80, 8000-8100 } accept", REFUSED),
        ("th dport 0-65535 accept", LET_IN),
        ("ip saddr 0.0.0.0/0 accept", LET_IN),
        ("ip saddr { 0.0.0.0/1, 128.0.0.0/1 } accept", LET_IN),
        ("ip saddr 192.168.1.0/24 accept", REFUSED),
        ("ip saddr 192.168.0.0/16 accept", LET_IN),
        ("ip saddr != 10.0.0.0/8 accept", LET_IN),
        ("ip saddr . tcp dport { 10.0.0.1 . 22 } accept", REFUSED),
        ("ip saddr . tcp dport { 0.0.0.0/0 . 0-65535 } accept", LET_IN),
        ("tcp flags & (fin|syn|rst|ack) == syn accept", LET_IN),
        ("tcp flags & (fin|syn) == fin|syn drop", REFUSED),
        ("limit rate 5/second burst 10 packets accept", LET_IN),
        ("fib daddr type local accept", LET_IN),
        ("fib daddr type { broadcast, multicast } accept", REFUSED),
        ("meta pkttype host accept", LET_IN),
        ("meta mark 1 accept", REFUSED),
        ("ip daddr 224.0.0.251 udp dport 5353 accept", REFUSED),
        ("ip ttl 64 accept", UNCLEAR),
        ("ip saddr @gone accept", UNCLEAR),
        ("queue num 0", UNCLEAR),
        ("ip ttl 64 return\naccept", UNCLEAR),
        ("ip ttl 64 return", REFUSED),
    ],
)
def test_a_chain_that_refuses_by_default_may_let_everything_in(rules: str, effect: Effect) -> None:
    text = _table("inet", f"policy drop;\n{rules}")
    assert effects_of(chains_of(text))["ip"] is effect


@pytest.mark.parametrize(
    ("rules", "effect"),
    [
        ("ct state new drop", REFUSED),
        ("meta l4proto { tcp, udp } drop", REFUSED),
        ("meta l4proto tcp drop", LET_IN),
        ("tcp dport 1024-65535 drop", LET_IN),
        ("limit rate 5/second drop", LET_IN),
        ("ip saddr 10.0.0.0/8 drop", LET_IN),
        ("iifname eth0 drop", LET_IN),
        ("ip ttl 64 return\ndrop", UNCLEAR),
        ("tcp dport 22 accept\ndrop", REFUSED),
    ],
)
def test_a_chain_that_lets_in_by_default_may_refuse_everything(rules: str, effect: Effect) -> None:
    assert effects_of(chains_of(_table("inet", rules)))["ip"] is effect


def test_the_interfaces_of_the_computer_decide_where_they_are_known() -> None:
    chains = chains_of(_table("inet", 'iifname "eth0" drop'))
    assert effects_of(chains, ("eth0",))["ip"] is REFUSED
    assert effects_of(chains, ("eth0", "wlan0"))["ip"] is LET_IN


@pytest.mark.parametrize("flags", ["flags dormant", "flags dormant;", "flags owner, dormant;"])
def test_a_dormant_table_refuses_nothing(flags: str) -> None:
    table = _table("inet", "policy drop")
    asleep = table.replace("{\n chain", f"{{\n {flags}\n chain", 1)
    assert refused_families(chains_of(asleep)) == NOTHING
    assert refused_families(chains_of(table)) == BOTH


@pytest.mark.parametrize("flags", [["dormant"], "dormant", "inet"])
def test_a_dormant_table_of_the_kernel_refuses_nothing(flags: object) -> None:
    text = _ruleset(policy="drop").replace(
        '{"family": "inet", "name": "filter"}',
        json.dumps({"family": "inet", "name": "filter", "flags": flags}),
    )
    assert refused_families(from_json(text)) == NOTHING


COMMANDS = """
flush ruleset
add table inet f
add chain inet f in { type filter hook input priority 0 ; policy drop ; }
add rule inet f in ct state established accept
"""


@pytest.mark.parametrize(
    ("more", "refused"),
    [
        ("", BOTH),
        ("add rule inet f in accept", NOTHING),
        ("insert rule inet f in meta l4proto { tcp, udp } accept", NOTHING),
        ("flush chain inet f in", BOTH),
        ("delete table inet f", NOTHING),
        ("flush ruleset", NOTHING),
        ("add table inet f { flags dormant; }", NOTHING),
        ("add set inet f s { elements = { 0-65535 } }\nadd rule inet f in tcp dport @s accept", NOTHING),
        (DEFINED + "add rule inet f in iifname $LAN accept", NOTHING),
        ("add chain ip g c\nadd rule ip g c accept", BOTH),
    ],
)
def test_rule_files_of_single_commands_are_read_in_their_order(more: str, refused: frozenset[str]) -> None:
    assert refused_families(chains_of(COMMANDS + more)) == refused


def test_named_sets_and_maps_are_looked_up() -> None:
    text = """
table inet f {
  set wide { type inet_service; flags interval; elements = { 0-65535 } }
  map doors { type ifname : verdict; elements = { "lo" : accept, "eth0" : jump lan } }
  chain lan { %s }
  chain in { type filter hook input priority 0; policy drop; %s }
}
"""
    assert refused_families(chains_of(text % ("accept", "iifname vmap @doors"))) == NOTHING
    assert refused_families(chains_of(text % ("tcp dport 22 accept", "iifname vmap @doors"))) == BOTH
    assert refused_families(chains_of(text % ("accept", "tcp dport @wide accept"))) == NOTHING


def test_the_kernel_and_the_file_agree() -> None:
    """every.nft was loaded into a kernel, and every.json is what “nft -j list ruleset” said of it."""
    from_file = chains_of((RULESETS / "every.nft").read_text(encoding="utf-8"))
    from_kernel = from_json((RULESETS / "every.json").read_text(encoding="utf-8"))
    assert [chain.name for chain in from_file] == [chain.name for chain in from_kernel]
    for written, loaded in zip(from_file, from_kernel, strict=True):
        assert len(written.rules) == len(loaded.rules)
        assert [rule.verdict for rule in written.rules[3:]] == [rule.verdict for rule in loaded.rules[3:]]
        keys = [[one.key for one in rule.conditions] for rule in written.rules]
        assert keys == [[one.key for one in rule.conditions] for rule in loaded.rules]


@pytest.mark.parametrize(
    ("rules", "effect"),
    [
        ("-A INPUT -p tcp -m conntrack --ctstate NEW -j ACCEPT", LET_IN),
        ("-A INPUT -s 0.0.0.0/0 -j ACCEPT", LET_IN),
        ("-A INPUT ! -i lo -j ACCEPT", LET_IN),
        ("-A INPUT -i eth0 -j ACCEPT", LET_IN),
        ("-A INPUT -i en+ -j ACCEPT", LET_IN),
        ("-A INPUT -p tcp -m tcp --dport 1:65535 -j ACCEPT", LET_IN),
        ("-A INPUT -p tcp -m tcp --dport 1024: -j ACCEPT", LET_IN),
        ("-A INPUT -p udp -m multiport --dports 53,5353 -j ACCEPT", REFUSED),
        ("-A INPUT -p tcp -m tcp --dport 22 -m limit --limit 3/min -j ACCEPT", REFUSED),
        ("-A INPUT -m limit --limit 3/min -j ACCEPT", LET_IN),
        ("-A INPUT -m pkttype --pkt-type host -j ACCEPT", LET_IN),
        ("-A INPUT -m addrtype --dst-type LOCAL -j ACCEPT", LET_IN),
        ("-A INPUT -s 192.168.0.0/16 -j ACCEPT", LET_IN),
        ("-A INPUT -p icmp -m icmp --icmp-type 8 -j ACCEPT", REFUSED),
        ("-A INPUT -m set --match-set friends src -j ACCEPT", UNCLEAR),
        ("-A INPUT -j NFQUEUE --queue-num 0 --queue-bypass", UNCLEAR),
        ("-A INPUT -j own\n-A own -p tcp -j ACCEPT", LET_IN),
        ("-I INPUT -j ACCEPT", LET_IN),
    ],
)
def test_saved_rules_may_let_in_everything_past_the_policy(rules: str, effect: Effect) -> None:
    assert effects_of(from_save(SAVED.format(policy="DROP", rules=rules), "ip"))["ip"] is effect


WORDS_OF_NFT = (
    *("table", "inet", "f", "chain", "in", "type", "filter", "hook", "input", "priority", "policy", "drop"),
    *("accept", "jump", "{", "}", ";", ",", "@s", "vmap", ":", "tcp", "dport", "1-9", "ip", "saddr"),
    *("0.0.0.0/0", "ct", "state", "new", "!=", "add", "rule", "flush", "ruleset", "set", "elements", "="),
    *("flags", "dormant", "define", "$X", "fib", "limit", "rate", "\n"),
)
WORDS_OF_IPTABLES = (
    *("*filter\n", ":INPUT DROP\n", "-A", "INPUT", "-j", "ACCEPT", "-p", "tcp", "-s", "0.0.0.0/0", "!"),
    *("-i", "lo", "-m", "state", "--state", "NEW", "--tcp-flags", "\n"),
)


@given(st.lists(st.sampled_from(WORDS_OF_NFT), max_size=60))
def test_any_words_of_nft_are_parsed(words: list[str]) -> None:
    effects_of(chains_of(" ".join(words)))


@given(st.lists(st.sampled_from(WORDS_OF_IPTABLES), max_size=40))
def test_any_words_of_iptables_are_parsed(words: list[str]) -> None:
    effects_of(from_save(" ".join(words), "ip"))
