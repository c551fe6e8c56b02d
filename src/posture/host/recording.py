"""Write down how a computer answers, so that it can be asked again anywhere."""

from __future__ import annotations

import json
import shutil
import socket
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from posture.host.answers import RecordingError
from posture.host.model import Host, HostError, System
from posture.host.pages import Pages, moment
from posture.host.recorded import SCHEMA, RecordedHost
from posture.host.recorder import Recorder
from posture.host.redaction import Redactor

_FIRST_PERSON, _NOBODY = 1000, 65534  # user numbers of people, by the login.defs of every Linux
_NAMES = {System.LINUX: "Linux", System.MACOS: "macOS", System.WINDOWS: "Windows"}


@dataclass(frozen=True, slots=True)
class Summary:
    """What a recording holds. ``binary`` names the files that a person should look at before sharing it."""

    folder: Path
    questions: int
    refused: int
    files: int
    replaced: int
    binary: tuple[str, ...]


def record(host: Host, folder: Path, ask: Callable[[Host], None], *, origin: str = "") -> Summary:
    """Lets ``ask`` question the host and writes the answers, redacted, as a recording into ``folder``.

    The folder must be empty or not be there; it appears whole or not at all. Raises RecordingError.
    """
    _refuse_unless_free(folder)
    recorder = Recorder(host)
    ask(recorder)
    notes = recorder.notes()
    redactor = Redactor(_people(host), _computers(host))
    pages = Pages(host.system, redactor)
    for note in notes:
        pages.add(note)
    header = {
        "schema": SCHEMA,
        "system": str(host.system),
        "taken": moment(recorder.now()),
        "home": redactor.text(host.home()),
        "origin": origin or f"A computer with {_NAMES[host.system]}, recorded with posture host record.",
        "complete": [],
    }
    try:
        _write(folder, header, pages)
    except OSError as error:
        raise RecordingError(f"The recording could not be written to {folder}.") from error
    refused = sum(isinstance(note.answer, HostError) for note in notes)
    return Summary(folder, len(notes), refused, len(pages.files), redactor.replaced, tuple(pages.binary))


def _refuse_unless_free(folder: Path) -> None:
    try:
        taken = folder.exists() and (not folder.is_dir() or any(folder.iterdir()))
    except OSError as error:
        raise RecordingError(f"{folder} cannot be looked at.") from error
    if taken:
        raise RecordingError(f"{folder} is not an empty folder. Name a new one for the recording.")


def _write(folder: Path, header: Mapping[str, object], pages: Pages) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        _write_json(draft / "host.json", header)
        _write_json(draft / "answers.json", pages.answers())
        for parts, data in pages.files.items():
            file = draft.joinpath("files", *parts)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        RecordedHost(draft)  # what cannot be read back must not be left behind
        if folder.exists():
            folder.rmdir()
        draft.rename(folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _write_json(file: Path, value: Mapping[str, object]) -> None:
    text = json.dumps(value, indent=1, ensure_ascii=False, sort_keys=True)
    file.write_bytes(text.encode("utf-8", "backslashreplace") + b"\n")


def _people(host: Host) -> Iterator[str]:
    """Names of this person and of everybody else who has an account here."""
    yield host.home().replace("\\", "/").rstrip("/").rpartition("/")[2]
    for variable in ("USER", "LOGNAME", "USERNAME"):
        with suppress(HostError):
            yield host.environment(variable) or ""
    for line in _lines(host, "/etc/passwd"):
        name, _, number, _, full_name, *_ = (*line.split(":"), "", "", "", "", "")
        if number.isdecimal() and _FIRST_PERSON <= int(number) < _NOBODY:
            yield name
            yield full_name.split(",")[0]


def _computers(host: Host) -> Iterator[str]:
    """Names of this computer, whole and without their domain."""
    names = [*_lines(host, "/etc/hostname"), *_lines(host, "/proc/sys/kernel/hostname"), socket.gethostname()]
    for variable in ("HOSTNAME", "COMPUTERNAME", "USERDOMAIN"):
        with suppress(HostError):
            names.append(host.environment(variable) or "")
    for name in names:
        yield name
        yield name.partition(".")[0]


def _lines(host: Host, path: str) -> list[str]:
    with suppress(HostError):
        return host.read_text(path).splitlines()
    return []
