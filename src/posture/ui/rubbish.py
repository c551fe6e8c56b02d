"""Unused objects that hold one another, found on the GUI thread alone; and those whose widget is gone."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QAbstractEventDispatcher, QObject
from shiboken6 import isValid


class Rubbish(QObject):
    """Looks when the window has nothing to do, as often as Python would by itself.

    By itself Python looks on whichever thread makes an object at that moment, and a widget that it found on
    another one would end there; Qt allows that on the GUI thread only. No timer: a window that rests wakes
    for nothing.
    Source: https://doc.qt.io/qt-6/threads-qobject.html, https://docs.python.org/3/library/gc.html
    """

    def begin(self) -> None:
        """From now on; what is there by now stays, mostly, and is passed over, so that a search is short."""
        gc.disable()
        gc.freeze()
        QAbstractEventDispatcher.instance().aboutToBlock.connect(self._look)

    def _look(self) -> None:
        counts, limits = gc.get_count(), gc.get_threshold()
        if counts[0] > limits[0]:
            gc.collect(2 if counts[2] > limits[2] else 1 if counts[1] > limits[1] else 0)


def is_gone(take: Callable[[object], None]) -> bool:
    """Whether the widget that waited for the result was deleted meanwhile, and Qt's half of it with it."""
    called: object = take
    while isinstance(called, partial):
        called = called.func
    owner = getattr(called, "__self__", None)
    return isinstance(owner, QObject) and not isValid(owner)
