"""Where the keyboard is: in sight, on what comes next, and never nowhere."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from posture.ui.widgets.card import Card
from posture.ui.widgets.landing import land_on
from posture.ui.widgets.page import Page
from posture.ui.widgets.ring import Ring


class Keyboard(QObject):
    """Watches the pages of one window.

    Whatever code gives the keyboard to is scrolled into sight, with the card around it where that fits: a
    form that opens shows its button. But what is new is read from its top: where the keyboard's place lies
    further down, it is at the heading first. What grows while the keyboard is in it stays in sight. Where the
    part that had the keyboard goes, the next one on the page gets it.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._page: Page | None = None
        self._before: dict[Page, QWidget] = {}
        self._in_sight = False
        self._begins = False
        self._was_on_page = False
        self._ring = Ring(self)
        self._by_keys = True
        self._handle: QWindow | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._moved)

    def watch(self, page: Page) -> None:
        """Follow what becomes of a page that was just made."""
        if (content := page.area.widget()) is not None:
            content.installEventFilter(self)
            page.area.verticalScrollBar().valueChanged.connect(self._scrolled)

    def _watch_window(self) -> None:
        """Follow by what the person works, once the window is there."""
        handle = self._window.windowHandle()
        if handle is not None and handle is not self._handle:
            handle.installEventFilter(self)
            self._handle = handle

    def go_to(self, page: Page, otherwise: QWidget, *, back: bool) -> None:
        """Put the keyboard onto a page: on the way back where it was, else where one begins there.

        Where it was outside of the page before, and this one has no place to begin, it is ``otherwise``.
        """
        self._page = page
        held = self._before.get(page) if back else None
        if held is not None and _can_have_it(held):
            held.setFocus()
        else:
            land_on(_entry(page) or (page.title if self._was_on_page else otherwise))

    def go_into(self, page: Page) -> None:
        """Put the keyboard onto the page that is shown, where it is not there yet."""
        held = self._window.focusWidget()
        if held is None or not page.isAncestorOf(held):
            land_on(_entry(page) or page.title)

    def change_sides(self, page: Page, place: QWidget) -> None:
        """From the page to the places at its side, and from there to where it was on the page."""
        held = self._window.focusWidget()
        if held is not None and page.isAncestorOf(held):
            self._before[page] = held
            place.setFocus()
            return
        before = self._before.get(page)
        if before is not None and _can_have_it(before):
            land_on(before)
        else:
            self.go_into(page)

    def leave(self, page: Page) -> None:
        """Remember where the keyboard is, for the way back."""
        held = self._window.focusWidget()
        self._was_on_page = held is not None and page.isAncestorOf(held)
        if held is not None and self._was_on_page:
            self._before[page] = held
        elif page in self._before:
            del self._before[page]
        if held is not None:
            # Otherwise Qt hands the keyboard to a neighbour first, and a screen reader says both.
            held.clearFocus()
        self._page = None

    def forget(self) -> None:
        """All pages are to go."""
        self._before.clear()
        self._page = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A page grew or shrank: what has the keyboard stays in sight, unless the person scrolled it away.

        Of the window itself it is told whether the person works by keys: the ring is for them alone.
        """
        if watched is self._handle:
            if event.type() == QEvent.Type.MouseButtonPress:
                self._by_keys = False
                self._ring.go_to(None)
            elif event.type() == QEvent.Type.KeyPress and not self._by_keys:
                self._by_keys = True
                self._ring.go_to(self._window.focusWidget())
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.Resize and self._in_sight and not self._begins:
            QTimer.singleShot(0, self, self._reveal)
        return super().eventFilter(watched, event)

    def _scrolled(self) -> None:
        held = self._window.focusWidget()
        self._in_sight = held is not None and not held.visibleRegion().isEmpty()

    def _moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if not isValid(self._window):
            return
        self._watch_window()
        self._ring.go_to(new if self._by_keys else None)
        if self._page is None or not self._window.isActiveWindow():
            return
        if new is None:
            QTimer.singleShot(0, self, self._catch)
        elif QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            QTimer.singleShot(0, self, self._reveal)

    def _catch(self) -> None:
        """Nothing has the keyboard: what one can press first on the page gets it."""
        page = self._page
        if page is None or self._window.focusWidget() is not None or QApplication.focusWidget() is not None:
            return
        first = _entry(page) or next(filter(_takes_keys, page.findChildren(QWidget)), page.title)
        land_on(first)

    def _begin(self, page: Page, held: QWidget, turns: int) -> None:
        """On what is new: at the heading, where what is to be read first pushes the rest out of sight."""
        if turns:
            QTimer.singleShot(0, self, partial(self._begin, page, held, turns - 1))
            return
        self._begins = False
        if page is self._page and isValid(held) and held is self._window.focusWidget() and not _seen(held):
            page.title.land()

    def _reveal(self) -> None:
        page, held = self._page, self._window.focusWidget()
        begins = page is not None and page.begins
        if page is not None:
            page.begins = False
        if page is None or held is None or not page.isAncestorOf(held):
            return
        if begins:
            self._begins, self._in_sight = True, False
            self._begin(page, held, _SETTLES)
        if self._begins:
            return
        card = _card_around(held)
        if card is not None and card.height() <= page.height():
            page.show_part(card)
        page.show_part(held)
        self._in_sight = True


_SETTLES = 3  # turns of the loop until a page that was laid out anew stands still


def _entry(page: Page) -> QWidget | None:
    return page.entry if page.entry is not None and _can_have_it(page.entry) else None


def _can_have_it(part: QWidget) -> bool:
    return isValid(part) and part.isVisible() and part.isEnabled()


def _seen(part: QWidget) -> bool:
    """Whether all of it is in view, or enough of what is high."""
    return part.visibleRegion().boundingRect().height() >= min(part.height(), 2 * part.fontMetrics().height())


def _takes_keys(part: QWidget) -> bool:
    return part.isVisible() and part.isEnabled() and bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _card_around(part: QWidget) -> QWidget | None:
    outer = part.parentWidget()
    while outer is not None and not isinstance(outer, Page):
        if isinstance(outer, Card):
            return outer
        outer = outer.parentWidget()
    return None
