from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from posture.facts.linux.firewall.reader import read
from posture.facts.model import Reason, Unreadable
from posture.host.recordings.recorded import RecordedHost

MakeHost = Callable[..., RecordedHost]
Units = Callable[..., list[dict[str, Any]]]
Look = Callable[..., Mapping[str, Any]]

RELEASE = "6.12.48-amd64"
NO_FILTER = {
    "/proc/modules": "x_tables 65536 1 ip_tables, Live 0x0\nip_tables 36864 0 - Live 0x0\n",
    "/proc/sys/kernel/osrelease": f"{RELEASE}\n",
    f"/lib/modules/{RELEASE}/modules.builtin": "kernel/fs/ext4/ext4.ko\n",
}
FILTER = NO_FILTER | {"/proc/modules": "nf_tables 372736 591 nft_compat, Live 0x0\n"}
# nf_tables of a Debian 12 (kernel 6.1), by turns: after "nft flush ruleset", with two rules loaded by
# hand, and after "ufw disable" (there the count of nft_compat is made up).
FLUSHED = {"/proc/modules": "nf_tables 307200 3 nft_ct,nft_limit,nft_compat, Live 0x0\n"}
BY_HAND = {"/proc/modules": "nf_tables 307200 9 nft_ct, Live 0x0\nnft_ct 24576 1 - Live 0x0\n"}
LEFT_BY_UFW = {
    "/proc/modules": "nf_tables 307200 74 nft_limit,nft_compat, Live 0x0\nnft_compat 20480 0 - Live 0x0\n"
}
BY_IPTABLES = {"/proc/modules": "nft_compat 20480 14 - Live 0x0\nnf_tables 380928 40 nft_compat, Live 0x0\n"}
BY_LEGACY = {
    "/proc/modules": "iptable_filter 16384 1 - Live 0x0\nip_tables 36864 1 iptable_filter, Live 0x0\n"
}
BY_LEGACY6 = {"/proc/modules": "ip6table_filter 16384 1 - Live 0x0\n"}
SYSTEMD = {"/run/systemd/system/x": ""}
NFT = {"argv": ["nft", "-j", "list", "ruleset"], "exit_code": 1, "stderr": "Operation not permitted\n"}
DROP = "table inet filter {\n chain input {\n type filter hook input priority 0; policy drop;\n }\n}\n"
SAVED = "*filter\n:INPUT DROP [0:0]\nCOMMIT\n"
NFT_CONF = {"/etc/nftables.conf": DROP}
RULES_V4, RULES_V6 = {"/etc/iptables/rules.v4": SAVED}, {"/etc/iptables/rules.v6": SAVED}
NFTABLES, UNKNOWN = (True, True, "nftables"), (None, None, None)
V6 = {"/proc/net/if_inet6": "20010db8000000000000000000000001 02 40 00 80 eth0\n"}


@pytest.fixture
def look(make_host: MakeHost, firewall_units: Units) -> Look:
    """Looks at the firewall of a computer with these files and active services."""

    def look(files: Mapping[str, str], *active: str, **parts: Any) -> Mapping[str, Any]:
        calls = [*parts.pop("calls", []), *firewall_units(*active)]
        commands = parts.pop("commands", [NFT])
        return read(make_host({**SYSTEMD, **files}, calls=calls, commands=commands, **parts))

    return look


def _values(answers: Mapping[str, Any]) -> tuple[object, ...]:
    return tuple(getattr(answers[name], "value", None) for name in ("enabled", "blocks_incoming", "by"))


OFF = (False, False, "")


def _ufw(enabled: str, policy: str = "DROP") -> dict[str, str]:
    return {
        "/etc/ufw/ufw.conf": f"# Set to yes\n#ENABLED=no\nENABLED={enabled}\nLOGLEVEL=low\n",
        "/etc/default/ufw": f'IPV6=yes\nDEFAULT_INPUT_POLICY="{policy}"\n',
    }


