"""What is left out of a recording because no fact needs it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from posture.host.recordings.redaction import update_settings
from posture.host.recordings.redaction.addresses import Addresses
from posture.host.recordings.redaction.network_pages import reference_id

_HISTORY = re.compile(r"/var/log/apt/history\.log(?:\.1\.gz)?$")
_RELEASE = re.compile(r"/var/lib/apt/lists/[^/]+_(?:InRelease|Release)$")
_ENVIRONMENT = re.compile(r"/proc/[^/]+/environ$")
# Each text of a device tree has a zero behind it (Devicetree Specification, 2.2.4).
_DEVICE_TREE = re.compile(r"/sys/firmware/devicetree/|/proc/device-tree/")
_MEMBERS = re.compile(r"(?m)^([^:\n]*:[^:\n]*:[0-9]*:)\S+.*$")
_RELEASE_FIELD = re.compile(r"(?:Origin|Label|Suite|Version|Codename|Date|Valid-Until): ")
_HISTORY_FIELD = re.compile(r"(Start-Date|End-Date|Upgrade)(: )(.*)")
_NO_SERVICE = re.compile(r"\s*\"(?!com\.apple\.)")
_MDM_SERVER = re.compile(r"\s*MDM server\b", re.IGNORECASE)
_DESTINATION = re.compile(r"(<key>(?:Name|MountPoint|URL|ID)</key>\s*<string>)[^<]*(</string>)")
_REFERENCE = re.compile(r"(?m)^[0-9A-F]{8}(?=,)")
_STARTS_BACKUP = re.compile(
    r"(?!\s*#)(?:HOME=|.*(?:backup|borg|restic|rustic|duplicity|duply|kopia|tarsnap|rsnapshot|rsync|rclone|\.sh\b))"
)
_SAMPLE = "lastgoodsampleinfo"
# Where a person's folders lie under Windows; the names of folders and servers say whose they are.
_FOLDERS = frozenset({"personal", "desktop", "my pictures", "my music", "my video", "userfolder"})
_FOLDER_ID = re.compile(r"\{[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}")
# An organisation's own update server; whether it is another computer at all counts.
_SERVERS = frozenset({"wuserver", "wustatusserver", "updateserviceurl", "updateserviceurlalternate"})
_NO_SERVER = re.compile(
    r"\s*(?:https?://)?(?:localhost|127\.|0\.0\.0\.0|\[?::|\s*$|[^/:]*\.(?:invalid|localhost)(?:[:/]|$))",
    re.IGNORECASE,
)
_BEGINNING = re.compile(r"\s*\"?(?:%[^%\\/]+%|[A-Za-z]:|\\\\)")


def of_file(path: str, text: str) -> str:
    """The part of a text file that says how the computer is looked after; most files whole.

    Of a container's first program the one variable that names the kind of container; of apt's history when
    something was upgraded and not what; of its lists' signed heads when they were made; of groups whether
    they have members and not whom.
    """
    if _ENVIRONMENT.search(path):
        return "".join(item + "\0" for item in text.split("\0") if item.startswith("container="))
    if _HISTORY.search(path):
        return _fields(text, _upgrades)
    if path == "/etc/group":
        return _MEMBERS.sub(r"\1member", text)
    if _RELEASE.search(path):
        return _fields(text, lambda line: line if _RELEASE_FIELD.match(line) else None)
    settings = update_settings.reduced(path, text)
    return text if settings is None else settings


def is_list_of_texts(path: str) -> bool:
    """Whether a file holds texts with a zero behind each: variables of a program, a board's description."""
    return _ENVIRONMENT.search(path) is not None or _DEVICE_TREE.match(path) is not None


def is_compressed_history(path: str) -> bool:
    """Whether a file holds what apt did in the month before."""
    return path.endswith(".gz") and _HISTORY.search(path) is not None


def of_output(argv: tuple[str, ...], text: str, addresses: Addresses) -> str:
    """The same of what a command printed."""
    if argv[0] == "chronyc":
        return _REFERENCE.sub(lambda found: reference_id(found[0], addresses), text)
    reduce = _OUTPUTS.get(argv[0])
    return text if reduce is None else reduce(text)


def of_registry(name: str, value: object) -> object:
    """The same of a value of the registry.

    The time service notes behind a semicolon which server it asked, often that of a firm. Of a folder of
    the person only the drive counts, or that it lies on another computer, and of an update server that it
    is one.
    """
    if isinstance(value, str) and name.casefold() in _SERVERS:
        return value if _NO_SERVER.match(value) else "https://server.example.org"
    if isinstance(value, str) and (name.casefold() in _FOLDERS or _FOLDER_ID.fullmatch(name)):
        beginning = _BEGINNING.match(value)
        return f"{beginning[0] if beginning else ''}\\folder" if value.strip() else value
    if name.casefold() == _SAMPLE and isinstance(value, str):
        return value.partition(";")[0] + ";"
    return value


def _fields(text: str, kept: Callable[[str], str | None]) -> str:
    lines = (line if not line.strip() else kept(line) for line in text.splitlines())
    return "".join(f"{line}\n" for line in lines if line is not None)


def _upgrades(line: str) -> str | None:
    found = _HISTORY_FIELD.fullmatch(line)
    if found is None:
        return None
    return line if found[1] != "Upgrade" else f"{found[1]}{found[2]}{found[3].count('(')} packages"


def _services(text: str) -> str:
    return "".join(line for line in text.splitlines(keepends=True) if not _NO_SERVICE.match(line))


def _destinations(text: str) -> str:
    return _DESTINATION.sub(r"\1\2", text)


def _enrolment(text: str) -> str:
    """Whether somebody manages this Mac, without who does."""
    return "".join(line for line in text.splitlines(keepends=True) if not _MDM_SERVER.match(line))


def _backups(text: str) -> str:
    """Of the person's table of cron the lines that may start a backup."""
    return "".join(line for line in text.splitlines(keepends=True) if _STARTS_BACKUP.match(line))


_OUTPUTS: Mapping[str, Callable[[str], str]] = {
    "crontab": _backups,
    "launchctl": _services,
    "profiles": _enrolment,
    "tmutil": _destinations,
}
