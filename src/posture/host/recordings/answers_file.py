"""``host.json`` and ``answers.json`` of a recording, read strictly."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Literal, TypeVar, cast

from posture.host.model import FileStatus, Listener, Output, Process, RegistryValue, Space
from posture.host.recordings.answers import (
    ERRORS,
    Answers,
    CallAnswer,
    CommandAnswer,
    RecordingError,
    Refusal,
    RegistryKey,
    frozen,
    read_refusal,
)

T = TypeVar("T")

QUESTION = ("bus", "destination", "path", "interface", "method", "arguments")


def load_object(data: bytes, name: str, known: frozenset[str]) -> Mapping[str, object]:
    """The JSON object in a file's bytes; RecordingError where it is none or has unknown keys."""
    try:
        value = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise RecordingError(f"{name} of this recording is not JSON in UTF-8.") from error
    fields = _mapping(value, name)
    unknown = sorted(fields.keys() - known)
    if unknown:
        raise RecordingError(f"{name} of this recording has an unknown key: {unknown[0][:60]!r}.")
    return fields


def read_answers(data: bytes, name: str = "answers.json") -> Answers:
    """The answers in the bytes of ``answers.json``; RecordingError where anything is not as it must be."""
    found = load_object(data, name, frozenset(Answers.__dataclass_fields__))
    parsed = {key: _SECTIONS[key](value, f"{name}: {key}") for key, value in found.items()}
    return Answers(**parsed)  # type: ignore[arg-type]  # each section's reader gives its field's type


def text(value: object, where: str) -> str:
    """The value as a string, or RecordingError."""
    return _typed(value, str, "a text", where)


def texts(value: object, where: str) -> tuple[str, ...]:
    """The value as an array of strings, or RecordingError."""
    return tuple(text(item, where) for item in _items(value, where))


def moment(value: object, where: str) -> datetime:
    """The value as an aware time in UTC, or RecordingError."""
    try:
        found = datetime.fromisoformat(text(value, where))
        if found.tzinfo is not None:
            return found.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise RecordingError(f"{where} needs a time such as 2026-11-21T09:00:00Z.") from error
    raise RecordingError(f"{where} needs a time with its zone, such as 2026-11-21T09:00:00Z.")


def _typed(value: object, kind: type[T], words: str, where: str) -> T:
    if isinstance(value, kind) and (kind is bool or not isinstance(value, bool)):
        return value
    raise RecordingError(f"{where} needs {words}.")


def _number(value: object, where: str) -> int:
    return _typed(value, int, "a whole number", where)


def _mapping(value: object, where: str) -> Mapping[str, object]:
    return cast("Mapping[str, object]", _typed(value, dict, "an object", where))


def _items(value: object, where: str) -> list[object]:
    return cast("list[object]", _typed(value, list, "an array", where))


def _record(value: object, where: str, needed: str, optional: str = "") -> Mapping[str, object]:
    found = _mapping(value, where)
    for name in needed.split():
        if name not in found:
            raise RecordingError(f"{where} lacks {name!r}.")
    for name in found:
        if name not in (*needed.split(), *optional.split()):
            raise RecordingError(f"{where} has an unknown key: {name[:60]!r}.")
    return found


def _each(reader: Callable[[object, str], T]) -> Callable[[object, str], Mapping[str, T]]:
    return lambda value, where: {
        name: reader(item, f"{where}: {name[:120]}") for name, item in _mapping(value, where).items()
    }


def _row(reader: Callable[[object, str], T]) -> Callable[[object, str], tuple[T, ...]]:
    return lambda value, where: tuple(
        reader(item, f"{where}, number {number}") for number, item in enumerate(_items(value, where), 1)
    )


def _or_refusal(reader: Callable[[object, str], T]) -> Callable[[object, str], T | Refusal]:
    return lambda value, where: read_refusal(value) or reader(value, where)


def _status(value: object, where: str) -> FileStatus:
    found = _record(value, where, "kind size modified mode owner")
    kind = text(found["kind"], where)
    if kind not in ("file", "directory", "other"):
        raise RecordingError(f"{where}: kind needs file, directory or other.")
    return FileStatus(
        cast("Literal['file', 'directory', 'other']", kind),
        _number(found["size"], where),
        moment(found["modified"], where),
        _number(found["mode"], where),
        _number(found["owner"], where),
    )


