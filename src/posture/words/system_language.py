"""The languages that a person chose in the settings of the system."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path

_COUNTRY = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{4})?[-_](?P<code>[A-Za-z]{2})(?![A-Za-z])")
_APPLE = Path("Library/Preferences/.GlobalPreferences.plist")


def system_languages(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Their names as the system writes them, the most wanted first; none where it names none.

    On Windows the languages of its windows (GetUserPreferredUILanguages), on macOS those of System
    Settings, “Language & Region” (AppleLanguages), elsewhere and in a terminal on macOS the variables
    of POSIX.
    """
    if sys.platform == "win32":
        return _windows()
    if sys.platform == "darwin":
        return posix_languages({**environment, "LANG": ""}) or apple_languages(Path.home() / _APPLE)
    return posix_languages(environment)


def system_country(environment: Mapping[str, str]) -> str:
    """The code of the country named with them, such as ``GB`` in ``en_GB.UTF-8``; "" where none is."""
    named = (_COUNTRY.search(name) for name in system_languages(environment))
    return next((match["code"].upper() for match in named if match), "")


def posix_languages(environment: Mapping[str, str]) -> tuple[str, ...]:
    """What ``LC_ALL``, ``LC_MESSAGES`` and ``LANG`` say, and before them the list in ``LANGUAGE``.

    As gettext's manual has it (“Locale Environment Variables”, “The LANGUAGE variable”): the first one that
    is set counts, and the list only where that one is not “C”.
    """
    variables = (environment.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next((value for value in variables if value), "")
    if not locale or locale.partition(".")[0] in {"C", "POSIX"}:
        return (locale,) if locale else ()
    return (*filter(None, environment.get("LANGUAGE", "").split(":")), locale)


def apple_languages(file: Path) -> tuple[str, ...]:
    """The languages in a file of macOS's preferences; none where it cannot be read."""
    import plistlib

    try:
        with file.open("rb") as stream:
            named = plistlib.load(stream).get("AppleLanguages", ())
    except (OSError, ValueError, AttributeError, plistlib.InvalidFileException):
        return ()
    return tuple(name for name in named if isinstance(name, str)) if isinstance(named, list) else ()


def _windows() -> tuple[str, ...]:
    """The display languages; GetUserPreferredUILanguages gives names, each behind it a zero, then a zero."""
    if sys.platform != "win32":
        return ()
    import ctypes  # some milliseconds that only Windows needs to spend

    kernel = ctypes.WinDLL("kernel32")
    names = 8  # MUI_LANGUAGE_NAME
    count, size = ctypes.c_ulong(), ctypes.c_ulong()
    if not kernel.GetUserPreferredUILanguages(names, ctypes.byref(count), None, ctypes.byref(size)):
        return ()
    buffer = ctypes.create_unicode_buffer(size.value)
    if not kernel.GetUserPreferredUILanguages(names, ctypes.byref(count), buffer, ctypes.byref(size)):
        return ()
    return tuple(filter(None, "".join(buffer[: size.value]).split("\0")))
