"""Saying what went wrong where somebody reads it."""

from __future__ import annotations

import sys

from posture.host.screen import shows_windows

_ERROR = 0x10  # MB_ICONERROR, which has one button


def complain(text: str) -> None:
    """Say it on standard error; in a dialog where there is none, as in programs without a console on Windows.

    Where nobody could see that dialog, and press its button, nothing is said. Source: MessageBoxW, winuser.h.
    """
    if sys.stderr is not None:
        print(text, file=sys.stderr)
    elif sys.platform == "win32" and shows_windows():
        import ctypes

        ctypes.WinDLL("user32").MessageBoxW(None, text, "Posture", _ERROR)
