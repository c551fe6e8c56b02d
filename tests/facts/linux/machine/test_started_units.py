"""A unit is its file and its drop-ins, put together as systemd.unit(5) says."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.facts.linux.machine.started_units import read_unit, started
from posture.facts.linux.machine.timers import SYSTEM_UNITS
from posture.host.model import NotAllowed, NotRecorded
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


def test_the_strongest_folder_has_the_file(make_host: MakeHost) -> None:
    files = {
        f"{ETC}/a-b.service": "[Service]\nExecStart=/own\n",
        f"{RUN}/a-b.service": "[Service]\nExecStart=/run\n",
    }
    assert _started(make_host, BOTH | files) == ("/own",)


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


def test_a_stronger_drop_in_hides_that_of_the_same_name(make_host: MakeHost) -> None:
    files = {
        f"{USR}/a-b.timer.d/x.conf": "[Timer]\nOnCalendar=\n",
        f"{ETC}/a-b.timer.d/x.conf": "[Timer]\nPersistent=true\n",
    }
    assert _started(make_host, BOTH | files) == ("/usr/bin/work --all",)


def test_drop_ins_come_in_the_order_of_their_names(make_host: MakeHost) -> None:
    files = {
        f"{ETC}/a-b.service.d/20-set.conf": "[Service]\nExecStart=/later\n",
        f"{USR}/service.d/10-clear.conf": "[Service]\nExecStart=\n",
    }
    assert _started(make_host, BOTH | files) == ("/later",)


def test_units_without_files_tell_nothing(make_host: MakeHost) -> None:
    assert _started(make_host, {}) is None


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


def test_a_recording_that_shows_a_folder_and_not_what_is_in_it_tells_nothing(make_host: MakeHost) -> None:
    host = make_host(BOTH, complete=(), listings={ETC: ["a-b.service.d"]})
    with pytest.raises(NotRecorded):
        started(host, "a-b.timer", SYSTEM_UNITS)


@given(text=st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    class Host:
        def read_text(self, path: str) -> str:
            return text

        def names(self, path: str) -> tuple[str, ...]:
            return ("x.conf",) if path.endswith(".d") else ()

    unit = read_unit(Host(), "a.service", SYSTEM_UNITS)  # type: ignore[arg-type]
    assert all(isinstance(command, str) for command in unit.commands)
