"""Notifications of Windows: what Shell_NotifyIconW (shellapi.h) shows is a toast since Windows 10."""

from __future__ import annotations

import sys
from datetime import timedelta

from posture.desktop.errors import DesktopError
from posture.desktop.notifying.notice import Answer, Notice
from posture.words.phrase import phrase

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _user, _shell, _kernel = (ctypes.WinDLL(name) for name in ("user32", "shell32", "kernel32"))
    _kernel.GetModuleHandleW.argtypes = (wintypes.LPCWSTR,)
    _kernel.GetModuleHandleW.restype = wintypes.HMODULE
    _user.UnregisterClassW.argtypes = (wintypes.LPCWSTR, wintypes.HINSTANCE)
    # winuser.h and shellapi.h
    _ADD, _DELETE, _SET_VERSION, _VERSION_4 = 0, 2, 4, 4
    _MESSAGE, _ICON, _TIP, _INFO = 0x1, 0x2, 0x4, 0x10
    _QUIET = 0x80 | 0x10  # NIIF_RESPECT_QUIET_TIME, NIIF_NOSOUND
    _CALLED = 0x8001  # WM_APP + 1: our own number for what the icon tells
    _TIMER, _DESTROY, _SELECTED = 0x0113, 0x0002, 0x0400
    _HIDDEN, _TIMED_OUT, _PRESSED = 0x403, 0x404, 0x405  # NIN_BALLOONHIDE, NIN_BALLOONTIMEOUT, …USERCLICK
    _MESSAGES_ONLY = -3  # HWND_MESSAGE
    _INFORMATION = 32516  # IDI_INFORMATION
    _Procedure = ctypes.WINFUNCTYPE(
        ctypes.c_ssize_t, wintypes.HWND, wintypes.UINT, wintypes.WPARAM, wintypes.LPARAM
    )

    class _Icon(ctypes.Structure):
        """NOTIFYICONDATAW."""

        _fields_ = (
            ("size", wintypes.DWORD),
            ("window", wintypes.HWND),
            ("number", wintypes.UINT),
            ("flags", wintypes.UINT),
            ("message", wintypes.UINT),
            ("icon", wintypes.HICON),
            ("tip", wintypes.WCHAR * 128),
            ("state", wintypes.DWORD),
            ("state_mask", wintypes.DWORD),
            ("info", wintypes.WCHAR * 256),
            ("version", wintypes.UINT),
            ("title", wintypes.WCHAR * 64),
            ("info_flags", wintypes.DWORD),
            ("guid", ctypes.c_byte * 16),
            ("balloon_icon", wintypes.HICON),
        )

    class _Class(ctypes.Structure):
        """WNDCLASSW."""

        _fields_ = (
            ("style", wintypes.UINT),
            ("procedure", _Procedure),
            ("class_extra", ctypes.c_int),
            ("window_extra", ctypes.c_int),
            ("instance", wintypes.HINSTANCE),
            ("icon", wintypes.HICON),
            ("cursor", wintypes.HANDLE),
            ("background", wintypes.HBRUSH),
            ("menu", wintypes.LPCWSTR),
            ("name", wintypes.LPCWSTR),
        )

    _user.DefWindowProcW.argtypes = (wintypes.HWND, wintypes.UINT, wintypes.WPARAM, wintypes.LPARAM)
    _user.DefWindowProcW.restype = ctypes.c_ssize_t
    _user.CreateWindowExW.argtypes = (
        wintypes.DWORD, wintypes.LPCWSTR, wintypes.LPCWSTR, wintypes.DWORD, ctypes.c_int, ctypes.c_int,
        ctypes.c_int, ctypes.c_int, wintypes.HWND, wintypes.HMENU, wintypes.HINSTANCE, wintypes.LPVOID,
    )  # fmt: skip
    _user.CreateWindowExW.restype = wintypes.HWND
    _user.DestroyWindow.argtypes = (wintypes.HWND,)
    _user.SetTimer.argtypes = (wintypes.HWND, ctypes.c_size_t, wintypes.UINT, wintypes.LPVOID)
    _user.LoadIconW.argtypes = (wintypes.HINSTANCE, ctypes.c_void_p)
    _user.LoadIconW.restype = wintypes.HICON
    _user.GetMessageW.argtypes = (ctypes.POINTER(wintypes.MSG), wintypes.HWND, wintypes.UINT, wintypes.UINT)
    _shell.Shell_NotifyIconW.argtypes = (wintypes.DWORD, ctypes.POINTER(_Icon))
    _shell.Shell_NotifyIconW.restype = wintypes.BOOL

    def notify(notice: Notice, patience: timedelta) -> Answer:
        """Show it beside an icon that is there as long as it is; a press on it is the one answer it has."""
        answers: list[Answer] = []

        def heard(window: int, message: int, first: int, second: int) -> int:
            told = second & 0xFFFF if message == _CALLED else 0
            if told in (_PRESSED, _SELECTED):
                answers.append(Answer.SHOW)
            elif message == _TIMER or told in (_TIMED_OUT, _HIDDEN):
                answers.append(Answer.NONE)
            if len(answers) == 1 and (told or message == _TIMER):
                _user.PostQuitMessage(0)
            result: int = _user.DefWindowProcW(window, message, first, second)
            return result

        procedure = _Procedure(heard)  # to be kept as long as the window is there
        instance = _kernel.GetModuleHandleW(None)
        made = _Class(procedure=procedure, name="PostureNotice", instance=instance)
        _user.RegisterClassW(ctypes.byref(made))
        window = _user.CreateWindowExW(
            0, made.name, "Posture", 0, 0, 0, 0, 0, _MESSAGES_ONLY, None, instance, None
        )
        icon = _Icon(
            size=ctypes.sizeof(_Icon),
            window=window,
            number=1,
            flags=_MESSAGE | _ICON | _TIP | _INFO,
            message=_CALLED,
            icon=_user.LoadIconW(None, _INFORMATION),
            tip="Posture",
            info=notice.text[:255],
            title=notice.title[:63],
            version=_VERSION_4,
            info_flags=_QUIET,
        )
        try:
            if not window or not _shell.Shell_NotifyIconW(_ADD, ctypes.byref(icon)):
                raise DesktopError(
                    phrase(
                        "Windows showed no notification. What there is to tell stands in Posture’s window."
                    )
                )
            _shell.Shell_NotifyIconW(_SET_VERSION, ctypes.byref(icon))
            _user.SetTimer(window, 1, int(patience.total_seconds() * 1000), None)
            message = wintypes.MSG()
            while _user.GetMessageW(ctypes.byref(message), None, 0, 0) > 0:
                _user.DispatchMessageW(ctypes.byref(message))
        finally:
            _shell.Shell_NotifyIconW(_DELETE, ctypes.byref(icon))
            _user.DestroyWindow(window)
            _user.UnregisterClassW(made.name, instance)
        return answers[0] if answers else Answer.NONE
