"""Files that lie where content is looked for, and that nothing reads."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources.abc import Traversable

from posture.content.locate import shown
from posture.content.problems import Problem, Severity

_ENDINGS = (".md", ".po")


def stray_files(folder: Traversable, *, readable: str, wanted: str) -> Iterator[Problem]:
    """A warning for each file of ``folder`` that looks like content and is not read.

    ``readable`` is how the names of those end that are read here, ``wanted`` says what to do with others.
    Code W190. Files that begin with a dot or an underscore are left alone.
    """
    try:
        names = sorted(entry.name for entry in folder.iterdir() if not entry.is_dir())
    except OSError:
        return
    for name in names:
        if name.startswith((".", "_")) or (readable and name.endswith(readable)):
            continue
        if any(f"{ending}." in f"{name}." for ending in _ENDINGS) and not name.endswith(".po"):
            message = f"Nothing reads “{name}”. {wanted}"
            yield Problem(f"{shown(folder)}/{name}", 1, "W190", message, Severity.WARNING)
