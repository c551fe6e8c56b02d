"""What a computer and its people are called."""

from __future__ import annotations

import plistlib
import re
import socket
import sys
from collections.abc import Iterable, Iterator

from posture.host.model import Host, HostError, Output, System
from posture.host.recordings.recorder import Note

_FIRST_PERSON, _NOBODY = 1000, 65534  # user numbers of people, by the login.defs of every Linux
_MAC_NAMES = "/Library/Preferences/SystemConfiguration/preferences.plist"
_WINDOWS_OWNER = "HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion"
_WINDOWS_DOMAIN = "HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters"
_SEARCH = re.compile(r"^\s*(?:search|domain)\s+(.+)$", re.MULTILINE)
_NETWORK_SETTING = re.compile(r"^[\t ]*\"?(?:E?SSID|ssid)\"?[\t ]*[:=][\t ]*\"?([^\"\n]+)", re.MULTILINE)
_NETWORK_FILE = re.compile(
    r"(?:/system-connections/(?P<one>[^/]+)\.nmconnection|/var/lib/iwd/(?P<other>[^/]+)\.(?:psk|open|8021x))$"
)


def people(host: Host) -> Iterator[str]:
    """The names of this person and of everybody else who has an account here, full names included."""
    yield _last(host.home())
    for variable in ("USER", "LOGNAME", "USERNAME", "SUDO_USER"):
        yield _environment(host, variable)
    for line in _lines(host, "/etc/passwd"):
        name, _, number, _, full_name, *_ = (*line.split(":"), "", "", "", "", "")
        if number.isdecimal() and _FIRST_PERSON <= int(number) < _NOBODY:
            yield name
            yield full_name.split(",")[0]
    yield _registry(host, _WINDOWS_OWNER, "RegisteredOwner")
    yield _own_full_name()


def name_parts(host: Host) -> Iterator[str]:
    """The words of which full names are made."""
    for name in people(host):
        words = name.split()
        yield from words if len(words) > 1 else ()


def computers(host: Host) -> Iterator[str]:
    """The names of this computer, whole and without their domain."""
    names = [*_lines(host, "/etc/hostname"), *_lines(host, "/proc/sys/kernel/hostname"), socket.gethostname()]
    names += [_environment(host, variable) for variable in ("HOSTNAME", "COMPUTERNAME", "USERDOMAIN")]
    names += [_registry(host, _WINDOWS_DOMAIN, "Hostname"), *_mac_names(host)]
    names.append(_registry(host, _WINDOWS_OWNER, "RegisteredOrganization"))
    for name in names:
        yield name
        yield name.partition(".")[0]


def domains(host: Host) -> Iterator[str]:
    """The names of the networks that this computer belongs to, by its own name and for looking up others.

    Only those of several parts: ``local``, ``lan`` and ``home`` are everybody's, and parts of many paths.
    """
    yield from (name for name in map(str.strip, _domains(host)) if "." in name)


def _domains(host: Host) -> Iterator[str]:
    for name in (*_lines(host, "/etc/hostname"), *_lines(host, "/proc/sys/kernel/hostname")):
        yield name.strip().partition(".")[2]
    yield socket.gethostname().partition(".")[2]
    yield _environment(host, "USERDNSDOMAIN")
    for value in ("Domain", "DhcpDomain", "NV Domain", "SearchList"):
        yield from re.split(r"[,\s]+", _registry(host, _WINDOWS_DOMAIN, value))
    for found in _SEARCH.findall("\n".join(_lines(host, "/etc/resolv.conf"))):
        yield from found.split()


def networks(notes: Iterable[Note]) -> Iterator[str]:
    """The names of wireless networks, as settings, programs and the names of files tell them."""
    for note in notes:
        for path in _paths(note):
            if found := _NETWORK_FILE.search(path):
                yield found["one"] or found["other"]
        yield from (name.strip() for name in _NETWORK_SETTING.findall(_text(note.answer)))


def _paths(note: Note) -> Iterator[str]:
    if isinstance(note.question, str):
        yield note.question
        if note.kind == "names" and isinstance(note.answer, tuple):
            yield from (f"{note.question.rstrip('/')}/{name}" for name in note.answer)


def _text(answer: object) -> str:
    match answer:
        case bytes():
            return answer.decode("utf-8", "replace")
        case Output():
            return answer.stdout
        case str():
            return answer
        case _:
            return ""


def _own_full_name() -> str:
    """This account's, which a directory may know and ``/etc/passwd`` not; nothing where there is none."""
    if sys.platform == "win32":
        return ""
    import os
    import pwd

    try:
        return pwd.getpwuid(os.getuid()).pw_gecos.split(",")[0]
    except KeyError:
        return ""


def _mac_names(host: Host) -> Iterator[str]:
    """Source: SCDynamicStoreCopyComputerName and SCDynamicStoreCopyLocalHostName, which keep them here."""
    if host.system is not System.MACOS:
        return
    try:
        found = plistlib.loads(host.read_bytes(_MAC_NAMES))
        system = found["System"]
        yield str(system["System"].get("ComputerName", ""))
        yield str(system["System"].get("HostName", ""))
        yield str(system["Network"]["HostNames"].get("LocalHostName", ""))
    except Exception:  # noqa: BLE001 - on garbage plistlib raises whatever its parsing met
        return


def _environment(host: Host, name: str) -> str:
    try:
        return host.environment(name) or ""
    except HostError:
        return ""


def _registry(host: Host, key: str, name: str) -> str:
    if host.system is not System.WINDOWS:
        return ""
    try:
        value = host.registry_value(key, name)
    except HostError:
        return ""
    return value if isinstance(value, str) else ""


def _lines(host: Host, path: str) -> list[str]:
    try:
        return host.read_text(path).splitlines()
    except HostError:
        return []


def _last(path: str) -> str:
    return path.replace("\\", "/").rstrip("/").rpartition("/")[2]
