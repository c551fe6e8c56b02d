from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from posture.application.checkup import Outcome
from posture.application.shipped_files import shipped_bytes, shipped_names
from posture.ui.icons import draw, icon
from posture.ui.look import Look
from posture.ui.words import FACES, face

NAMES = [name.removesuffix(".svg") for name in shipped_names("ui/icons")]


def _drawn(name: str, colour: str, side: int = 48) -> QImage:
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    draw(painter, name, QColor(colour), QRectF(0, 0, side, side))
    painter.end()
    return image


def _ink(image: QImage) -> set[tuple[int, int]]:
    return {
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 60
    }


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_is_a_stroke_on_the_24_grid(name: str) -> None:
    drawing = ET.fromstring(shipped_bytes(f"ui/icons/{name}.svg"))
    assert drawing.attrib["viewBox"] == "0 0 24 24"
    assert drawing.attrib["stroke"] == "currentColor"
    assert drawing.attrib["stroke-width"] == "2"
    assert drawing.attrib["fill"] == "none"


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_is_drawn_in_the_colour_asked_for(name: str, look: Look) -> None:
    image = _drawn(name, "#b42318")
    ink = _ink(image)
    assert len(ink) > 15
    solid = [image.pixelColor(*spot) for spot in ink if image.pixelColor(*spot).alpha() == 255]
    assert all(colour.name() == "#b42318" for colour in solid)


def test_every_state_has_a_shape_of_its_own(look: Look) -> None:
    shapes = [frozenset(_ink(_drawn(face(outcome).symbol, "#000000"))) for outcome in (*Outcome, None)]
    for place, shape in enumerate(shapes):
        for other in shapes[place + 1 :]:
            assert len(shape ^ other) > 60


def test_every_outcome_has_a_look() -> None:
    assert set(FACES) == set(Outcome)
    assert {look.symbol for look in FACES.values()} <= set(NAMES)


def test_could_not_tell_is_never_red() -> None:
    assert {face(outcome).tone for outcome in (Outcome.UNKNOWN, Outcome.STALE, None)} == {"unknown"}


def test_an_icon_is_sharp_on_a_dense_screen(look: Look) -> None:
    made = icon("home", QColor("#000000"), 20, room=5)
    assert made.pixmap(QSize(25, 20), 2.0).width() == 50
