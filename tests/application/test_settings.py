from __future__ import annotations

import subprocess
import sys

import pytest

from posture.application.errors import ApplicationError
from posture.application.settings import SettingsPage, open_settings
from posture.host.model import NotThere


@pytest.fixture
def started(monkeypatch) -> list[list[str]]:
    """The command lines that were started; none of them is."""
    lines: list[list[str]] = []

    class Started:
        def __init__(self, line: list[str], **how: object) -> None:
            assert how["start_new_session"] is True
            assert "shell" not in how
            lines.append(line)

        def wait(self) -> int:
            return 0

    monkeypatch.setattr(subprocess, "Popen", Started)
    return lines


def test_a_program_is_started_by_its_absolute_path(session, started, monkeypatch) -> None:
    monkeypatch.setattr("posture.application.settings.find", lambda name, system: f"/usr/bin/{name}")
    open_settings(session, SettingsPage("Open the settings", None, ("systemsettings", "kcm_users")))
    assert started == [["/usr/bin/systemsettings", "kcm_users"]]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows opens addresses without a program")
def test_an_address_is_handed_to_the_systems_opener(session, started) -> None:
    open_settings(session, SettingsPage("Open the settings", "x-apple.systempreferences:a"))
    assert started == [["/usr/bin/open", "x-apple.systempreferences:a"]]


@pytest.mark.parametrize("error", [NotThere("It is not installed."), OSError("No.")])
def test_where_it_does_not_work_one_is_told_to_open_it_by_hand(session, monkeypatch, error) -> None:
    def find(name: str, system: object) -> str:
        raise error

    monkeypatch.setattr("posture.application.settings.find", find)
    with pytest.raises(
        ApplicationError, match="Open the clock's settings yourself: from here it did not work"
    ):
        open_settings(session, SettingsPage("Open the clock's settings", None, ("gnome-control-center",)))


def test_a_program_that_no_list_names_is_never_started(session, started) -> None:
    with pytest.raises(ApplicationError, match="yourself"):
        open_settings(session, SettingsPage("Open a shell", None, ("bash", "-c", "true")))
    assert started == []


def test_the_settings_of_a_recorded_computer_are_not_opened_here(new_session, started) -> None:
    with pytest.raises(ApplicationError, match="recorded computer"):
        open_settings(new_session(live=False), SettingsPage("Open it", None, ("systemsettings",)))
    assert started == []


@pytest.mark.skipif(sys.platform == "win32", reason="starts a program of POSIX systems")
def test_a_program_that_ended_leaves_nothing_behind(session, monkeypatch) -> None:
    monkeypatch.setattr("posture.application.settings.find", lambda name, system: sys.executable)
    before = {thread.name for thread in _threads()}
    open_settings(session, SettingsPage("Open it", None, ("python", "-c", "pass")))
    for thread in _threads():
        if thread.name == "posture-settings":
            thread.join(timeout=20)
    assert {thread.name for thread in _threads()} <= before


def _threads():
    import threading

    return threading.enumerate()
