"""Computers made up for one test."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent))  # invented_host.py serves the tests of all systems

from posture.facts.families import FAMILIES
from posture.facts.model import Answer, Known, Unreadable
from posture.host.recordings.recorded import RecordedHost

MakeHost = Callable[..., RecordedHost]


@pytest.fixture
def make_host(tmp_path: Path) -> MakeHost:
    """Makes a recorded host out of files by their path and the sections of ``answers.json``.

    Without ``complete`` it is complete: what is not given is not there. Nothing runs, nothing listens
    and no environment is set unless it is given.
    """
    count = iter(range(1000))

    def make(
        files: Mapping[str, str | bytes] | None = None,
        *,
        system: str = "linux",
        home: str = "/home/person",
        complete: tuple[str, ...] = ("/",),
        taken: str = "2026-11-21T09:00:00Z",
        **answers: object,
    ) -> RecordedHost:
        folder = tmp_path / f"host-{next(count)}"
        folder.mkdir()
        header = {"schema": "posture/host/1", "system": system, "taken": taken, "home": home}
        header |= {"origin": "made up for a test", "complete": list(complete)}  # type: ignore[dict-item]
        defaults: dict[str, object] = {"environment": {}, "processes": [], "listeners": []}
        (folder / "host.json").write_text(json.dumps(header), encoding="utf-8")
        (folder / "answers.json").write_text(json.dumps(defaults | answers), encoding="utf-8")
        for path, content in (files or {}).items():
            file = folder / "files" / path.replace(":", "").replace("\\", "/").lstrip("/")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return RecordedHost(folder)

    return make


@pytest.fixture(scope="session")
def assert_sound() -> Callable[[str, Mapping[str, Answer]], None]:
    """Asserts that what a reader answers has the type of its field, or is a sentence that says why not.

    What a reader leaves out, gather tells: some fields have no meaning on some systems.
    """

    def check(family: str, answers: Mapping[str, Answer]) -> None:
        fields = FAMILIES[family].fields
        left_out = fields.keys() - answers.keys()
        assert answers.keys() <= fields.keys()
        assert all(fields[name].optional or fields[name].otherwise is not None for name in left_out)
        for name, answer in answers.items():
            field = fields[name]
            assert isinstance(answer, Known | Unreadable)
            if isinstance(answer, Unreadable):
                assert answer.detail.endswith(".")
            else:
                assert type(answer.value) is field.type
                assert not field.values or answer.value in field.values

    return check
