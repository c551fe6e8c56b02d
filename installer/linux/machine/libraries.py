"""What of the system's own the window, the tests and the packages need, and the line that brings it."""

from __future__ import annotations

import os
import platform
import shutil
import sys
import sysconfig
from pathlib import Path

from machine import apt

# What the window needs (offscreen, then on a screen): library to look for -> Debian package.
_WINDOW = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
}
_SCREEN = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
# What Qt's part for Wayland needs besides: a package asks for it by the name it has where it is made.
_WAYLAND = {"libwayland-client.so.0": "libwayland-client0", "libwayland-cursor.so.0": "libwayland-cursor0"}
# Programs that some tests use for real; without them those tests are skipped and say so.
_PROGRAMS = {
    "dbus-run-session": "dbus",
    "gnome-keyring-daemon": "gnome-keyring",
    "Xvfb": "xvfb",
    "gsettings": "libglib2.0-bin",
    "shellcheck": "shellcheck",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
    "/usr/libexec/dconf-service": "dconf-gsettings-backend",
    "/usr/share/glib-2.0/schemas/org.gnome.desktop.screensaver.gschema.xml": "gsettings-desktop-schemas",
    "/usr/share/glib-2.0/schemas/org.cinnamon.desktop.screensaver.gschema.xml": "cinnamon-desktop-data",
    "/usr/share/glib-2.0/schemas/org.mate.screensaver.gschema.xml": "mate-screensaver-common",
    "/usr/share/glib-2.0/schemas/org.mate.lockdown.gschema.xml": "mate-desktop-common",
    "/usr/share/glib-2.0/schemas/org.mate.session.gschema.xml": "mate-session-manager",
    "dconf": "dconf-cli",
    "kreadconfig5": "libkf5config-bin",
    "xfconf-query": "xfconf",
    "/usr/lib/x86_64-linux-gnu/libxfconf-0.so.3": "libxfconf-0-3",
}
# Programs that make packages.
_MAKERS = {
    "dpkg-deb": "dpkg",
    "git": "git",
    "objdump": "binutils",
    "patchelf": "patchelf",
    "rpmbuild": "rpm",
    "ssh-keygen": "openssh-client",
    "xz": "xz-utils",
}
# What makes the installer for Windows, where Wine can run Windows' Python.
_MAKERS_FOR_WINDOWS = {
    "makensis": "nsis",
    "osslsigncode": "osslsigncode",
    "wine": "wine",
    "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64",
}
# Debian's package would start a database of its own, so a person decides; Debian keeps its programs off PATH.
_DATABASE = "postgresql"
_DATABASES = Path("/usr/lib/postgresql")


def bring_libraries(purpose: str) -> int:
    """Install what is missing, where that is allowed; 2 where the purpose cannot do without it."""
    if platform.system() != "Linux":
        return 0
    if purpose == "test":
        _say_what_is_skipped()
    packages = _lacking(purpose)
    if not packages or apt.install(packages):
        return 0
    if purpose != "run":  # the app itself says it when it is run
        who = "Some tests need" if purpose == "test" else "The packages cannot be made without"
        print(f"{who} what is missing here. This line installs it:", file=sys.stderr)
        print(f"  {apt.install_line(packages)}", file=sys.stderr)
    return 2 if purpose == "packages" else 0


def remedy(purpose: str) -> str:
    """The line that installs what is missing here, "" where nothing is known to be."""
    packages = _lacking(purpose) if platform.system() == "Linux" else []
    return apt.install_line(packages) if packages else ""


def _lacking(purpose: str) -> list[str]:
    """Debian's packages that are missing for running the application, or for its tests."""
    on_screen = bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    if purpose == "run" and not on_screen:
        return []
    wanted = _WINDOW | (_SCREEN if on_screen or purpose != "run" else {})  # a test brings its own screen
    wanted |= _WAYLAND if purpose == "packages" else {}
    packages = [package for library, package in wanted.items() if not apt.loads(library)]
    if purpose == "test":
        packages += [package for program, package in _PROGRAMS.items() if not apt.is_there(program)]
    if purpose == "packages":
        makers = _MAKERS | (_MAKERS_FOR_WINDOWS if platform.machine() == "x86_64" else {})
        packages += [package for program, package in makers.items() if not apt.is_there(program)]
        packages += _own_library()
    return packages


def _own_library() -> list[str]:
    """The package with Python's own library: Debian's python3 does without, a frozen program cannot."""
    name = str(sysconfig.get_config_var("INSTSONAME") or "")
    beside = Path(str(sysconfig.get_config_var("LIBDIR"))) / name
    if not name.partition(".so")[1] or beside.exists() or apt.loads(name):
        return []
    return [f"libpython{sysconfig.get_python_version()}"]


def _say_what_is_skipped() -> None:
    """Name what is never installed unasked, where it is missing."""
    if shutil.which("initdb") is None and not list(_DATABASES.glob("*/bin/initdb")):
        print(
            "No PostgreSQL is here: the tests of a shared database are skipped. To run them:", file=sys.stderr
        )
        print(f"  {apt.install_line([_DATABASE])}", file=sys.stderr)
