"""What waits for the person in their organisation, as one line on Home; pressing it only leads there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.ui.bridge import Bridge, Failure
from posture.ui.widgets.tile import Tile
from posture.ui.words import until

if TYPE_CHECKING:
    from posture.application.session import Session
    from posture.application.voting.news import News


class OrganisationTile(QWidget):
    """Hidden where there is nothing to tell; ``refresh`` looks, and says nothing to anybody."""

    go = Signal(str, str)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._part = ""
        self._tile = Tile("", "", self._press, symbol="together")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._tile)
        self.hide()

    def refresh(self) -> None:
        """Look what there is to tell now."""
        session = self._bridge.session
        self._bridge.start(lambda: _news(session), self._show, self._fail)

    def _show(self, found: News | None) -> None:
        if found is None:
            self.hide()
            return
        title, line, symbol, self._part = self._words(found)
        self._tile.show_state(title, line, symbol=symbol, tone="accent")
        self.show()

    def _words(self, found: News) -> tuple[str, str, str, str]:
        """The title, the line below it, the icon, and the part of Reports or Settings that it leads to."""
        end = "" if found.until is None else until(found.until, self._bridge.session.now())
        match found.kind.value:
            case "joining":
                line = self.tr("No answer came. The same invite joins once more.")
                return self.tr("Joining is not finished"), line, "mail", "join"
            case "left-out":
                line = self.tr(
                    "IT's server signed your keys wrongly. That can be a fault, or single out who is left: "
                    "tell IT and your colleagues."
                )
                return self.tr("You are kept out this time"), line, "unknown", "send"
            case "asked":
                line = self.tr("Look at it; nothing of it applies before you agree.")
                return self.tr("{org} asks something new").format(org=found.org), line, "together", "send"
            case "sendable":
                title = self.tr("Your answers for {org} can be sent").format(org=found.org)
                return title, self.tr("Until {end}. You see them first.").format(end=end), "reports", "send"
            case "leaving":
                title = self.tr("Your answers for {org} leave one by one").format(org=found.org)
                return title, self.tr("By themselves, until {end}.").format(end=end), "reports", "send"
            case "locked":
                title = self.tr("Your answers wait for your password store")
                return title, self.tr("Unlock it, or send them until {end}.").format(end=end), "stays", "send"
            case "newer":
                title = self.tr("{org} uses a newer Posture").format(org=found.org)
                return title, self.tr("Settings says which, and how it comes."), "info", "about"
        title = self.tr("New sums of {org}").format(org=found.org)
        return title, self.tr("The same that IT sees. Looking at them sends nothing."), "together", "together"

    def _fail(self, _: Failure) -> None:
        """Reports says what is wrong with the store; here it would only be in the way."""
        self.hide()

    def _press(self) -> None:
        self.go.emit("settings" if self._part == "about" else "reports", self._part)


# What this needs is loaded by the thread of the bridge that first calls it, after the window's first frame,
# and where there is no organisation not at all.


def _news(session: Session) -> News | None:
    from posture.application.voting.belonging import belongs

    if not belongs(session):
        return None
    from posture.application.voting.news import news

    return news(session)
