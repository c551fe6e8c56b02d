from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from posture.facts.model import Answer, Unreadable
from posture.facts.windows.firewall.reader import read
from posture.host.recordings.recorded import RecordedHost

MakeWindows = Callable[..., RecordedHost]

LOCAL = r"HKLM\SYSTEM\CurrentControlSet\Services\SharedAccess\Parameters\FirewallPolicy"
POLICY = r"HKLM\SOFTWARE\Policies\Microsoft\WindowsFirewall"
SERVICE = r"HKLM\SYSTEM\CurrentControlSet\Services\MpsSvc"
DOMAIN, PRIVATE, PUBLIC = 1, 2, 4
GOOD, POOR = {"wsc-health:firewall": 0}, {"wsc-health:firewall": 2}


def local(domain: int = 1, private: int = 1, public: int = 1, **more: object) -> dict:
    names = {"DomainProfile": domain, "StandardProfile": private, "PublicProfile": public}
    return {rf"{LOCAL}\{name}": {"EnableFirewall": on, **more} for name, on in names.items()}


def used(profiles: int, health: Mapping[str, object] = POOR) -> dict[str, object]:
    return {"network-profiles": profiles, **health}


def state(answers: Mapping[str, Answer]) -> tuple[object, ...]:
    return tuple(answers[name].value for name in ("enabled", "blocks_incoming", "by"))


OWN, OTHER, OFF = (True, True, "windows-defender"), (True, True, "another-firewall"), (False, False, "")
TOO_LITTLE = (True, False, "windows-defender")


@pytest.mark.parametrize(
    ("registry", "native", "found"),
    [
        (local(), used(PRIVATE, GOOD), OWN),
        (local(), used(PRIVATE), OWN),
        (local(domain=0), used(PRIVATE), OWN),
        (local(domain=0), used(DOMAIN), OFF),
        (local(private=0), used(PUBLIC), OWN),
        (local(private=0), used(PRIVATE), OFF),
        (local(public=0), used(PRIVATE), TOO_LITTLE),
        (local(public=0), used(PRIVATE, GOOD), TOO_LITTLE),
        (local(private=0), used(PRIVATE, GOOD), OTHER),
        (local(0, 0, 0), used(PRIVATE), OFF),
        (local(0, 0, 0), used(PRIVATE, GOOD), OTHER),
        (local(0, 0, 0), POOR, OFF),
        (local(DefaultInboundAction=1), used(PRIVATE), OWN),
        (local(DefaultInboundAction=0), used(PRIVATE), TOO_LITTLE),
        (local(DefaultInboundAction=0, DoNotAllowExceptions=1), used(PRIVATE), OWN),
        ({**local(), rf"{POLICY}\PrivateProfile": {"EnableFirewall": 0}}, used(PRIVATE), OFF),
        ({**local(private=0), rf"{POLICY}\PrivateProfile": {"EnableFirewall": 1}}, used(PRIVATE), OWN),
        ({**local(), rf"{POLICY}\PublicProfile": {"DefaultInboundAction": 0}}, used(PUBLIC), TOO_LITTLE),
        ({**local(), SERVICE: {"Start": 4}}, used(PRIVATE), OFF),
        ({**local(), SERVICE: {"Start": 4}}, used(PRIVATE, GOOD), OTHER),
        ({**local(), SERVICE: {"Start": 2}}, used(PRIVATE), OWN),
    ],
)
def test_the_networks_that_count_decide(
    registry: dict, native: dict, found: tuple[object, ...], make_windows: MakeWindows
) -> None:
    assert state(read(make_windows(registry, native=native))) == found


@pytest.mark.parametrize(
    "profiles", [{}, {"network-profiles": 0}, {"network-profiles": 2**31 - 1}, {"network-profiles": "privé"}]
)
def test_off_somewhere_stays_open_where_nobody_tells_which_network_this_is(
    profiles: dict, make_windows: MakeWindows
) -> None:
    answer = read(make_windows(local(private=0), native={**profiles, **POOR}))["enabled"]
    assert isinstance(answer, Unreadable)


@pytest.mark.parametrize(
    "health",
    [
        {},
        {"wsc-health:firewall": {"error": "no_answer", "sentence": "It does not run."}},
        {"wsc-health:firewall": 9},
    ],
)
def test_off_stays_open_where_another_firewall_may_be_on(health: dict, make_windows: MakeWindows) -> None:
    answer = read(make_windows(local(0, 0, 0), native={"network-profiles": PRIVATE, **health}))["enabled"]
    assert isinstance(answer, Unreadable)


def test_where_there_is_no_security_centre_there_is_no_other_firewall(make_windows: MakeWindows) -> None:
    health = {"wsc-health:firewall": {"error": "unsupported", "sentence": "A server has none."}}
    assert state(read(make_windows(local(0, 0, 0), native={"network-profiles": DOMAIN, **health}))) == OFF


def test_a_profile_without_its_switch_is_not_guessed(make_windows: MakeWindows) -> None:
    answer = read(make_windows({}, native=used(PRIVATE)))["enabled"]
    assert isinstance(answer, Unreadable)


