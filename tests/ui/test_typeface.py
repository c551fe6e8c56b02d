"""Words are set in the typeface that the app brings, or in the system's, in the person's size."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFont, QFontInfo, QFontMetrics, QRawFont
from PySide6.QtWidgets import QApplication

from posture.application.shipped_files import shipped_bytes, shipped_names
from posture.ui import typeface
from posture.ui.look import Look
from posture.ui.typeface import Setting, Typeface
from posture.ui.widgets.label import Label, Role

CUTS = [name for name in shipped_names("ui/fonts") if name.endswith(".ttf")]


@pytest.fixture
def own(look: Look) -> Iterator[Look]:
    look.choose_face(Typeface.OWN)
    yield look
    look.choose_face(Typeface.OWN)


def test_words_are_set_in_the_own_typeface(own: Look, qapp: QApplication) -> None:
    assert QFontInfo(qapp.font()).family() == "Inter"


def test_strong_words_are_a_cut_of_their_own(own: Look, qapp: QApplication) -> None:
    for weight in (QFont.Weight.DemiBold, QFont.Weight.Bold):
        strong = QFont(qapp.font())
        strong.setWeight(weight)
        assert (QFontInfo(strong).family(), QFontInfo(strong).styleName()) == ("Inter", "Bold")
        assert QFontMetrics(strong).horizontalAdvance("Screen") > QFontMetrics(qapp.font()).horizontalAdvance(
            "Screen"
        )


def test_the_systems_typeface_is_a_choice_and_keeps_the_size(own: Look, qapp: QApplication) -> None:
    told: list[tuple[str, str]] = []
    own.settled.connect(lambda name, value: told.append((name, value)))
    label, size = Label("Here", Role.TITLE), qapp.font().pointSizeF()
    own.choose_face(Typeface.SYSTEM)
    assert "Inter" not in qapp.font().families()
    assert "Inter" not in label.font().families()
    assert qapp.font().pointSizeF() == size
    own.choose_face(Typeface.OWN)
    assert label.font().families()[0] == "Inter"
    assert told == [("typeface", "system"), ("typeface", "own")]


def test_the_own_typeface_has_the_size_that_the_person_wants(own: Look, qapp: QApplication) -> None:
    usual = QFont(qapp.font())
    larger = QFont(usual)
    larger.setPointSizeF(usual.pointSizeF() * 1.5)
    try:
        qapp.setFont(larger)
        own.choose_face(Typeface.SYSTEM)
        own.choose_face(Typeface.OWN)
        assert qapp.font().pointSizeF() == larger.pointSizeF()
    finally:
        qapp.setFont(usual)


@pytest.mark.parametrize("cut", CUTS)
def test_a_cut_has_the_letters_of_the_languages_and_no_fat(cut: str, qapp: QApplication) -> None:
    data = shipped_bytes(f"ui/fonts/{cut}")
    raw = QRawFont(data, 20)
    assert raw.isValid()
    wanted = "AZaz09ÄÖÜäöüßẞéèçñåøæŁłŐőŘřŞşĞğİıȘș„“”‚‘’»«–—…·•→←↑↓≤≥−×€§°%✓⌘"
    assert [letter for letter in wanted if not raw.supportsCharacter(ord(letter))] == []
    assert len(data) < 90_000


def test_its_licence_lies_beside_it() -> None:
    assert "SIL OPEN FONT LICENSE Version 1.1" in shipped_bytes("ui/fonts/OFL.txt").decode()


def test_where_it_cannot_be_loaded_the_systems_is_there(
    qapp: QApplication, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = QFont(qapp.font())
    monkeypatch.setattr(typeface, "_own_family", lambda: "")
    try:
        Setting(qapp).set_in(Typeface.OWN)
        assert qapp.font().families() == usual.families()
    finally:
        qapp.setFont(usual)
