"""A lesson's drawing: SVG in the colours of the theme, small, and nothing in it but shapes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

COLOURS = (
    "$text",
    "$on_accent",
    "$edge",
    "$surface",
    "$selected",
    "$good",
    "$warn",
    "$bad",
    "$accent",
    "$hover",
    "$muted",
)
LARGEST = 4096  # bytes
_WIDE, _HIGH = (100, 220), (70, 160)
_SVG = "{http://www.w3.org/2000/svg}"
_SHAPES = ("svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon")
_COLOURED = ("fill", "stroke")
_ATTRIBUTES = frozenset(
    {
        *_COLOURED,
        *("viewBox", "d", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "width", "height"),
        *("points", "transform", "opacity", "fill-opacity", "stroke-opacity", "stroke-width"),
        *("stroke-linecap", "stroke-linejoin", "stroke-dasharray", "stroke-dashoffset", "fill-rule"),
    }
)
_QUOTED = 40  # letters
_DECLARES = re.compile(r"<[!?]")


def faults_of(drawing: str) -> Iterator[str]:
    """What is wrong with a drawing, a sentence each; nothing where it can be shown."""
    if len(drawing.encode()) >= LARGEST:
        yield f"The drawing is too large; it has less than {LARGEST // 1024} kB."
        return
    if _DECLARES.search(drawing):
        yield "The drawing has a line “<!…>” or “<?…>”; it begins with “<svg”, and has no comments."
        return
    try:
        root = ET.fromstring(drawing)  # noqa: S314 - without declarations nothing in it can expand
    except ET.ParseError as error:
        yield f"The drawing is no SVG; line {error.position[0]} of it cannot be read."
        return
    yield from dict.fromkeys(_faults(root))


def _faults(root: ET.Element) -> Iterator[str]:
    if root.tag != f"{_SVG}svg":
        yield 'The drawing begins with <svg xmlns="http://www.w3.org/2000/svg" viewBox="…">.'
        return
    if not _has_good_size(root.get("viewBox", "")):
        yield "The drawing's viewBox is about 150 wide and 110 high."
    for shape in root.iter():
        name = str(shape.tag).removeprefix(_SVG)
        if name not in _SHAPES:
            yield f"The drawing has a “{name}”; it is made of {', '.join(_SHAPES[1:])} alone."
        for words in (shape.text, shape.tail):
            if words and words.strip():
                yield f"The drawing has “{words.strip()[:_QUOTED]}” between its shapes; it has no words."
        for attribute, value in shape.attrib.items():
            if attribute not in _ATTRIBUTES:
                yield f"The drawing has “{attribute}”, which is not used in drawings here."
            elif attribute in _COLOURED and value not in (*COLOURS, "none"):
                yield f"The drawing has the colour “{value}”; there are {', '.join(COLOURS)} and none."
            elif attribute not in _COLOURED and "$" in value:
                yield f"The drawing has “{value}” where no colour belongs."


def _has_good_size(box: str) -> bool:
    try:
        _, _, wide, high = (float(number) for number in box.replace(",", " ").split())
    except ValueError:
        return False
    return _WIDE[0] <= wide <= _WIDE[1] and _HIGH[0] <= high <= _HIGH[1]