def test_only_what_others_can_reach_is_an_open_port(make_windows: MakeWindows) -> None:
    listeners = [
        {"protocol": "tcp", "address": "0.0.0.0", "port": 445},
        {"protocol": "tcp", "address": "::", "port": 445},
        {"protocol": "tcp", "address": "127.0.0.1", "port": 5939},
        {"protocol": "tcp", "address": "::1", "port": 5939},
        {"protocol": "udp", "address": "0.0.0.0", "port": 5353},
        {"protocol": "udp", "address": "192.0.2.7", "port": 137},
    ]
    answer = read(make_windows(local(), native=used(PRIVATE), listeners=listeners))["open_ports"]
    assert (answer.value, answer.excerpt) == (2, "tcp 445, udp 137")


MANAGED = rf"{LOCAL}\Mdm"
ENGINE = r"HKLM\SYSTEM\CurrentControlSet\Services\BFE"


@pytest.mark.parametrize(
    ("registry", "native", "found"),
    [
        ({**local(), rf"{MANAGED}\StandardProfile": {"EnableFirewall": 0}}, used(PRIVATE), OFF),
        ({**local(), rf"{MANAGED}\PrivateProfile": {"EnableFirewall": 0}}, used(PRIVATE), OFF),
        ({**local(private=0), rf"{MANAGED}\StandardProfile": {"EnableFirewall": 1}}, used(PRIVATE), OWN),
        ({**local(), rf"{MANAGED}\PublicProfile": {"DefaultInboundAction": 0}}, used(PUBLIC), TOO_LITTLE),
        ({**local(), rf"{POLICY}\StandardProfile": {"EnableFirewall": 0}}, used(PRIVATE), OFF),
        ({**local(), rf"{POLICY}\StandardProfile": {"EnableFirewall": 0}}, used(DOMAIN | PUBLIC), OFF),
        ({**local(), ENGINE: {"Start": 4}}, used(PRIVATE), OFF),
        ({**local(), ENGINE: {"Start": 2}}, used(PRIVATE), OWN),
        (local(), {**used(PRIVATE), "open-to-all": PRIVATE}, TOO_LITTLE),
        (local(), {**used(PRIVATE), "open-to-all": DOMAIN}, OWN),
        (local(DoNotAllowExceptions=1), {**used(PRIVATE), "open-to-all": PRIVATE}, OWN),
    ],
)
def test_device_management_older_policies_and_rules_count_as_well(
    registry: dict, native: dict, found: tuple[object, ...], make_windows: MakeWindows
) -> None:
    assert state(read(make_windows(registry, native=native))) == found


@pytest.mark.parametrize(
    ("registry", "native"),
    [
        (
            {
                **local(),
                rf"{MANAGED}\PublicProfile": {"EnableFirewall": 0},
                rf"{POLICY}\PublicProfile": {"EnableFirewall": 1},
            },
            used(PUBLIC),
        ),
        ({**local(), SERVICE: {"Start": 3}}, used(PRIVATE)),
        ({**local(), SERVICE: {}}, used(PRIVATE)),
    ],
)
def test_what_does_not_settle_it_stays_open(registry: dict, native: dict, make_windows: MakeWindows) -> None:
    assert isinstance(read(make_windows(registry, native=native))["enabled"], Unreadable)


def test_a_windows_without_the_security_centre_has_no_other_firewall(make_windows: MakeWindows) -> None:
    health = {"wsc-health:firewall": {"error": "not_there", "sentence": "None."}}
    assert state(read(make_windows(local(0, 0, 0), native={"network-profiles": PRIVATE, **health}))) == OFF


@pytest.mark.parametrize("rules", [{"error": "not_allowed", "sentence": "No."}, "all", True])
def test_hidden_rules_leave_open_what_it_refuses(rules: object, make_windows: MakeWindows) -> None:
    answers = read(make_windows(local(), native={**used(PRIVATE), "open-to-all": rules}))
    assert answers["enabled"].value is True
    assert isinstance(answers["blocks_incoming"], Unreadable)


@pytest.mark.parametrize(
    ("merged", "refuses"),
    [({"AllowLocalPolicyMerge": 0}, None), ({"AllowLocalPolicyMerge": 1}, False), ({}, False)],
)
@pytest.mark.parametrize("place", [rf"{POLICY}\PublicProfile", rf"{MANAGED}\PublicProfile"])
def test_local_rules_that_do_not_count_leave_open_what_it_refuses(
    place: str, merged: dict, refuses: bool | None, make_windows: MakeWindows
) -> None:
    native = {**used(PUBLIC), "open-to-all": PUBLIC}
    answer = read(make_windows({**local(), place: merged}, native=native))["blocks_incoming"]
    assert (None if isinstance(answer, Unreadable) else answer.value) is refuses


def test_a_security_centre_that_does_not_watch_tells_nothing(make_windows: MakeWindows) -> None:
    native = {"network-profiles": PRIVATE, "wsc-health:firewall": 1}
    assert isinstance(read(make_windows(local(0, 0, 0), native=native))["enabled"], Unreadable)


def test_hidden_rules_are_of_no_matter_where_it_is_off(make_windows: MakeWindows) -> None:
    rules = {"open-to-all": {"error": "not_allowed", "sentence": "No."}}
    assert state(read(make_windows(local(0, 0, 0), native={**used(PRIVATE), **rules}))) == OFF
