from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from posture.facts.macos.firewall.reader import read
from posture.facts.model import Unreadable
from posture.host.recordings.recorded import RecordedHost

MakeMac = Callable[..., RecordedHost]
Plist = Callable[[object], bytes]

FILE = "/Library/Preferences/com.apple.alf.plist"
PROFILER = "system_profiler -json SPFirewallDataType"


def printed(state: str) -> str:
    firewall = {"_name": "spfirewall_settings", "spfirewall_globalstate": f"spfirewall_globalstate_{state}"}
    return json.dumps({"SPFirewallDataType": [{**firewall, "spfirewall_stealthenabled": "Oui"}]})


@pytest.mark.parametrize(
    ("state", "on"), [("allow_all", False), ("limit_connections", True), ("block_all", True)]
)
def test_from_15_on_the_profiler_tells(
    state: str, on: bool, make_mac: MakeMac, command: Callable[..., dict]
) -> None:
    answers = read(make_mac(version="15.0", commands=[command(PROFILER, printed(state))]))
    assert tuple(answers[name].value for name in ("enabled", "blocks_incoming", "by")) == (
        on,
        on,
        "macos" if on else "",
    )


@pytest.mark.parametrize(("state", "on"), [(0, False), (1, True), (2, True)])
def test_until_14_the_file_tells(state: int, on: bool, make_mac: MakeMac, plist: Plist) -> None:
    answers = read(make_mac({FILE: plist({"globalstate": state})}, version="14.7.1"))
    assert answers["enabled"].value is on


def test_a_file_left_behind_by_an_older_macos_is_not_believed(
    make_mac: MakeMac, plist: Plist, command: Callable[..., dict]
) -> None:
    host = make_mac(
        {FILE: plist({"globalstate": 1})}, version="26.1", commands=[command(PROFILER, printed("allow_all"))]
    )
    assert read(host)["enabled"].value is False


def test_until_14_without_the_file_the_profiler_tells(
    make_mac: MakeMac, command: Callable[..., dict]
) -> None:
    host = make_mac(version="14.0", commands=[command(PROFILER, printed("limit_connections"))])
    assert read(host)["enabled"].value is True


@pytest.mark.parametrize(("state", "on"), [("limit_connections", True), ("allow_all", False)])
def test_a_profile_is_not_in_the_file_so_the_profiler_tells(
    state: str, on: bool, make_mac: MakeMac, plist: Plist, command: Callable[..., dict]
) -> None:
    managed = "/Library/Managed Preferences/com.apple.security.firewall.plist"
    files = {FILE: plist({"globalstate": 0}), managed: plist({"EnableFirewall": True})}
    host = make_mac(files, version="14.7", commands=[command(PROFILER, printed(state))])
    assert read(host)["enabled"].value is on


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("Firewall is enabled. (State = 1) \n", True),
        ("Firewall is blocking all non-essential incoming connections. (State = 2) \n", True),
        ("Firewall is disabled. (State = 0) \n", False),
        ("You must be root to do that.\n", None),
    ],
)
def test_where_the_profiler_fails_the_firewalls_own_tool_may_tell(
    text: str, on: bool | None, make_mac: MakeMac, command: Callable[..., dict]
) -> None:
    commands = [command(PROFILER, "{"), command("socketfilterfw --getglobalstate", text)]
    answer = read(make_mac(version="26.1", commands=commands))["enabled"]
    assert (None if isinstance(answer, Unreadable) else answer.value) is on


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[1",
        '{"SPFirewallDataType": []}',
        printed("off"),
        '{"SPFirewallDataType": [[]]}',
        "[" * 9999,
    ],
)
def test_any_other_words_stay_open(text: str, make_mac: MakeMac, command: Callable[..., dict]) -> None:
    assert isinstance(read(make_mac(commands=[command(PROFILER, text)]))["enabled"], Unreadable)


@pytest.mark.parametrize("state", [3, "1", True, None])
def test_any_other_state_in_the_file_stays_open(state: object, make_mac: MakeMac, plist: Plist) -> None:
    found = {} if state is None else {"globalstate": state}
    assert isinstance(read(make_mac({FILE: plist(found)}, version="14.7"))["enabled"], Unreadable)


def test_only_what_others_can_reach_is_an_open_port(make_mac: MakeMac) -> None:
    addresses = (
        ("tcp", "::", 22),
        ("tcp", "127.0.0.1", 631),
        ("tcp", "fe80::1%lo0", 1024),
        ("udp", "::", 137),
    )
    listeners = [{"protocol": kind, "address": address, "port": port} for kind, address, port in addresses]
    answer = read(make_mac(listeners=listeners))["open_ports"]
    assert (answer.value, answer.excerpt) == (2, "tcp 22, udp 137")


def test_a_list_that_is_closed_is_not_taken_for_an_empty_one(make_mac: MakeMac) -> None:
    closed = {"error": "not_allowed", "sentence": "Hidden."}
    assert isinstance(read(make_mac(listeners=closed))["open_ports"], Unreadable)