@pytest.mark.parametrize(
    ("files", "active", "expected"),
    [
        (_ufw("yes"), ("ufw",), (True, True, "ufw")),
        (_ufw("yes", "REJECT"), ("ufw",), (True, True, "ufw")),
        (_ufw("yes", "ACCEPT"), ("ufw",), (True, False, "ufw")),
        (_ufw("no"), ("ufw",), OFF),
        (_ufw("no") | LEFT_BY_UFW, ("ufw",), OFF),
        (_ufw("yes") | NO_FILTER, (), OFF),
        (_ufw("yes") | FILTER, (), (None, None, None)),
        (_ufw("maybe") | FILTER, ("ufw",), (None, None, None)),
        (_ufw("maybe") | NO_FILTER, ("ufw",), OFF),
    ],
)
def test_ufws_own_setting_decides_not_its_unit(
    look: Look, files: dict[str, str], active: tuple[str, ...], expected: tuple[object, ...]
) -> None:
    assert _values(look(files, *active)) == expected


def test_ufw_without_systemd_is_what_it_says(make_host: MakeHost) -> None:
    commands = [{"argv": ["systemctl"], "error": "not_there"}, NFT]
    calls = [{"bus": "system", "error": "not_there"}]
    assert _values(read(make_host(_ufw("yes"), calls=calls, commands=commands))) == (True, True, "ufw")


def test_ufws_policy_that_cannot_be_read_leaves_only_that_open(look: Look) -> None:
    files = _ufw("yes")
    del files["/etc/default/ufw"]
    answers = look(files, "ufw", denied=["/etc/default/ufw"])
    assert answers["enabled"].value is True
    assert answers["blocks_incoming"].reason is Reason.NEEDS_ADMIN


def test_a_ufw_setting_that_cannot_be_read_is_never_off(look: Look) -> None:
    answers = look(FILTER, "ufw", denied=["/etc/ufw/ufw.conf"])
    assert answers["enabled"].reason is Reason.NEEDS_ADMIN


def _firewalld(interface: str, method: str, *arguments: str, **answer: Any) -> dict[str, Any]:
    return {
        "bus": "system",
        "destination": "org.fedoraproject.FirewallD1",
        "path": "/org/fedoraproject/FirewallD1",
        "interface": interface,
        "method": method,
        "arguments": list(arguments),
        **answer,
    }


REFUSED = {"bus": "system", "destination": "org.fedoraproject.FirewallD1", "error": "not_allowed"}


def test_a_firewalld_that_tells_nothing_is_not_guessed_from_its_files(look: Look) -> None:
    files = {
        "/etc/firewalld/firewalld.conf": "DefaultZone=public\n",
        "/usr/lib/firewalld/zones/public.xml": "<zone/>",
    }
    answers = look(files, "firewalld", calls=[REFUSED])
    assert _values(answers) == (True, None, "firewalld")
    assert answers["blocks_incoming"].reason is Reason.NEEDS_ADMIN


@pytest.mark.parametrize(
    ("zones", "blocks"),
    [
        ({"public": {"interfaces": ["wlan0"]}}, True),
        ({"public": {"interfaces": ["wlan0"]}, "docker": {"interfaces": ["docker0"]}}, True),
        ({"public": {"interfaces": ["wlan0"]}, "trusted": {"interfaces": ["eth0"]}}, False),
        ({"public": {"interfaces": ["wlan0"]}, "trusted": {"sources": ["10.0.0.0/8"]}}, False),
        ({"public": {"interfaces": ["wlan0"]}, "trusted": {"sources": ["192.168.1.0/24"]}}, False),
        ({"public": {"interfaces": ["wlan0"]}, "trusted": {"sources": ["192.168.1.7"]}}, True),
        ({"public": {"interfaces": ["wlan0"]}, "docker": {"sources": ["172.17.0.0/16"]}}, True),
        ({"public": {"interfaces": ["wlan0"]}, "trusted": {"sources": ["0.0.0.0/0"]}}, False),
        ({"public": {"interfaces": ["wlan0"]}, "trusted": {"sources": ["::/0"]}}, False),
        ({"public": {"interfaces": ["wlan0"]}, "trusted": {"sources": ["0.0.0.0/1", "128.0.0.0/1"]}}, False),
        ({"public": {"interfaces": ["wlan0"]}, "trusted": {"sources": ["ipset:friends"]}}, True),
        ({"trusted": {"sources": ["0.0.0.0/0"]}}, False),
        ({"libvirt": {"interfaces": ["virbr0"]}}, True),
        ({}, True),
    ],
)
def test_the_zones_of_real_interfaces_decide(look: Look, zones: dict[str, object], blocks: bool) -> None:
    name = "org.fedoraproject.FirewallD1"
    accept = [{"target": ["s", "ACCEPT"]}]
    calls = [
        _firewalld(f"{name}.zone", "getActiveZones", reply=[zones]),
        _firewalld(name, "getDefaultZone", reply=["public"]),
        _firewalld(f"{name}.zone", "getZoneSettings2", "public", reply=[{"target": ["s", "default"]}]),
        *(
            _firewalld(f"{name}.zone", "getZoneSettings2", zone, reply=accept)
            for zone in ("docker", "trusted", "libvirt")
        ),
    ]
    assert _values(look({}, "firewalld", calls=calls)) == (True, blocks, "firewalld")


