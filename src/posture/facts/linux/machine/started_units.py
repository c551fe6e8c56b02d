"""What systemd makes of a unit: its file together with its drop-ins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from posture.host.model import Host, HostError, NotRecorded, NotThere

Values = Mapping[str, tuple[str, ...]]

# Commands that do nothing, whatever their arguments.
_IDLE = frozenset({"true", "false", "echo", ":", "sleep", "printf", "logger"})
_SHELLS = frozenset({"sh", "bash", "dash"})
_PREFIXES = "@-:+!|"
# An empty value of any of these clears all of them, see systemd.timer(5).
_MOMENTS = frozenset(
    f"Timer/On{moment}"
    for moment in ("Calendar", "ActiveSec", "BootSec", "StartupSec", "UnitActiveSec", "UnitInactiveSec")
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit's settings by ``Section/Key``, every value in order; an empty assignment clears those before it.

    ``written``: whether the unit's own file is there. Without it nothing is known of what it does.
    """

    values: Values
    written: bool

    def all(self, key: str) -> tuple[str, ...]:
        return self.values.get(key, ())

    def last(self, key: str) -> str:
        return ("", *self.all(key))[-1]

    @property
    def commands(self) -> tuple[str, ...]:
        """The ``ExecStart=`` commands that do something: ``/bin/true`` and the like do not."""
        return tuple(line for line in self.all("Service/ExecStart") if not _is_idle(line))

    @property
    def fires(self) -> bool:
        """Whether a timer has a moment left at which it starts something."""
        moments = [found for key, found in self.values.items() if key in _MOMENTS]
        return any(moments) or not (moments or self.written)


def read_unit(host: Host, name: str, folders: Sequence[str]) -> Unit:
    """The unit as systemd puts it together from the folders, the strongest first.

    Source: systemd.unit(5): the first file of the name counts; to it come the ``*.conf`` files of
    ``NAME.d``, of the names cut off at each dash (``apt-.timer.d``) and of the type (``timer.d``), in the
    order of their file names, where the strongest folder's file hides those of the same name.
    """
    text = next((found for folder in folders if (found := _text(host, f"{folder}/{name}")) is not None), None)
    parts = [*([] if text is None else [text]), *_drop_ins(host, name, folders)]
    values: dict[str, tuple[str, ...]] = {}
    for part in parts:
        for key, value in _assignments(part):
            cleared = _MOMENTS if key in _MOMENTS else {key}
            values |= {key: (*values.get(key, ()), value)} if value else dict.fromkeys(cleared, ())
    return Unit(values, text is not None)


def started(host: Host, timer: str, folders: Sequence[str]) -> tuple[str, ...] | None:
    """The commands that a timer starts, none where it starts nothing; None where its files do not tell."""
    found = read_unit(host, timer, folders)
    if not found.fires:
        return ()
    service = read_unit(host, found.last("Timer/Unit") or f"{timer.removesuffix('.timer')}.service", folders)
    if not (_holds(host, found) and _holds(host, service)):
        return ()
    return service.commands if service.written or service.values.get("Service/ExecStart") == () else None


def _holds(host: Host, unit: Unit) -> bool:
    """Whether the paths are there, or not there, on which the unit's start depends; other conditions pass.

    Source: ConditionPathExists= in systemd.unit(5); of those marked with ``|`` one is enough.
    """
    wanted = (*unit.all("Unit/ConditionPathExists"), *unit.all("Unit/AssertPathExists"))
    needed = [_path_is_so(host, path) for path in wanted if not path.startswith("|")]
    enough = [_path_is_so(host, path[1:]) for path in wanted if path.startswith("|")]
    return all(needed) and (any(enough) or not enough)


def _path_is_so(host: Host, path: str) -> bool:
    negated = path.startswith("!")
    try:
        return host.exists(path.removeprefix("!").strip()) is not negated
    except NotRecorded:
        return True


def _drop_ins(host: Host, name: str, folders: Sequence[str]) -> Iterator[str]:
    found: dict[str, str] = {}
    for place in _drop_in_folders(name):
        for folder in folders:
            for file in _names(host, f"{folder}/{place}"):
                if file.endswith(".conf"):
                    found.setdefault(file, f"{folder}/{place}/{file}")
    for file in sorted(found):
        text = _text(host, found[file])
        if text is not None:
            yield text


def _drop_in_folders(name: str) -> Iterator[str]:
    """``a-b.timer.d``, ``a-.timer.d``, ``timer.d``: the more special ones first."""
    stem, _, kind = name.rpartition(".")
    yield f"{name}.d"
    while "-" in stem.rstrip("-"):
        stem = stem.rstrip("-").rpartition("-")[0] + "-"
        yield f"{stem}.{kind}.d"
    yield f"{kind}.d"


def _names(host: Host, folder: str) -> tuple[str, ...]:
    try:
        return host.names(folder)
    except NotThere:
        return ()
    except NotRecorded:
        # A recording that nobody asked for this folder; one that shows the folder hides what is in it.
        if _is_shown(host, folder):
            raise
        return ()


def _text(host: Host, path: str) -> str | None:
    try:
        return host.read_text(path)
    except NotThere:
        return None
    except NotRecorded:
        if _is_shown(host, path):
            raise
        return None


def _is_shown(host: Host, path: str) -> bool:
    try:
        return host.exists(path)
    except HostError:
        return False


def _assignments(text: str) -> Iterator[tuple[str, str]]:
    section = ""
    for raw in text.replace("\\\n", " ").splitlines():
        line = raw.strip()
        if line.startswith("[") and line.endswith("]"):
            section = line[1:-1]
        elif line and line[0] not in "#;" and "=" in line:
            key, _, value = line.partition("=")
            yield f"{section}/{key.strip()}", value.strip()


def _is_idle(command: str) -> bool:
    words = command.lstrip(_PREFIXES).split()
    if not words:
        return True
    program = words[0].rpartition("/")[2]
    if program in _SHELLS and words[1:2] == ["-c"]:
        return _is_idle(" ".join(words[2:]).strip("'\"")) and not any(mark in command for mark in ";&|`$")
    return program in _IDLE or words[0] == "/dev/null" or words[:2] == ["exit", "0"]
