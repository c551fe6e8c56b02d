from __future__ import annotations

import pytest

from posture.content.problems import ProblemLog
from posture.lessons.translation.fidelity import note_differences


def _codes(role: str, english: str, words: str) -> list[str]:
    notes = ProblemLog("de.po")
    note_differences(role, english, words, 7, notes)
    assert {problem.line for problem in notes.problems} <= {7}
    return [problem.code for problem in notes.problems]


@pytest.mark.parametrize(
    ("english", "words", "codes"),
    [
        ("Now {pay}[fee] it.", "{Zahlen}[fee] Sie jetzt.", []),
        ("Now {pay}[fee] it.", "Jetzt {zahlen}[fee] Sie, {und zwar gleich}[fee].", []),
        ("Now {pay}[fee] it.", "Zahlen Sie jetzt.", ["E102"]),
        ("Now {pay}[fee] it.", "{Zahlen}[gebühr] Sie jetzt.", ["E043", "E102"]),
        ("Now {pay}[fee] it.", "{Zahlen}[fees] Sie jetzt.", ["E102", "E102"]),
        ("Now {pay}[fee] it.", "{Zahlen [fee] Sie jetzt.", ["E043", "E102"]),
        ("Now {pay}[fee] it.", "{Zahlen}[fee] Sie {jetzt}.", ["E043"]),
        ("One.\nTwo.", "Eins.\nZwei.\nDrei.", []),
        ("See post.example", "Siehe post-paket.de", ["E049"]),
        ("Call 01632 960123", "Rufen Sie 030 1234567 an", ["E049"]),
        ("Call 01632 960123", "Rufen Sie +49 30 23125 123 an", []),
    ],
)
def test_the_marks_of_a_message_survive_and_nothing_in_it_is_anybodys(
    english: str, words: str, codes: list[str]
) -> None:
    assert sorted(_codes("message", english, words)) == codes


def test_a_header_stays_in_one_line() -> None:
    assert _codes("header", "Front desk", "Emp\nfang") == ["E104"]


@pytest.mark.parametrize(
    ("english", "words", "codes"),
    [
        ("Call {region.emergency}.", "Rufen Sie {region.emergency} an.", []),
        ("Call {region.emergency}.", "Rufen Sie 112 an.", ["E103"]),
        ("Call {region.emergency}.", "Rufen Sie {region.notruf} an.", ["E074", "E103", "E103"]),
        ("Call 112.", "Rufen Sie {region.emergency} an.", ["E103"]),
        ("Type `sudo x`.", "Tippen Sie `sudo x` ein.", []),
        ("Type `sudo x`.", "Tippen Sie `sudo y` ein.", ["E103", "E103"]),
        ("See [this](#step).", "Siehe [dies](#step).", []),
        ("See [this](#step).", "Siehe [dies](#stufe).", ["E103", "E103"]),
        ("See [this](#step).", "Siehe dies.", ["E103"]),
        ("Let him in", "[Ihn hereinlassen](#screen)", ["E103"]),
        ("It is **off**.", "Es ist **aus.", ["E104"]),
        ("On May the first.", "1. Mai", ["E104"]),
        ("Off - on.", "- Aus.", ["E104"]),
        ("Number one", "# Eins", ["E104"]),
        ("It is off.", "Es ist aus. ", ["E104"]),
        ("It is off.", "Es ist\n\naus.", ["E104"]),
        ("Number of IT", "Keep: it-phone = Nummer der IT", ["E104"]),
    ],
)
def test_places_links_and_shape_survive(english: str, words: str, codes: list[str]) -> None:
    assert sorted(_codes("text", english, words)) == codes
