"""Computers made up for one test."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from posture.host.recorded import RecordedHost

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
