"""Find the content folders wherever the app runs from."""

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def shown(place: Traversable) -> str:
    """A file's or a folder's name as messages tell it: with the way to it, where it has one."""
    return place.as_posix() if isinstance(place, Path) else place.name


@cache
def shipped() -> Traversable:
    """The folder that holds ``checks/``, ``lessons/`` and ``ui/``.

    A wheel or a frozen app carries them inside the package as ``posture/shipped``; a checkout
    keeps them at its top, where people edit them.
    """
    packaged = files("posture") / "shipped"
    return packaged if packaged.is_dir() else Path(__file__).parents[3]
