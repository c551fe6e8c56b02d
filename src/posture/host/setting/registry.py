"""Settings of Windows' screen saver, put into the person's own part of the registry."""

from __future__ import annotations

import sys

from posture.host.model import NoAnswer, NotAllowed, Unsupported
from posture.host.setting.gate import OwnSetting
from posture.words.phrase import phrase

if sys.platform == "win32":
    import contextlib
    import ctypes
    import winreg

    _TEXTS = (winreg.REG_SZ, winreg.REG_EXPAND_SZ)
    _SENDS_CHANGE = 2  # SPIF_SENDCHANGE: running programs hear of it; the registry has it already
    # winuser.h: what the session goes by, and the value in the registry that belongs to it.
    _SESSION = {"ScreenSaveActive": 0x0011, "ScreenSaveTimeOut": 0x000F, "ScreenSaverIsSecure": 0x0077}

    def put(setting: OwnSetting, value: str | None) -> None:
        """Set the text, or delete the value; a text that stands there keeps its kind, which may be expanded.

        Then the session is told (Microsoft, "SystemParametersInfoW"). NotAllowed where Windows refuses.
        """
        hive, _, key = setting.place.partition("\\")
        if hive != "HKCU":
            raise Unsupported(phrase("Posture does not set “{name}”.", name=setting.name))
        try:
            access = winreg.KEY_READ | winreg.KEY_SET_VALUE | winreg.KEY_WOW64_64KEY
            with winreg.CreateKeyEx(winreg.HKEY_CURRENT_USER, key, 0, access) as handle:
                if value is None:
                    with contextlib.suppress(FileNotFoundError):
                        winreg.DeleteValue(handle, setting.name)
                else:
                    winreg.SetValueEx(handle, setting.name, 0, _kind(handle, setting.name), value)
        except PermissionError as error:
            raise NotAllowed(phrase("“{name}” is fixed on this computer.", name=setting.name)) from error
        except OSError as error:
            raise NoAnswer(phrase("Windows did not set “{name}”.", name=setting.name)) from error
        if value is not None and setting.name in _SESSION and value.isdecimal():
            ctypes.windll.user32.SystemParametersInfoW(
                _SESSION[setting.name], int(value), None, _SENDS_CHANGE
            )

    def _kind(handle: winreg.HKEYType, name: str) -> int:
        try:
            kind = winreg.QueryValueEx(handle, name)[1]
        except FileNotFoundError:
            return winreg.REG_SZ
        if kind not in _TEXTS:
            raise NoAnswer(phrase("“{name}” holds something that Posture cannot put back.", name=name))
        return kind

else:

    def put(setting: OwnSetting, value: str | None) -> None:  # noqa: ARG001 - the same on every system
        """Raises Unsupported: only Windows has a registry."""
        raise Unsupported(phrase("This system has no registry."))
