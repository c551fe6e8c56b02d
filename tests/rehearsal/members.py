"""People of the rehearsal: each a home of its own, a recorded computer, and the real ``posture`` command."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

BIN = Path(sys.executable).parent
PASSPHRASE = "a rehearsal needs no secrets"


@dataclass(frozen=True)
class Member:
    """One person: what they have lies in ``home``, their computer is the recording in ``host``."""

    name: str
    home: Path
    host: Path

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """A running ``posture`` command."""
        return subprocess.Popen(
            [str(BIN / "posture"), *arguments],
            env=self._environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *arguments: str) -> tuple[int, str, str]:
        """Exit code, standard output and standard error of a ``posture`` command."""
        process = self.start(*arguments)
        stdout, stderr = process.communicate(timeout=120)
        assert "Traceback" not in stderr, stderr
        return process.returncode, stdout, stderr

    def ask(self, *arguments: str) -> Any:
        """The JSON that a command prints; it must exit with 0 or 1."""
        code, stdout, stderr = self.run(*arguments, "--json")
        assert code in {0, 1}, f"{self.name}: posture {' '.join(arguments)} exited with {code}: {stderr}"
        return json.loads(stdout)

    def outcomes(self) -> dict[str, str]:
        """What ``posture check`` says of the computer: an outcome a check."""
        checkup = self.ask("check", "--host", str(self.host))
        return {verdict["check"]: verdict["outcome"] for verdict in checkup["verdicts"]}

    def _environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "POSTURE_HOME": str(self.home),
            "POSTURE_KEYRING": "off",
            "POSTURE_PASSPHRASE": PASSPHRASE,
        }
