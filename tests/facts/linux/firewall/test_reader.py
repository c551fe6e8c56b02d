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
SYSTEMD = {"/run/systemd/system/x": ""}
NFT = {"argv": ["nft", "-j", "list", "ruleset"], "exit_code": 1, "stderr": "Operation not permitted\n"}
DROP = "table inet filter {\n chain input {\n type filter hook input priority 0; policy drop;\n }\n}\n"
SAVED = "*filter\n:INPUT DROP [0:0]\n"
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
        (_ufw("no") | FILTER, ("ufw",), OFF),
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


def _zone(name: str, *content: str, target: str = "") -> dict[str, str]:
    attribute = f' target="{target}"' if target else ""
    text = f'<?xml version="1.0" encoding="utf-8"?>\n<zone{attribute}>\n{"".join(content)}</zone>\n'
    return {f"/usr/lib/firewalld/zones/{name}.xml": text}


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
CONF = {"/etc/firewalld/firewalld.conf": "# comment\nDefaultZone=home\n"}
WIDE = '<port protocol="tcp" port="1025-65535"/>'
NARROW = '<service name="ssh"/><port protocol="tcp" port="8080"/>'


@pytest.mark.parametrize(
    ("files", "blocks"),
    [
        (CONF | _zone("home", NARROW), True),
        (CONF | _zone("home", NARROW, target="DROP"), True),
        (CONF | _zone("home", target="%%REJECT%%"), True),
        (CONF | _zone("home", target="ACCEPT"), False),
        (CONF | _zone("home", WIDE), False),
        (_zone("public"), None),
        ({"/etc/firewalld/firewalld.conf": ""} | _zone("public"), True),
        (CONF, None),
        ({"/etc/firewalld/firewalld.conf": "DefaultZone=../../x"}, None),
        (CONF | {"/usr/lib/firewalld/zones/home.xml": "<!DOCTYPE zone><zone/>"}, None),
        (
            CONF
            | _zone("home", target="ACCEPT")
            | {"/etc/firewalld/zones/home.xml": _zone("home")["/usr/lib/firewalld/zones/home.xml"]},
            True,
        ),
    ],
)
def test_firewalld_that_does_not_answer_is_read_from_its_files(
    look: Look, files: dict[str, str], blocks: bool | None
) -> None:
    answers = look(files, "firewalld", calls=[REFUSED])
    assert _values(answers) == (True, blocks, "firewalld")
    if blocks is None:
        assert answers["blocks_incoming"].reason is Reason.NEEDS_ADMIN


@pytest.mark.parametrize(
    ("zones", "blocks"),
    [
        ({"public": {"interfaces": ["wlan0"]}}, True),
        ({"public": {"interfaces": ["wlan0"]}, "docker": {"interfaces": ["docker0"]}}, True),
        ({"public": {"interfaces": ["wlan0"]}, "trusted": {"interfaces": ["eth0"]}}, False),
        ({"public": {"interfaces": ["wlan0"]}, "trusted": {"sources": ["10.0.0.0/8"]}}, True),
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


def test_a_firewalld_that_is_installed_and_does_not_run_is_off(look: Look) -> None:
    files = {"/usr/lib/systemd/system/firewalld.service": "[Unit]\n"} | FILTER
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
        assert answers["enabled"].remedy == "“sudo nft list ruleset” shows it."


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
        assert answers["enabled"].remedy == "“sudo nft list ruleset” shows it."


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
