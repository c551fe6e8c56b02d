"""The npm packages of the second client, in build/second_client: run this to fetch them, once a lock file.

What is fetched is what package-lock.json names, by its digest. Without Node, npm or a network the tests of
the second client are skipped, and say why; nothing else is missing.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

SOURCE = Path(__file__).parent
PLACE = SOURCE.parents[2] / "build" / "second_client"
OLDEST = (20, 19)
_DONE = PLACE / "fetched"


def missing() -> str:
    """Why the second client cannot run here, or "" where it can."""
    if reason := _without_node():
        return reason
    if _DONE.is_file() and _DONE.read_text(encoding="ascii") == _lock():
        return ""
    return "the npm packages of the second client are not fetched (make test fetches them)"


def _without_node() -> str:
    node = shutil.which("node")
    if node is None:
        return "Node is not installed"
    told = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    found = re.match(r"v(\d+)\.(\d+)", told)
    if found is None or (int(found[1]), int(found[2])) < OLDEST:
        return f"Node {OLDEST[0]}.{OLDEST[1]} or newer is needed, not {told.strip()}"
    return ""


def _lock() -> str:
    return hashlib.sha256((SOURCE / "package-lock.json").read_bytes()).hexdigest()


def fetch() -> str:
    """Fetch what is missing; why it could not be fetched, or ""."""
    reason = missing()
    if not reason or _without_node():
        return reason
    npm = shutil.which("npm")
    if npm is None:
        return "npm is not installed"
    PLACE.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(SOURCE / name, PLACE / name)
    # No package needs to run anything when it is installed, and none may.
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    try:
        done = subprocess.run(command, cwd=PLACE, capture_output=True, text=True, timeout=300, check=False)
    except subprocess.TimeoutExpired:
        return "npm took longer than five minutes"
    if done.returncode:
        return f"npm could not fetch them: {(done.stderr.strip().splitlines() or ['it did not say why'])[0]}"
    _DONE.write_text(_lock(), encoding="ascii")
    return ""


if __name__ == "__main__":
    if reason := fetch():
        print(f"The second client of the ballots is not tested: {reason}.", file=sys.stderr)
