"""A screen of its own with a session of GNOME's on it, as far as Posture asks: X, a session bus, dconf."""

from __future__ import annotations

import ctypes
import os
import shutil
import struct
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Self

from PySide6.QtGui import QImage

LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
SCHEMA = Path("/usr/share/glib-2.0/schemas/org.gnome.desktop.screensaver.gschema.xml")
BACKEND = Path("/usr/libexec/dconf-service")

_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
"""What Qt needs for X, with its Debian package."""

# GNOME Shell owns this name where it can lock.
_OWNER = """
import sys
from jeepney import message_bus
from jeepney.io.blocking import open_dbus_connection
connection = open_dbus_connection(sys.argv[1])
connection.send_and_get_reply(message_bus.RequestName("org.gnome.ScreenSaver"))
print("owned", flush=True)
while True:
    connection.receive()
"""


def missing() -> str:
    """The packages that are missing here, with what installs them, "" where all is there."""
    wanted = {
        "xvfb": shutil.which("Xvfb"),
        "dbus": shutil.which("dbus-daemon"),
        "at-spi2-core": LAUNCHER.exists(),
        "libglib2.0-bin": shutil.which("gsettings"),
        "gsettings-desktop-schemas": SCHEMA.exists(),
        "dconf-gsettings-backend": BACKEND.exists(),
        **{package: _loads(library) for library, package in _LIBRARIES.items()},
    }
    lacking = [package for package, there in wanted.items() if not there]
    return f"sudo apt-get install -y {' '.join(lacking)}" if lacking else ""


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


class Screen:
    """Xvfb, a session bus and stand-ins for what runs where GNOME does, while the block runs."""

    def __init__(self, folder: Path, width: int = 1280, height: int = 720) -> None:
        self.folder = folder
        self._size = f"{width}x{height}x24"
        self._stack = ExitStack()
        self.environment: dict[str, str] = {}

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            self._begin(stack)
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def start(
        self, command: list[str], environment: Mapping[str, str] | None = None
    ) -> subprocess.Popen[str]:
        """A program on this screen, ended with it."""
        return self._start(self._stack, command, environment)

    def run(self, *command: str) -> str:
        """What a program on this screen prints."""
        done = subprocess.run(
            command, env=self.environment, capture_output=True, text=True, timeout=60, check=True
        )
        return done.stdout.strip()

    def picture(self) -> QImage:
        """The screen as it is."""
        data = (self.folder / "Xvfb_screen0").read_bytes()
        fields = struct.unpack(">25I", data[:100])  # XWDFile.h
        header, width, height, row, colours = fields[0], fields[4], fields[5], fields[12], fields[19]
        start = header + 12 * colours
        pixels = data[start : start + row * height]
        return QImage(pixels, width, height, row, QImage.Format.Format_RGB32).copy()

    def _begin(self, stack: ExitStack) -> None:
        home = self.folder / "home"
        runtime = self.folder / "runtime"
        home.mkdir()
        runtime.mkdir(mode=0o700)
        kept = ("PATH", "LANG", "TZ", "LC_ALL", "VIRTUAL_ENV")
        self.environment = {name: os.environ[name] for name in kept if name in os.environ} | {
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(runtime),
            "XDG_CURRENT_DESKTOP": "GNOME",
            "XDG_SESSION_TYPE": "x11",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "QT_QPA_PLATFORM": "xcb",
            "PYTHONUNBUFFERED": "1",
        }
        server = self._start(
            stack,
            [
                "Xvfb",
                "-displayfd",
                "1",
                "-screen",
                "0",
                self._size,
                "-fbdir",
                str(self.folder),
                "-nolisten",
                "tcp",
            ],
        )
        assert server.stdout is not None
        self.environment["DISPLAY"] = f":{server.stdout.readline().strip()}"
        bus = self._start(stack, ["dbus-daemon", "--session", "--nofork", "--print-address=1"])
        assert bus.stdout is not None
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = address = bus.stdout.readline().strip()
        owner = self._start(stack, [sys.executable, "-c", _OWNER, address])
        assert owner.stdout is not None
        assert owner.stdout.readline().strip() == "owned"
        shell = self.folder / "gnome-shell"
        shutil.copy(shutil.which("sleep") or "/bin/sleep", shell)
        self._start(stack, [str(shell), "3600"])

    def _start(
        self, stack: ExitStack, command: list[str], environment: Mapping[str, str] | None = None
    ) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            command,
            env={**self.environment, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        stack.callback(_end, process)
        return process


def _end(process: subprocess.Popen[str]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdout is not None:
        process.stdout.close()


def settled(screen: Screen, patience: float = 10.0) -> QImage:
    """The screen's picture once two in a row are the same."""
    end = time.monotonic() + patience
    before, now = screen.picture(), screen.picture()
    while before != now or before.isNull():
        time.sleep(0.2)
        before, now = now, screen.picture()
        if time.monotonic() > end:
            break
    return now