ZONE = "org.fedoraproject.FirewallD1.zone"
POLICY = "org.fedoraproject.FirewallD1.policy"


@pytest.mark.parametrize(
    ("settings", "blocks"),
    [
        ({}, True),
        ({"services": ["as", ["ssh"]], "ports": ["a(ss)", [["8080", "tcp"]]]}, True),
        ({"target": ["s", "%%REJECT%%"]}, True),
        ({"target": ["s", "ACCEPT"]}, False),
        ({"ports": ["a(ss)", [["1-65535", "tcp"]]]}, False),
        ({"source_ports": ["a(ss)", [["1-65535", "tcp"]]]}, False),
        ({"protocols": ["as", ["tcp"]]}, False),
        ({"protocols": ["as", ["icmp"]]}, True),
        ({"rules_str": ["as", ['rule family="ipv4" source address="0.0.0.0/0" accept']]}, False),
        ({"rules_str": ["as", ["rule accept"]]}, False),
        ({"rules_str": ["as", ['rule family="ipv6" source address="::/0" accept']]}, False),
        ({"rules_str": ["as", ['rule family="ipv4" source NOT address="10.0.0.0/8" accept']]}, False),
        ({"rules_str": ["as", ['rule port port="1-65535" protocol="tcp" accept']]}, False),
        ({"rules_str": ["as", ['rule protocol value="tcp" accept']]}, False),
        ({"rules_str": ["as", ['rule family="ipv4" source address="192.168.0.0/24" accept']]}, True),
        ({"rules_str": ["as", ['rule service name="ssh" accept']]}, True),
        ({"rules_str": ["as", ['rule family="ipv4" source address="0.0.0.0/0" drop']]}, True),
    ],
)
def test_a_zone_is_closed_unless_its_rules_let_in_nearly_everything(
    look: Look, settings: dict[str, object], blocks: bool
) -> None:
    calls = [
        _firewalld(ZONE, "getActiveZones", reply=[{"public": {"interfaces": ["wlan0"]}}]),
        _firewalld(ZONE, "getZoneSettings2", "public", reply=[settings]),
    ]
    assert _values(look({}, "firewalld", calls=calls)) == (True, blocks, "firewalld")


@pytest.mark.parametrize(
    ("policy", "settings", "blocks"),
    [
        ({"ingress_zones": ["ANY"], "egress_zones": ["HOST"]}, {"target": ["s", "ACCEPT"]}, False),
        ({"ingress_zones": ["public"], "egress_zones": ["HOST"]}, {"target": ["s", "ACCEPT"]}, False),
        ({"ingress_zones": ["work"], "egress_zones": ["HOST"]}, {"target": ["s", "ACCEPT"]}, True),
        ({"ingress_zones": ["ANY"], "egress_zones": ["public"]}, {"target": ["s", "ACCEPT"]}, True),
        ({"ingress_zones": ["ANY"], "egress_zones": ["HOST"]}, {"target": ["s", "CONTINUE"]}, True),
    ],
)
def test_policies_towards_this_computer_count(
    look: Look, policy: dict[str, object], settings: dict[str, object], blocks: bool
) -> None:
    calls = [
        _firewalld(ZONE, "getActiveZones", reply=[{"public": {"interfaces": ["wlan0"]}}]),
        _firewalld(ZONE, "getZoneSettings2", "public", reply=[{}]),
        _firewalld(POLICY, "getActivePolicies", reply=[{"own": policy}]),
        _firewalld(POLICY, "getPolicySettings", "own", reply=[settings]),
    ]
    assert _values(look({}, "firewalld", calls=calls)) == (True, blocks, "firewalld")