def _command(value: object, where: str) -> CommandAnswer:
    found = _record(value, where, "argv", "environment stdin exit_code stdout stderr error sentence")
    argv = texts(found["argv"], where)
    if not argv:
        raise RecordingError(f"{where}: argv needs a program.")
    environment = _each(text)(found["environment"], where) if "environment" in found else None
    stdin = text(found.get("stdin", ""), where)
    answer = {name: item for name, item in found.items() if name not in ("argv", "environment", "stdin")}
    return CommandAnswer(argv, environment, _or_refusal(_output)(answer, where), stdin)


def _output(value: object, where: str) -> Output:
    found = _record(value, where, "exit_code", "stdout stderr")
    return Output(
        _number(found["exit_code"], where),
        text(found.get("stdout", ""), where),
        text(found.get("stderr", ""), where),
    )


def _call(value: object, where: str) -> CallAnswer:
    found = _record(value, where, "bus", " ".join((*QUESTION[1:], "reply", "error", "sentence")))
    question: list[object] = [text(found[name], where) for name in QUESTION[:5] if name in found]
    if "arguments" in found or "reply" in found:
        question.append(frozen(_items(found.get("arguments", []), where)))
    if "reply" in found:
        if len(question) < len(QUESTION) or "error" in found:
            raise RecordingError(f"{where}: a reply needs the whole question and no error.")
        return CallAnswer(tuple(question), tuple(map(frozen, _items(found["reply"], where))))
    refusal = read_refusal({name: found[name] for name in ("error", "sentence") if name in found})
    if refusal is None:
        raise RecordingError(f"{where} needs a reply or one of the errors {', '.join(ERRORS)}.")
    return CallAnswer(tuple(question), refusal)


def _registry_key(value: object, where: str) -> RegistryKey:
    found = _record(value, where, "", "values keys partial")
    values = _each(_registry_value)(found.get("values", {}), where)
    keys = texts(found["keys"], where) if "keys" in found else None
    return RegistryKey(values, keys, _typed(found.get("partial", False), bool, "true or false", where))


def _registry_value(value: object, where: str) -> RegistryValue | Refusal | None:
    refusal = read_refusal(value)
    if refusal is not None:
        return refusal
    match frozen(value):
        case None | str() | bytes() as found:
            return found
        case int() as found if not isinstance(found, bool):
            return found
        case tuple() as found:
            return texts(list(found), where)
        case _:
            raise RecordingError(f'{where} needs a number, a text, an array of texts or {{"hex": …}}.')


def _process(value: object, where: str) -> Process:
    found = _record(value, where, "name", "command mine")
    return Process(
        text(found["name"], where),
        texts(found.get("command", []), where),
        _typed(found.get("mine", False), bool, "true or false", where),
    )


def _listener(value: object, where: str) -> Listener:
    found = _record(value, where, "protocol address port", "program")
    protocol = text(found["protocol"], where)
    if protocol not in ("tcp", "udp"):
        raise RecordingError(f"{where}: protocol needs tcp or udp.")
    program = found.get("program")
    return Listener(
        cast("Literal['tcp', 'udp']", protocol),
        text(found["address"], where),
        _number(found["port"], where),
        None if program is None else text(program, where),
    )


def _space(value: object, where: str) -> Space:
    found = _record(value, where, "total free")
    return Space(_number(found["total"], where), _number(found["free"], where))


def _native(value: object, _where: str) -> object:
    return value


_SECTIONS: Mapping[str, Callable[[object, str], object]] = {
    "environment": _each(text),
    "missing": texts,
    "denied": texts,
    "unanswered": texts,
    "listings": _each(texts),
    "links": _each(text),
    "status": _each(_status),
    "commands": _row(_command),
    "calls": _row(_call),
    "registry": _each(_or_refusal(_registry_key)),
    "native": _each(_native),
    "processes": _or_refusal(_row(_process)),
    "listeners": _or_refusal(_row(_listener)),
    "space": _each(_or_refusal(_space)),
}
