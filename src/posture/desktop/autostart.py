"""The start at sign-in: an entry of the person's own account, off until asked."""

from __future__ import annotations

import plistlib
import sys
from configparser import ConfigParser
from configparser import Error as NoIni
from pathlib import Path, PurePath
from typing import Final

from posture.desktop.errors import DesktopError
from posture.desktop.folders import base_folder, take_back, whole
from posture.desktop.programs import plain, window
from posture.words.phrase import phrase

TRAY: Final = "--tray"
"""Has ``posture-window`` be an icon in the tray, and no window."""

_NAME: Final = "posture-tray"
_REFUSED: Final = phrase("The start at sign-in could not be changed: {why}.")
_RUN: Final = r"Software\Microsoft\Windows\CurrentVersion\Run"


def turn_on() -> None:
    """Have the system start the icon at each sign-in; DesktopError."""
    program = plain(window())
    if sys.platform == "win32":
        import winreg

        try:
            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, _RUN) as key:
                winreg.SetValueEx(key, _NAME, 0, winreg.REG_SZ, f'"{program}" {TRAY}')
        except OSError as error:
            raise _refused(error) from error
    else:
        entry = agent(program) if sys.platform == "darwin" else desktop_entry(program).encode()
        with whole(_file().parent, turn_off, _REFUSED):
            _file().write_bytes(entry)


def turn_off() -> None:
    """Have it start no more; nothing where it does not. DesktopError."""
    try:
        if sys.platform == "win32":
            import winreg

            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, _RUN) as key:
                winreg.DeleteValue(key, _NAME)
        else:
            _file().unlink()
            take_back([_file().parent])
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        raise _refused(error) from error


def is_on() -> bool:
    """Whether it starts; desktops switch an entry off by a line in it."""
    try:
        if sys.platform == "win32":
            import winreg

            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _RUN) as key:
                return bool(winreg.QueryValueEx(key, _NAME)[0])
        if sys.platform == "darwin":
            return _file().is_file()
        return _is_heeded(_file().read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return False


def desktop_entry(program: PurePath) -> str:
    """The entry of Linux desktops; where the program is gone it is passed over (``TryExec``).

    Sources: the Desktop Application Autostart Specification and the Desktop Entry Specification 1.5, whose
    command line is quoted twice: as words, and as the value of a key.
    """
    quoted = "".join(f"\\{letter}" if letter in '"`$\\' else letter for letter in str(program))
    command = f'"{quoted}" {TRAY}'.replace("%", "%%").replace("\\", "\\\\")
    tried = str(program).replace("\\", "\\\\")
    return (
        "[Desktop Entry]\nType=Application\nName=Posture\nIcon=posture\nTerminal=false\n"
        f"TryExec={tried}\nExec={command}\nX-GNOME-Autostart-enabled=true\n"
    )


def agent(program: PurePath) -> bytes:
    """The agent of macOS. Source: launchd.plist(5)."""
    return plistlib.dumps(
        {
            "Label": _NAME,
            "ProgramArguments": [str(program), TRAY],
            "RunAtLoad": True,
            "ProcessType": "Interactive",
            "LimitLoadToSessionType": "Aqua",
        }
    )


def _is_heeded(entry: str) -> bool:
    read = ConfigParser(interpolation=None)
    try:
        read.read_string(entry)
        own = read["Desktop Entry"]
        return not own.getboolean("Hidden", False) and own.getboolean("X-GNOME-Autostart-enabled", True)
    except (NoIni, KeyError, ValueError):
        return False


def _file() -> Path:
    if sys.platform == "darwin":
        return Path.home() / "Library" / "LaunchAgents" / f"{_NAME}.plist"
    return base_folder("XDG_CONFIG_HOME", ".config") / "autostart" / f"{_NAME}.desktop"


def _refused(error: OSError) -> DesktopError:
    return DesktopError(_REFUSED.filled(why=error.strerror or str(error)))
