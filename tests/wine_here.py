"""Whether this is a Windows that Wine makes: the only one whose registry tests may write to."""

from __future__ import annotations

import sys


def is_wine() -> bool:
    """Wine alone has ``wine_get_version`` in its ntdll. Source: Wine's developer hints."""
    if sys.platform != "win32":
        return False
    import ctypes

    return hasattr(ctypes.WinDLL("ntdll"), "wine_get_version")
