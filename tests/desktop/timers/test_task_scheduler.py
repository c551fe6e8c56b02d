"""The definition of a task; tests/machines has Windows' own interfaces, as Wine has them, read it."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from posture.desktop.timers.task_scheduler import NAMESPACE, task
from posture.desktop.timers.timer import Timer

COMMAND = ("C:\\Users\\Ann & Bob\\posture-window.exe", "--run", "watch", "run")
# What may stand in each element, where it is a sequence in its order. Source: MS-TSCH 2.5, task definition.
ORDERED = {"CalendarTrigger": ["StartBoundary", "Repetition", "RandomDelay", "ScheduleByDay"]}
KNOWN = {
    "Task": {"RegistrationInfo", "Triggers", "Principals", "Settings", "Actions"},
    "RegistrationInfo": {"Description"},
    "Triggers": {"CalendarTrigger"},
    "Repetition": {"Interval", "Duration"},
    "ScheduleByDay": {"DaysInterval"},
    "Principals": {"Principal"},
    "Principal": {"UserId", "LogonType", "RunLevel"},
    "Settings": {
        "MultipleInstancesPolicy", "DisallowStartIfOnBatteries", "StopIfGoingOnBatteries",
        "StartWhenAvailable", "WakeToRun", "ExecutionTimeLimit", "Priority",
    },
    "Actions": {"Exec"},
    "Exec": {"Command", "Arguments"},
}  # fmt: skip


def parsed(timer: Timer) -> ET.Element:
    return ET.fromstring(task(timer.value, COMMAND, "DESK\\ann"))


def text(root: ET.Element, path: str) -> str | None:
    return root.findtext("/".join(f"{{{NAMESPACE}}}{step}" for step in path.split("/")))


@pytest.mark.parametrize("timer", Timer)
def test_it_holds_only_what_the_definition_knows_in_its_order(timer: Timer) -> None:
    for element in parsed(timer).iter():
        name = element.tag.removeprefix(f"{{{NAMESPACE}}}")
        inside = [each.tag.removeprefix(f"{{{NAMESPACE}}}") for each in element]
        if name in ORDERED:
            assert inside == [each for each in ORDERED[name] if each in inside]
        else:
            assert set(inside) <= KNOWN.get(name, set())
            assert len(set(inside)) == len(inside)


@pytest.mark.parametrize("timer", Timer)
def test_it_asks_for_no_rights_and_wakes_nothing(timer: Timer) -> None:
    root = parsed(timer)
    assert text(root, "Principals/Principal/RunLevel") == "LeastPrivilege"
    assert text(root, "Principals/Principal/LogonType") == "InteractiveToken"
    assert text(root, "Principals/Principal/UserId") == "DESK\\ann"
    assert text(root, "Settings/WakeToRun") == "false"
    assert text(root, "Settings/Priority") == "8"


def test_one_rings_each_day_and_the_other_each_hour() -> None:
    look, deliver = parsed(Timer.LOOK), parsed(Timer.DELIVER)
    assert text(look, "Triggers/CalendarTrigger/StartBoundary") == "2026-01-01T10:00:00"
    assert text(look, "Triggers/CalendarTrigger/RandomDelay") == "PT120M"
    assert text(look, "Triggers/CalendarTrigger/Repetition/Interval") is None
    assert text(deliver, "Triggers/CalendarTrigger/Repetition/Interval") == "PT1H"


def test_it_is_in_the_coding_that_windows_reads_and_a_path_means_itself() -> None:
    written = task(Timer.LOOK.value, COMMAND, "DESK\\ann")
    assert written.startswith(b"\xff\xfe")
    assert text(ET.fromstring(written), "Actions/Exec/Command") == COMMAND[0]
    assert text(ET.fromstring(written), "Actions/Exec/Arguments") == "--run watch run"
