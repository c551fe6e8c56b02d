"""What Windows' power plan says, and into which kinds of sleep this computer can go."""

from __future__ import annotations

import sys

from posture.host.model import NoAnswer, Unsupported
from posture.words.phrase import phrase

if sys.platform == "win32":
    import ctypes
    import uuid
    from collections.abc import Callable, Mapping
    from ctypes import wintypes

    # Sub-group and setting, learn.microsoft.com/windows-hardware/customize/power-settings.
    _SETTINGS = {
        "sleep": ("238c9fa8-0aad-41ed-83f4-97be242c8f20", "29f6c1db-86da-48c5-9fdb-f2b67b1f44da"),
        "hibernate": ("238c9fa8-0aad-41ed-83f4-97be242c8f20", "9d7815a6-7ee4-497e-8888-515a05f02364"),
        "display": ("7516b95f-f776-4464-8c53-06167f40cc99", "3c0bc021-c8a8-4e07-a973-6b14cbcb2b7e"),
        "password": ("fea3413e-7e05-4911-9a71-700331f1c294", "0e796bdb-100d-47d6-a2d5-f7d2daa51f51"),
    }
    # Places in SYSTEM_POWER_CAPABILITIES (winnt.h), whose members before them are of one byte each.
    _SLEEPS, _HIBERNATES, _HIBERNATION_FILE, _MODERN_STANDBY = (3, 4, 5), 6, 8, 20
    _ROOM = 128  # the structure has 76 bytes

    def plan(setting: str) -> Mapping[str, int]:
        """A setting of the plan in use, on mains and on battery."""
        if setting not in _SETTINGS:
            raise Unsupported(phrase("Windows' power plans are not asked for “{setting}”.", setting=setting))
        library, found = ctypes.WinDLL("powrprof"), ctypes.c_void_p()
        if library.PowerGetActiveScheme(None, ctypes.byref(found)) != 0:
            raise NoAnswer(phrase("Windows does not tell which power plan is in use."))
        try:
            return {
                "ac": _value(library.PowerReadACValueIndex, found, setting),
                "dc": _value(library.PowerReadDCValueIndex, found, setting),
            }
        finally:
            ctypes.WinDLL("kernel32").LocalFree(found)

    def _value(ask: Callable[..., int], found: ctypes.c_void_p, setting: str) -> int:
        value = wintypes.DWORD()
        group, name = (ctypes.create_string_buffer(uuid.UUID(one).bytes_le, 16) for one in _SETTINGS[setting])
        if ask(None, found, group, name, ctypes.byref(value)) != 0:
            raise NoAnswer(phrase("Windows does not tell what its power plan says."))
        return value.value

    def states(_about: str) -> Mapping[str, bool]:
        """Which kinds of sleep there are (GetPwrCapabilities)."""
        room, ask = ctypes.create_string_buffer(_ROOM), ctypes.WinDLL("powrprof").GetPwrCapabilities
        ask.restype = ctypes.c_ubyte
        if not ask(room):
            raise NoAnswer(phrase("Windows does not tell how this computer can sleep."))
        able = [byte != 0 for byte in room.raw]
        return {
            "modern_standby": able[_MODERN_STANDBY],
            "sleep": any(able[place] for place in _SLEEPS),
            "hibernate": able[_HIBERNATES] and able[_HIBERNATION_FILE],
        }
