"""One window a home: real second programs, visitors that say anything, and holders that break."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication

from posture.ui.instance.seat import Bell, Word, seat

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there it is events; see tests/machines")

HOME = Path("/home/ann/.local/share/posture")
HOLDER = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from posture.ui.instance.seat import Bell, seat
app, own = QCoreApplication([]), seat(Path(sys.argv[1]), "window")
taken = own.take()
own.listen(Bell())
print(taken, flush=True)
time.sleep(600)
"""


@pytest.fixture
def heard(runtime, qapp):
    """What is heard at the taken seat."""
    own, bell, said = seat(HOME, "window"), Bell(), []
    assert own.take()
    bell.rung.connect(said.append)
    own.listen(bell)
    yield said
    own.leave()


def ring(qtbot, word: Word) -> bool:
    """As a second program does it, while this one goes on."""
    with ThreadPoolExecutor(1) as other:
        answer = other.submit(seat(HOME, "window").ring, word)
        qtbot.waitUntil(answer.done)
        return answer.result()


def door(runtime: Path) -> Path:
    [found] = [each for each in runtime.iterdir() if each.is_socket()]
    return found


@pytest.mark.parametrize("word", Word)
def test_a_second_start_is_heard_and_answered(heard, qtbot, word) -> None:
    assert not seat(HOME, "window").take()
    assert ring(qtbot, word)
    assert heard == [word]


def test_another_home_and_another_kind_have_seats_of_their_own(heard) -> None:
    for other in (seat(HOME / "other", "window"), seat(HOME, "tray")):
        assert other.take()
        other.leave()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(said=st.binary(max_size=40))
def test_what_is_not_a_word_to_the_letter_is_never_acted_on(heard, qtbot, runtime, said) -> None:
    heard.clear()
    with socket.socket(socket.AF_UNIX) as visitor:
        visitor.connect(str(door(runtime)))
        visitor.sendall(said)
        visitor.shutdown(socket.SHUT_WR)
        assert ring(qtbot, Word.SHOW)
    assert heard.count(Word.SHOW) == 1 + (said == b"show")
    assert set(heard) <= set(Word)
    assert len(heard) <= 2


def test_a_visitor_who_says_nothing_keeps_nobody_waiting(heard, qtbot, runtime) -> None:
    with socket.socket(socket.AF_UNIX) as silent:
        silent.connect(str(door(runtime)))
        assert ring(qtbot, Word.TOLD)
    assert heard == [Word.TOLD]


def test_many_who_say_nothing_take_few_files_and_keep_nobody_out(heard, qtbot, runtime) -> None:
    with ExitStack() as visits:
        silent = []
        for _ in range(50):
            visitor = visits.enter_context(socket.socket(socket.AF_UNIX))
            visitor.connect(str(door(runtime)))
            visitor.setblocking(False)
            silent.append(visitor)
            QCoreApplication.processEvents()
        assert ring(qtbot, Word.SHOW)
        assert heard == [Word.SHOW]
        waiting = [each for each in silent if not was_sent_away(each)]
        assert 0 < len(waiting) <= 16
        assert waiting == silent[-len(waiting) :]


def was_sent_away(visitor: socket.socket) -> bool:
    try:
        return visitor.recv(1) == b""
    except BlockingIOError:
        return False


def test_where_no_file_can_be_opened_it_waits_in_silence_and_hears_it_afterwards(
    heard, qtbot, runtime, capfd
) -> None:
    import resource

    limits = resource.getrlimit(resource.RLIMIT_NOFILE)
    with socket.socket(socket.AF_UNIX) as visitor:
        visitor.connect(str(door(runtime)))
        visitor.sendall(b"show")
        resource.setrlimit(resource.RLIMIT_NOFILE, (visitor.fileno() + 20, limits[1]))
        taken = []
        try:
            with suppress(OSError):
                while True:
                    taken.append(os.dup(visitor.fileno()))
            for _ in range(100):
                QCoreApplication.processEvents()
            assert heard == []
        finally:
            for each in taken:
                os.close(each)
            resource.setrlimit(resource.RLIMIT_NOFILE, limits)
        qtbot.waitUntil(lambda: heard == [Word.SHOW])
    assert capfd.readouterr().err == ""


def test_after_the_first_one_was_killed_the_next_takes_its_seat_and_is_heard(runtime, qtbot) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(HOME)], stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "True\n"
        assert not seat(HOME, "window").take()
        holder.send_signal(signal.SIGKILL)
        holder.wait()
    assert door(runtime)  # its file is left
    own, bell, said = seat(HOME, "window"), Bell(), []
    bell.rung.connect(said.append)
    assert own.take()
    own.listen(bell)
    assert ring(qtbot, Word.SHOW)
    assert said == [Word.SHOW]
    own.leave()


def test_one_that_hangs_keeps_nobody_out(runtime, qtbot, monkeypatch) -> None:
    monkeypatch.setattr("posture.ui.instance.sockets._PATIENCE", 0.2)
    own = seat(HOME, "window")
    own.take()
    assert not seat(HOME, "window").ring(Word.SHOW)
    own.leave()


@pytest.mark.parametrize("mode", [0o755, 0o770])
def test_a_folder_that_others_can_enter_is_no_place_for_a_door(runtime, mode) -> None:
    runtime.chmod(mode)
    own = seat(HOME, "window")
    assert own.take()
    own.listen(Bell())
    assert list(runtime.iterdir()) == []


def test_a_folder_whose_path_is_longer_than_an_address_is_none(runtime, monkeypatch) -> None:
    long = runtime / ("x" * 90)
    long.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(long))
    own = seat(HOME, "window")
    assert own.take()
    own.listen(Bell())
    own.leave()
    assert list(long.iterdir()) == []


def test_without_such_a_folder_each_start_has_its_own_window(monkeypatch) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    monkeypatch.setattr("tempfile.gettempdir", lambda: "/nowhere")
    assert seat(HOME, "window").take()
    assert seat(HOME, "window").take()
    assert not seat(HOME, "window").ring(Word.SHOW)


def test_leaving_takes_the_door_along(runtime) -> None:
    own = seat(HOME, "window")
    own.take()
    own.listen(Bell())
    own.leave()
    assert not [each for each in runtime.iterdir() if each.is_socket()]
