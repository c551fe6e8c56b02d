"""The seat as named events of the session, which carry nothing but that they were set. Source: synchapi.h."""

from __future__ import annotations

import sys

from posture.ui.instance.seat import Bell, Word

if sys.platform == "win32":
    import ctypes
    from collections.abc import Callable
    from ctypes import wintypes

    from PySide6.QtCore import QWinEventNotifier  # type: ignore[attr-defined] # the stubs are Linux's
    from shiboken6 import VoidPtr

    _PATIENCE = 2000  # milliseconds
    _EXISTS = 183  # ERROR_ALREADY_EXISTS
    _SIGNALLED = 0  # WAIT_OBJECT_0
    _ANY = -1  # ASFW_ANY: the one at the seat may come to the front

    _kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    _kernel.CreateEventW.argtypes = (wintypes.LPVOID, wintypes.BOOL, wintypes.BOOL, wintypes.LPCWSTR)
    _kernel.CreateEventW.restype = wintypes.HANDLE
    _kernel.SetEvent.argtypes = _kernel.ResetEvent.argtypes = (wintypes.HANDLE,)
    _kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
    _kernel.WaitForSingleObject.argtypes = (wintypes.HANDLE, wintypes.DWORD)

    class EventSeat:
        """Whoever makes the first event has the seat; Windows takes it back when that program ends."""

        def __init__(self, name: str) -> None:
            self._name = name
            self._events: dict[str, int] = {}
            self._watching: list[QWinEventNotifier] = []
            self._is_taken = False

        def take(self) -> bool:
            ctypes.set_last_error(0)
            self._event("seat")
            self._is_taken = ctypes.get_last_error() != _EXISTS
            if not self._is_taken:
                self.leave()
            return self._is_taken

        def ring(self, word: Word) -> bool:
            ctypes.WinDLL("user32").AllowSetForegroundWindow(wintypes.DWORD(_ANY))
            heard = self._event("heard")
            _kernel.ResetEvent(heard)
            _kernel.SetEvent(self._event(word))
            answered: bool = _kernel.WaitForSingleObject(heard, _PATIENCE) == _SIGNALLED
            self.leave()
            return answered

        def listen(self, bell: Bell) -> None:
            for word in Word if self._is_taken else ():
                watcher = QWinEventNotifier(VoidPtr(self._event(word)), bell)
                watcher.activated.connect(self._hearing(bell, word))
                self._watching.append(watcher)

        def leave(self) -> None:
            for watcher in self._watching:
                watcher.setEnabled(False)
            self._watching.clear()
            for event in self._events.values():
                _kernel.CloseHandle(event)
            self._events.clear()

        def _hearing(self, bell: Bell, word: Word) -> Callable[[], None]:
            """Without an argument, for Python cannot be given the one that the signal has."""

            def hear() -> None:
                self._hear(bell, word)

            return hear

        def _hear(self, bell: Bell, word: Word) -> None:
            _kernel.SetEvent(self._event("heard"))
            bell.rung.emit(word)

        def _event(self, kind: str) -> int:
            """An event of this session's, made where there is none; whoever waited for it has set it back."""
            if kind not in self._events:
                self._events[kind] = _kernel.CreateEventW(None, False, False, f"Local\\{self._name}-{kind}")
            return self._events[kind]
