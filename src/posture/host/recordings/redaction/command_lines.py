"""Command lines without the arguments that no fact needs, which may hold secrets."""

from __future__ import annotations

import re
from collections.abc import Sequence

# Of these programs the arguments say how the computer is looked after; all others lose theirs.
_TOOLS = frozenset(
    """
    swayidle swaylock hypridle hyprlock gtklock waylock xautolock xss-lock xsecurelock i3lock slock
    xscreensaver light-locker cinnamon-screensaver mate-screensaver xfce4-screensaver
    deja-dup duplicity restic borg borgmatic timeshift snapper gnome-remote-desktop-daemon docker-proxy
    """.split()  # noqa: SIM905 - a list that people read and extend
)
# Of these the switches say whether others can see the screen; what stands behind one may be a secret.
_SWITCHED = frozenset(
    ["anydesk", "rustdesk", "hoptodesk", "x11vnc", "wayvnc", "x0vncserver", "weston", "xpra"]
)
_SWITCH = re.compile(r"--?[a-z-]+(?:=(?:rdp|vnc)\b[a-z.-]*)?|shadow|start|desktop", re.IGNORECASE).fullmatch


def reduced(command: Sequence[str]) -> tuple[str, ...]:
    """A command line with the arguments that say how the computer is looked after, or who may see it."""
    if not command:
        return ()
    program, *arguments = command
    name = program.rpartition("/")[2].removeprefix(".").removesuffix("-wrapped")
    if name in _TOOLS:
        kept = [argument for argument in arguments if "@" not in argument and "://" not in argument]
    elif name in _SWITCHED:
        kept = [argument for argument in arguments if _SWITCH(argument)]
    else:
        # A script's interpreter says nothing without the script.
        kept = [argument for argument in arguments[:1] if argument.startswith("/usr/")]
    return (program, *kept)
