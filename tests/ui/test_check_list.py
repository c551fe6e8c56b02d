from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from posture.application.checking import Check
from posture.application.checkup import Outcome, Verdict
from posture.application.session import Session
from posture.ui.models.check_list import CheckListModel, CheckRole, CheckRow, Filter, Heading
from posture.ui.words import outcome_word

TAKEN = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


@pytest.fixture
def checks(session: Session) -> Sequence[Check]:
    return tuple(session.catalogue.checks.values())


@pytest.fixture
def model(checks: Sequence[Check]) -> CheckListModel:
    made = CheckListModel()
    made.show_checks(checks)
    return made


def _verdict(check: str, outcome: Outcome, finding: str = "So it is.") -> Verdict:
    return Verdict(check, outcome, finding, "", (), TAKEN)


def _rows(model: CheckListModel) -> list[object]:
    return [model.index(place).data(CheckRole.ROW) for place in range(model.rowCount())]


def test_the_model_keeps_qts_rules(model: CheckListModel, qtmodeltester: ModelTester) -> None:
    model.show_verdicts([_verdict("screen-lock", Outcome.FAIL)])
    model.show_only(Filter.TO_DO)
    qtmodeltester.check(model, force_py=True)
    qtmodeltester.check(model)


def test_the_order_is_the_catalogues_with_a_heading_an_area(
    model: CheckListModel, checks: Sequence[Check]
) -> None:
    rows = _rows(model)
    assert [row.check for row in rows if isinstance(row, CheckRow)] == [check.id for check in checks]
    headings = [row.area for row in rows if isinstance(row, Heading)]
    assert headings == list(dict.fromkeys(check.area for check in checks))


def test_nothing_jumps_while_verdicts_come_in(
    model: CheckListModel, checks: Sequence[Check], qtbot: QtBot
) -> None:
    before = [index.data() for index in map(model.index, range(model.rowCount()))]
    with qtbot.assertNotEmitted(model.modelReset):
        for check in reversed(checks):
            with qtbot.waitSignal(model.dataChanged) as changed:
                model.show_verdicts([_verdict(check.id, Outcome.PASS)])
            assert changed.args is not None
            assert changed.args[0] == changed.args[1] == model.place(check.id)
    assert [index.data() for index in map(model.index, range(model.rowCount()))] == before


def test_the_same_verdicts_again_change_nothing(model: CheckListModel, qtbot: QtBot) -> None:
    model.show_verdicts([_verdict("firewall", Outcome.PASS)])
    with qtbot.assertNotEmitted(model.dataChanged), qtbot.assertNotEmitted(model.modelReset):
        model.show_verdicts([_verdict("firewall", Outcome.PASS)])


def test_to_do_leaves_what_needs_something_done(model: CheckListModel) -> None:
    model.show_only(Filter.TO_DO)
    assert _rows(model) == []
    model.show_verdicts(
        [
            _verdict("screen-lock", Outcome.FAIL),
            _verdict("os-updates", Outcome.WARN),
            _verdict("firewall", Outcome.UNKNOWN),
            _verdict("clock", Outcome.PASS),
        ]
    )
    assert [row.check for row in _rows(model) if isinstance(row, CheckRow)] == ["screen-lock", "os-updates"]
    model.show_verdicts([_verdict("screen-lock", Outcome.PASS)])
    assert [row.check for row in _rows(model) if isinstance(row, CheckRow)] == ["os-updates"]
    model.show_only(Filter.ALL)
    assert model.place("clock").isValid()


@pytest.mark.parametrize("outcome", Outcome)
def test_a_screen_reader_hears_title_state_and_finding(model: CheckListModel, outcome: Outcome) -> None:
    model.show_verdicts([_verdict("screen-lock", outcome, "Nothing locks it.")])
    spoken = model.place("screen-lock").data(Qt.ItemDataRole.AccessibleTextRole)
    title = model.place("screen-lock").data()
    assert spoken == f"{title}. {outcome_word(outcome)}. Nothing locks it."


def test_a_check_without_a_verdict_says_so(model: CheckListModel) -> None:
    assert "Not checked yet" in model.place("clock").data(Qt.ItemDataRole.AccessibleTextRole)


def test_headings_cannot_be_walked_to(model: CheckListModel) -> None:
    for place, row in enumerate(_rows(model)):
        enabled = bool(model.flags(model.index(place)) & Qt.ItemFlag.ItemIsEnabled)
        assert enabled is isinstance(row, CheckRow)


def test_each_group_has_a_first_and_a_last_row(model: CheckListModel) -> None:
    rows = _rows(model)
    firsts = [index.data(CheckRole.FIRST) for index in map(model.index, range(len(rows)))]
    lasts = [index.data(CheckRole.LAST) for index in map(model.index, range(len(rows)))]
    groups = sum(isinstance(row, Heading) for row in rows)
    checks = [place for place, row in enumerate(rows) if isinstance(row, CheckRow)]
    assert sum(firsts[place] for place in checks) == sum(lasts[place] for place in checks) == groups


def test_what_is_not_there_has_no_place(model: CheckListModel) -> None:
    assert not model.place("nothing").isValid()
    assert not model.heading("nowhere").isValid()
    assert model.rowCount(model.index(0)) == 0
    assert model.data(QModelIndex()) is None
