"""KDE's settings files, with the values that an administrator fixed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from posture.facts.linux.settings.config_folders import config_folders, config_home
from posture.host.model import Host, NotThere

_ENTRY = re.compile(r"([^\[\]=]+?)\s*((?:\[[^\]]*\])*)\s*=\s*(.*)")
_DELETED = re.compile(r"([^\[\]=]+?)\s*\[\$[a-z]*d[a-z]*\]")
# What the sessions of Fedora, Kubuntu and KDE neon name in XDG_CONFIG_DIRS, for when that cannot be known.
_DISTRIBUTIONS = (
    "/usr/share/kde-settings/kde-profile/default/xdg",
    "/usr/share/kubuntu-default-settings/kf6-settings",
    "/usr/share/kubuntu-default-settings/kf5-settings",
    "/etc/xdg/xdg-plasma",
)
_FALSE = frozenset({"false", "no", "off", "0"})
_TRUE = frozenset({"true", "yes", "on", "1"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A value as written, and whether an administrator fixed it (``[$i]``), in which file.

    One that is ``deleted`` (``[$d]``) takes the value of the files before away, for KDE's own default.
    """

    text: str
    fixed: bool
    file: str = ""
    deleted: bool = False

    @property
    def fixed_by(self) -> str:
        """The file that fixes the value, nothing where none does."""
        return self.file if self.fixed else ""

    @property
    def flag(self) -> bool | None:
        word = self.text.strip().lower()
        return True if word in _TRUE else False if word in _FALSE else None

    @property
    def number(self) -> float | None:
        try:
            found = float(self.text.strip())
        except ValueError:
            return None
        return found if abs(found) < 1e9 else None


def read_group(host: Host, file: str, group: str) -> Mapping[str, Entry]:
    """A group of a KDE settings file, the person's values over the system's.

    The files are read from the least to the most particular folder of XDG_CONFIG_DIRS, then the
    person's own; ``[$i]`` after a key, a group or at the top of a file keeps later ones out.
    ``group`` is as between the outermost brackets, ``AC][SuspendSession`` for one in another.
    Source: KDE's developer documentation, "KConfig", cascading and kiosk.
    """
    entries: dict[str, Entry] = {}
    for path in _paths(host, file):
        try:
            text = host.read_text(path)
        except NotThere:
            continue
        parsed, whole_fixed = parse_group(text, group)
        found = {key: replace(entry, file=path) for key, entry in parsed.items()}
        entries |= {key: entry for key, entry in found.items() if not (key in entries and entries[key].fixed)}
        entries = {key: entry for key, entry in entries.items() if not entry.deleted}
        if whole_fixed:
            break
    return entries


def group_fixed_by(host: Host, file: str, group: str) -> str:
    """The file that fixes the group, or itself, as a whole; nothing where none does."""
    for path in _paths(host, file):
        try:
            if parse_group(host.read_text(path), group)[1]:
                return path
        except NotThere:
            continue
    return ""


def _paths(host: Host, file: str) -> tuple[str, ...]:
    home = config_home(host)
    # startplasma puts kdedefaults, what the look-and-feel package chose, before the system's folders.
    folders = config_folders(host, ":".join((f"{home}/kdedefaults", *_DISTRIBUTIONS, "/etc/xdg")))
    return tuple(f"{folder}/{file}" for folder in (*reversed(folders), home))


def parse_group(text: str, group: str) -> tuple[Mapping[str, Entry], bool]:
    """The entries of a group in a file's text, and whether the file or the group is fixed as a whole."""
    entries: dict[str, Entry] = {}
    file_fixed = group_fixed = inside = False
    for line in map(str.strip, text.splitlines()):
        if line == "[$i]":
            file_fixed = True
        elif line.startswith("["):
            inside = line.removesuffix("[$i]") == f"[{group}]"
            group_fixed = group_fixed or (inside and line.endswith("[$i]"))
        elif inside and (match := _ENTRY.fullmatch(line)) is not None:
            entries[match[1]] = Entry(match[3], "$" in match[2] and "i" in match[2])
        elif inside and (match := _DELETED.fullmatch(line)) is not None:
            entries[match[1]] = Entry("", fixed=False, deleted=True)
    fixed = file_fixed or group_fixed
    return {key: replace(entry, fixed=entry.fixed or fixed) for key, entry in entries.items()}, fixed