@pytest.mark.parametrize("closed", ["getActiveZones", "getZoneSettings2", "getActivePolicies"])
def test_a_part_of_firewalld_that_is_closed_leaves_it_open(look: Look, closed: str) -> None:
    calls = [
        _firewalld(ZONE, "getActiveZones", reply=[{"public": {"interfaces": ["wlan0"]}}]),
        _firewalld(ZONE, "getZoneSettings2", "public", reply=[{}]),
        _firewalld(POLICY, "getActivePolicies", reply=[{}]),
    ]
    rows = [row | {"reply": None} if row["method"] == closed else row for row in calls]
    for row in rows:
        if row["reply"] is None:
            del row["reply"]
            row["error"] = "not_allowed"
    assert isinstance(look({}, "firewalld", calls=rows)["blocks_incoming"], Unreadable)


def test_a_firewalld_that_is_installed_and_does_not_run_is_off(look: Look) -> None:
    files = {"/usr/lib/systemd/system/firewalld.service": "[Unit]\n"} | LEFT_BY_UFW
    assert _values(look(files)) == OFF


@pytest.mark.parametrize(
    ("files", "active", "expected"),
    [
        (NFT_CONF, ("nftables",), NFTABLES),
        ({"/etc/nftables.conf": 'include "/etc/d/*.nft"\n', "/etc/d/a.nft": DROP}, ("nftables",), NFTABLES),
        ({"/etc/nftables.conf": 'include "/etc/own.nft"\n', "/etc/own.nft": DROP}, ("nftables",), NFTABLES),
        ({"/etc/nftables.conf": DROP.replace("inet", "ip")}, ("nftables",), NFTABLES),
        ({"/etc/nftables.conf": DROP.replace("inet", "ip")} | V6, ("nftables",), (True, False, "nftables")),
        (NFT_CONF, (), UNKNOWN),
        ({"/etc/nftables.conf": DROP.replace("policy drop", "policy accept")}, ("nftables",), UNKNOWN),
        ({}, ("nftables",), UNKNOWN),
        (RULES_V4 | RULES_V6 | V6, ("netfilter-persistent",), (True, True, "iptables")),
        (RULES_V4 | V6, ("netfilter-persistent",), (True, False, "iptables")),
        ({"/etc/iptables/iptables.rules": SAVED}, ("iptables",), (True, True, "iptables")),
        ({}, ("shorewall",), UNKNOWN),
        ({"/etc/NIXOS": ""}, ("firewall",), (True, True, "nixos-firewall")),
        ({}, ("firewall",), UNKNOWN),
    ],
)
def test_rules_count_where_a_service_loads_them(
    look: Look, files: dict[str, str], active: tuple[str, ...], expected: tuple[object, ...]
) -> None:
    answers = look(FILTER | files, *active)
    assert _values(answers) == expected
    if expected[0] is None:
        assert answers["enabled"].reason is Reason.NEEDS_ADMIN
        assert answers["enabled"].remedy == "As administrator, “nft list ruleset” shows it."


def test_a_firewall_that_is_off_settles_nothing_while_another_may_be_on(look: Look) -> None:
    answers = look(_ufw("no") | FILTER, "ufw", "nftables", denied=["/etc/nftables.conf"])
    assert answers["enabled"].reason is Reason.NEEDS_ADMIN


def test_closed_rules_of_a_running_service_need_an_administrator(look: Look) -> None:
    answers = look(FILTER, "nftables", denied=["/etc/nftables.conf"])
    assert answers["enabled"].reason is Reason.NEEDS_ADMIN


@pytest.mark.parametrize(
    ("files", "interfaces", "expected"),
    [
        (BY_HAND, ["eth0", "lo"], UNKNOWN),
        (BY_HAND, ["eth0", "lo", "docker0"], OFF),
        (BY_IPTABLES, ["eth0", "lo"], UNKNOWN),
        (BY_IPTABLES, ["eth0", "lo", "docker0"], OFF),
        (BY_LEGACY, ["eth0", "lo"], UNKNOWN),
        (BY_LEGACY6, ["eth0", "lo"], UNKNOWN),
        (BY_HAND | {"/run/.containerenv": ""}, ["eth0", "lo"], OFF),
        (LEFT_BY_UFW, ["eth0", "lo"], OFF),
        (FLUSHED, ["eth0", "lo"], OFF),
    ],
)
def test_rules_loaded_by_hand_beside_a_ufw_that_is_off_only_an_administrator_sees(
    look: Look, files: dict[str, str], interfaces: list[str], expected: tuple[object, ...]
) -> None:
    answers = look(_ufw("no") | NO_FILTER | files, "ufw", listings={"/sys/class/net": interfaces})
    assert _values(answers) == expected
    if expected is UNKNOWN:
        assert answers["enabled"].reason is Reason.NEEDS_ADMIN
        assert answers["enabled"].remedy == "As administrator, “nft list ruleset” shows it."


