"""What a person types to start one of Posture's programs, from where they are."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

_MODULES = (("posture", "__main__.py"), ("collector", "cli.py"))
"""The files behind ``python -m posture`` and ``python -m posture.collector.cli``."""
_QUOTED = re.compile("([“„«])posture ")
"""A command in the quotation marks of a language."""


def typed(command: str) -> str:
    """A command such as ``posture learn screen-lock`` as this person can type it.

    Where no PATH leads to the program that runs now, its name is a path: ``.venv/bin/posture learn …``.
    """
    name, blank, rest = command.partition(" ")
    return f"{called(name, sys.argv, os.environ, Path.cwd())}{blank}{rest}"


def typable(text: str) -> str:
    """The text with each command of ``posture`` in quotes, as in “posture preview”, as it can be typed."""
    return _QUOTED.sub(lambda found: f"{found[1]}{typed('posture ')}", text)


def called(name: str, argv: Sequence[str], environment: Mapping[str, str], here: Path) -> str:
    """The program's name, or its path from ``here``, as a shell takes it."""
    script = _script(name, argv)
    if script is None:
        return name
    found = shutil.which(name, path=os.pathsep.join(_path(script.parent, environment)))
    if found is not None and Path(found).resolve() == script.resolve():
        return name
    return _quoted(_from(here, script))


def _script(name: str, argv: Sequence[str]) -> Path | None:
    """The program that runs; None where it is another one, such as a test."""
    if getattr(sys, "frozen", False):  # argv holds what was typed, without the folder the shell found it in
        frozen = Path(sys.executable).with_name(_file(name))
        return frozen if frozen.is_file() else None
    started = Path(os.path.abspath(argv[0])) if argv and argv[0] else None  # noqa: PTH100 - follows no links
    if started is not None and started.stem == name:
        return started
    beside = Path(sys.executable).parent / _file(name)
    as_module = started is not None and started.parts[-2:] in _MODULES
    return beside if as_module and beside.is_file() else None


def _file(name: str) -> str:
    return f"{name}.exe" if sys.platform == "win32" else name


def _path(own: Path, environment: Mapping[str, str]) -> list[str]:
    """The person's PATH: ``uv run`` puts the program's folder before it, for the program alone."""
    folders = environment.get("PATH", "").split(os.pathsep)
    if "UV_RUN_RECURSION_DEPTH" in environment and folders and Path(folders[0]) == own:
        return folders[1:]
    return folders


def _from(here: Path, script: Path) -> str:
    """The path from here where it lies below; a name alone would be looked for on the PATH."""
    if not script.is_relative_to(here):
        return str(script)
    shown = script.relative_to(here)
    return str(shown) if len(shown.parts) > 1 else os.path.join(os.curdir, shown)  # noqa: PTH118 - pathlib drops “.”


def _quoted(path: str) -> str:
    if sys.platform == "win32":
        return f'"{path}"' if " " in path else path
    return shlex.quote(path)
