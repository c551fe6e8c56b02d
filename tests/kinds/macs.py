"""What the computers of ``computers/macos_*.py`` are made of."""

from __future__ import annotations

import json
import plistlib

LAPTOP, OPEN = "macos-15-laptop", "macos-14-open"
PREFERENCES, MANAGED = "/Library/Preferences", "/Library/Managed Preferences"
VERSION = "/System/Library/CoreServices/SystemVersion.plist"


def plist(**settings: object) -> bytes:
    """A property list as macOS writes it."""
    return plistlib.dumps(settings, fmt=plistlib.FMT_BINARY)


def version(number: str, build: str = "24G325") -> dict[str, bytes]:
    """Which macOS it is, as a file by its path."""
    return {VERSION: plist(ProductName="macOS", ProductVersion=number, ProductBuildVersion=build)}


def ran(line: str, stdout: str = "", stderr: str = "", exit_code: int = 0) -> dict[str, object]:
    """What a command line printed."""
    return {"argv": line.split(" "), "exit_code": exit_code, "stdout": stdout, "stderr": stderr}


def failed(line: str, error: str = "no_answer") -> dict[str, object]:
    """A command line that gave no answer."""
    return {"argv": line.split(" "), "error": error, "sentence": "It gave no answer."}


def reported(kind: str, **item: str) -> dict[str, object]:
    """What system_profiler says about one kind of thing."""
    listed = [item] if item else []
    return ran(f"system_profiler -json {kind}", json.dumps({kind: listed}))


def waits(port: int, address: str = "0.0.0.0") -> dict[str, object]:
    """A port that waits for connections."""
    return {"protocol": "tcp", "address": address, "port": port}


def runs(name: str, *, mine: bool = False) -> dict[str, object]:
    """A program that runs, root's unless it is ``mine``."""
    return {"name": name, "command": [], "mine": mine}
