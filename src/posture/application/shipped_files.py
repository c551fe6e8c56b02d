"""Files that came with the app, such as themes and icons."""

from __future__ import annotations

from importlib.resources.abc import Traversable

from posture.application.errors import ApplicationError
from posture.content.locate import shipped
from posture.words.phrase import phrase


def shipped_bytes(path: str) -> bytes:
    """A shipped file such as ``ui/themes/light.toml``; ApplicationError where it is missing."""
    try:
        return _place(path).read_bytes()
    except OSError as error:
        raise ApplicationError(
            phrase("The file {path} is missing: this copy of Posture is incomplete.", path=path)
        ) from error


def shipped_names(path: str) -> tuple[str, ...]:
    """The names in a shipped folder, sorted; none where it is missing."""
    try:
        return tuple(sorted(entry.name for entry in _place(path).iterdir()))
    except OSError:
        return ()


def _place(path: str) -> Traversable:
    return shipped().joinpath(*path.split("/"))
