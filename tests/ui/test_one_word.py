"""A state has one word and one sign, and no check is read as the claim that all is well, on every page."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import posture.ui
from posture.application.checkup import Outcome
from posture.application.session import Session
from posture.application.states import STATE_WORDS, state_of
from posture.cli.outcomes import ANSWER_WORDS
from posture.ui.models.amounts import Amounts, amounts_words
from posture.ui.models.check_list import CheckRole, CheckRow
from posture.ui.pages.checks import ChecksPage
from posture.ui.widgets.areas import AreaCard
from posture.ui.widgets.finding_card import FindingCard
from posture.ui.widgets.glyph import Glyph
from posture.ui.widgets.label import Label
from posture.ui.window import Window
from posture.ui.words import FACES, answer_face, answer_word, outcome_word

_STRAY = re.compile(r'tr\(\s*"(?:OK|Fix this|To fix|Look at this|Does not apply.*|To do, can wait)"')


@pytest.mark.parametrize("outcome", list(Outcome))
def test_a_state_is_called_and_drawn_the_same_in_the_list_and_on_its_page(
    checked: Window, settle: Callable[[], None], outcome: Outcome
) -> None:
    checks = checked.pages["checks"]
    assert isinstance(checks, ChecksPage)
    settle()
    checkup = checked.checkups.current
    assert checkup is not None
    checked.checkups.current = replace(
        checkup, verdicts=tuple(replace(one, outcome=outcome, measured=None) for one in checkup.verdicts)
    )
    checked.checkups.changed.emit()
    row = checks.model.place("screen-lock").data(CheckRole.ROW)
    assert isinstance(row, CheckRow)
    checked.go("check", "screen-lock")
    settle()
    card = checked.pages["check"].findChild(FindingCard)
    assert card is not None
    assert row.word == STATE_WORDS[outcome] == outcome_word(outcome)
    assert row.word in [label.text() for label in card.findChildren(Label)]
    assert card.findChildren(Glyph)[0].symbol == FACES[outcome].symbol
    checked.go("home", "")
    settle()
    areas = checked.pages["home"].findChild(AreaCard)
    assert areas is not None
    assert FACES[outcome].symbol in {sign.symbol for sign in areas.findChildren(Glyph)}


@pytest.mark.parametrize("answer", [1, 2, 3, 4])
def test_an_answer_that_leaves_has_the_word_and_the_sign_of_its_state(answer: int) -> None:
    assert answer_word(answer) == STATE_WORDS[state_of(answer)] == ANSWER_WORDS[answer]
    assert answer_face(answer) == FACES[state_of(answer)]


def test_no_two_states_share_a_word_or_a_sign() -> None:
    assert len(set(STATE_WORDS.values())) == len(Outcome)
    assert len({look.symbol for look in FACES.values()}) == len(Outcome)


def test_numbers_are_told_in_the_words_of_the_states() -> None:
    said = amounts_words(Amounts(fine=1, to_do=1, unsure=2, aside=1, old=1))
    counted = {part.removeprefix("1 ") for part in said.split(" · ")}
    told = (Outcome.PASS, Outcome.FAIL, Outcome.UNKNOWN, Outcome.STALE, Outcome.EXCEPTED)
    assert counted == {str(STATE_WORDS[outcome]).lower() for outcome in told}


def test_no_part_of_the_window_has_a_word_of_its_own_for_a_state() -> None:
    folder = Path(posture.ui.__file__).parent
    strays = [path.name for path in folder.rglob("*.py") if _STRAY.search(path.read_text(encoding="utf-8"))]
    assert strays == []


def test_where_a_state_stands_beside_it_a_check_is_named_and_not_claimed(
    checked: Window, session: Session, settle: Callable[[], None]
) -> None:
    checks = checked.pages["checks"]
    assert isinstance(checks, ChecksPage)
    settle()
    for check in session.catalogue.checks.values():
        row = checks.model.place(check.id).data(CheckRole.ROW)
        assert row.title == check.topic != check.title
        assert not re.search(r"\b(is|are|has|gets|locks|installs?|can)\b", check.topic), check.topic