@pytest.mark.parametrize(("policy", "expected"), [("drop", NFTABLES), ("accept", OFF)])
@pytest.mark.parametrize("files", [BY_HAND, LEFT_BY_UFW])
def test_an_administrator_is_told_what_such_rules_do(
    look: Look, files: dict[str, str], policy: str, expected: tuple[object, ...]
) -> None:
    answers = look(_ufw("no") | NO_FILTER | files, "ufw", commands=[_nft(policy)])
    assert _values(answers) == expected


@pytest.mark.parametrize("files", [NO_FILTER, NO_FILTER | FLUSHED])
def test_a_kernel_that_filters_nothing_is_certain(look: Look, files: dict[str, str]) -> None:
    answers = look(files)
    assert _values(answers) == OFF
    assert answers["enabled"].method == "/proc/modules"


@pytest.mark.parametrize("files", [_ufw("yes"), {"/etc/nftables.conf": DROP}])
def test_a_firewall_whose_rules_were_never_loaded_is_off(look: Look, files: dict[str, str]) -> None:
    answers = look(NO_FILTER | files, "ufw", "nftables")
    assert _values(answers) == OFF
    assert "switched on" in answers["enabled"].excerpt


@pytest.mark.parametrize(
    "files",
    [
        NO_FILTER | {"/proc/modules": "nf_tables 372736 1 - Live 0x0\n"},
        NO_FILTER | {"/proc/modules": "nf_tables 372736 - - Live 0x0\n"},
        NO_FILTER | {"/proc/modules": "iptable_filter 16384 1 - Live 0x0\n"},
        NO_FILTER | {"/proc/modules": ""},
        NO_FILTER | {f"/lib/modules/{RELEASE}/modules.builtin": "kernel/net/netfilter/nf_tables.ko\n"},
        {name: text for name, text in NO_FILTER.items() if "builtin" not in name},
        {name: text for name, text in NO_FILTER.items() if "modules" not in name},
        {},
    ],
)
def test_a_kernel_that_may_filter_is_left_open(look: Look, files: dict[str, str]) -> None:
    answers = look(files)
    assert answers["enabled"].reason is Reason.NEEDS_ADMIN
    assert isinstance(answers["blocks_incoming"], Unreadable)


def _nft(policy: str) -> dict[str, Any]:
    chain = {
        "family": "inet",
        "table": "t",
        "name": "in",
        "type": "filter",
        "hook": "input",
        "policy": policy,
    }
    text = json.dumps({"nftables": [{"chain": chain}]})
    return {"argv": ["nft", "-j", "list", "ruleset"], "exit_code": 0, "stdout": text}


@pytest.mark.parametrize(("policy", "expected"), [("drop", (True, True, "nftables")), ("accept", OFF)])
def test_an_administrator_is_told_the_kernels_rules(
    look: Look, policy: str, expected: tuple[object, ...]
) -> None:
    assert _values(look(FILTER, commands=[_nft(policy)])) == expected


def test_an_administrator_is_not_told_what_old_iptables_loaded(look: Look) -> None:
    files = FILTER | {"/proc/modules": "nf_tables 1 1 - Live 0x0\niptable_filter 1 1 - Live 0x0\n"}
    assert look(files, commands=[_nft("accept")])["enabled"].reason is Reason.NEEDS_ADMIN


@pytest.mark.parametrize(
    "command",
    [
        {"argv": ["nft"], "error": "not_there"},
        {"argv": ["nft"], "error": "no_answer"},
        {"argv": ["nft", "-j", "list", "ruleset"], "exit_code": 0, "stdout": "not json"},
    ],
)
def test_a_broken_answer_is_no_answer(look: Look, command: dict[str, Any]) -> None:
    assert isinstance(look(FILTER, commands=[command])["enabled"], Unreadable)


@pytest.mark.parametrize(
    "files", [{"/run/.containerenv": ""}, {"/proc/sys/kernel/osrelease": "6.6-microsoft-standard-WSL2"}]
)
def test_what_lies_around_a_container_is_not_guessed(look: Look, files: dict[str, str]) -> None:
    assert look(FILTER | files)["enabled"].reason is Reason.UNSUPPORTED


