"""The names of all checks that there are or are to be, each with its lesson."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources.abc import Traversable
from types import MappingProxyType

from posture.content.form import read_text
from posture.content.node import Entry
from posture.content.problems import ProblemLog
from posture.content.tree import read_tree

_PLACE = ("knowledge", "names.yaml")
_MEASURED, _ASKED = "measured", "asked"


def lessons_by_check(folder: Traversable) -> Mapping[str, str]:
    """The id of the lesson for each name, for the checks in ``folder``; none where the list is not there.

    Those that only the person can answer are among them.
    """
    text, _ = read_text(folder.joinpath(*_PLACE), _PLACE[-1])
    root = read_tree(text or "", 1, ProblemLog(_PLACE[-1]))
    groups = root.value if root is not None and isinstance(root.value, dict) else {}
    return MappingProxyType(
        {name: lesson for group in (_MEASURED, _ASKED) for name, lesson in _named(groups, group)}
    )


def _named(groups: Mapping[str, Entry], group: str) -> list[tuple[str, str]]:
    entry = groups.get(group)
    names = entry.node.value if entry is not None and isinstance(entry.node.value, dict) else {}
    return [(name, str(each.node.value)) for name, each in names.items()]
