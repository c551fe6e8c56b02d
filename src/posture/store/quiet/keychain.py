"""The person's keychain on a Mac, where it opens without a question.

Source: Keychain Services (developer.apple.com/documentation/security). Without user interaction a locked
keychain, or an item that was made by another program, answers errSecInteractionNotAllowed.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager

from posture.store.quiet.closed import Closed

if sys.platform == "darwin":
    import ctypes
    from collections.abc import Iterator

    _LIBRARY = "/System/Library/Frameworks/Security.framework/Security"
    _SERVICE = b"posture"
    _NOT_FOUND = -25300  # errSecItemNotFound

    def read(user: str) -> bytes | None:
        """The secret of this name; Closed where the keychain would ask."""
        length, data = ctypes.c_uint32(), ctypes.c_void_p()
        with _silent() as library:
            status = library.SecKeychainFindGenericPassword(
                None, *_named(user), ctypes.byref(length), ctypes.byref(data), None
            )
            if status == _NOT_FOUND:
                return None
            _refuse(status)
            try:
                return ctypes.string_at(data, length.value)
            finally:
                library.SecKeychainItemFreeContent(None, data)

    def write(user: str, secret: bytes) -> None:
        """Keep the secret in the default keychain; one that is there already stays, and is Closed."""
        with _silent() as library:
            kept = ctypes.c_char_p(secret)
            _refuse(
                library.SecKeychainAddGenericPassword(
                    None, *_named(user), ctypes.c_uint32(len(secret)), kept, None
                )
            )

    def delete(user: str) -> None:
        """Delete the secret of this name, where there is one; Closed where the keychain would ask."""
        item = ctypes.c_void_p()
        with _silent() as library:
            status = library.SecKeychainFindGenericPassword(
                None, *_named(user), None, None, ctypes.byref(item)
            )
            if status == _NOT_FOUND:
                return
            _refuse(status)
            _refuse(library.SecKeychainItemDelete(item))

    @contextmanager
    def _silent() -> Iterator[ctypes.CDLL]:
        """The library, with no window of the keychain's for as long as this lasts, in the whole program."""
        library = ctypes.CDLL(_LIBRARY)
        _refuse(library.SecKeychainSetUserInteractionAllowed(ctypes.c_ubyte(0)))
        try:
            yield library
        finally:
            library.SecKeychainSetUserInteractionAllowed(ctypes.c_ubyte(1))

    def _named(user: str) -> tuple[ctypes.c_uint32, ctypes.c_char_p, ctypes.c_uint32, ctypes.c_char_p]:
        account = user.encode()
        return (
            ctypes.c_uint32(len(_SERVICE)),
            ctypes.c_char_p(_SERVICE),
            ctypes.c_uint32(len(account)),
            ctypes.c_char_p(account),
        )

    def _refuse(status: int) -> None:
        if status != 0:
            raise Closed(f"the keychain answers {status}")
