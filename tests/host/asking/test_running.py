"""Programs and sockets, asked of this very computer."""

from __future__ import annotations

import socket
import subprocess
import sys

import psutil
import pytest

from posture.host.asking import running
from posture.host.model import Listener, NoAnswer, NotAllowed, Process


def test_a_program_that_runs_is_seen_with_its_words() -> None:
    command = [sys.executable, "-c", "input()", "a marker", "", "end"]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as child:
        name = psutil.Process(child.pid).name()
        assert Process(name, tuple(command), True) in running.processes()


def test_sockets_that_wait_are_listed_and_others_are_not() -> None:
    with socket.socket() as waiting, socket.socket() as bound:
        waiting.bind(("127.0.0.1", 0))
        waiting.listen()
        bound.bind(("127.0.0.1", 0))
        ports = {found.port for found in running.listeners() if found.protocol == "tcp"}
        assert waiting.getsockname()[1] in ports
        assert bound.getsockname()[1] not in ports


def test_a_socket_of_ours_names_the_program() -> None:
    with socket.socket() as waiting:
        waiting.bind(("127.0.0.1", 0))
        waiting.listen()
        expected = Listener("tcp", "127.0.0.1", waiting.getsockname()[1], psutil.Process().name())
        assert expected in running.listeners()


def test_a_program_that_ends_meanwhile_is_left_out_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(process: psutil.Process) -> list[str]:
        raise psutil.NoSuchProcess(process.pid)

    monkeypatch.setattr(psutil.Process, "cmdline", gone)
    assert all(process.command == () for process in running.processes())


@pytest.mark.parametrize(
    ("failure", "error"),
    [(psutil.AccessDenied(), NotAllowed), (OSError(), NoAnswer), (RuntimeError(), NoAnswer)],
)
def test_a_system_that_hides_its_sockets_refuses_and_does_not_show_none(
    monkeypatch: pytest.MonkeyPatch, failure: Exception, error: type[Exception]
) -> None:
    def fail(_kind: str) -> None:
        raise failure

    monkeypatch.setattr(psutil, "net_connections", fail)
    with pytest.raises(error):
        running.listeners()
