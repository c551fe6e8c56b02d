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
``power:display``          the same for the display, until it goes dark                    powrprof.h
``power:hibernate``        the same, until it goes into hibernation                        powrprof.h
``power-states``           ``{"modern_standby": bool, "sleep": bool, "hibernate": bool}``,  powrprof.h
                           the kinds of sleep that this computer has
``own-account``            ``{"kind": str, "password_optional": bool}`` of this person's   lmaccess.h
                           account: local, microsoft or organisation
``drive-type:C:``          1 not there, 2 removable, 3 fixed, 4 another computer's,        fileapi.h
                           5 CD, 6 memory
``network-profiles``       the sum of 1 domain, 2 private, 4 public: those in use          netfw.h
``open-to-all``            the same sum, of those in which a rule of the firewall lets     [MS-GPFAS]
                           everything in
``restart-required``       whether an update waits for a restart                           wuapi.h
``update-search``          when Windows last looked for updates, ISO time or None          wuapi.h
``pending-updates``        ``[{"categories": [str], "articles": [str], "hidden": bool}]``  wuapi.h
                           that wait; somebody hid those that are never installed
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
    from ctypes import wintypes

    from posture.host.windows import com, power
    from posture.host.windows import update_agent as windows_update
    from posture.host.windows.firewall_rules import open_to_all
    from posture.host.windows.own_account import own_account

    _PROVIDERS = {"firewall": 1, "auto-update": 2, "antivirus": 4, "user-account-control": 32}
    _SPI_GETSCREENSAVETIMEOUT = 0x000E
    _SPI_GETSCREENSAVEACTIVE = 0x0010
    _SPI_GETSCREENSAVESECURE = 0x0076
    _NO_BATTERY = 128
    _UNKNOWN_BATTERY = 255
    _RELEASE = 2  # of IUnknown
    _GET_INT32 = 16  # of IShellItem2

    _MISSING_LIBRARY = 126  # ERROR_MOD_NOT_FOUND, winerror.h
    _FIRMWARE = (1, 2)  # FirmwareTypeBios, FirmwareTypeUefi

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
        ask = _security_centre().WscGetSecurityProviderHealth
        result = ask(wintypes.DWORD(_PROVIDERS[provider]), ctypes.byref(health))
        if result != 0:
            # S_FALSE: the service that would know does not run.
            raise NoAnswer(phrase("Windows' security centre does not run."))
        return health.value

    def _security_centre() -> ctypes.WinDLL:
        """Its library; NotThere on a Windows that has none, such as an older server."""
        try:
            return ctypes.WinDLL("wscapi")
        except OSError as error:
            if error.winerror == _MISSING_LIBRARY or isinstance(error, FileNotFoundError):
                raise NotThere(phrase("This Windows has no security centre.")) from error
            raise

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

    def _drive_type(drive: str) -> int:
        return int(ctypes.WinDLL("kernel32").GetDriveTypeW(ctypes.c_wchar_p(f"{drive}\\")))

    def _network_profiles(_about: str) -> int:
        with com.objects() as make:
            return make("HNetCfg.FwPolicy2").number("CurrentProfileTypes")

    _QUESTIONS: Mapping[str, Callable[[str], object]] = {
        "wsc-health": _health,
        "volume-protection": _protection,
        "screen-saver": _screen_saver,
        "battery": _battery,
        "firmware": _firmware,
        "power": power.plan,
        "power-states": power.states,
        "own-account": own_account,
        "drive-type": _drive_type,
        "network-profiles": _network_profiles,
        "open-to-all": open_to_all,
        "restart-required": windows_update.restart_required,
        "update-search": windows_update.last_search,
        "pending-updates": windows_update.pending,
        "installed-updates": windows_update.installed,
    }

else:

    def answer(question: str) -> object:
        """Raises Unsupported: only Windows answers these."""
        raise Unsupported(phrase("This system has no answer to “{question}”.", question=question))
