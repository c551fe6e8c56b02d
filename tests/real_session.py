"""A desktop session of somebody of their own: a bus, dconf, xfconfd, and a program named as the desktop is.

The program under test runs in it as a process of its own, as in the person's session.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

_SCHEMAS = Path("/usr/share/glib-2.0/schemas")
_XFCONFD = Path("/usr/lib/x86_64-linux-gnu/xfce4/xfconf/xfconfd")
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

RUNS: Mapping[str, tuple[str, ...]] = {
    "GNOME": ("gnome-shell",),
    "X-Cinnamon": ("cinnamon-session",),
    "MATE": ("mate-session", "mate-screensaver"),
    "KDE": ("plasmashell",),
    "XFCE": ("xfce4-session", "xfce4-screensaver"),
}
"""What runs where a desktop does, by the name that it gives itself in XDG_CURRENT_DESKTOP."""

_GSETTINGS = {"dbus-daemon": "dbus", "gsettings": "libglib2.0-bin"}
_DCONF = Path("/usr/libexec/dconf-service"), "dconf-gsettings-backend"
_NEEDS: Mapping[str, tuple[Mapping[str, str], tuple[tuple[Path, str], ...]]] = {
    "GNOME": (
        _GSETTINGS,
        (_DCONF, (_SCHEMAS / "org.gnome.desktop.screensaver.gschema.xml", "gsettings-desktop-schemas")),
    ),
    "X-Cinnamon": (
        _GSETTINGS,
        (_DCONF, (_SCHEMAS / "org.cinnamon.desktop.screensaver.gschema.xml", "cinnamon-desktop-data")),
    ),
    "MATE": (
        _GSETTINGS,
        (
            _DCONF,
            (_SCHEMAS / "org.mate.screensaver.gschema.xml", "mate-screensaver-common"),
            (_SCHEMAS / "org.mate.session.gschema.xml", "mate-session-manager"),
            (_SCHEMAS / "org.mate.lockdown.gschema.xml", "mate-desktop-common"),
        ),
    ),
    "KDE": ({"dbus-daemon": "dbus", "kreadconfig5": "libkf5config-bin"}, ()),
    "XFCE": ({"dbus-daemon": "dbus", "xfconf-query": "xfconf libxfconf-0-3"}, ()),
}


def missing(desktop: str) -> str:
    """What installs what is missing for a session of that desktop, "" where all is there."""
    programs, files = _NEEDS[desktop]
    lacking = [package for program, package in programs.items() if shutil.which(program) is None]
    lacking += [package for file, package in files if not file.exists()]
    return f"needs apt-get install {' '.join(lacking)}" if lacking else ""


class RealSession:
    """A session that runs; ``home`` is the person's."""

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self.home = folder / "home"  # where programs run
        self.environment = environment

    def run(self, *command: str) -> str:
        """What a program in the session prints."""
        done = subprocess.run(
            command,
            env=dict(self.environment),
            cwd=self.home,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, (command, done.stderr)
        return done.stdout.strip()

    def posture(self, *arguments: str, ends: int = 0) -> str:
        """What ``posture`` prints there."""
        command = [sys.executable, "-W", "error", "-m", "posture", *arguments]
        done = subprocess.run(
            command, env=dict(self.environment), capture_output=True, text=True, timeout=120, check=False
        )
        assert done.returncode == ends, (done.returncode, done.stdout, done.stderr)
        return done.stdout + done.stderr

    def stop_xfconfd(self) -> None:
        """End the service of Xfce's settings, which writes what it has to the disk first."""
        pid = self.run(
            *("gdbus", "call", "--session", "--dest", "org.freedesktop.DBus"),
            *("--object-path", "/org/freedesktop/DBus"),
            *("--method", "org.freedesktop.DBus.GetConnectionUnixProcessID", "org.xfce.Xfconf"),
        )
        number = int("".join(sign for sign in pid.removeprefix("(uint32") if sign.isdecimal()))
        os.kill(number, signal.SIGTERM)
        with suppress(ProcessLookupError):
            for _ in range(500):
                os.kill(number, 0)
                time.sleep(0.01)

    def data(self, *arguments: str, ends: int = 0) -> Any:
        return json.loads(self.posture(*arguments, "--json", ends=ends))

    def python(self, program: str, *, ends: int = 0) -> str:
        """What a program of Posture's own pieces prints."""
        done = subprocess.run(
            [sys.executable, "-c", program],
            env=dict(self.environment),
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == ends, (done.returncode, done.stdout, done.stderr)
        return done.stdout


@contextmanager
def real_session(folder: Path, desktop: str, **more: str) -> Iterator[RealSession]:
    """Such a session, with all its programs ended when the block is left."""
    home, runtime = folder / "home", folder / "runtime"
    home.mkdir(parents=True)
    runtime.mkdir(mode=0o700)
    kept = ("PATH", "LANG", "TZ", "LC_ALL", "VIRTUAL_ENV")
    environment = {name: os.environ[name] for name in kept if name in os.environ} | {
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(runtime),
        "XDG_CURRENT_DESKTOP": desktop,
        "POSTURE_HOME": str(folder / "posture"),
        "POSTURE_KEYRING": "off",
        "POSTURE_LANGUAGE": "en",
        "DISPLAY": ":94",  # nobody asks it anything
        "PYTHONUNBUFFERED": "1",
        **more,
    }
    with ExitStack() as stack:

        def start(*command: str) -> subprocess.Popen[str]:
            process = subprocess.Popen(
                command,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
            )
            stack.callback(_end, process)
            return process

        bus = start("dbus-daemon", "--session", "--nofork", "--print-address=1")
        assert bus.stdout is not None
        environment["DBUS_SESSION_BUS_ADDRESS"] = address = bus.stdout.readline().strip()
        if desktop == "GNOME":
            owner = start(sys.executable, "-c", _OWNER, address)
            assert owner.stdout is not None
            assert owner.stdout.readline().strip() == "owned"
        for name in RUNS[desktop]:
            program = folder / name
            shutil.copy(shutil.which("sleep") or "/bin/sleep", program)
            start(str(program), "3600")
        session = RealSession(folder, environment)
        if desktop == "XFCE":
            session.run("xfconf-query", "-l")  # the bus starts xfconfd
        yield session


def _end(process: subprocess.Popen[str]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdout is not None:
        process.stdout.close()
