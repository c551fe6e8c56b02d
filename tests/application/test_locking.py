from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from posture.application.errors import ApplicationError
from posture.application.locking import lock_screen, what_happens
from posture.host.model import System

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows locks without a program")


@pytest.fixture
def tool(monkeypatch, tmp_path: Path):
    """Puts a program in the place of the one that locks; it notes what it was asked."""

    def put(script: str) -> Path:
        program, asked = tmp_path / "tool", tmp_path / "asked"
        program.write_text(f'#!/bin/sh\necho "$@" >> {asked}\n{script}\n')
        program.chmod(0o755)
        monkeypatch.setattr("posture.application.locking.find", lambda name, system: str(program))
        return asked

    return put


def test_it_asks_the_login_manager_for_this_session_alone(session, tool) -> None:
    asked = tool("exit 0")
    lock_screen(session)
    assert asked.read_text() == "lock-session\n"


def test_where_it_does_not_lock_one_is_told_to_do_it_by_hand(session, tool) -> None:
    tool("echo 'No session' >&2; exit 1")
    with pytest.raises(ApplicationError, match="could not be locked from here"):
        lock_screen(session)


def test_a_program_that_hangs_is_not_waited_for(session, tool, monkeypatch) -> None:
    monkeypatch.setattr("posture.application.locking._PATIENCE", 0.05)
    tool("exec sleep 60")
    with pytest.raises(ApplicationError, match="could not be locked"):
        lock_screen(session)


def test_without_the_program_one_is_told_so(session, monkeypatch) -> None:
    monkeypatch.setattr("posture.host.asking.programs.PROGRAMS", {System.LINUX: {}})
    with pytest.raises(ApplicationError, match="could not be locked"):
        lock_screen(session)


def test_the_screen_of_a_recorded_computer_stays_open(new_session, monkeypatch) -> None:
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: pytest.fail("something was started"))
    with pytest.raises(ApplicationError, match="recorded computer"):
        lock_screen(new_session(live=False))


@pytest.mark.parametrize(
    ("host", "said"), [("kubuntu-plain-x11vnc", "The screen locks at once"), ("macos-15-laptop", "turns off")]
)
def test_what_happens_is_said_before(new_session, host, said) -> None:
    assert said in what_happens(new_session(host))
