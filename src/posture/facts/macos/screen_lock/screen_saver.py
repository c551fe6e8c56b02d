"""When the screen saver of macOS starts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from posture.facts.macos.machine.managed import managed
from posture.host.model import Host, HostError

# The first is the payload of the user channel, the second that of the device channel, in which mSCP sets
# idleTime as well.
_FILES = ("com.apple.screensaver.user.plist", "com.apple.screensaver.plist")
_IDLE = "idleTime"
_SECONDS = re.compile(r"(\d{1,9})\n", re.ASCII)
_FOREVER = 10**9


def starts_after(host: Host) -> int | None:
    """After how many seconds it starts, 0 for never; None where nobody set it.

    What profiles fix counts before the person's choice (mSCP, system_settings_screensaver_timeout_enforce);
    where two profiles differ, the later time: which of them wins Apple does not document. The person's
    choice is kept for this one computer, as ``defaults -currentHost`` reads it. ``loginWindowIdleTime`` is
    for the window that asks who signs in, and locks nothing.
    """
    fixed = tuple(_fixed(host))
    if fixed:
        return max(fixed, key=lambda seconds: seconds or _FOREVER)
    try:
        output = host.run("defaults", "-currentHost", "read", "com.apple.screensaver", _IDLE, deadline=2.0)
    except HostError:
        return None
    found = _SECONDS.fullmatch(output.stdout)
    return int(found[1]) if output.exit_code == 0 and found else None


def _fixed(host: Host) -> Iterator[int]:
    for file in _FILES:
        for found in managed(host, file):
            seconds = found.get(_IDLE)
            if isinstance(seconds, int) and not isinstance(seconds, bool) and seconds >= 0:
                yield seconds
