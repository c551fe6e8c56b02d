"""What kind of account this person has, without its name."""

from __future__ import annotations

import sys

from posture.host.model import NoAnswer
from posture.words.phrase import phrase

if sys.platform == "win32":
    import ctypes
    from collections.abc import Mapping
    from ctypes import wintypes

    _SAM_COMPATIBLE = 2  # NameSamCompatible of secext.h: computer or domain, a backslash, the account
    _PASSWORD_NOT_REQUIRED = 0x20  # UF_PASSWD_NOTREQD of lmaccess.h

    class _Flags(ctypes.Structure):
        """USER_INFO_1."""

        _fields_ = (
            ("name", wintypes.LPWSTR),
            ("password", wintypes.LPWSTR),
            ("age", wintypes.DWORD),
            ("kind", wintypes.DWORD),
            ("home", wintypes.LPWSTR),
            ("comment", wintypes.LPWSTR),
            ("flags", wintypes.DWORD),
            ("script", wintypes.LPWSTR),
        )

    class _Identity(ctypes.Structure):
        """USER_INFO_24, whose other members are not read."""

        _fields_ = (("internet", wintypes.BOOL), ("flags", wintypes.DWORD))

    def own_account(_about: str) -> Mapping[str, object]:
        """``kind``: local, microsoft or organisation; and whether the account may be without a password."""
        owner, _, name = _full_name().partition("\\")
        if owner.casefold() != _computer().casefold():
            return {"kind": "organisation", "password_optional": False}
        kind = "microsoft" if _asked(name, 24, _Identity).internet else "local"
        optional = bool(_asked(name, 1, _Flags).flags & _PASSWORD_NOT_REQUIRED)
        return {"kind": kind, "password_optional": optional}

    def _full_name() -> str:
        room, length = ctypes.create_unicode_buffer(512), wintypes.ULONG(512)
        ask = ctypes.WinDLL("secur32").GetUserNameExW
        ask.restype = ctypes.c_ubyte
        if not ask(_SAM_COMPATIBLE, room, ctypes.byref(length)):
            raise NoAnswer(phrase("Windows does not tell whose account this is."))
        return room.value

    def _computer() -> str:
        room, length = ctypes.create_unicode_buffer(64), wintypes.DWORD(64)
        if not ctypes.WinDLL("kernel32").GetComputerNameW(room, ctypes.byref(length)):
            raise NoAnswer(phrase("Windows does not tell whose account this is."))
        return room.value

    def _asked(name: str, level: int, form: type[ctypes.Structure]) -> ctypes.Structure:
        library, found = ctypes.WinDLL("netapi32"), ctypes.c_void_p()
        if library.NetUserGetInfo(None, ctypes.c_wchar_p(name), level, ctypes.byref(found)) != 0 or not found:
            raise NoAnswer(phrase("Windows does not tell how this account signs in."))
        try:
            return form.from_buffer_copy(ctypes.string_at(found, ctypes.sizeof(form)))
        finally:
            library.NetApiBufferFree(found)
