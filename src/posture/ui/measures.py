"""The scales of room, text and corners, as the file that designers edit gives them."""

from __future__ import annotations

import tomllib
from typing import TypeVar

from posture.application.shipped_files import shipped_bytes

_PATH = "ui/measures.toml"


class Space:
    """Room around and between things, in device-independent pixels."""

    hair: int
    tight: int
    close: int
    usual: int
    wide: int
    section: int
    page: int


class Type:
    """How large a text is, as a multiple of the person's own size."""

    title: float
    large: float
    heading: float
    strong: float
    body: float
    muted: float
    small: float
    exact: float


class Columns:
    """How wide columns get, in lines of text."""

    reading: int
    page: int
    beside: int
    both: int


class Corner:
    """How round things are, in device-independent pixels."""

    card: int
    part: int
    control: int
    row: int


_Scale = TypeVar("_Scale")
_FORM = tomllib.loads(shipped_bytes(_PATH).decode())


def _read(scale: _Scale, name: str) -> _Scale:
    """The scale with the file's steps; no dataclasses, whose making the first frame would wait for."""
    vars(scale).update(_FORM[name])
    return scale


SPACE = _read(Space(), "space")
TYPE = _read(Type(), "type")
COLUMNS = _read(Columns(), "columns")
CORNER = _read(Corner(), "corner")
