"""Windows' Credential Manager, which never asks: it opens with the sign-in.

Source: CredReadW, CredWriteW and CredDeleteW of wincred.h (learn.microsoft.com/windows/win32/api/wincred).
"""

from __future__ import annotations

import sys

from posture.store.quiet.closed import Closed

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _GENERIC = 1  # CRED_TYPE_GENERIC
    _THIS_COMPUTER = 2  # CRED_PERSIST_LOCAL_MACHINE: it does not roam
    _NOT_FOUND = 1168  # ERROR_NOT_FOUND

    class _Credential(ctypes.Structure):
        """CREDENTIALW."""

        _fields_ = (
            ("flags", wintypes.DWORD),
            ("type", wintypes.DWORD),
            ("target", wintypes.LPWSTR),
            ("comment", wintypes.LPWSTR),
            ("written", wintypes.FILETIME),
            ("size", wintypes.DWORD),
            ("blob", ctypes.POINTER(ctypes.c_ubyte)),
            ("persist", wintypes.DWORD),
            ("attribute_count", wintypes.DWORD),
            ("attributes", ctypes.c_void_p),
            ("alias", wintypes.LPWSTR),
            ("user", wintypes.LPWSTR),
        )

    def read(user: str) -> bytes | None:
        """The secret of this name."""
        library, found = _library(), ctypes.POINTER(_Credential)()
        if not library.CredReadW(_target(user), _GENERIC, 0, ctypes.byref(found)):
            if ctypes.get_last_error() == _NOT_FOUND:
                return None
            raise Closed(f"the Credential Manager answers {ctypes.get_last_error()}")
        try:
            return ctypes.string_at(found.contents.blob, found.contents.size)
        finally:
            library.CredFree(found)

    def write(user: str, secret: bytes) -> None:
        """Keep the secret for this account on this computer."""
        blob = (ctypes.c_ubyte * len(secret)).from_buffer_copy(secret)
        kept = _Credential(
            type=_GENERIC,
            target=_target(user),
            size=len(secret),
            blob=ctypes.cast(blob, ctypes.POINTER(ctypes.c_ubyte)),
            persist=_THIS_COMPUTER,
            user="posture",
        )
        if not _library().CredWriteW(ctypes.byref(kept), 0):
            raise Closed(f"the Credential Manager answers {ctypes.get_last_error()}")

    def delete(user: str) -> None:
        """Delete the secret of this name, where there is one."""
        if not _library().CredDeleteW(_target(user), _GENERIC, 0):
            if ctypes.get_last_error() == _NOT_FOUND:
                return
            raise Closed(f"the Credential Manager answers {ctypes.get_last_error()}")

    def _library() -> ctypes.WinDLL:
        library = ctypes.WinDLL("advapi32", use_last_error=True)
        library.CredReadW.argtypes = (wintypes.LPCWSTR, wintypes.DWORD, wintypes.DWORD, ctypes.c_void_p)
        library.CredDeleteW.argtypes = (wintypes.LPCWSTR, wintypes.DWORD, wintypes.DWORD)
        library.CredFree.argtypes = (ctypes.c_void_p,)
        return library

    def _target(user: str) -> str:
        return f"posture: {user}"
