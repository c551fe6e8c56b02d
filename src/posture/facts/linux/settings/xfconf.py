"""XFCE's settings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar
from xml.etree.ElementTree import Element

from posture.facts.linux.settings.config_folders import config_folders, config_home
from posture.facts.linux.settings.small_xml import UnusableXml, parse_xml
from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.model import BusCall, Host, HostError, NotRecorded, NotThere, Unsupported
from posture.words.phrase import phrase

V = TypeVar("V", bool, int)

FOLDER = "xfce4/xfconf/xfce-perchannel-xml"
"""Where its channels lie, below a folder of settings."""
_NUMBERS = frozenset({"int", "uint", "int64", "uint64", "char", "uchar", "int16", "uint16"})
_DEEPEST = 32


class Channel:
    """The settings of one channel: as the running xfconfd tells them, or else by its files.

    A HostError where xfconfd gives no answer and the person has no file of the channel: its defaults would
    be a guess then.
    """

    def __init__(self, host: Host, name: str) -> None:
        self.host, self._name = host, name
        try:
            self._boxes = _by_bus(host, name)
            self._values = {key: _unboxed(value) for key, value in self._boxes.items()}
            self.method = "xfconf"
        except HostError as error:
            unanswered = not isinstance(error, NotThere | NotRecorded | Unsupported)
            if unanswered and not host.exists(_path(config_home(host), name)):
                raise
            self._boxes = {}
            self._values = {key: value for key, (value, _) in _by_files(host, name).items()}
            self.method = f"{name}.xml" if self._values else "default"

    def get(self, name: str, default: V) -> V:
        """The value of a property such as ``/lock/enabled``; the documented default where it is not set."""
        value = self._values.get(name)
        return value if type(value) is type(default) else default

    def own(self, name: str) -> tuple[str, object] | None:
        """What the person set, with its D-Bus type, as the running xfconfd has it; None for nothing.

        xfconfd tells what is in force, and writes the person's file only after a while: what the system's
        files do not say is theirs, and so is what their own file says already.
        """
        match self._boxes.get(name):
            case (str(kind), value):
                home = config_home(self.host)
                system = _by_files(self.host, self._name, besides=home).get(name, (None, ""))[0]
                is_theirs = value != system or name in {
                    each for each, _, _ in _file(self.host, _path(home, self._name))
                }
                return (kind, value) if is_theirs else None
            case _:
                return None

    def fixed_by(self, name: str) -> str:
        """The file in which an administrator locked the property, nothing where none did."""
        return _by_files(self.host, self._name).get(name, (None, ""))[1]


def _by_bus(host: Host, channel: str) -> Mapping[str, object]:
    call = BusCall(
        "session",
        "org.xfce.Xfconf",
        "/org/xfce/Xfconf",
        "org.xfce.Xfconf",
        "GetAllProperties",
        "ss",
        (channel, "/"),
    )
    match host.call(call):
        case (dict() as found,):
            return {str(name): value for name, value in found.items()}
        case _:
            return {}


def _unboxed(value: object) -> object:
    match value:
        case (str(), inner):
            return inner
        case _:
            return value


def _by_files(host: Host, channel: str, *, besides: str = "") -> Mapping[str, tuple[object, str]]:
    """The properties in the channel's files, the person's over the system's but for what is locked.

    Those in the folder ``besides`` are left out. With each stands the file that locks it, if one does.
    Source: Xfce's documentation, "Kiosk mode".
    """
    home = config_home(host)
    values: dict[str, tuple[object, str]] = {}
    for folder in (*reversed(config_folders(host, "/etc/xdg/xdg-xubuntu:/etc/xdg")), home):
        if folder == besides:
            continue
        path = _path(folder, channel)
        for name, value, is_locked in _file(host, path):
            if not values.get(name, (None, ""))[1]:
                values[name] = (value, path if is_locked and folder != home else "")
    return values


def _path(folder: str, channel: str) -> str:
    return f"{folder}/{FOLDER}/{channel}.xml"


def _file(host: Host, path: str) -> Iterator[tuple[str, object, bool]]:
    try:
        root = parse_xml(host.read_bytes(path))
    except NotThere:
        return iter(())
    except UnusableXml as error:
        raise Undecided(
            Reason.UNRECOGNISED, phrase("{path} is damaged.", path=path), method="xfconf"
        ) from error
    return _properties(root, "", bool(root.get("locked")), 0)


def _properties(
    element: Element, prefix: str, locked: bool, depth: int
) -> Iterator[tuple[str, object, bool]]:
    for child in element.findall("property"):
        name = f"{prefix}/{child.get('name', '')}"
        fixed = locked or bool(child.get("locked"))
        value = _value(child.get("type", ""), child.get("value", ""))
        if value is not None:
            yield name, value, fixed
        if depth < _DEEPEST:
            yield from _properties(child, name, fixed, depth + 1)


def _value(kind: str, text: str) -> object:
    if kind == "bool":
        return text == "true"
    if kind in _NUMBERS:
        return int(text) if text.lstrip("-").isdecimal() and text.isascii() and len(text) < 20 else None
    return text if kind == "string" else None
