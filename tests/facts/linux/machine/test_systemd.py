from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from posture.facts.linux.machine.systemd import active_units, lock_after_idle_hint, unit_path
from posture.host.model import NoAnswer
from posture.host.recordings.recorded import RecordedHost

MakeHost = Callable[..., RecordedHost]

UNITS = ("ufw.service", "nftables.service")
NO_BUS = {"bus": "system", "error": "not_there"}


def _systemctl(stdout: str) -> dict[str, Any]:
    return {
        "argv": ["systemctl", "is-active", "nftables.service", "ufw.service"],
        "exit_code": 3,
        "stdout": stdout,
    }


@pytest.mark.parametrize(
    ("unit", "path"),
    [("ufw.service", "ufw_2eservice"), ("a-b@c.timer", "a_2db_40c_2etimer"), ("é.x", "_c3_a9_2ex")],
)
def test_a_units_object_has_its_name_escaped(unit: str, path: str) -> None:
    assert unit_path(unit) == f"/org/freedesktop/systemd1/unit/{path}"


def test_units_are_asked_over_the_bus(
    make_host: MakeHost, firewall_units: Callable[..., list[object]]
) -> None:
    assert active_units(make_host({}, calls=firewall_units("ufw")), UNITS) == {"ufw.service"}


@pytest.mark.parametrize(
    ("stdout", "active"),
    [
        ("inactive\nactive\n", {"ufw.service"}),
        ("unknown\nfailed\n", set()),
        ("reloading\nactive\n", {"nftables.service", "ufw.service"}),
    ],
)
def test_units_are_asked_by_command_where_no_bus_is(
    make_host: MakeHost, stdout: str, active: set[str]
) -> None:
    host = make_host({}, calls=[NO_BUS], commands=[_systemctl(stdout)])
    assert active_units(host, UNITS) == active


@pytest.mark.parametrize("stdout", ["", "active\n", "aktiv\naktiv\n"])
def test_an_answer_of_another_form_is_none_where_systemd_runs(make_host: MakeHost, stdout: str) -> None:
    files = {"/run/systemd/system/x": ""}
    with pytest.raises(NoAnswer):
        active_units(make_host(files, calls=[NO_BUS], commands=[_systemctl(stdout)]), UNITS)
    assert active_units(make_host({}, calls=[NO_BUS], commands=[_systemctl(stdout)]), UNITS) == frozenset()


@pytest.mark.parametrize(
    ("action", "after", "seconds"),
    [
        ("lock", 90_000_000, 90.0),
        ("ignore", 90_000_000, None),
        ("lock", 2**64 - 1, None),
        ("lock", "x", None),
    ],
)
def test_logind_locks_only_where_it_is_told_to(
    make_host: MakeHost,
    idle_action: Callable[..., list[object]],
    action: str,
    after: Any,
    seconds: float | None,
) -> None:
    assert lock_after_idle_hint(make_host({}, calls=idle_action(action, after))) == seconds


def test_a_logind_that_does_not_answer_locks_nothing(make_host: MakeHost) -> None:
    assert lock_after_idle_hint(make_host({}, calls=[NO_BUS])) is None
