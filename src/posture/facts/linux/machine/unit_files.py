"""What the files of a systemd unit say together: its own file and its drop-ins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from posture.facts.linux.settings import ini
from posture.host.model import Host, HostError, NotRecorded, NotThere


@dataclass(frozen=True, slots=True)
class UnitFile:
    """The settings of a unit in their order, as ``(section, key, value)``."""

    name: str
    settings: tuple[tuple[str, str, str], ...]

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

    def last(self, section: str, key: str) -> str:
        """The value that counts where a key has one value."""
        return next(
            (value for where, name, value in reversed(self.settings) if (where, name) == (section, key)), ""
        )

    @property
    def instance(self) -> str:
        """What stands behind the ``@`` of the name."""
        return self.name.rpartition(".")[0].partition("@")[2]


class UnitFolders:
    """The folders of the units of one manager, the strongest first; each is listed once."""

    def __init__(self, host: Host, folders: Sequence[str]) -> None:
        self._host = host
        self._folders = folders
        self._listed: dict[str, frozenset[str]] = {}

    def unit(self, name: str) -> UnitFile | None:
        """The unit by the first folder that has it, with all its drop-ins; None where there is none.

        An empty file masks a unit. Source: systemd.unit(5): ``name@x.service`` falls back to
        ``name@.service``; drop-ins lie in ``NAME.d`` of any folder, also of the template, of ``a-.service``
        for ``a-b.service``, and of ``service.d``; they count in the order of their file names, the one of the
        stronger folder standing for all of its name. HostError where one of them is there and closed.
        """
        names = dict.fromkeys((name, _template(name)))
        places = (f"{folder}/{each}" for each in names for folder in self._folders)
        text = next((text for path in places if (text := self._optional(path)) is not None), None)
        if text is None or not text.strip():
            return None
        texts = (text, *(self._host.read_text(path) for path in self._drop_ins(name)))
        return UnitFile(name, tuple(setting for each in texts for setting in _settings(each)))

    def _optional(self, path: str) -> str | None:
        """The text of a file; a recording from before Posture looked there has none either."""
        try:
            return self._host.read_text(path)
        except (NotThere, NotRecorded):
            return None

    def _drop_ins(self, name: str) -> list[str]:
        kind = name.rpartition(".")[2]
        parts = _template(name).rpartition(".")[0].removesuffix("@").split("-")
        prefixes = ["-".join(parts[:count]) + f"-.{kind}" for count in range(1, len(parts))]
        found: dict[str, str] = {}
        for owner in dict.fromkeys((name, _template(name), *reversed(prefixes), kind)):
            for folder in self._folders:
                if f"{owner}.d" in self._names(folder):
                    for path in ini.folder(self._host, f"{folder}/{owner}.d"):
                        found.setdefault(path.rpartition("/")[2], path)
        return [found[file] for file in sorted(found) if _target(self._host, found[file]) != "/dev/null"]

    def _names(self, folder: str) -> frozenset[str]:
        if folder not in self._listed:
            try:
                self._listed[folder] = frozenset(self._host.names(folder))
            except (NotThere, NotRecorded):
                self._listed[folder] = frozenset()
        return self._listed[folder]


def _template(name: str) -> str:
    stem, at, rest = name.partition("@")
    return f"{stem}@.{rest.rpartition('.')[2]}" if at else name


def _target(host: Host, path: str) -> str:
    try:
        return host.resolve(path)
    except HostError:
        return path


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
