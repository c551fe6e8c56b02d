"""The window: its places at the left, one page at a time, and the keys that move about."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QWidget

from posture.application.preferences import write_preference
from posture.ui.bridge import Bridge
from posture.ui.keyboard import Keyboard
from posture.ui.keys import Keys
from posture.ui.look import Choice, Contrast, Look
from posture.ui.models.checkups import Checkups
from posture.ui.models.deliveries import Deliveries
from posture.ui.navigation import Navigation
from posture.ui.pages.shelf import Shelf, load_pages
from posture.ui.placing import kept_place, stay_inside, take_up
from posture.ui.question import Question
from posture.ui.text_size import USUAL, TextSize
from posture.ui.typeface import Typeface
from posture.ui.widgets.page import SEARCH, Page
from posture.words.speech import spoken

if TYPE_CHECKING:
    from posture.application.forgetting import Forgotten
    from posture.application.session import Session

GEOMETRY = "window-geometry"
LOOK = "look"
TEXT_SIZE = "text-size"
_PREPARES_AFTER = 700  # milliseconds
_UNDER = {"check": "checks", **dict.fromkeys(("lesson", "review", "week", "placement"), "lessons")}


class Window(QMainWindow):
    """Knows the pages and the way back; the pages know nothing of each other."""

    seen = Signal()
    """The first frame is there; whatever it need not wait for begins now."""

    def __init__(
        self, bridge: Bridge, look: Look, geometry: str = "", text_size: TextSize | None = None
    ) -> None:
        """``geometry`` is where the window stood last time, as ``saveGeometry`` wrote it, in base 64."""
        super().__init__()
        self.bridge = bridge
        self.look = look
        self.text_size = text_size or TextSize(_application(), parent=self)
        self.checkups = Checkups(bridge)
        self.deliveries = Deliveries(bridge)
        self.navigation = Navigation()
        self.pages = Shelf(bridge, self.checkups, self.deliveries, self._take_in, self._settings)
        self._stack = QStackedWidget()
        self._keyboard = Keyboard(self)
        self._is_seen = False
        self.seen.connect(self.checkups.load)
        self.seen.connect(self._prepare)
        self._here = ("", "")
        self._before: list[tuple[str, str]] = []
        self._lay_out()
        self.keys = Keys(self, self.navigation)
        self.keys.jumped.connect(self._jump)
        self.keys.sides_changed.connect(self._change_sides)
        self.keys.search_wanted.connect(partial(self._jump, "checks", SEARCH))
        self.keys.look_wanted.connect(self.checkups.run)
        self.keys.back_wanted.connect(self.back)
        bridge.asked.connect(self._ask)
        look.chosen.connect(self._remember_look)
        look.settled.connect(self._remember)
        self.text_size.chosen.connect(self._remember_size)
        take_up(self, geometry)
        self.go("home", "")

    @property
    def place(self) -> tuple[str, str]:
        """The page that is shown, and what it shows."""
        return self._here

    def go(self, page: str, key: str) -> None:
        """Show a page; the present one is where “back” leads.

        Behind a # the key may name a part to begin at: the way back begins where one was instead.
        """
        key, _, part = key.partition("#")
        if (page, key) != self._here:
            if self._here[0]:
                self._before.append(self._here)
            self._show(page, key)
        if part:
            self.pages[page].begin_at(part)

    def come_back(self) -> None:
        """Be in front of the person, wherever the window was."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def back(self) -> None:
        """Show the page before; Home is where all ways back end."""
        page, key = self._before.pop() if self._before else ("home", "")
        if (page, key) != self._here:
            self._show(page, key, back=True)

    def _show(self, page: str, key: str, *, back: bool = False) -> None:
        if self._here[0]:
            self._keyboard.leave(self.pages[self._here[0]])
        self._here = (page, key)
        shown = self.pages[page]
        if shown is self._stack.currentWidget():
            shown.banner.hide()  # what it says is about what the page showed before
        place = self.navigation.places[_UNDER.get(page, page)]
        self._stack.setCurrentWidget(shown)
        self.navigation.show_place(place.place)
        self.setWindowTitle(self.tr("{place} – Posture").format(place=place.accessibleName()))
        if not back:
            shown.to_top()
        self._keyboard.go_to(shown, place, back=back)
        shown.enter(key)

    def _lay_out(self) -> None:
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        row.addWidget(self._stack, 1)
        self.setCentralWidget(middle)
        self.navigation.chosen.connect(self._to_place)

    def _take_in(self, page: Page) -> None:
        """Give a page that was just made its place in the window."""
        self._stack.addWidget(page)
        self._keyboard.watch(page)
        page.go.connect(self.go)
        page.leave.connect(self.back)

    def _to_place(self, name: str) -> None:
        """A place chosen at the left starts a new way."""
        self._before.clear()
        self.go(name, "")

    def _jump(self, name: str, part: str = "") -> None:
        """A place chosen by its key: the keyboard goes along."""
        self._before.clear()
        self.go(name, f"#{part}")
        self._keyboard.go_into(self.pages[name])

    def _change_sides(self) -> None:
        page = self._here[0]
        self._keyboard.change_sides(self.pages[page], self.navigation.places[_UNDER.get(page, page)])

    def _ask(self, question: Question) -> None:
        from posture.ui.widgets.passphrase import PassphraseDialog

        PassphraseDialog(question, self).open()

    def _remember_look(self, choice: str) -> None:
        self._remember(LOOK, choice)

    def _remember_size(self, percent: int) -> None:
        self._remember(TEXT_SIZE, str(percent))

    def _remember(self, name: str, choice: str) -> None:
        settings = self.pages["settings"]
        work = partial(write_preference, self.bridge.session, name, choice)
        self.bridge.start(work, lambda _: None, lambda failure: settings.banner.trouble(failure.sentence))

    def _settings(self) -> Page:
        from posture.ui.pages.settings.page import SettingsPage

        page = SettingsPage(self.bridge, self.look, self.text_size)
        page.forgotten.connect(self.begin_anew)
        page.keys_wanted.connect(self.keys.show)
        return page

    def begin_anew(self, forgotten: Forgotten) -> None:
        """Stand as on the first day, once everything was deleted; what is left is said on Home."""
        for chooser in (self.look, self.text_size):
            chooser.blockSignals(True)  # a choice that is remembered would be something kept again
        self.look.choose(Choice.SYSTEM)
        self.look.choose_contrast(Contrast.SYSTEM)
        self.look.choose_face(Typeface.OWN)
        self.text_size.choose(USUAL)
        for chooser in (self.look, self.text_size):
            chooser.blockSignals(False)
        self._keyboard.forget()
        for page in self.pages.values():
            self._stack.removeWidget(page)
            page.deleteLater()
        self.pages.clear()
        self._before.clear()
        self._here = ("", "")
        self.checkups.begin_anew()
        self.deliveries.begin_anew()
        self.go("home", "")
        left = " ".join(map(spoken, (*forgotten.here, *forgotten.elsewhere)))
        deleted = (
            self.tr("Everything else is deleted.") if forgotten.here else self.tr("Everything is deleted.")
        )
        self.pages["home"].banner.note(deleted, left)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.navigation.fit(self.size())

    def showEvent(self, event: QShowEvent) -> None:
        """Only now it is known what the desktop draws around the window."""
        super().showEvent(event)
        if (handle := self.windowHandle()) is not None and not event.spontaneous():
            handle.screenChanged.connect(partial(stay_inside, self))
            QTimer.singleShot(0, self, partial(stay_inside, self))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The first frame waits for nothing; what was kept is fetched right after it."""
        super().paintEvent(event)
        if not self._is_seen:
            self._is_seen = True
            QTimer.singleShot(0, self, self.seen.emit)

    def _prepare(self) -> None:
        """Have the pages ready for when they are opened, once what is shown now had its time."""
        work = partial(self.bridge.start, load_pages, lambda _: None, lambda _: None)
        QTimer.singleShot(_PREPARES_AFTER, self, work)

    def closeEvent(self, event: QCloseEvent) -> None:
        geometry = kept_place(self)
        self.hide()  # at once: what is under way ends without the window
        self.bridge.stop(partial(_keep_place, self.bridge.session, geometry))
        super().closeEvent(event)


def _application() -> QApplication:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        message = "A window needs an application."
        raise TypeError(message)
    return app


def _keep_place(session: Session, geometry: str) -> None:
    """For a person of whom nothing else is kept, nothing is kept of the window either."""
    if session.has_kept:
        write_preference(session, GEOMETRY, geometry)
