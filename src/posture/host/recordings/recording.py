"""Write down how a computer answers, so that it can be asked again anywhere."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from pathlib import Path

from posture.host.model import Host, HostError, System
from posture.host.recordings import summary
from posture.host.recordings.answers import RecordingError
from posture.host.recordings.pages import Pages, moment
from posture.host.recordings.recorded import SCHEMA, RecordedHost
from posture.host.recordings.recorder import Recorder
from posture.host.recordings.redaction import identity
from posture.host.recordings.redaction.redactor import Redactor
from posture.host.recordings.summary import Summary

__all__ = ["Summary", "record"]

_NAMES = {System.LINUX: "Linux", System.MACOS: "macOS", System.WINDOWS: "Windows"}


def record(
    host: Host,
    folder: Path,
    ask: Callable[[Host], object],
    known: Collection[str],
    *,
    origin: str = "",
) -> Summary:
    """Lets ``ask`` question the host and writes the answers, redacted, as a recording into ``folder``.

    ``known`` are the words that stay: those that a reader looks for. The folder must be empty or not be
    there; it appears whole or not at all. Raises RecordingError.
    """
    _refuse_unless_free(folder)
    recorder = Recorder(host)
    ask(recorder)
    notes = recorder.notes()
    redactor = Redactor(
        known,
        identity.people(host),
        identity.computers(host),
        identity.domains(host),
        identity.networks(notes),
        identity.name_parts(host),
    )
    pages = Pages(host.system, redactor)
    pages.add_all(notes)
    header = {
        "schema": SCHEMA,
        "system": str(host.system),
        "taken": moment(recorder.now()),
        "home": redactor.path(host.home()),
        "origin": origin or f"A computer with {_NAMES[host.system]}, recorded with posture host record.",
        "complete": [],
    }
    try:
        _write(folder, header, pages)
    except (OSError, ValueError) as error:  # a name that the disk of the folder cannot have
        raise RecordingError(f"The recording could not be written to {folder}.") from error
    kinds = redactor.kinds + Counter(package=pages.packages)
    return Summary(
        folder,
        questions=len(notes),
        refused=sum(isinstance(note.answer, HostError) for note in notes),
        files=len(pages.files),
        replaced=kinds.total(),
        binary=tuple(pages.binary),
        taken_out=summary.taken_out(kinds),
        left=summary.left(pages.answers(), len(pages.files)),
    )


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