def test_a_firewall_inside_a_container_counts(look: Look) -> None:
    answers = look({"/run/.containerenv": ""} | _ufw("yes"), "ufw")
    assert _values(answers) == (True, True, "ufw")


def test_a_systemd_that_does_not_answer_is_never_off(make_host: MakeHost) -> None:
    calls = [{"bus": "system", "error": "no_answer"}]
    commands = [{"argv": ["systemctl"], "error": "no_answer"}, NFT]
    answers = read(make_host({**SYSTEMD, **FILTER}, calls=calls, commands=commands))
    assert answers["enabled"].reason is Reason.NO_ANSWER  # type: ignore[union-attr]


EMPTY = "flush ruleset\n" + DROP.replace("policy drop", "policy accept")
UFW_RULES = {
    "/proc/modules": "nft_compat 20480 117 - Live 0x0\nnf_tables 307200 618 nft_limit,nft_compat, Live 0x0\n"
}


@pytest.mark.parametrize(
    ("files", "unit", "expected"),
    [
        ({"/etc/nftables.conf": EMPTY}, "nftables", UNKNOWN),
        ({"/etc/nftables.conf": "delete table ip filter\n"}, "nftables", UNKNOWN),
        ({"/etc/nftables.conf": "table inet own { }\n"}, "nftables", (True, True, "ufw")),
        ({"/etc/nftables.conf": "flush ruleset\n" + DROP}, "nftables", (True, True, "ufw")),
        ({"/etc/nftables.conf": 'include "/etc/closed"\n'}, "nftables", UNKNOWN),
        ({"/etc/iptables/rules.v4": SAVED.replace("DROP", "ACCEPT")}, "netfilter-persistent", UNKNOWN),
        (RULES_V4 | RULES_V6, "netfilter-persistent", (True, True, "ufw")),
        ({}, "netfilter-persistent", (True, True, "ufw")),
        ({}, "shorewall", UNKNOWN),
        ({}, "ferm", UNKNOWN),
    ],
)
def test_a_service_that_takes_ufws_rules_away_leaves_it_open(
    look: Look, files: dict[str, str], unit: str, expected: tuple[object, ...]
) -> None:
    answers = look(_ufw("yes") | UFW_RULES | files, "ufw", unit, denied=["/etc/closed"])
    assert _values(answers) == expected
    if expected is UNKNOWN:
        assert answers["enabled"].reason is Reason.NEEDS_ADMIN


def test_ufw_beside_a_firewalld_that_lets_in_is_unknown(look: Look) -> None:
    calls = [
        _firewalld(ZONE, "getActiveZones", reply=[{"trusted": {"interfaces": ["eth0"]}}]),
        _firewalld(ZONE, "getZoneSettings2", "trusted", reply=[{"target": ["s", "ACCEPT"]}]),
    ]
    assert _values(look(_ufw("yes") | UFW_RULES, "ufw", "firewalld", calls=calls)) == UNKNOWN


@pytest.mark.parametrize(
    ("modules", "expected"),
    [
        (UFW_RULES["/proc/modules"], (True, True, "ufw")),
        ("nf_tables 307200 9 nft_ct, Live 0x0\nnft_compat 20480 0 - Live 0x0\n", UNKNOWN),
        ("nf_tables 307200 9 nft_ct, Live 0x0\nnft_ct 24576 2 - Live 0x0\n", UNKNOWN),
        (
            "iptable_filter 16384 1 - Live 0x0\nip_tables 36864 1 iptable_filter, Live 0x0\n",
            (True, True, "ufw"),
        ),
    ],
)
def test_a_kernel_without_a_rule_of_ufw_is_noticed(
    look: Look, modules: str, expected: tuple[object, ...]
) -> None:
    files = _ufw("yes") | NO_FILTER | {"/proc/modules": modules}
    assert _values(look(files, "ufw")) == expected


def test_where_systemd_does_not_answer_the_kernel_tells_of_ufw(make_host: MakeHost) -> None:
    silent = {"calls": [{"bus": "system", "error": "no_answer"}]}
    silent["commands"] = [{"argv": ["systemctl"], "error": "no_answer"}, NFT]
    seen = "xt_hl 16384 22 - Live 0x0\nxt_addrtype 16384 4 - Live 0x0\n" + UFW_RULES["/proc/modules"]
    loaded = read(make_host({**SYSTEMD, **_ufw("yes"), "/proc/modules": seen}, **silent))
    assert _values(loaded) == (True, True, "ufw")
    assert _values(read(make_host({**SYSTEMD, **_ufw("yes"), **FILTER}, **silent))) == UNKNOWN


