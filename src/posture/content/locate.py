"""Find the content folders wherever the app runs from."""

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


@cache
def shipped() -> Traversable:
    """The folder that holds ``checks/``, ``lessons/`` and ``ui/``.

    A wheel or a frozen app carries them inside the package as ``posture/shipped``; a checkout
    keeps them at its top, where people edit them.
    """
    packaged = files("posture") / "shipped"
    return packaged if packaged.is_dir() else Path(__file__).parents[3]
