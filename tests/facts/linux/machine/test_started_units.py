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


def test_a_closed_drop_in_is_an_error_and_not_nothing(make_host: MakeHost) -> None:
    host = make_host(BOTH, denied=[f"{ETC}/a-b.service.d"])
    with pytest.raises(NotAllowed):
        started(host, "a-b.timer", SYSTEM_UNITS)
