"""What a timer starts, by its own files and those of its service."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from posture.facts.linux.machine.started_units import started
from posture.facts.linux.machine.timers import SYSTEM_UNITS
from posture.host.model import NotAllowed
from posture.host.recordings.recorded import RecordedHost

MakeHost = Callable[..., RecordedHost]

ETC, RUN, USR = "/etc/systemd/system", "/run/systemd/system", "/usr/lib/systemd/system"
TIMER = "[Timer]\nOnCalendar=daily\n"
SERVICE = "[Service]\nExecStart=/usr/bin/work --all\n"
BOTH = {f"{USR}/a-b.timer": TIMER, f"{USR}/a-b.service": SERVICE}


def _started(make_host: MakeHost, files: dict[str, str]) -> tuple[str, ...] | None:
    return started(make_host(files), "a-b.timer", SYSTEM_UNITS)


def test_a_timer_starts_the_service_of_its_name(make_host: MakeHost) -> None:
    assert _started(make_host, BOTH) == ("/usr/bin/work --all",)


def test_a_timer_may_name_another_service(make_host: MakeHost) -> None:
    files = {f"{USR}/a-b.timer": TIMER + "Unit=c.service\n", f"{USR}/c.service": "[Service]\nExecStart=/c\n"}
    assert _started(make_host, BOTH | files) == ("/c",)


@pytest.mark.parametrize(
    "command",
    [
        "/bin/true",
        "-/usr/bin/true now",
        "/bin/sh -c true",
        "/bin/sh -c 'exit 0'",
        "/usr/bin/echo off",
        "/bin/sh -c :",
    ],
)
def test_a_command_that_does_nothing_is_none(make_host: MakeHost, command: str) -> None:
    assert _started(make_host, BOTH | {f"{ETC}/a-b.service": f"[Service]\nExecStart={command}\n"}) == ()


@pytest.mark.parametrize(
    "command", ["/bin/sh -c 'true; work'", "/bin/sh -c 'echo x && work'", "/opt/truecheck"]
)
def test_a_command_that_may_do_something_is_one(make_host: MakeHost, command: str) -> None:
    assert _started(make_host, BOTH | {f"{ETC}/a-b.service": f"[Service]\nExecStart={command}\n"}) == (
        command,
    )


@pytest.mark.parametrize("folder", ["a-b.timer.d", "a-.timer.d", "timer.d"])
@pytest.mark.parametrize("above", [ETC, RUN, USR])
def test_an_empty_moment_clears_all_moments(make_host: MakeHost, folder: str, above: str) -> None:
    files = {
        f"{USR}/a-b.timer": TIMER + "OnBootSec=5min\n",
        f"{above}/{folder}/x.conf": "[Timer]\nOnBootSec=\n",
    }
    assert _started(make_host, BOTH | files) == ()


def test_units_without_files_tell_nothing(make_host: MakeHost) -> None:
    assert _started(make_host, {}) is None
    assert _started(make_host, {f"{ETC}/a-b.service.d/x.conf": "[Service]\nExecStart=/own\n"}) is None


def test_a_service_that_a_drop_in_empties_starts_nothing_even_without_its_file(make_host: MakeHost) -> None:
    assert _started(make_host, {f"{ETC}/a-b.service.d/x.conf": "[Service]\nExecStart=\n"}) == ()


@pytest.mark.parametrize("unit", ["a-b.timer", "a-b.service"])
def test_a_masked_unit_starts_nothing(make_host: MakeHost, unit: str) -> None:
    assert started(make_host(BOTH, links={f"{ETC}/{unit}": "/dev/null"}), "a-b.timer", SYSTEM_UNITS) == ()


@pytest.mark.parametrize(
    ("condition", "starts"),
    [("/there", True), ("!/there", False), ("/gone", False), ("!/gone", True), ("|/gone", False)],
)
def test_a_path_can_keep_it_from_starting(make_host: MakeHost, condition: str, starts: bool) -> None:
    drop_in = {f"{ETC}/a-b.service.d/x.conf": f"[Unit]\nConditionPathExists={condition}\n", "/there": ""}
    assert bool(_started(make_host, BOTH | drop_in)) is starts


@pytest.mark.parametrize(
    ("lines", "starts"),
    [
        ("ConditionPathIsDirectory=/gone", False),
        ("ConditionPathIsDirectory=!/gone", True),
        ("ConditionFileNotEmpty=/gone", False),
        ("AssertPathIsMountPoint=/gone", False),
        ("ConditionPathIsDirectory=/there", True),
        ("ConditionPathExists=/gone\nConditionHost=", True),  # an empty one takes back all
        ("ConditionPathExists=|/gone\nConditionHost=|other", True),
        ("ConditionPathExists=|/gone\nConditionPathIsDirectory=|/gone", False),
    ],
)
def test_other_conditions_of_a_path(make_host: MakeHost, lines: str, starts: bool) -> None:
    drop_in = {f"{ETC}/a-b.service.d/x.conf": f"[Unit]\n{lines}\n", "/there/x": ""}
    assert bool(_started(make_host, BOTH | drop_in)) is starts


@pytest.mark.parametrize(
    ("lines", "starts"),
    [
        ("ExecCondition=/bin/false", False),
        ("ExecStartPre=/bin/false", False),
        ("ExecStartPre=-/bin/false", True),
        ("ExecStartPre=/bin/false\nExecStartPre=", True),
        ("ExecCondition=/bin/true", True),
    ],
)
def test_a_command_before_that_fails_keeps_it_from_starting(
    make_host: MakeHost, lines: str, starts: bool
) -> None:
    drop_in = {f"{ETC}/a-b.service.d/x.conf": f"[Service]\n{lines}\n"}
    assert bool(_started(make_host, BOTH | drop_in)) is starts


@pytest.mark.parametrize(
    ("moments", "starts"),
    [
        ("OnCalendar=2020-01-01 06:00", False),
        ("OnCalendar=Wed 2020-01-01 06:00", False),
        ("OnCalendar=2019,2021..2023-*-* 06:00", False),
        ("OnCalendar=2099-01-01", False),
        ("OnCalendar=2020-01-01\nOnBootSec=5min", True),
        ("OnCalendar=2020-01-01\nOnCalendar=daily", True),
        ("OnCalendar=2020..2030-*-* 06:00", True),
        ("OnCalendar=2020/2-01-01", True),
        ("OnCalendar=*-*-* 06:00", True),
        ("OnCalendar=Mon..Fri 20:00", True),
        ("OnCalendar=10-01 06:00", True),
        ("OnCalendar=2026-12-24", True),
    ],
)
def test_a_timer_whose_days_are_over_starts_nothing(make_host: MakeHost, moments: str, starts: bool) -> None:
    timer = {f"{ETC}/a-b.timer": f"[Timer]\n{moments}\n"}
    assert bool(_started(make_host, BOTH | timer)) is starts


def test_a_closed_drop_in_is_an_error_and_not_nothing(make_host: MakeHost) -> None:
    host = make_host(BOTH, denied=[f"{ETC}/a-b.service.d"])
    with pytest.raises(NotAllowed):
        started(host, "a-b.timer", SYSTEM_UNITS)
