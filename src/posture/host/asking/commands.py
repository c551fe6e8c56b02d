"""How Posture runs a program."""

from __future__ import annotations

import atexit
import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from time import monotonic
from typing import IO

from posture.host.asking.programs import UNIX_FOLDERS, windows_root
from posture.host.model import NoAnswer, NotAllowed, NotThere, Output
from posture.words.phrase import phrase

NO_CONSOLE = 0
"""What Windows is told of a program that is started: it would open a console for it, where we have none."""
if sys.platform == "win32":
    NO_CONSOLE = subprocess.CREATE_NO_WINDOW

MOST_OUTPUT = 4 * 1024 * 1024
_GRACE = 0.3

_PASSED_ON = """
    HOME USER LOGNAME TMPDIR DISPLAY WAYLAND_DISPLAY XAUTHORITY DBUS_SESSION_BUS_ADDRESS DESKTOP_SESSION
    KDE_SESSION_VERSION SWAYSOCK I3SOCK HYPRLAND_INSTANCE_SIGNATURE __CF_USER_TEXT_ENCODING
    SYSTEMROOT SYSTEMDRIVE WINDIR TEMP TMP USERPROFILE USERNAME USERDOMAIN HOMEDRIVE HOMEPATH APPDATA
    LOCALAPPDATA PROGRAMDATA PROGRAMFILES PROGRAMFILES(X86) PATHEXT COMSPEC
""".split()  # noqa: SIM905 - a list that people read and extend
_FIXED = {"LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", "SYSTEMD_PAGER": "cat", "SYSTEM_VERSION_COMPAT": "0"}


def environment(added: Mapping[str, str] | None = None) -> dict[str, str]:
    """The little that a program gets to see: a fixed language and path, and how to reach the session."""
    passed = {
        name: value
        for name, value in os.environ.items()
        if name.upper() in _PASSED_ON or name.startswith("XDG_")
    }
    root = windows_root()
    path = f"{root}\\System32;{root}" if sys.platform == "win32" else ":".join(UNIX_FOLDERS)
    return passed | _FIXED | {"PATH": path} | dict(added or {})


def run(
    argv: Sequence[str], *, deadline: float, added: Mapping[str, str] | None = None, stdin: str = ""
) -> Output:
    """What a program printed, and its exit status.

    ``argv`` begins with an absolute path, see ``programs.find``. ``stdin`` comes out of a file without a
    name, since some programs read only files. NoAnswer where it runs longer than ``deadline`` seconds (it
    and its children are killed) or prints more than 4 MiB: half an
    answer could be a wrong one.
    """
    started = _Started(argv, added, stdin)
    until = monotonic() + deadline
    try:
        if not started.ended.wait(deadline):
            raise NoAnswer(
                phrase(
                    "“{program}” gave no answer in {seconds} seconds.", program=_name(argv), seconds=deadline
                )
            )
        streams = (started.stdout, started.stderr)
        whole = [stream.settle(until) for stream in streams]
        if any(stream.overflowed for stream in streams):
            raise NoAnswer(phrase("“{program}” printed more than Posture reads.", program=_name(argv)))
        if all(whole):
            started.left_nothing()
        return Output(started.exit_code, started.stdout.text(), started.stderr.text())
    finally:
        started.end()


def _name(argv: Sequence[str]) -> str:
    return argv[0].replace("\\", "/").rpartition("/")[2]


class _Started:
    """A program that runs, with a thread that waits for its end."""

    def __init__(self, argv: Sequence[str], added: Mapping[str, str] | None, stdin: str) -> None:
        with _standard_input(stdin) as source, _starting:
            self._process = _start(argv, environment(added), source)
            self._is_over = False
            self.ended = threading.Event()
            _running.add(self)
        self.stdout = _Stream(self._process.stdout)
        self.stderr = _Stream(self._process.stderr)
        threading.Thread(target=self._wait, name="posture-command", daemon=True).start()

    def _wait(self) -> None:
        self._process.wait()
        self.ended.set()

    @property
    def exit_code(self) -> int:
        return self._process.wait(_GRACE)

    def left_nothing(self) -> None:
        """Its outputs are closed: no child of it can be left that is worth looking for."""
        self._is_over = True

    def end(self) -> None:
        """End the program and whatever it started, if anything may be left of them."""
        if not self._is_over:
            self._is_over = True
            _kill(self._process)
            self.ended.wait(_GRACE)
        _running.discard(self)


class _Stream(threading.Thread):
    """One output of a program, read to its end or to the limit."""

    def __init__(self, pipe: IO[bytes] | None) -> None:
        super().__init__(name="posture-command-output", daemon=True)
        assert pipe is not None  # noqa: S101 - every stream is a pipe, see _start
        self._pipe = pipe
        self._data = bytearray()
        self.overflowed = False
        self.start()

    def run(self) -> None:
        with self._pipe as pipe:
            while chunk := os.read(pipe.fileno(), 65536):
                if len(self._data) + len(chunk) > MOST_OUTPUT:
                    self.overflowed = True
                    return
                self._data += chunk

    def settle(self, until: float) -> bool:
        """Wait for the end of the output of a program that has ended; whether it came.

        A grandchild may hold the pipe open for ever. What the program itself printed has been read
        when nothing more comes.
        """
        while self.is_alive():
            before = len(self._data)
            self.join(_GRACE)
            if len(self._data) == before or monotonic() > until:
                break
        return not self.is_alive()

    def text(self) -> str:
        return bytes(self._data).decode("utf-8", "replace")


_running: set[_Started] = set()
_starting = threading.Lock()
"""Held from a program's start until it is noted, so that the end of Posture misses none."""


@atexit.register
def _end_all() -> None:
    with _starting:
        running = tuple(_running)
    for started in running:
        started.end()


@contextlib.contextmanager
def _standard_input(text: str) -> Iterator[int]:
    if not text:
        yield subprocess.DEVNULL
        return
    with tempfile.TemporaryFile() as file:
        file.write(text.encode())
        file.seek(0)
        yield file.fileno()


def _start(argv: Sequence[str], env: Mapping[str, str], stdin: int) -> subprocess.Popen[bytes]:
    flags = NO_CONSOLE
    if sys.platform == "win32":
        flags |= subprocess.CREATE_NEW_PROCESS_GROUP
    try:
        return subprocess.Popen(
            argv,
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            bufsize=0,
            env=env,
            cwd=os.path.abspath(os.sep),  # noqa: PTH100 - a fixed folder, never the person's
            start_new_session=sys.platform != "win32",
            creationflags=flags,
        )
    except FileNotFoundError as error:
        raise NotThere(phrase("The program “{program}” is not installed.", program=_name(argv))) from error
    except PermissionError as error:
        raise NotAllowed(
            phrase("The system does not let this account run “{program}”.", program=_name(argv))
        ) from error
    except OSError as error:
        raise NoAnswer(phrase("“{program}” could not be started.", program=_name(argv))) from error


def _kill(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        import psutil

        with contextlib.suppress(psutil.Error, OSError):
            for child in psutil.Process(process.pid).children(recursive=True):
                child.kill()
        with contextlib.suppress(OSError):
            process.kill()
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
