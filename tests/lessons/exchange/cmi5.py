"""A learning platform that opens one lesson of a package, and a browser that goes through it."""

from __future__ import annotations

import json
import subprocess
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlencode, urlsplit

AGENT = json.dumps({"account": {"homePage": "https://lms.example", "name": "someone"}})
REGISTRATION = "3b2f0d1c-7c59-4c5e-9f27-6b7c3f1e2a10"
UNIT = "https://lms.example/unit/1"
OWN_CATEGORY = "https://lms.example/categories/autumn"
KINDS = {".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css"}
LAUNCH = {
    "launchMode": "Normal",
    "moveOn": "Completed",
    "contextTemplate": {
        "extensions": {"https://w3id.org/xapi/cmi5/context/extensions/sessionid": "s1"},
        "contextActivities": {"category": [{"id": OWN_CATEGORY}], "grouping": [{"id": OWN_CATEGORY}]},
    },
}

# What somebody does who takes whatever stands first, in a page that shows the lesson in a frame.
HAND = """<!doctype html><iframe id=f src="%s"></iframe><script>
const frame = document.getElementById("f");
const wait = (ms) => new Promise((on) => setTimeout(on, ms));
frame.onload = async () => {
  if (frame.contentWindow.location.pathname === "/back") return fetch("/over", {method: "POST"});
  const page = frame.contentDocument;
  for (let n = 0; n < 100 && !page.body.dataset.ready; n++) await wait(20);
  page.getElementById("finish").click();
  await wait(50);
  await fetch("/early", {method: "POST", body: page.getElementById("said").textContent});
  for (const section of page.querySelectorAll("section[data-kind]")) {
    for (const select of section.querySelectorAll("select")) select.selectedIndex = 1;
    const input = section.querySelector("input");
    if (input) input.click();
    const check = section.querySelector("[data-check]");
    if (check) check.click();
    for (let n = 0; n < 20 && section.dataset.kind === "scenario"; n++) {
      const step = section.querySelector("[data-step]:not([hidden])");
      const next = step.querySelector("[data-to]");
      if (!next) break;
      next.click();
    }
  }
  await fetch("/seen", {method: "POST", body: page.querySelector("main").innerText});
  const end = page.getElementById("finish");
  if (location.hash === "#back") {
    const view = frame.contentWindow;
    view.dispatchEvent(new view.PageTransitionEvent("pagehide", {persisted: true}));
    await wait(200);
    end.click();
    await wait(200);
    await fetch("/late", {method: "POST", body: page.getElementById("said").textContent});
    return fetch("/over", {method: "POST"});
  }
  end.click();
  end.click();
};
</script>"""


@dataclass
class Platform:
    """What the platform was told, in its order, and what the page said."""

    files: dict[str, bytes]
    lesson: str
    said: dict[str, str] = field(default_factory=dict)
    told: list[tuple[str, str]] = field(default_factory=list)
    statements: list[dict[str, Any]] = field(default_factory=list)
    states: dict[str, bytes] = field(default_factory=dict)
    keeps_states: bool = True
    refused: int = 0
    used: bool = False
    tokens: set[str] = field(default_factory=set)
    over: threading.Event = field(default_factory=threading.Event)


class _Answers(BaseHTTPRequestHandler):
    platform: ClassVar[Platform]

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        if path == "/hand":
            base = f"http://{self.headers['Host']}"
            asked = {"endpoint": f"{base}/lrs", "fetch": f"{base}/fetch", "actor": AGENT}
            asked |= {"registration": REGISTRATION, "activityId": UNIT}
            self._give(".html", (HAND % f"/{self.platform.lesson}.html?{urlencode(asked)}").encode())
        elif path == "/back":
            self._give(".html", b"<!doctype html>back")
        elif path.startswith("/lrs/"):
            self._note()
            back = {**LAUNCH, "returnURL": f"http://{self.headers['Host']}/back"}
            known = {**self.platform.states, "LMS.LaunchData": json.dumps(back).encode()}
            data = known.get(self._state())
            self._give("", data or b"", 404 if data is None else 200)
        else:
            data = self.platform.files.get(path[1:])
            self._give(Path(path).suffix, data or b"", 200 if data else 404)

    def do_PUT(self) -> None:
        self._note()
        data = self._body()
        if "/statements" not in self.path:
            if self.platform.keeps_states:
                self.platform.states[self._state()] = data
            self._give("", b"", 204 if self.platform.keeps_states else 403)
            return
        statement = json.loads(data)
        before = {each["verb"]["id"] for each in self.platform.statements}
        if statement["verb"]["id"] in before and statement["verb"]["id"].endswith("/completed"):
            self.platform.refused += 1
            self._give("", b"", 403)  # as the specification has it, section 9.3.3
            return
        self.platform.statements.append(statement)
        self._give("", b"", 204)

    def do_POST(self) -> None:
        body = self._body().decode()
        if self.path == "/fetch":
            used = b'{"error-code": "1", "error-text": "The authorization token has already been returned."}'
            self._give("", used if self.platform.used else b'{"auth-token": "dG9rZW4="}')
            return
        self.platform.said[self.path] = body
        self._give("", b"")
        if self.path == "/over":
            self.platform.over.set()

    def _state(self) -> str:
        return parse_qs(urlsplit(self.path).query).get("stateId", [""])[0]

    def _note(self) -> None:
        self.platform.told.append((self.command, urlsplit(self.path).path))
        self.platform.tokens.add(self.headers["Authorization"])
        asked = parse_qs(urlsplit(self.path).query)
        assert "agent" not in asked or asked["agent"] == [AGENT]

    def _body(self) -> bytes:
        return self.rfile.read(int(self.headers.get("Content-Length") or 0))

    def _give(self, suffix: str, data: bytes, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", KINDS.get(suffix, "application/json"))
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - its name there
        """Nothing: tests are quiet."""


@contextmanager
def _serving(platform: Platform) -> Iterator[str]:
    answers = type("Answers", (_Answers,), {"platform": platform})
    server = ThreadingHTTPServer(("127.0.0.1", 0), answers)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def platform_for(package: bytes, lesson: str) -> Platform:
    """A platform with one registration for that lesson of the package."""
    with zipfile.ZipFile(BytesIO(package)) as opened:
        return Platform({name: opened.read(name) for name in opened.namelist()}, lesson)


def go_through(platform: Platform, browser: str, profile: Path, *, back: bool = False) -> None:
    """Go through the lesson in the browser, from opening it until the platform has its page back.

    ``back``: the page is left before its end, and the browser brings it back as it was.
    """
    platform.over.clear()
    with _serving(platform) as address:
        command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"]
        command += [
            "--disable-background-networking",
            "--disable-dev-shm-usage",
            f"--user-data-dir={profile}",
        ]
        command += ["--remote-debugging-port=0", f"{address}/hand{'#back' if back else ''}"]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            platform.over.wait(60)
        finally:
            process.terminate()
            process.wait(30)
