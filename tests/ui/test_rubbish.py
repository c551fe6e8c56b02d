from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from typing import ClassVar

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from posture.ui.bridge import Bridge
from posture.ui.rubbish import Rubbish


class Knot:
    """Holds itself, and writes down on which thread it ended."""

    ended: ClassVar[list[int]] = []

    def __init__(self) -> None:
        self.myself = self

    def __del__(self) -> None:
        self.ended.append(threading.get_ident())


@pytest.fixture
def rubbish(qapp: object) -> Iterator[Rubbish]:
    looking = Rubbish()
    yield looking
    looking.deleteLater()
    gc.unfreeze()


def _make_many(knots: int) -> None:
    for _ in range(knots):
        Knot()


def test_what_other_threads_leave_ends_on_the_gui_thread(
    qtbot: QtBot, bridge: Bridge, rubbish: Rubbish
) -> None:
    Knot.ended = []
    rubbish.begin()
    for _ in range(8):
        bridge.start(lambda: _make_many(2000), lambda _: None, lambda _: None)
    qtbot.waitUntil(lambda: not bridge.busy and len(Knot.ended) > 1000)
    assert set(Knot.ended) == {threading.get_ident()}


def test_a_window_that_rests_is_not_woken(qtbot: QtBot, rubbish: Rubbish) -> None:
    rubbish.begin()
    assert not gc.isenabled()
    assert not rubbish.findChildren(QObject)
