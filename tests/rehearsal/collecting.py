"""IT of the rehearsal: the real ``posture-collector`` command on loopback."""

from __future__ import annotations

import base64
import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

from loopback import free_port

BIN = Path(sys.executable).parent


class Collector:
    """A collector's folder, and its server process while it runs."""

    def __init__(self, folder: Path, name: str = "The Rehearsal") -> None:
        self.folder = folder
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self._server: subprocess.Popen[str] | None = None
        self.run("init", str(folder), "--name", name, "--address", self.address, "--rehearsal")
        self.run("publish", str(folder), "members")  # as where it counts

    def run(self, *arguments: str) -> str:
        """What a command prints; it must succeed."""
        done = subprocess.run(
            [str(BIN / "posture-collector"), *arguments],
            env={**os.environ, "POSTURE_COLLECTOR_PASSPHRASE": "a sentence for the rehearsal"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, f"posture-collector {' '.join(arguments)}: {done.stderr}"
        return done.stdout

    def invites(self, number: int, folder: Path) -> list[Path]:
        self.run("invite", str(self.folder), "-n", str(number), "--out", str(folder))
        return sorted(folder.glob("invite-*.json"))

    def open(self, seconds: int, *more: str) -> str:
        """Open a round of so many seconds; gives back when it is what."""
        return " ".join(
            self.run("epoch", str(self.folder), "open", "--seconds", str(seconds), *more).splitlines()
        )

    def wait_for_close(self) -> None:
        """Wait until the server has closed the round by itself."""
        until = time.monotonic() + 600
        while self.tally()["open"] is not None:
            assert time.monotonic() < until, "the round does not close"
            time.sleep(0.5)

    def page(self) -> bytes:
        """The page as IT sees it, with the key that is kept in the folder."""
        key = json.loads((self.folder / "organisation.json").read_bytes())["page_key"]
        basic = base64.b64encode(f"it:{key}".encode()).decode()
        request = urllib.request.Request(self.address + "/", headers={"Authorization": f"Basic {basic}"})
        status, page = _patiently(request)
        assert status == 200, status
        return page

    def tally(self) -> Any:
        return json.loads(self.run("tally", str(self.folder), "--json"))

    def start(self) -> None:
        """Start the server and wait until it answers."""
        with (self.folder.parent / "collector.log").open("a") as log:
            self._server = subprocess.Popen(
                [str(BIN / "posture-collector"), "serve", str(self.folder)],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                text=True,
            )
        until = time.monotonic() + 60
        while _answer(urllib.request.Request(self.address + "/healthz"))[0] != 200:
            assert time.monotonic() < until, "the collector does not answer"
            assert self._server.poll() is None, "the collector stopped"
            time.sleep(0.05)

    def kill(self) -> None:
        """End the server at once, as a power cut would."""
        if self._server is not None:
            self._server.send_signal(signal.SIGKILL)
            self._server.wait()
            self._server = None

    def stop(self) -> None:
        """Ask the server to end."""
        if self._server is not None:
            self._server.terminate()
            self._server.wait(timeout=20)
            self._server = None

    def log(self) -> str:
        """What the server wrote."""
        return (self.folder.parent / "collector.log").read_text(encoding="utf-8")

    @property
    def running(self) -> bool:
        return self._server is not None and self._server.poll() is None

    def get(self, path: str) -> tuple[int, bytes]:
        return _patiently(urllib.request.Request(self.address + path))

    def post(self, path: str, body: bytes) -> tuple[int, Any]:
        """Status and JSON of the reply."""
        status, reply = _patiently(urllib.request.Request(self.address + path, data=body, method="POST"))
        return status, json.loads(reply)


def _patiently(request: urllib.request.Request) -> tuple[int, bytes]:
    """The answer, asked for with the same bytes until there is one: a kill may have taken it away."""
    until = time.monotonic() + 180
    while True:
        status, reply = _answer(request)
        if status or time.monotonic() > until:
            return status, reply
        time.sleep(0.2)


def _answer(request: urllib.request.Request) -> tuple[int, bytes]:
    try:
        with urllib.request.urlopen(request, timeout=30) as reply:
            return reply.status, reply.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()
    except OSError:
        return 0, b""
