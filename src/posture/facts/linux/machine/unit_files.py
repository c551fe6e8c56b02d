"""What the files of a systemd unit say together: its own file and its drop-ins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from posture.facts.linux.settings import ini
from posture.host.model import Host, HostError, NotRecorded, NotThere

NOWHERE = "/dev/null"
"""What a masked unit is linked to."""
# A moment at which a timer goes off; an empty value of any of them clears all, see systemd.timer(5).
_MOMENTS = ("OnCalendar", "OnActiveSec", "OnBootSec", "OnStartupSec", "OnUnitActiveSec", "OnUnitInactiveSec")


@dataclass(frozen=True, slots=True)
class Unit:
    """The settings of a unit in their order, as ``(section, key, value)``, and the files they stand in.

    ``written``: whether the unit's own file is there. Without it nothing is known of what it does.
    ``masked``: whether that file is empty or leads to ``/dev/null``, so that systemd never starts the unit.
    """

    name: str
    settings: tuple[tuple[str, str, str], ...]
    files: tuple[str, ...] = ()
    written: bool = True
    masked: bool = False

    def all(self, section: str, *keys: str, together: bool = False) -> tuple[tuple[str, str], ...]:
        """The keys and values in their order; an empty one takes back what stood before under its key.

        ``together`` where it takes back what stood under any of the keys.
        """
        found: list[tuple[str, str]] = []
        for where, key, value in self.settings:
            if where != section or key not in keys:
                continue
            if value:
                found.append((key, value))
            else:
                found = [pair for pair in found if not together and pair[0] != key]
        return tuple(found)

    def values(self, section: str, key: str) -> tuple[str, ...]:
        """The values of a key that may stand more than once, in their order."""
        return tuple(value for _, value in self.all(section, key))

    def last(self, section: str, key: str) -> str:
        """The value that counts where a key has one value."""
        return next(
            (value for where, name, value in reversed(self.settings) if (where, name) == (section, key)), ""
        )

    def sets(self, section: str, *keys: str) -> bool:
        """Whether one of the keys is given, be it an empty value."""
        return any(where == section and key in keys for where, key, _ in self.settings)

    @property
    def instance(self) -> str:
        """What stands behind the ``@`` of the name."""
        return self.name.rpartition(".")[0].partition("@")[2]

    @property
    def fires(self) -> bool:
        """Whether a timer has a moment left at which it starts something; where no file tells, it may."""
        if self.sets("Timer", *_MOMENTS):
            return bool(self.all("Timer", *_MOMENTS, together=True))
        return not self.written

    @property
    def service(self) -> str:
        """The name of what a timer starts (systemd.timer(5))."""
        return self.last("Timer", "Unit") or f"{self.name.removesuffix('.timer')}.service"


class UnitFolders:
    """The folders of the units of one manager, the strongest first.

    A file or folder that a recording does not hold counts as not there, unless the recording shows that
    there is one: then NotRecorded, as any other HostError for what is there and closed.
    """

    def __init__(self, host: Host, folders: Sequence[str]) -> None:
        self._host = host
        self._folders = folders

    def unit(self, name: str) -> Unit:
        """The unit by the first folder that has it, with all its drop-ins.

        Source: systemd.unit(5): ``name@x.service`` falls back to ``name@.service``; drop-ins count in the
        order of their file names, whichever folder they lie in.
        """
        own = self._own(name)
        if own is not None and not own[1].strip():
            return Unit(name, (), (own[0],), masked=True)
        found = [own] if own is not None else []
        for path in self._drop_ins(name):
            text = self._text(path)
            if text is not None:
                found.append((path, text))
        settings = tuple(setting for _, text in found for setting in _settings(text))
        return Unit(name, settings, tuple(path for path, _ in found), written=own is not None)

    def is_masked(self, name: str) -> bool:
        """Whether an administrator took the unit out of use (systemctl(1), mask), as far as can be told."""
        try:
            own = self._own(name)
        except NotRecorded:
            return False
        return own is not None and not own[1].strip()

    def names(self) -> frozenset[str]:
        """The names of all units and folders of drop-ins."""
        return frozenset(name for folder in self._folders for name in self._names(folder))

    def _own(self, name: str) -> tuple[str, str] | None:
        """The path and text of a unit's own file."""
        for each in dict.fromkeys((name, _template(name))):
            for folder in self._folders:
                path = f"{folder}/{each}"
                text = self._text(path)
                if text is not None:
                    return path, text
        return None

    def _drop_ins(self, name: str) -> list[str]:
        """The paths of the drop-ins in their order; of those of one file name the strongest.

        The strongest lies in the strongest folder, there beside the most special name. Folders of a whole
        type, ``service.d``, are the weakest. Source: unit_file_find_dropin_paths in systemd's dropin.c.
        """
        owners, kind = tuple(_owners(name)), name.rpartition(".")[2]
        places = [f"{folder}/{owner}.d" for folder in self._folders for owner in owners]
        places += [f"{folder}/{kind}.d" for folder in self._folders]
        found: dict[str, str] = {}
        for place in places:
            for file in self._names(place):
                if file.endswith(".conf"):
                    found.setdefault(file, f"{place}/{file}")
        return [found[file] for file in sorted(found)]

    def _names(self, folder: str) -> tuple[str, ...]:
        try:
            return self._host.names(folder)
        except NotThere:
            return ()
        except NotRecorded:
            if self._is_shown(folder):
                raise
            return ()

    def _text(self, path: str) -> str | None:
        """The text of a file, nothing in one that leads nowhere; None where it is not there."""
        try:
            return self._host.read_text(path)
        except (NotThere, NotRecorded) as error:
            if not self._is_shown(path):
                return None
            if self._host.resolve(path) == NOWHERE:
                return ""
            if isinstance(error, NotRecorded):
                raise
            return None

    def _is_shown(self, path: str) -> bool:
        try:
            return self._host.exists(path)
        except HostError:
            return False


