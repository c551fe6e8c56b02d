"""The window's words: Qt Linguist's file, brought in step by Qt's own lupdate.

lupdate takes the amount in ``translate(context, words, None, amount)`` for an amount only where it is a plain
number; with a name it forgets the plural, and with anything longer it silently leaves the words out. It is
given the modules with a number there. Whether all words arrived is then compared with the code itself.
"""

from __future__ import annotations

import ast
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
    asked: set[str] = set()
    with TemporaryDirectory() as folder:
        modules = []
        for path in sorted((top / "src/posture/ui").rglob("*.py")):
            module = path.relative_to(top)
            text, words = _plain_amounts(path.read_text(encoding="utf-8"))
            asked |= words
            modules.append(str(module))
            (Path(folder) / module).parent.mkdir(parents=True, exist_ok=True)
            (Path(folder) / module).write_text(text, encoding="utf-8")
        file = Path(folder) / f"{code}.ts"
        if (top / name).exists():
            shutil.copy(top / name, file)
        languages = ("-source-language", "en", "-target-language", code)
        subprocess.run(
            [str(Path(sys.executable).parent / "pyside6-lupdate"), "-silent", *modules, "-ts", str(file),
             "-locations", "none", *languages],
            cwd=folder,
            check=True,
            timeout=60,
        )  # fmt: skip
        collected = file.read_bytes()
    problems, missing = [], []
    for context in ET.fromstring(collected).iterfind("context"):
        for message in context.iterfind("message"):
            english = quoted(message.findtext("source") or "")
            asked.discard(message.findtext("source") or "")
            translation = message.find("translation")
            kind = "unfinished" if translation is None else translation.get("type")
            if kind == "unfinished":
                missing.append(f"{context.findtext('name')}: {english}")
            elif kind in {"vanished", "obsolete"}:
                problems.append(f"stale, nothing says it any more: {english}. Take it out.")
    problems += [f"lupdate does not find {quoted(words)}. Write it otherwise." for words in sorted(asked)]
    return WindowFile(collected, tuple(problems), tuple(missing))


def _plain_amounts(code: str) -> tuple[str, set[str]]:
    """A module as lupdate understands it, and the words that it has to find in there."""
    lines = code.encode().splitlines(keepends=True)
    words: set[str] = set()
    amounts: list[ast.expr] = []
    for node in ast.walk(ast.parse(code)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        at = {"tr": 0, "translate": 1}.get(node.func.attr, len(node.args))
        said = node.args[at] if at < len(node.args) else None
        if isinstance(said, ast.Constant) and isinstance(said.value, str):
            words.add(said.value)
            amounts += node.args[3:] if node.func.attr == "translate" else ()
    for amount in sorted(amounts, key=lambda each: each.lineno, reverse=True):
        first, last = amount.lineno - 1, (amount.end_lineno or amount.lineno) - 1
        lines[first : last + 1] = [
            lines[first][: amount.col_offset] + b"1" + lines[last][amount.end_col_offset :],
        ]
    return b"".join(lines).decode(), words
