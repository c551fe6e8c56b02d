"""Whether anybody could see a window that is opened from here."""

from __future__ import annotations

import os
import sys

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

_POPUP = 0x80000000


def shows_windows() -> bool:
    """Whether this process belongs to a session with a screen.

    Linux: a display is named. macOS: CGSessionCopyCurrentDictionary gives nothing outside of a graphical
    session (CGSession.h). Windows: services, and whoever comes by SSH, cannot make a window, or only on a
    desktop that nobody sees (GetUserObjectInformation, UOI_FLAGS; winuser.h).
    """
    if sys.platform == "win32":
        return _is_seen() and _makes_window()
    if sys.platform == "darwin":
        return _has_session()
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


if sys.platform == "win32":

    class _Flags(ctypes.Structure):
        """USEROBJECTFLAGS; 1 in ``flags`` says that the desktops of a window station are seen."""

        _fields_ = (("inherited", wintypes.BOOL), ("reserved", wintypes.BOOL), ("flags", wintypes.DWORD))

    def _is_seen() -> bool:
        user = ctypes.WinDLL("user32")
        user.GetProcessWindowStation.restype = wintypes.HANDLE
        user.GetUserObjectInformationW.argtypes = [
            wintypes.HANDLE, ctypes.c_int, ctypes.c_void_p, wintypes.DWORD, ctypes.c_void_p,
        ]  # fmt: skip
        told = _Flags()
        answered = user.GetUserObjectInformationW(
            user.GetProcessWindowStation(), 1, ctypes.byref(told), ctypes.sizeof(told), None
        )
        return bool(answered) and bool(told.flags & 1)

    def _makes_window() -> bool:
        """Whether a window can be made; it is never shown, and gone at once."""
        user = ctypes.WinDLL("user32")
        user.CreateWindowExW.restype = wintypes.HWND
        user.CreateWindowExW.argtypes = [
            wintypes.DWORD, wintypes.LPCWSTR, wintypes.LPCWSTR, wintypes.DWORD, *[ctypes.c_int] * 4,
            wintypes.HWND, wintypes.HANDLE, wintypes.HANDLE, ctypes.c_void_p,
        ]  # fmt: skip
        user.DestroyWindow.argtypes = [wintypes.HWND]
        made = user.CreateWindowExW(0, "STATIC", "", _POPUP, 0, 0, 1, 1, None, None, None, None)
        if made:
            user.DestroyWindow(made)
        return bool(made)


if sys.platform == "darwin":

    def _has_session() -> bool:
        import ctypes

        graphics = ctypes.CDLL("/System/Library/Frameworks/CoreGraphics.framework/CoreGraphics")
        graphics.CGSessionCopyCurrentDictionary.restype = ctypes.c_void_p
        told = graphics.CGSessionCopyCurrentDictionary()
        if told:
            graphics.CFRelease.argtypes = [ctypes.c_void_p]
            graphics.CFRelease(told)
        return bool(told)
