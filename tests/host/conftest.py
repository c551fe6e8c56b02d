"""Recordings written by hand."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

Write = Callable[..., Path]
HEADER = {
    "schema": "posture/host/1",
    "system": "linux",
    "taken": "2026-11-21T09:00:00Z",
    "home": "/home/person",
    "origin": "made up for a test",
    "complete": [],
}


@pytest.fixture
def write_recording(tmp_path: Path) -> Write:
    """Writes a recording: sections of ``answers.json`` by name, ``header`` and ``files`` as given."""
    count = iter(range(1000))

    def write(
        header: Mapping[str, object] | None = None,
        files: Mapping[str, bytes] | None = None,
        **answers: object,
    ) -> Path:
        folder = tmp_path / f"recording-{next(count)}"
        folder.mkdir()
        (folder / "host.json").write_text(json.dumps(HEADER | dict(header or {})), encoding="utf-8")
        (folder / "answers.json").write_text(json.dumps(answers), encoding="utf-8")
        for name, content in (files or {}).items():
            file = folder / "files" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        return folder

    return write
