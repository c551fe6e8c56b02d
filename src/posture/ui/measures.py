"""The scales of room, text and corners, as the file that designers edit gives them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass

from posture.application.shipped_files import shipped_bytes

_PATH = "ui/measures.toml"


@dataclass(frozen=True, slots=True)
class Space:
    """Room around and between things, in device-independent pixels."""

    hair: int
    tight: int
    close: int
    usual: int
    wide: int
    section: int
    page: int


@dataclass(frozen=True, slots=True)
class Type:
    """How large a text is, as a multiple of the person's own size."""

    title: float
    heading: float
    strong: float
    body: float
    muted: float
    small: float
    exact: float


@dataclass(frozen=True, slots=True)
class Columns:
    """How wide columns get, in lines of text."""

    reading: int
    page: int
    beside: int
    both: int


@dataclass(frozen=True, slots=True)
class Corner:
    """How round things are, in device-independent pixels."""

    card: int
    part: int
    control: int
    row: int


_FORM = tomllib.loads(shipped_bytes(_PATH).decode())

SPACE = Space(**_FORM["space"])
TYPE = Type(**_FORM["type"])
COLUMNS = Columns(**_FORM["columns"])
CORNER = Corner(**_FORM["corner"])
