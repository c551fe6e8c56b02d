"""Windows' own notifications; Wine shows them where it has a screen."""

from __future__ import annotations

import sys
import threading
import time
from datetime import timedelta

import pytest

from posture.desktop.errors import DesktopError
from posture.desktop.notifying.notice import Answer, Notice, notify

pytestmark = pytest.mark.skipif(sys.platform != "win32", reason="notifications of Windows")

NOTICE = Notice("One thing for you", "Something here is no longer as it was.", "Show me", "Not now")
CALLED, PRESSED = 0x8001, 0x405  # our own message, NIN_BALLOONUSERCLICK


def shown(patience: timedelta) -> Answer:
    try:
        return notify(NOTICE, patience)
    except DesktopError as error:
        pytest.skip(f"no place for notifications here: {error}")


def press() -> None:
    """As the taskbar tells a program of a press."""
    import ctypes

    user = ctypes.WinDLL("user32")
    user.FindWindowExW.restype = ctypes.c_void_p
    for _ in range(600):
        window = user.FindWindowExW(ctypes.c_void_p(-3), None, "PostureNotice", None)
        if window:
            time.sleep(0.3)
            user.PostMessageW(ctypes.c_void_p(window), CALLED, 0, PRESSED)
            return
        time.sleep(0.1)


def test_a_press_is_the_answer_and_without_one_there_is_none() -> None:
    assert shown(timedelta(seconds=1)) is Answer.NONE
    other = threading.Thread(target=press)
    other.start()
    assert shown(timedelta(minutes=1)) is Answer.SHOW
    other.join()
