from __future__ import annotations

import plistlib
import sys
from pathlib import Path

import pytest

from posture.desktop.errors import DesktopError
from posture.desktop.timers.launchd import Launchd, agent
from posture.desktop.timers.timer import Timer

COMMAND = ("/Applications/Posture & more.app/Contents/MacOS/posture", "watch", "run")


@pytest.mark.parametrize("timer", Timer)
def test_an_agent_is_a_property_list_that_runs_in_the_background_and_says_nothing(timer: Timer) -> None:
    read = plistlib.loads(agent(timer.value, COMMAND))
    assert read["Label"] == timer.value.name
    assert read["ProgramArguments"] == list(COMMAND)
    assert read["ProcessType"] == "Background"
    assert read["StandardOutPath"] == read["StandardErrorPath"] == "/dev/null"
    assert read["RunAtLoad"] is False


def test_one_rings_each_day_and_the_other_each_hour() -> None:
    look, deliver = (plistlib.loads(agent(timer.value, COMMAND)) for timer in (Timer.LOOK, Timer.DELIVER))
    assert look["StartCalendarInterval"] == {"Hour": 10, "Minute": 0}
    assert deliver["StartInterval"] == 3600


@pytest.mark.skipif(sys.platform != "linux", reason="where launchctl runs, it would keep the timer")
def test_without_launchd_nothing_stays_and_the_person_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    with pytest.raises(DesktopError, match="keeps no timer for you"):
        Launchd().turn_on(Timer.LOOK.value, ("/opt/posture", "watch", "run"))
    assert list(tmp_path.iterdir()) == []
