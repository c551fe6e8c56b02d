"""Shipped drawings for pages that are read outside of the window, on white."""

from __future__ import annotations

import re
import tomllib
from base64 import b64encode
from collections.abc import Mapping

from posture.application.shipped_files import shipped_bytes


def light_colours() -> Mapping[str, str]:
    """The colours of the light theme by their names; ApplicationError."""
    colours: dict[str, str] = tomllib.loads(shipped_bytes("ui/themes/light.toml").decode())["colours"]
    return colours


def as_address(drawing: str, colours: Mapping[str, str]) -> str:
    """The drawing, in these colours, as an address that holds it."""
    painted = re.sub(r"\$([a-z_]+)", lambda name: colours.get(name[1], name[0]), drawing)
    return f"data:image/svg+xml;base64,{b64encode(painted.encode()).decode()}"
