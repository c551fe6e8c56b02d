"""How settings files of backup programs are written: YAML, TOML and JSON, and the paths in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from posture.facts.linux.backup.coverage import Sources, with_home

UNREAD = Sources((), more=True)
"""What a file may copy that is closed, or written in a way that is not followed."""


def yaml_mapping(text: str) -> Mapping[str, Any] | None:
    """The mapping that a YAML text holds, JSON among them; None where it holds none."""
    # Only people with such a program spend the milliseconds that this takes.
    import yaml

    try:
        read = yaml.safe_load(text)
    except (yaml.YAMLError, RecursionError, ValueError):
        return None
    return read if isinstance(read, dict) else None


def toml_mapping(text: str) -> Mapping[str, Any] | None:
    """The mapping that a TOML text holds; None where it is none."""
    import tomllib

    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError):
        return None


def texts(value: object) -> tuple[str, ...]:
    """A text, or those in a list."""
    items = value if isinstance(value, list) else [value] if isinstance(value, str) else []
    return tuple(item for item in items if isinstance(item, str))


def mappings(value: object) -> Iterator[Mapping[str, Any]]:
    """A mapping, or those in a list."""
    items = value if isinstance(value, list) else [value]
    return (item for item in items if isinstance(item, dict))


def at_home(paths: tuple[str, ...], home: str) -> tuple[str, ...]:
    """Paths with ``~`` replaced; ``{constant}`` and ``${VARIABLE}`` are left open."""
    return tuple(re.sub(r"(?<!\$)\{", "${", with_home(path, home)) for path in paths)