def _template(name: str) -> str:
    stem, at, rest = name.partition("@")
    return f"{stem}@.{rest.rpartition('.')[2]}" if at else name


def _owners(name: str) -> Iterator[str]:
    """The names beside which drop-ins of a unit lie: its own, its template's, those cut off at a dash.

    ``a-b@x.service``, ``a-b@.service``, ``a-@x.service``, ``a-@.service``, ``a-.service``.
    """
    stem, _, kind = name.rpartition(".")
    prefix, at, instance = stem.partition("@")
    while prefix:
        if at:
            yield f"{prefix}@{instance}.{kind}"
            yield f"{prefix}@.{kind}"
        if not at or prefix.endswith("-"):
            yield f"{prefix}.{kind}"
        shorter = prefix.rstrip("-").rpartition("-")[0]
        prefix = f"{shorter}-" if shorter else ""


def _settings(text: str) -> Iterable[tuple[str, str, str]]:
    """Lines as systemd.syntax(7) has them; a backslash at the end goes on, comments between are left out."""
    section, begun = "", ""
    for raw in text.splitlines():
        line = raw.strip()
        if line[:1] in ("#", ";") or (not line and not begun):
            continue
        if line.endswith("\\"):
            begun += line[:-1] + " "
            continue
        line, begun = begun + line, ""
        if line.startswith("[") and line.endswith("]"):
            section = line[1:-1]
        elif "=" in line:
            key, _, value = line.partition("=")
            yield section, key.strip(), value.strip()


def values_of(host: Host, path: str) -> dict[str, str] | None:
    """The variables of an ``EnvironmentFile``; None where it cannot be read (see systemd.exec(5))."""
    try:
        text = host.read_text(path)
    except NotThere:
        return {}
    except HostError:
        return None
    return {key: value.strip("\"'") for key, value in ini.parse(text).get("", {}).items()}
