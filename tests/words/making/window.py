"""The window's words: Qt Linguist's file, brought in step by Qt's own lupdate."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree as ET

from making.shrinking import quoted


@dataclass(frozen=True, slots=True)
class WindowFile:
    """What the file is to hold, what is wrong in it, and which words have no translation."""

    text: bytes
    problems: tuple[str, ...]
    missing: tuple[str, ...]


def window_in_step(top: Path, name: str, code: str) -> WindowFile:
    """Qt Linguist's file ``name`` below ``top`` with all words of the window."""
    modules = sorted(str(path.relative_to(top)) for path in (top / "src/posture/ui").rglob("*.py"))
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"{code}.ts"
        if (top / name).exists():
            shutil.copy(top / name, file)
        languages = ("-source-language", "en", "-target-language", code)
        subprocess.run(
            [str(Path(sys.executable).parent / "pyside6-lupdate"), "-silent", *modules, "-ts", str(file),
             "-locations", "none", *languages],
            cwd=top,
            check=True,
            timeout=60,
        )  # fmt: skip
        text = file.read_bytes()
    problems, missing = [], []
    for context in ET.fromstring(text).iterfind("context"):
        for message in context.iterfind("message"):
            english = quoted(message.findtext("source") or "")
            translation = message.find("translation")
            kind = "unfinished" if translation is None else translation.get("type")
            if kind == "unfinished":
                missing.append(f"{context.findtext('name')}: {english}")
            elif kind in {"vanished", "obsolete"}:
                problems.append(f"stale, nothing says it any more: {english}. Take it out.")
    return WindowFile(text, tuple(problems), tuple(missing))