@pytest.mark.parametrize(
    ("rules", "blocks"),
    [
        ("", True),
        ("-A ufw-user-input -p tcp --dport 22 -j ACCEPT", True),
        ("-A ufw-user-input -j ACCEPT", False),
    ],
)
def test_ufws_own_rules_count_where_they_can_be_read(look: Look, rules: str, blocks: bool) -> None:
    text = f"*filter\n:ufw-user-input - [0:0]\n{rules}\nCOMMIT\n"
    answers = look(_ufw("yes") | {"/etc/ufw/user.rules": text}, "ufw")
    assert _values(answers) == (True, blocks, "ufw")


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"/etc/nftables.conf": EMPTY}, OFF),
        (
            {
                "/etc/nftables.conf": "flush ruleset\n"
                + DROP.replace("{\n chain", "{\n flags dormant\n chain")
            },
            OFF,
        ),
        ({"/etc/nftables.conf": EMPTY} | BY_IPTABLES, UNKNOWN),
        ({"/etc/nftables.conf": EMPTY + 'include "/etc/closed"\n'}, UNKNOWN),
    ],
)
def test_a_rule_file_that_is_all_there_is_and_lets_all_in_is_no_firewall(
    look: Look, files: dict[str, str], expected: tuple[object, ...]
) -> None:
    assert _values(look(BY_HAND | files, "nftables", denied=["/etc/closed"])) == expected


def test_the_unit_names_the_rule_file(look: Look) -> None:
    unit = "[Service]\nExecStart=/sbin/nft -f /etc/sysconfig/nftables.conf\n"
    files = {"/usr/lib/systemd/system/nftables.service": unit, "/etc/nftables.conf": DROP}
    assert _values(look(BY_HAND | files, "nftables")) == UNKNOWN
    assert _values(look(BY_HAND | files | {"/etc/sysconfig/nftables.conf": DROP}, "nftables")) == NFTABLES


@pytest.mark.parametrize(
    ("policy", "expected"), [("drop", (True, True, "ufw")), ("accept", (False, False, ""))]
)
def test_an_administrator_sees_what_is_left_of_ufw(
    look: Look, policy: str, expected: tuple[object, ...]
) -> None:
    assert _values(look(_ufw("yes") | UFW_RULES, "ufw", commands=[_nft(policy)])) == expected


def test_a_plain_account_does_not_ask_nft(look: Look) -> None:
    status = {
        "/proc/self": {
            "kind": "directory",
            "size": 0,
            "modified": "2026-11-21T09:00:00Z",
            "mode": 365,
            "owner": 1000,
        }
    }
    assert _values(look(_ufw("yes") | UFW_RULES, "ufw", commands=[_nft("accept")], status=status)) == (
        True,
        True,
        "ufw",
    )


def _saved(text: str) -> list[dict[str, Any]]:
    rows = [{"argv": [name], "exit_code": 0, "stdout": text} for name in ("iptables-save", "ip6tables-save")]
    return [*rows, *({**row, "argv": [row["argv"][0].replace("-", "-legacy-")]} for row in rows)]


FOREIGN = {
    "argv": ["nft", "-j", "list", "ruleset"],
    "exit_code": 0,
    "stdout": '{"nftables": [{"chain": {"family": "ip", "table": "filter", "name": "INPUT", "hook": "input", '
    '"policy": "drop"}}, {"rule": {"family": "ip", "table": "filter", "chain": "INPUT", "expr": '
    '[{"xt": {"type": "match", "name": "conntrack"}}, {"accept": null}]}}]}',
}


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ("-A INPUT -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT\n", NFTABLES),
        ("-A INPUT -m conntrack --ctstate NEW -j ACCEPT\n", OFF),
    ],
)
def test_an_administrator_asks_iptables_what_nft_does_not_show(
    look: Look, rules: str, expected: tuple[object, ...]
) -> None:
    assert _values(look(FILTER, commands=[FOREIGN, *_saved(SAVED + rules)])) == expected
    assert _values(look(FILTER, commands=[FOREIGN])) == UNKNOWN


def test_an_administrator_asks_for_the_rules_of_old_iptables(look: Look) -> None:
    files = FILTER | BY_LEGACY
    assert _values(look(files, commands=[_nft("accept"), *_saved(SAVED)])) == NFTABLES
