"""The made-up language shows what goes through the seam."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from making.english import left_english

from posture.words.phrase import counted, in_language, phrase, places
from posture.words.pseudo import Pseudo, pseudo


def test_it_is_accented_longer_and_in_brackets() -> None:
    english = "A firewall is on, and refuses what nobody asked for."
    said = pseudo(english)
    assert said.startswith("⟦Å ƒîřéŵåļļ îš öñ")
    assert said.endswith("⟧")
    assert 1.3 * len(english) < len(said) < 1.6 * len(english)


def test_what_is_filled_in_or_typed_stays() -> None:
    assert in_language(phrase("Run `{command}` now.", command="sudo x"), Pseudo()).startswith(
        "⟦Řûñ `sudo x` ñöŵ."
    )
    assert "%n" in pseudo("%n things to do")
    assert "<b>" in pseudo("<b>It</b>")
    assert in_language(counted("{n} port", "{n} ports", n=2), Pseudo()).startswith("⟦2 þöřţš")


@given(st.from_regex(r"\A[a-z ]{0,9}(\{[a-z]{1,5}\}[a-z ]{0,9}){0,3}\Z"))
def test_its_places_are_those_of_the_english(template: str) -> None:
    assert places(pseudo(template)) == places(template)


def test_what_did_not_come_through_the_seam_is_found() -> None:
    hidden = phrase("Could not tell: {detail}", detail="nobody knows. It is a secret.")
    shown = in_language(hidden, Pseudo())
    assert left_english(shown) == ["nobody knows.", "It is a secret."]
    assert left_english("Fix this\n⟦Ñö⟧ ⟦Microsoft Defender îš öñ⟧ /etc/passwd “sudo ufw enable”") == [
        "Fix this"
    ]
