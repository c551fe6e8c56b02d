"""Whoever stops the rehearsal is told so in a line, and no key stays behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

SCRIPT = Path(__file__).parent / "run.py"


@pytest.mark.rehearsal
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_rehearsal_that_is_stopped_leaves_nothing_behind(tmp_path: Path, name: str) -> None:
    with subprocess.Popen(
        [sys.executable, str(SCRIPT)],
        env={**os.environ, "TMPDIR": str(tmp_path), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as running:
        assert running.stdout is not None
        assert "minutes. Ctrl+C stops it" in running.stdout.readline()
        while "IT made" not in running.stdout.readline():
            assert running.poll() is None
        [folder] = tmp_path.glob("posture-rehearsal-*")
        assert list(folder.rglob("targets.key*"))
        running.send_signal(getattr(signal, name))
        said = running.stdout.read()
    assert running.returncode == 128 + getattr(signal, name)
    assert "Traceback" not in said
    assert said.splitlines()[-1] == "The rehearsal was stopped. Its folder, with all keys in it, is deleted."
    assert list(tmp_path.iterdir()) == []
    assert not [
        each for each in psutil.process_iter(["cmdline"]) if str(folder) in (each.info["cmdline"] or ())
    ]
