"""The Windows registry, 64-bit view, read only."""

from __future__ import annotations

import sys

from posture.host.model import HostError, NoAnswer, NotAllowed, NotThere, RegistryValue, Unsupported
from posture.words.phrase import phrase

_HIVES = {
    "HKLM": "HKEY_LOCAL_MACHINE",
    "HKCU": "HKEY_CURRENT_USER",
    "HKCR": "HKEY_CLASSES_ROOT",
    "HKU": "HKEY_USERS",
    "HKCC": "HKEY_CURRENT_CONFIG",
}
_SHORT = {long.casefold(): short.casefold() for short, long in _HIVES.items()}


def registry_key(key: str) -> str:
    """The one spelling of a key that is used for comparing: short hive, lower case, single backslashes."""
    hive, *rest = [part for part in key.casefold().split("\\") if part] or [""]
    return "\\".join((_SHORT.get(hive, hive), *rest))


if sys.platform == "win32":
    import winreg

    def value(key: str, name: str) -> RegistryValue:
        """A value of a key; an empty name is the key's default. Raises NotThere, NotAllowed or NoAnswer."""
        with _open(key) as handle:
            try:
                found, kind = winreg.QueryValueEx(handle, name)
            except OSError as error:
                raise _refusal(error, f"{key}\\{name}") from error
        return _typed(found, kind)

    def keys(key: str) -> tuple[str, ...]:
        """The sorted names of the keys under a key. Raises NotThere, NotAllowed or NoAnswer."""
        with _open(key) as handle:
            try:
                count = winreg.QueryInfoKey(handle)[0]
                return tuple(sorted(winreg.EnumKey(handle, index) for index in range(count)))
            except OSError as error:  # it went away while it was read
                raise _refusal(error, key) from error

    def _open(key: str) -> winreg.HKEYType:
        hive, _, rest = key.partition("\\")
        root = getattr(winreg, _HIVES.get(hive.upper(), hive.upper()), None)
        if not isinstance(root, int):
            raise NotThere(phrase("There is no registry hive {hive}.", hive=hive))
        try:
            return winreg.OpenKey(root, rest, 0, winreg.KEY_READ | winreg.KEY_WOW64_64KEY)
        except OSError as error:
            raise _refusal(error, key) from error

    def _refusal(error: OSError, name: str) -> HostError:
        if isinstance(error, PermissionError):
            return NotAllowed(phrase("The registry closes {name} to this account.", name=name))
        if isinstance(error, FileNotFoundError):
            return NotThere(phrase("The registry has no {name}.", name=name))
        return NoAnswer(phrase("The registry does not tell {name}.", name=name))

    def _typed(found: object, kind: int) -> RegistryValue:
        match found:
            case None:
                return b"" if kind == winreg.REG_BINARY else ""
            case list():
                return tuple(str(item) for item in found)
            case int() | str() | bytes():
                return found
            case _:
                return str(found)

else:

    def value(key: str, name: str) -> RegistryValue:
        """Raises Unsupported: only Windows has a registry."""
        raise Unsupported(phrase("This system has no registry, so no {key}\\{name}.", key=key, name=name))

    def keys(key: str) -> tuple[str, ...]:
        """Raises Unsupported: only Windows has a registry."""
        raise Unsupported(phrase("This system has no registry, so no {key}.", key=key))
