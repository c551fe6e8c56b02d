"""A window is opened only where somebody could see it."""

from __future__ import annotations

import sys

import pytest

from posture.host.screen import shows_windows


@pytest.mark.skipif(sys.platform != "linux", reason="displays of X11 and Wayland")
@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_a_display_that_is_named_is_a_screen(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    for each in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(each, raising=False)
    assert not shows_windows()
    monkeypatch.setenv(name, ":7")
    assert shows_windows()


@pytest.mark.skipif(sys.platform != "win32", reason="window stations of Windows")
def test_a_desktop_that_nobody_sees_is_no_screen() -> None:
    import ctypes

    user = ctypes.WinDLL("user32")
    user.CreateWindowStationW.restype = ctypes.c_void_p
    user.GetProcessWindowStation.restype = ctypes.c_void_p
    before = user.GetProcessWindowStation()
    unseen = user.CreateWindowStationW("PostureTest", 0, 0x37F, None)
    assert unseen
    try:
        assert user.SetProcessWindowStation(ctypes.c_void_p(unseen))
        assert not shows_windows()
    finally:
        user.SetProcessWindowStation(ctypes.c_void_p(before))
        user.CloseWindowStation(ctypes.c_void_p(unseen))
