"""What libraries that others wrote say of badges."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

_HERE = Path(__file__).parent / "independent"


def judged(
    credentials: Sequence[Any],
    folder: Path,
    *,
    now: str = "2026-12-24T12:00:00Z",
    documents: Mapping[str, Any] | None = None,
) -> list[dict[str, Any]]:
    """For each credential whether it verifies, why not, and its canonical statements."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    asked = folder / "asked.json"
    request = {"now": now, "credentials": credentials, "documents": documents or {}}
    asked.write_text(json.dumps(request), encoding="utf-8")
    told = subprocess.run([node, _HERE / "judge.mjs", asked], capture_output=True, check=True, timeout=100)
    answers: list[dict[str, Any]] = json.loads(told.stdout)
    return answers
