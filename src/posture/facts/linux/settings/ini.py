"""Files of ``key=value`` lines in sections: ini, GKeyFile, the settings of display managers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from posture.host.model import Host, NotThere

Sections = Mapping[str, Mapping[str, str]]


def parse(text: str) -> Sections:
    """The values by section and key; the section of lines before the first head is ``""``.

    Later lines win. Comments begin with ``#`` or ``;``. What is no ``key=value`` line is passed over.
    Quotes and backslashes are kept, for they mean something else in each kind of file.
    """
    sections: dict[str, dict[str, str]] = {}
    section = ""
    for raw in text.removeprefix("\ufeff").splitlines():
        line = raw.strip()
        if line.startswith("[") and line.endswith("]"):
            section = line[1:-1]
        elif line and line[0] not in "#;" and "=" in line:
            key, _, value = line.partition("=")
            sections.setdefault(section, {})[key.strip()] = value.strip()
    return sections


def merged(files: Iterable[Sections]) -> Sections:
    """The values of several files together, key by key; later files win."""
    sections: dict[str, dict[str, str]] = {}
    for file in files:
        for section, values in file.items():
            sections.setdefault(section, {}).update(values)
    return sections


def read(host: Host, paths: Iterable[str]) -> Sections:
    """The values of those of the files that are there, later files winning."""
    return merged(parse(text) for path in paths if (text := optional(host, path)) is not None)


def holder(host: Host, paths: Iterable[str], key: str) -> str:
    """The last of the files in which a key has a value, in whatever section; nothing where none has."""
    texts = [(path, optional(host, path) or "") for path in paths]
    holding = [path for path, text in texts if any(values.get(key) for values in parse(text).values())]
    return holding[-1] if holding else ""


def folder(host: Host, path: str, *, ending: str = ".conf") -> tuple[str, ...]:
    """The paths of a ``conf.d`` folder's files in the order in which programs read them; none without it."""
    try:
        return tuple(f"{path}/{name}" for name in host.names(path) if name.endswith(ending))
    except NotThere:
        return ()


def optional(host: Host, path: str) -> str | None:
    """The text of a file, None where it is not there."""
    try:
        return host.read_text(path)
    except NotThere:
        return None
