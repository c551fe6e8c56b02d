"""Answers in the shape in which a recording keeps them, redacted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from posture.host.model import BusCall, FileStatus, HostError, NotThere, Output, System, Unsupported
from posture.host.paths import recorded_parts
from posture.host.recordings.answers import ERRORS, plain
from posture.host.recordings.recorder import Note
from posture.host.recordings.redaction.package_names import PackageNames
from posture.host.recordings.redaction.redactor import Redactor, is_binary
from posture.host.recordings.redaction.reduction import of_registry
from posture.host.recordings.redaction.sqlite_database import write_ahead_of
from posture.host.windows.registry import registry_key
from posture.words.phrase import Phrase, Said

_CODES = {error: code for code, error in ERRORS.items()}
_PATH_SECTIONS = {"not_there": "missing", "not_allowed": "denied", "no_answer": "unanswered"}


def moment(time: datetime) -> str:
    """A time as the recording writes it: UTC with a Z."""
    return time.astimezone(UTC).isoformat().replace("+00:00", "Z")


class Pages:
    """Collects notes into ``files`` (by their parts under ``files/``) and the sections of ``answers``."""

    def __init__(self, system: System, redactor: Redactor) -> None:
        self._system = system
        self._redactor = redactor
        self._packages = PackageNames(redactor.words.knows, redactor.words.pieces)
        self._read: dict[str, bytes] = {}
        self._with_status: set[str] = set()
        self._sections: dict[str, Any] = {}
        self._registry_names: dict[str, str] = {}
        self.files: dict[tuple[str, ...], bytes] = {}
        self.binary: list[str] = []

    def answers(self) -> dict[str, object]:
        """What ``answers.json`` is to hold."""
        return {
            name: sorted(section) if isinstance(section, set) else section
            for name, section in self._sections.items()
        }

    @property
    def packages(self) -> int:
        """How many packages lost their names."""
        return self._packages.replaced

    def add_all(self, notes: Iterable[Note]) -> None:
        """Put every note in its place; what the system never answers needs none."""
        listed = tuple(notes)
        self._read = {
            note.question: note.answer
            for note in listed
            if note.kind == "read_bytes" and isinstance(note.answer, bytes)
        }
        self._with_status = {
            note.question
            for note in listed
            if note.kind == "status" and not isinstance(note.answer, HostError)
        }
        for note in listed:
            self._add(note)

    def _add(self, note: Note) -> None:
        if isinstance(note.answer, Unsupported) and note.kind != "run":
            return
        getattr(self, f"_add_{note.kind}")(note.question, note.answer)

    def _add_environment(self, name: str, value: str | None) -> None:
        section = self._map("environment")
        if value is not None:
            section[name] = self._text(value)

    def _add_read_bytes(self, path: str, answer: bytes | HostError) -> None:
        if isinstance(answer, NotThere):
            return  # whether nothing or a folder is there, the question after its existence tells
        if isinstance(answer, HostError):
            self._add_path_refusal(path, answer)
            return
        data = self._redactor.data(path, answer, self._read.get(write_ahead_of(path), b""))
        self.files[recorded_parts(self._system, self._path(path))] = data
        if is_binary(data):
            self.binary.append(self._path(path))

    def _add_names(self, path: str, answer: tuple[str, ...] | HostError) -> None:
        if isinstance(answer, HostError):
            if not isinstance(answer, NotThere):
                self._add_path_refusal(path, answer)
            return
        self._map("listings")[self._path(path)] = [self._redactor.name(path, name) for name in answer]

    def _add_exists(self, path: str, answer: bool | HostError) -> None:
        if answer is not True:
            self._add_path_refusal(path, NotThere() if answer is False else answer)
        elif path not in self._with_status:
            # A recording made by hand may show something without its size and date; so does this.
            self._map("links").setdefault(self._path(path), self._path(path))

    def _add_status(self, path: str, answer: FileStatus | HostError) -> None:
        if isinstance(answer, HostError):
            self._add_path_refusal(path, answer)
            return
        self._map("status")[self._path(path)] = {
            "kind": answer.kind,
            "size": answer.size,
            "modified": moment(answer.modified),
            "mode": answer.mode,
            "owner": answer.owner,
        }

    def _add_resolve(self, path: str, answer: str | HostError) -> None:
        if isinstance(answer, HostError):
            self._add_path_refusal(path, answer)
        else:
            self._map("links")[self._path(path)] = self._path(answer)

    def _add_path_refusal(self, path: str, error: HostError) -> None:
        code = _code(error)
        if code in _PATH_SECTIONS:
            self._sections.setdefault(_PATH_SECTIONS[code], set()).add(self._path(path))

    def _add_run(
        self, question: tuple[tuple[str, ...], tuple[tuple[str, str], ...], str], answer: Any
    ) -> None:
        argv, environment, stdin = question
        entry: dict[str, object] = {"argv": [self._path(word) for word in self._packages.words(argv)]}
        entry["environment"] = {name: self._text(value) for name, value in environment}
        if stdin:
            entry["stdin"] = self._text(stdin)
        if isinstance(answer, Output):
            entry |= {
                "exit_code": answer.exit_code,
                "stdout": self._redactor.output(argv, self._packages.printed(argv, answer.stdout)),
                "stderr": self._redactor.output(argv, answer.stderr),
            }
        else:
            entry |= self._refusal(answer)
        self._list("commands").append(entry)

    def _add_call(self, call: BusCall, answer: tuple[object, ...] | HostError) -> None:
        entry: dict[str, object] = {
            "bus": call.bus,
            "destination": call.destination,
            "path": self._redactor.bus_path(call.path),
            "interface": call.interface,
            "method": call.method,
            "arguments": self._plain(call.arguments),
        }
        entry |= self._refusal(answer) if isinstance(answer, HostError) else {"reply": self._plain(answer)}
        self._list("calls").append(entry)

    def _add_registry_keys(self, key: str, answer: tuple[str, ...] | HostError) -> None:
        if isinstance(answer, HostError):
            self._map("registry")[self._registry_name(key)] = self._refusal(answer)
        else:
            self._registry_entry(key)["keys"] = [self._redactor.name(key, name) for name in answer]

    def _add_registry_value(self, question: tuple[str, str], answer: Any) -> None:
        key, name = question
        entry = self._registry_entry(key)
        if "error" not in entry:
            value = None if isinstance(answer, NotThere) else self._plain(of_registry(name, answer))
            entry.setdefault("values", {})[name] = value

    def _registry_entry(self, key: str) -> dict[str, Any]:
        entry: dict[str, Any] = self._map("registry").setdefault(self._registry_name(key), {"partial": True})
        return entry

    def _registry_name(self, key: str) -> str:
        return self._registry_names.setdefault(registry_key(key), self._text(key))

    def _add_native(self, question: str, answer: object) -> None:
        self._map("native")[self._text(question)] = self._plain(answer)

    def _add_processes(self, _: str, answer: Any) -> None:
        self._sections["processes"] = (
            self._refusal(answer)
            if isinstance(answer, HostError)
            else [
                {"name": one.name, "command": list(one.command), "mine": one.mine}
                for one in dict.fromkeys(map(self._redactor.process, answer))
            ]
        )

    def _add_listeners(self, _: str, answer: Any) -> None:
        self._sections["listeners"] = (
            self._refusal(answer)
            if isinstance(answer, HostError)
            else [
                {
                    "protocol": one.protocol,
                    "address": self._text(one.address),
                    "port": one.port,
                    "program": None if one.program is None else self._redactor.program_name(one.program),
                }
                for one in answer
            ]
        )

    def _add_space(self, path: str, answer: Any) -> None:
        self._map("space")[self._path(path)] = (
            self._refusal(answer)
            if isinstance(answer, HostError)
            else {"total": answer.total, "free": answer.free}
        )

    def _map(self, section: str) -> dict[str, Any]:
        found: dict[str, Any] = self._sections.setdefault(section, {})
        return found

    def _list(self, section: str) -> list[object]:
        found: list[object] = self._sections.setdefault(section, [])
        return found

    def _text(self, text: str) -> str:
        return self._redactor.text(text)

    def _path(self, path: str) -> str:
        return self._redactor.path(path)

    def _plain(self, value: object) -> object:
        if isinstance(value, HostError):
            return self._refusal(value)
        return plain(self._redactor.value(value))

    def _refusal(self, error: HostError) -> dict[str, object]:
        return {"error": _code(error), "sentence": str(self._sentence(error.sentence))}

    def _sentence(self, said: Said) -> Said:
        """Posture's own words as they are; what stands in their places is redacted as anything else is."""
        match said:
            case Phrase():
                return said.filled(**{name: self._sentence(value) for name, value in said.values.items()})
            case str():
                return self._text(said)
            case tuple():
                return tuple(map(self._sentence, said))
            case _:
                return said


def _code(error: HostError) -> str:
    return _CODES.get(type(error), "no_answer")
