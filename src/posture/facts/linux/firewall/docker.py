"""What Docker was told: its settings, and the command line of its daemon."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from posture.host.model import Host, HostError, NotRecorded, NotThere, Process

# Where it looks by itself, as a package, as a snap and without an administrator's rights: dockerd(8).
_USUAL = "/etc/docker/daemon.json"
_OF_THE_SNAP = "/var/snap/docker/current/config/daemon.json"
_NO = frozenset({"false", "0", "f", "no"})


class Docker:
    """How Docker's daemon was started, as far as its processes and its settings show."""

    def __init__(self, host: Host, processes: Iterable[Process]) -> None:
        self._host = host
        self._daemons = [one for one in processes if one.name == "dockerd" and not one.mine]

    @property
    def runs(self) -> bool:
        """Whether an administrator's daemon runs."""
        return bool(self._daemons)

    def was_told_not(self, setting: str, *, doubt: bool) -> bool:
        """Whether a switch of it is off; ``doubt`` where its settings or its command line cannot be read.

        Source: dockerd(8): an option may stand in both places only with the same meaning.
        """
        for daemon in self._daemons:
            if not daemon.command:
                return doubt
            if any(value.lower() in _NO for value in _values(daemon.command, setting)):
                return True
        try:
            return any(settings.get(setting) is False for settings in self._settings())
        except (HostError, ValueError, RecursionError):
            return doubt

    def _settings(self) -> Iterator[Mapping[str, object]]:
        named = [path for one in self._daemons for path in _values(one.command, "config-file")]
        for path in named:
            yield _read(self._host.read_text(path))
        for path in () if named else (_USUAL, _OF_THE_SNAP):
            try:
                yield _read(self._host.read_text(path))
            except (NotThere, NotRecorded):
                continue


def _read(text: str) -> Mapping[str, object]:
    found = json.loads(text)
    return found if isinstance(found, dict) else {}


def _values(words: tuple[str, ...], option: str) -> Iterator[str]:
    """The values of an option, ``--option=value`` as Docker's are written, or ``--option value``."""
    for at, word in enumerate(words):
        name, sign, value = word.partition("=")
        if name == f"--{option}":
            yield value if sign else "".join(words[at + 1 : at + 2])
