"""Timers of Windows' Task Scheduler, of this account alone. Source: MS-TSCH, its XML task definition."""

from __future__ import annotations

import os
import subprocess
import tempfile
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

from posture.desktop.errors import DesktopError
from posture.desktop.system_programs import run, succeeds
from posture.desktop.timers.timer import DESCRIPTION, Plan
from posture.words.phrase import phrase

NAMESPACE: Final = "http://schemas.microsoft.com/windows/2004/02/mit/task"
_ANY_DAY: Final = (2026, 1, 1)  # in the past: it rings from today on
_LOWEST_BUT_ONE: Final = "8"  # of the background; 7 is what Windows gives a task, 9 the idle computer's


class TaskScheduler:
    """Keeps one task a timer, which asks for no rights that the person does not have."""

    def turn_on(self, plan: Plan, command: tuple[str, ...]) -> None:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / f"{plan.name}.xml"
            file.write_bytes(task(plan, command, account()))
            try:
                run("schtasks", "/Create", "/F", "/TN", plan.name, "/XML", str(file))
            except DesktopError as error:
                raise DesktopError(
                    phrase(
                        "Windows keeps no timer for you ({why}). Nothing was changed. Your organisation may "
                        "have switched that off for your account.",
                        why=error.within,
                    )
                ) from error

    def turn_off(self, plan: Plan) -> None:
        if self.is_on(plan):
            run("schtasks", "/Delete", "/F", "/TN", plan.name)

    def is_on(self, plan: Plan) -> bool:
        return succeeds("schtasks", "/Query", "/TN", plan.name)


def account() -> str:
    """The account, as the Task Scheduler names it."""
    return "\\".join(filter(None, (os.environ.get("USERDOMAIN"), os.environ.get("USERNAME", ""))))


def task(plan: Plan, command: tuple[str, ...], account: str) -> bytes:
    """The definition of a timer's task: while the person is signed in, with their own rights, in UTF-16.

    A moment at which the computer was off is made up for. How full a battery is asks what it starts.
    """
    root = ET.Element("Task", {"version": "1.2", "xmlns": NAMESPACE})
    _add(root, "RegistrationInfo", {"Description": DESCRIPTION})
    trigger = ET.SubElement(ET.SubElement(root, "Triggers"), "CalendarTrigger")
    begin = datetime(*_ANY_DAY, (plan.at or time()).hour)  # noqa: DTZ001 - without a zone it is the computer's own
    _fill(trigger, {"StartBoundary": begin.isoformat()})
    if plan.at is None:
        _add(trigger, "Repetition", {"Interval": "PT1H", "Duration": "P1D"})
    _fill(trigger, {"RandomDelay": _span(plan.spread)})
    _add(trigger, "ScheduleByDay", {"DaysInterval": "1"})
    principal = _add(
        ET.SubElement(root, "Principals"),
        "Principal",
        {"UserId": account, "LogonType": "InteractiveToken", "RunLevel": "LeastPrivilege"},
    )
    principal.set("id", "Author")
    _add(
        root,
        "Settings",
        {
            "MultipleInstancesPolicy": "IgnoreNew",
            "DisallowStartIfOnBatteries": "false",
            "StopIfGoingOnBatteries": "false",
            "StartWhenAvailable": "true",
            "WakeToRun": "false",
            "ExecutionTimeLimit": _span(plan.limit),
            "Priority": _LOWEST_BUT_ONE,
        },
    )
    actions = ET.SubElement(root, "Actions", {"Context": "Author"})
    program, *arguments = command
    _add(actions, "Exec", {"Command": program, "Arguments": subprocess.list2cmdline(arguments)})
    written: bytes = ET.tostring(root, encoding="utf-16", xml_declaration=True)
    return written


def _span(length: timedelta) -> str:
    """A length of time as XML Schema writes it."""
    return f"PT{length.seconds // 60}M"


def _add(parent: ET.Element, name: str, values: dict[str, str]) -> ET.Element:
    return _fill(ET.SubElement(parent, name), values)


def _fill(element: ET.Element, values: dict[str, str]) -> ET.Element:
    for name, text in values.items():
        ET.SubElement(element, name).text = text
    return element
