"""What a person walks through, told by the pixels that are seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from posture.application.checkup import Checkup, Outcome, Verdict
from posture.application.session import Session
from posture.ui.pages.home import HomePage
from posture.ui.widgets.button import Button
from posture.ui.widgets.flow import Flow
from posture.ui.window import Window


@pytest.fixture
def mended(checked: Window, monkeypatch: pytest.MonkeyPatch) -> Window:
    """The window after a check-up; whatever is looked at from now on is as it should be."""
    from posture.application.checking import check_now

    def look(
        session: Session, only: Sequence[str] = (), on_verdict: Callable[[Verdict], None] | None = None
    ) -> Checkup:
        checkup = check_now(session, only)
        verdicts = tuple(replace(each, outcome=Outcome.PASS) for each in checkup.verdicts)
        for verdict in verdicts if on_verdict is not None else ():
            on_verdict(verdict)  # type: ignore[misc]
        return replace(checkup, verdicts=verdicts)

    monkeypatch.setattr("posture.application.checking.check_now", look)
    return checked


def _press(page: QWidget, words: str) -> None:
    next(b for b in page.findChildren(Button) if b.accessibleName() == words and b.isVisible()).click()


def _buttons(page: HomePage) -> list[Button]:
    flows = [flow for flow in page.findChildren(Flow) if flow.isVisible()]
    return [
        button
        for flow in flows
        for button in flow.widgets
        if isinstance(button, Button) and button.isVisible()
    ]


def _place(button: Button) -> QRect:
    return QRect(button.mapTo(button.window(), button.rect().topLeft()), button.size())


@pytest.mark.parametrize("turn", [1, 2, 3])
def test_after_a_fix_and_back_homes_buttons_stand_in_their_rows(
    qtbot: QtBot, mended: Window, settle: Callable[[], None], turn: int
) -> None:
    """What is painted where the buttons are is what is painted when they are laid out anew."""
    checked = mended
    home = checked.pages["home"]
    assert isinstance(home, HomePage)
    for _ in range(turn):
        checked.go("home", "")
        settle()
        check = home._step.check
        _press(home, "Why this matters" if any(
            b.accessibleName() == "Why this matters" for b in _buttons(home)) else "Show me how")  # fmt: skip
        settle()
        assert checked.place == ("check", check)
        _press(checked.pages["check"], "Check again")
        qtbot.waitUntil(lambda: not checked.checkups.running)
        settle()
        checked.back()
        settle()
    buttons = _buttons(home)
    assert len(buttons) >= 2
    walked = {button.accessibleName(): checked.grab(_place(button)).toImage() for button in buttons}
    places = [_place(button) for button in buttons]
    assert not any(one.intersects(other) for number, one in enumerate(places) for other in places[:number])
    for flow in home.findChildren(Flow):
        flow.updateGeometry()
    checked.resize(checked.width() + 40, checked.height())
    checked.resize(checked.width() - 40, checked.height())
    settle()
    for button in _buttons(home):
        assert checked.grab(_place(button)).toImage() == walked[button.accessibleName()], button.text()


def test_after_a_fix_the_next_thing_is_the_one_primary_button(
    qtbot: QtBot, mended: Window, settle: Callable[[], None]
) -> None:
    checked = mended
    checked.go("check", "screen-lock")
    settle()
    page = checked.pages["check"]
    again = next(b for b in page.findChildren(Button) if b.accessibleName() == "Check again")
    again.setFocus()
    again.click()
    qtbot.waitUntil(lambda: not checked.checkups.running)
    settle()
    primary = [b for b in page.findChildren(Button) if b.property("kind") == "primary" and b.isVisible()]
    assert len(primary) == 1
    assert primary[0].accessibleName().startswith("Next: ")
    assert primary[0].hasFocus()
    primary[0].click()
    settle()
    assert checked.place[0] == "check"
    assert checked.place[1] != "screen-lock"
