"""What Windows' own programming interfaces answer, by fixed names.

========================== =============================================================== ===============
question                   answer                                                          source
========================== =============================================================== ===============
``wsc-health:antivirus``   0 good, 1 not monitored, 2 poor, 3 snoozed (also ``firewall``,  wscapi.h
                           ``auto-update``, ``user-account-control``)
``volume-protection:C:``   1 on, 2 off, 3 encrypting, 4 decrypting, 5 suspended, 6 locked, propsys, Shell
                           or None where the volume has no such property
``screen-saver``           ``{"active": bool, "secure": bool, "timeout_seconds": int}``    winuser.h
``battery``                whether the computer has a battery                              winbase.h
``firmware``               1 BIOS, 2 UEFI, 0 where Windows does not know                   winbase.h
``power:sleep``            ``{"ac": int, "dc": int}``, seconds without use until it        powrprof.h
                           sleeps on mains and on battery; 0 never
``power:password``         the same, 1 where waking takes a password, else 0               powrprof.h
``network-profiles``       the sum of 1 domain, 2 private, 4 public: those in use          netfw.h
``update-search``          when Windows last looked for updates, ISO time or None          wuapi.h
``pending-updates``        ``[{"categories": [str], "articles": [str]}]`` that wait        wuapi.h
``installed-updates``      ``{category: ISO time}`` of the newest one installed            wuapi.h
========================== =============================================================== ===============
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping

from posture.host.model import NoAnswer, NotThere, Unsupported
from posture.words.phrase import phrase

if sys.platform == "win32":
    import ctypes
    import uuid
    from ctypes import wintypes

    from posture.host.windows import com
    from posture.host.windows import update_agent as windows_update

    _PROVIDERS = {"firewall": 1, "auto-update": 2, "antivirus": 4, "user-account-control": 32}
    _SPI_GETSCREENSAVETIMEOUT = 0x000E
    _SPI_GETSCREENSAVEACTIVE = 0x0010
    _SPI_GETSCREENSAVESECURE = 0x0076
    _NO_BATTERY = 128
    _UNKNOWN_BATTERY = 255
    _RELEASE = 2  # of IUnknown
    _GET_INT32 = 16  # of IShellItem2

    _FIRMWARE = (1, 2)  # FirmwareTypeBios, FirmwareTypeUefi
    # Sub-group and setting, learn.microsoft.com/windows-hardware/customize/power-settings.
    _POWER = {
        "sleep": ("238c9fa8-0aad-41ed-83f4-97be242c8f20", "29f6c1db-86da-48c5-9fdb-f2b67b1f44da"),
        "password": ("fea3413e-7e05-4911-9a71-700331f1c294", "0e796bdb-100d-47d6-a2d5-f7d2daa51f51"),
    }

    class _Guid(ctypes.Structure):
        _fields_ = (
            ("a", wintypes.DWORD),
            ("b", wintypes.WORD),
            ("c", wintypes.WORD),
            ("d", ctypes.c_ubyte * 8),
        )

    class _PropertyKey(ctypes.Structure):
        _fields_ = (("format", _Guid), ("number", wintypes.DWORD))

    class _PowerStatus(ctypes.Structure):
        _fields_ = (
            ("line", ctypes.c_ubyte),
            ("battery", ctypes.c_ubyte),
            ("percent", ctypes.c_ubyte),
            ("saver", ctypes.c_ubyte),
            ("left", wintypes.DWORD),
            ("full", wintypes.DWORD),
        )

    _SHELL_ITEM_2 = _Guid(
        0x7E9FB0D3, 0x919F, 0x4307, (ctypes.c_ubyte * 8)(0xAB, 0x2E, 0x9B, 0x18, 0x60, 0x31, 0x0C, 0x93)
    )

    def answer(question: str) -> object:
        """The answer to a question of the table above; Unsupported for any other."""
        name, _, about = question.partition(":")
        if name not in _QUESTIONS:
            raise Unsupported(phrase("Windows is not asked “{question}”.", question=question))
        try:
            return _QUESTIONS[name](about)
        except (OSError, AttributeError) as error:
            raise NoAnswer(phrase("Windows could not answer “{question}”.", question=question)) from error

    def _health(provider: str) -> int:
        if provider not in _PROVIDERS:
            raise Unsupported(phrase("Windows' security centre knows no “{provider}”.", provider=provider))
        health = ctypes.c_int(-1)
        ask = ctypes.WinDLL("wscapi").WscGetSecurityProviderHealth
        result = ask(wintypes.DWORD(_PROVIDERS[provider]), ctypes.byref(health))
        if result != 0:
            # S_FALSE: the service that would know does not run.
            raise NoAnswer(phrase("Windows' security centre does not run."))
        return health.value

    def _protection(volume: str) -> int | None:
        with com.started():
            return _volume_property(volume)

    def _volume_property(volume: str) -> int | None:
        key, item, value = _PropertyKey(), ctypes.c_void_p(), ctypes.c_int()
        found = ctypes.WinDLL("propsys").PSGetPropertyKeyFromName(
            ctypes.c_wchar_p("System.Volume.BitLockerProtection"), ctypes.byref(key)
        )
        if found < 0:
            raise NoAnswer(phrase("This Windows does not show how its volumes are protected."))
        made = ctypes.WinDLL("shell32").SHCreateItemFromParsingName(
            ctypes.c_wchar_p(f"{volume}\\"), None, ctypes.byref(_SHELL_ITEM_2), ctypes.byref(item)
        )
        if made < 0:
            raise NotThere(phrase("There is no volume {volume}.", volume=volume))
        try:
            read = com.method(item, _GET_INT32, ctypes.c_void_p, ctypes.c_void_p)
            return value.value if read(item, ctypes.byref(key), ctypes.byref(value)) >= 0 else None
        finally:
            com.method(item, _RELEASE)(item)

    def _screen_saver(_about: str) -> Mapping[str, object]:
        return {
            "active": bool(_parameter(_SPI_GETSCREENSAVEACTIVE)),
            "secure": bool(_parameter(_SPI_GETSCREENSAVESECURE)),
            "timeout_seconds": _parameter(_SPI_GETSCREENSAVETIMEOUT),
        }

    def _parameter(action: int) -> int:
        value = ctypes.c_int()
        if not ctypes.WinDLL("user32").SystemParametersInfoW(action, 0, ctypes.byref(value), 0):
            raise NoAnswer(phrase("Windows does not tell how its screen saver is set."))
        return value.value

    def _battery(_about: str) -> bool:
        status = _PowerStatus()
        if not ctypes.WinDLL("kernel32").GetSystemPowerStatus(ctypes.byref(status)):
            raise NoAnswer(phrase("Windows does not tell whether it has a battery."))
        if status.battery == _UNKNOWN_BATTERY:
            raise NoAnswer(phrase("Windows does not know whether it has a battery."))
        return not status.battery & _NO_BATTERY

    def _firmware(_about: str) -> int:
        kind = ctypes.c_int()
        if not ctypes.WinDLL("kernel32").GetFirmwareType(ctypes.byref(kind)):
            raise NoAnswer(phrase("Windows does not tell how this computer starts."))
        return kind.value if kind.value in _FIRMWARE else 0

    def _power(setting: str) -> Mapping[str, int]:
        if setting not in _POWER:
            raise Unsupported(phrase("Windows' power plans are not asked for “{setting}”.", setting=setting))
        library, plan = ctypes.WinDLL("powrprof"), ctypes.c_void_p()
        if library.PowerGetActiveScheme(None, ctypes.byref(plan)) != 0:
            raise NoAnswer(phrase("Windows does not tell which power plan is in use."))
        try:
            return {
                "ac": _power_value(library.PowerReadACValueIndex, plan, setting),
                "dc": _power_value(library.PowerReadDCValueIndex, plan, setting),
            }
        finally:
            ctypes.WinDLL("kernel32").LocalFree(plan)

    def _power_value(ask: Callable[..., int], plan: ctypes.c_void_p, setting: str) -> int:
        value = wintypes.DWORD()
        group, name = (ctypes.create_string_buffer(uuid.UUID(one).bytes_le, 16) for one in _POWER[setting])
        if ask(None, plan, group, name, ctypes.byref(value)) != 0:
            raise NoAnswer(phrase("Windows does not tell what its power plan says."))
        return value.value

    def _network_profiles(_about: str) -> int:
        with com.objects() as make:
            return make("HNetCfg.FwPolicy2").number("CurrentProfileTypes")

    _QUESTIONS: Mapping[str, Callable[[str], object]] = {
        "wsc-health": _health,
        "volume-protection": _protection,
        "screen-saver": _screen_saver,
        "battery": _battery,
        "firmware": _firmware,
        "power": _power,
        "network-profiles": _network_profiles,
        "update-search": windows_update.last_search,
        "pending-updates": windows_update.pending,
        "installed-updates": windows_update.installed,
    }

else:

    def answer(question: str) -> object:
        """Raises Unsupported: only Windows answers these."""
        raise Unsupported(phrase("This system has no answer to “{question}”.", question=question))
