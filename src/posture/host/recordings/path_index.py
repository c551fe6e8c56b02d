"""Everything that a recording knows of paths."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from posture.host.model import HostError, NoAnswer, NotAllowed, NotRecorded, NotThere, System
from posture.host.paths import host_path, join, path_key, upwards
from posture.host.recordings.answers import Answers, RecordingError
from posture.words.phrase import phrase

_MOST_LINKS = 40
_MOST_FILES = 10_000
_DEEPEST = 40

T = TypeVar("T")


class PathIndex:
    """The files, listings, links and refusals of a recording, found by any spelling of a path."""

    def __init__(self, system: System, files: Path, answers: Answers, complete: Iterable[str]) -> None:
        self._system = system
        listed = itertools.islice(_files(files), _MOST_FILES + 1)
        recorded = {host_path(system, file.relative_to(files).parts): file for file in listed}
        if len(recorded) > _MOST_FILES:
            raise RecordingError("This recording holds more files than Posture looks through.")
        self.files = {self._key(path): file for path, file in recorded.items()}
        self.listings = {self._key(path): names for path, names in answers.listings.items()}
        self.status = {self._key(path): status for path, status in answers.status.items()}
        self._links = {self._key(path): target for path, target in answers.links.items()}
        self._missing = frozenset(map(self._key, answers.missing))
        self._denied = frozenset(map(self._key, answers.denied))
        self._unanswered = frozenset(map(self._key, answers.unanswered))
        self._complete = frozenset(map(self._key, complete))
        self._file_folders = {above for key in self.files for above in upwards(key)} - self.files.keys()
        self._children: dict[str, dict[str, str]] = {}
        for path in (*recorded, *answers.listings, *answers.status, *answers.links, *answers.links.values()):
            self._add_to_folders(path)
        self._refused: dict[str, set[str]] = {}
        for path in (*answers.denied, *answers.unanswered):
            folder, _, name = path.replace("\\", "/").rpartition("/")
            self._refused.setdefault(self._key(folder or "/"), set()).add(name)

    def look(self, table: Mapping[str, T], path: str) -> T | None:
        """What a table holds of a path, links followed; None where it holds nothing."""
        return next((table[key] for key in self._spellings(path) if key in table), None)

    def names(self, path: str) -> tuple[str, ...] | None:
        """The names in a folder, as listed, or else as far as files show them."""
        for key in self._spellings(path):
            if key in self.listings:
                return tuple(sorted(self.listings[key]))
            if key in self._denied or key in self._unanswered:
                return None
            if key in self._children and (key in self._file_folders or self._is_complete(key)):
                # What was refused may be there: whoever looks through the folder is to meet the refusal.
                return tuple(sorted({*self._children[key].values(), *self._refused.get(key, ())}))
        return None

    def knows(self, path: str) -> bool:
        """Whether the recording shows that something is there."""
        return any(self._shows(key) for key in self._spellings(path))

    def is_file(self, path: str) -> bool:
        """Whether the recording shows that something is there that is not a folder."""
        found = self.look(self.status, path)
        return self.look(self.files, path) is not None or (found is not None and found.kind != "directory")

    def is_no_file(self, path: str) -> bool:
        """Whether the recording shows a folder, a pipe or a device there."""
        keys = tuple(self._spellings(path))
        if any(key in self.listings or key in self._children for key in keys):
            return True
        return any(key in self.status and self.status[key].kind != "file" for key in keys)

    def resolve(self, path: str) -> str:
        """The path with its links followed; raises the refusal where the recording does not know it."""
        key, *followed = self._spellings(path)
        if followed:
            return next((to for to in self._links.values() if self._key(to) == followed[-1]), followed[-1])
        if key in self._links or self._shows(key):
            return path
        raise self.refusal(path)

    def refusal(self, path: str) -> HostError:
        """Why there is no answer for a path: the nearest folder that the recording knows of decides."""
        for spelling in self._spellings(path):
            below = spelling
            for key in upwards(spelling):
                if key in self._missing or (key in self.files and key != spelling):
                    return NotThere(phrase("There is no {path}.", path=path))
                if key in self._denied:
                    return NotAllowed(phrase("{path} is closed to this account.", path=path))
                if key in self._unanswered:
                    return NoAnswer(phrase("{path} could not be read.", path=path))
                if self._shows(spelling):
                    break
                if key in self._complete or (key != below and self._listed(key, below) is False):
                    return NotThere(phrase("There is no {path}.", path=path))
                below = key
        return NotRecorded(phrase("This recording does not hold {path}.", path=path))

    def _key(self, path: str) -> str:
        return path_key(self._system, path)

    def _add_to_folders(self, path: str) -> None:
        spelled = path.replace("\\", "/") if self._system is System.WINDOWS else self._key(path)
        _, *folders = upwards(self._key(path))
        for folder, name in zip(folders, reversed(spelled.rstrip("/").split("/")), strict=False):
            self._children.setdefault(folder, {}).setdefault(self._key(name), name)

    def _is_complete(self, key: str) -> bool:
        return any(above in self._complete for above in upwards(key))

    def _shows(self, key: str) -> bool:
        if any(
            key in table for table in (self.files, self.listings, self.status, self._children, self._links)
        ):
            return True
        _, *above = upwards(key)
        return bool(above) and bool(self._listed(above[0], key) or key in self._children_of(above[0]))

    def _children_of(self, folder: str) -> Iterable[str]:
        return (join(folder, name) for name in self._children.get(folder, ()))

    def _listed(self, folder: str, key: str) -> bool | None:
        names = self.listings.get(folder)
        return None if names is None else any(join(folder, self._key(name)) == key for name in names)

    def _spellings(self, path: str) -> Iterator[str]:
        key = self._key(path)
        yield key
        for _ in range(_MOST_LINKS):
            followed = self._follow(key)
            if followed is None or followed == key:
                return
            key = followed
            yield key

    def _follow(self, key: str) -> str | None:
        for above in upwards(key):
            target = self._links.get(above)
            if target is not None and self._key(target) != above:
                return self._key(target + key[len(above) :])
        return None


def _files(folder: Path, depth: int = 0) -> Iterator[Path]:
    """The ordinary files below a folder, links nowhere followed; RecordingError for anything else."""
    try:
        if depth == 0 and not os.path.lexists(folder):
            return
        if folder.is_symlink():
            raise RecordingError(f"{folder.name} of this recording is a link.")
        with os.scandir(folder) as entries:
            found = sorted(itertools.islice(entries, _MOST_FILES + 1), key=lambda entry: entry.name)
    except OSError as error:
        raise RecordingError(f"{folder.name} of this recording cannot be looked through.") from error
    if len(found) > _MOST_FILES or depth > _DEEPEST:
        raise RecordingError("This recording holds more files than Posture looks through.")
    for entry in found:
        if entry.is_dir(follow_symlinks=False):
            yield from _files(Path(entry.path), depth + 1)
        elif entry.is_file(follow_symlinks=False):
            yield Path(entry.path)
        else:
            raise RecordingError(f"{entry.name} of this recording is not an ordinary file.")
