"""Memory that work on other threads left unused, given back to the system."""

from __future__ import annotations

import sys


def give_back() -> None:
    """Let the system have what was freed; on another thread.

    glibc keeps what its threads freed for what they may want next, some megabytes after a check-up. A window
    that rests, for days in the tray, wants nothing. Other systems' libraries do so by themselves.
    Source: malloc_trim(3), https://sourceware.org/glibc/manual/latest/html_node/Tunable-Parameters.html
    """
    if sys.platform != "linux":
        return
    import ctypes

    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:  # musl has none
        trim(0)
