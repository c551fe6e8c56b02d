"""Take out of a recording what points at a person or a computer, and keep its links whole.

The same value always gets the same stand-in, so that a path found in one answer still leads to
the next. Nothing is taken on trust: what cannot be recognised by its form (the name of a wireless
network, a password in a settings file) stays, and the person is told to look before sharing.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable

from posture.host.identifiers import ALONE, HEX, PATTERNS, SHARED_IDS, SHARED_NAMES
from posture.host.model import Process

# Of these programs the arguments say how the computer is looked after; all others lose theirs.
_TOOLS = frozenset(
    """
    swayidle swaylock hypridle hyprlock gtklock waylock xautolock xss-lock xsecurelock i3lock slock
    xscreensaver light-locker cinnamon-screensaver mate-screensaver xfce4-screensaver
    deja-dup duplicity restic borg borgmatic timeshift snapper gnome-remote-desktop-daemon
    """.split()  # noqa: SIM905 - a list that people read and extend
)
_SERIAL_FILE = re.compile(r"(?:serial|serial_number|wwid|asset_tag)$")
_ENVIRONMENT_FILE = re.compile(r"/proc/[^/]+/environ$")
_SHORT = 2


class Redactor:
    """Replaces what identifies; ``replaced`` counts the different values it took out."""

    def __init__(self, people: Iterable[str] = (), computers: Iterable[str] = ()) -> None:
        self._literals = _stand_ins(people, "person") | _stand_ins(computers, "computer")
        self._ids: dict[str, int] = {}
        self._counts: dict[str, int] = {}
        literals = map(_literal_form, sorted(self._literals, key=len, reverse=True))
        names = {"literal": ALONE.format(f"(?i:{'|'.join(literals)})")} if self._literals else {}
        patterns = {**names, **PATTERNS}
        self._pattern = re.compile("|".join(f"(?P<{name}>{form})" for name, form in patterns.items()))

    @property
    def replaced(self) -> int:
        return len(self._ids)

    def text(self, text: str) -> str:
        """The text with stand-ins."""
        return self._pattern.sub(self._stand_in, text)

    def value(self, value: object) -> object:
        """A JSON-like value with stand-ins in all its texts, names of fields included."""
        match value:
            case str():
                return self.text(value)
            case bytes():
                return self.data("", value)
            case list() | tuple():
                return type(value)(self.value(item) for item in value)
            case dict():
                return {self.text(str(name)): self.value(item) for name, item in value.items()}
            case _:
                return value

    def name(self, folder: str, name: str) -> str:
        """A name in a folder, with a stand-in if its path would get one."""
        return self.text(f"{folder.rstrip('/')}/{name}").rpartition("/")[2]

    def data(self, path: str, data: bytes) -> bytes:
        """A file's bytes with stand-ins; in what is no text, names are masked without changing its length."""
        if _ENVIRONMENT_FILE.search(path):
            return b"".join(item + b"\0" for item in data.split(b"\0") if item.startswith(b"container="))
        if is_binary(data):
            return self._masked(data)
        text = data.decode("utf-8")
        if _SERIAL_FILE.search(path) and text.strip():
            return f"{self._counted('serial', text.strip())}\n".encode()
        return self.text(text).encode("utf-8")

    def process(self, process: Process) -> Process:
        """A program without its arguments, which may hold secrets; those that lock or back up keep theirs."""
        program, *arguments = process.command or ("",)
        if program.rpartition("/")[2].removeprefix(".").removesuffix("-wrapped") in _TOOLS:
            kept = [argument for argument in arguments if "@" not in argument and "://" not in argument]
        else:
            # A script's interpreter says nothing without the script.
            kept = [argument for argument in arguments[:1] if argument.startswith("/usr/")]
        command = tuple(self.text(word) for word in (program, *kept)) if process.command else ()
        return Process(self.text(process.name), command, process.mine)

    def _masked(self, data: bytes) -> bytes:
        for name in self._literals:
            if len(name) <= _SHORT:
                continue
            pattern = re.compile(re.escape(name.encode("utf-8")), re.IGNORECASE)
            data = pattern.sub(b"x" * len(name.encode("utf-8")), data)
        return data

    def _stand_in(self, match: re.Match[str]) -> str:
        found = match[0]
        match match.lastgroup:
            case "literal":
                self._number("literal", found.lower())
                return self._literals.get(found.lower(), "person")
            case "uuid" | "digest":
                return self._identifier(found)
            case "mac":
                return "02:00:00:00:{:02x}:{:02x}".format(*divmod(self._number("mac", found.lower()), 256))
            case "sid":
                return f"1-1-{self._number('sid', found)}"
            case "serial":
                number = match["number"]
                return found[: -len(number)] + self._counted("serial", number)
            case "ipv4" | "ipv6":
                return self._address(found)
            case "mail":
                return f"person-{self._number('mail', found.lower())}@example.org"
            case kind:
                return self._counted(str(kind), found)

    def _identifier(self, found: str) -> str:
        digits = re.sub(r"-|\\x2d", "", found.lower())
        if digits in SHARED_IDS:
            return found
        number = iter(f"{self._number('id', digits):0{len(digits)}d}")
        return re.sub(HEX, lambda _: next(number), found.replace("\\x2d", "\0")).replace("\0", "\\x2d")

    def _address(self, found: str) -> str:
        try:
            address = ipaddress.ip_address(found)
        except ValueError:
            return found
        if address.is_loopback or address.is_unspecified or address.is_multicast or found.startswith("255."):
            return found
        if address.version == 6 and not re.search("[0-9]", found):
            return found  # a word such as "dead::beef" in a list of settings
        number = self._number("address", address.compressed)
        if address.version == 4:
            return f"{('192.0.2', '198.51.100', '203.0.113')[number // 254 % 3]}.{number % 254 + 1}"
        return f"{'fe80' if address.is_link_local else '2001:db8'}::{number:x}"

    def _counted(self, kind: str, found: str) -> str:
        return f"{kind}-{self._number(kind, found)}"

    def _number(self, kind: str, found: str) -> int:
        key = f"{kind}:{found}"
        if key not in self._ids:
            self._counts[kind] = self._counts.get(kind, 0) + 1
            self._ids[key] = self._counts[kind]
        return self._ids[key]


def is_binary(data: bytes) -> bool:
    """Whether the bytes are no text, so that changing their length would break them."""
    try:
        return "\0" in data.decode("utf-8")
    except UnicodeDecodeError:
        return True


def _stand_ins(names: Iterable[str], word: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in names:
        lower = name.strip().lower()
        if lower and lower not in SHARED_NAMES and lower not in found:
            found[lower] = word if not found else f"{word}-{len(found) + 1}"
    return found


def _literal_form(name: str) -> str:
    if len(name) > _SHORT:
        return re.escape(name)
    # "on" or "no" may be somebody's name; only where a home folder or nothing else stands is it one.
    return rf"(?:(?<=/home/)|(?<=/users/)|(?<=\\users\\)|\A){re.escape(name)}(?=[/\\]|\Z)"
