"""Posture's own two programs, as the system has to start them: by their absolute paths."""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path
from typing import Final

from posture.desktop.errors import DesktopError
from posture.words.phrase import phrase

RUN: Final = "--run"
"""What makes ``posture-window`` a ``posture`` without a console: everything behind it is a command."""


_READ_OTHERWISE: Final = {"win32": "%", "darwin": ""}
"""What a path must not hold for the Task Scheduler and launchd. Source: MS-TSCH 2.5.2, Command."""
_BY_LINUX: Final = "\"'`\\$%="
"""For systemd, which refuses quotes and backslashes and keeps both of two dollar signs, and for desktops,
which refuse “=” and look for a program with both of two “%”. Sources: string_is_safe and config_parse_exec of
systemd; the Desktop Entry Specification 1.5, Exec; GLib, g_desktop_app_info_load_from_keyfile."""


def window() -> Path:
    """The program that opens the window; DesktopError where it is not to be found."""
    return _beside("posture-window")


def command(*arguments: str) -> tuple[str, ...]:
    """A command of Posture's for a timer; on Windows no console opens for it. DesktopError."""
    if sys.platform == "win32":
        return str(plain(window())), RUN, *arguments
    return str(plain(_beside("posture"))), *arguments


def plain(program: Path) -> Path:
    """The path, for an entry of the system; DesktopError where it would read something else into it."""
    refused = _READ_OTHERWISE.get(sys.platform, _BY_LINUX)
    for sign in str(program):
        if sign in refused or _is_no_letter(sign):
            raise DesktopError(
                phrase(
                    "The system cannot start Posture from where it lies: it would read “{sign}” in "
                    "“{program}” as something else. Nothing was changed. Install Posture in a folder without "
                    "it.",
                    sign=_shown(sign),
                    program="".join(map(_shown, str(program))),
                )
            )
    return program


def _is_no_letter(sign: str) -> bool:
    """Whether it is a line break or its like, or stands for a byte that is no text."""
    return unicodedata.category(sign) in {"Cc", "Cs"}


def _shown(sign: str) -> str:
    return ascii(sign)[1:-1] if _is_no_letter(sign) else sign


def _beside(name: str) -> Path:
    """Frozen programs lie in one folder, installed ones beside the Python that runs them."""
    suffix = ".exe" if sys.platform == "win32" else ""
    found = Path(sys.executable).parent / f"{name}{suffix}"
    if not found.is_file():
        raise DesktopError(
            phrase(
                "The system cannot start Posture by itself: “{program}” is not there. Install Posture again.",
                program=str(found),
            )
        )
    return found
