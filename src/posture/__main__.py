"""The two launchers: ``posture`` in a terminal, ``posture-window`` without one."""

from __future__ import annotations

import ctypes
import gc
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

from posture.application.complaint import complain
from posture.host.screen import shows_windows

# Debian's names; installer/linux/bootstrap.py says which of them a screen needs.
_QT_PACKAGES = (
    "libegl1 libgl1 libxkbcommon0 libfontconfig1 libdbus-1-3 libglib2.0-0 "
    "libxcb-cursor0 libxkbcommon-x11-0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0"
)
# Where Qt's X11 part cannot load one of these it ends the whole program, so they are tried before it.
_X11_LIBRARIES = (
    "libxcb.so.1",
    "libxcb-cursor.so.0",
    "libxkbcommon-x11.so.0",
    "libxcb-icccm.so.4",
    "libxcb-keysyms.so.1",
    "libxcb-shape.so.0",
)


def main() -> int:
    """Run a command; without one open the window, or print the check-up where there is no display."""
    if len(sys.argv) == 1 and shows_windows() and not _open_window():
        return 0
    # Nobody answers Ctrl+C while the program loads: it ends at once then, and without a traceback.
    heeded = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if heeded:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from posture.cli.main import run
    from posture.words.encoding import write_utf8

    write_utf8()
    if heeded:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    return run(sys.argv[1:])


def window() -> int:
    """Open the window, for a desktop entry or a shortcut; 2 where it cannot open.

    Behind ``--run`` stands a command: a timer of Windows would open a console for ``posture`` itself.
    """
    if sys.argv[1:2] == ["--run"]:
        del sys.argv[1]
        return main()
    if sys.stderr is None:
        sys.excepthook = _tell_of_a_mistake  # its traceback would go nowhere
    return _open_window(tray="--tray" in sys.argv[1:])


def _tell_of_a_mistake(kind: type[BaseException], error: BaseException, _trace: object) -> None:
    complain(f"Something inside Posture went wrong that should not ({kind.__name__}: {error}).")


def _open_window(*, tray: bool = False) -> int:
    """0 after the window was closed, 2 (and a line that says what is missing) when it cannot open.

    ``tray``: an icon in the tray instead, which opens the window.
    """
    gc.disable()  # nothing to find while all is made; then the window looks (ui.rubbish)
    try:
        if tray:
            from posture.ui.tray import run
        else:
            from posture.ui.main import run

        answers = _screen_answers()
    except (ImportError, OSError) as error:
        gc.enable()
        complain("\n".join([f"The window cannot open here: {error}.", *_remedy(error)]))
        return 2
    if not answers:
        gc.enable()
        display = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
        why = f"the display {display} does not let it in" if display else "there is no screen to show it on"
        complain(f"The window cannot open here: {why}.")
        return 2
    return run(sys.argv[1:])


def _screen_answers() -> bool:
    """Whether Qt will get its screen, where it would end the program without; OSError for a library."""
    chosen = os.environ.get("QT_QPA_PLATFORM", "xcb")  # another one, such as offscreen, needs no screen
    if sys.platform in {"win32", "darwin"}:
        return "QT_QPA_PLATFORM" in os.environ or shows_windows()
    if sys.platform != "linux" or chosen not in {"xcb", "wayland"} or _on_wayland():
        return True
    if not os.environ.get("DISPLAY"):
        return False
    xcb, *_ = [ctypes.CDLL(name) for name in _X11_LIBRARIES]
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    refused = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not refused


def _on_wayland() -> bool:
    name = os.environ.get("WAYLAND_DISPLAY")
    return name is not None and Path(os.environ.get("XDG_RUNTIME_DIR", "/"), name).is_socket()


def _remedy(error: ImportError | OSError) -> Iterator[str]:
    """The one line that installs what is missing, and the words before it."""
    lines = [f"sudo apt-get install -y {_QT_PACKAGES}"] if sys.platform == "linux" else []
    if isinstance(error, ModuleNotFoundError):
        lines.append(f"{sys.executable} -m pip install pyside6-essentials")
    if lines:
        yield f"This line installs what it needs:\n  {' && '.join(lines)}"


if __name__ == "__main__":
    sys.exit(main())
