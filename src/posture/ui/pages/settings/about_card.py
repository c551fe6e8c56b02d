"""What this app is, what it is made of, and the keys that work in it."""

from __future__ import annotations

import platform
from collections.abc import Sequence
from importlib.metadata import version
from typing import TYPE_CHECKING

import PySide6
from PySide6.QtCore import QSysInfo, Signal, qVersion

from posture import DISTRIBUTION
from posture.application.licences import Component, components
from posture.ui.bridge import Bridge
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.card import Card
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.label import Label, Role
from posture.words.phrase import sentences

if TYPE_CHECKING:
    from posture.application.session import Session
    from posture.application.voting.newer import Newer


class AboutCard(Card):
    """Versions, and the way to every licence."""

    keys_wanted = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(self.tr("About"), symbol="info")
        self._bridge = bridge
        self.licences = Button(self.tr("Licences of everything in it"), self._show_licences, kind=Kind.LINK)
        self.newer = Label()
        """What the organisation says of a newer Posture; hidden where it says nothing."""
        self.newer.hide()
        self.keys = Button(self.tr("Keys that work everywhere"), self.keys_wanted.emit, kind=Kind.LINK)
        self.add(
            Label(self.tr("Posture {version}, Apache License 2.0.").format(version=version(DISTRIBUTION))),
            self.newer,
            Label(
                self.tr(
                    "With Qt {qt} and PySide {pyside}, used unchanged under the GNU Lesser General Public"
                    " License, version 3. Qt is a separate library that you may replace; its source is at"
                    " qt.io."
                ).format(qt=qVersion(), pyside=PySide6.__version__),
                Role.MUTED,
            ),
            Label(
                self.tr("Python {python} on {system}.").format(
                    python=platform.python_version(), system=QSysInfo.prettyProductName()
                ),
                Role.MUTED,
            ),
            Flow(self.licences, self.keys),
        )

    def enter(self) -> None:
        """Show what the organisation's newest round says; nobody is asked for it."""
        session = self._bridge.session
        self._bridge.start(lambda: _newer(session), self.show_newer, lambda _: None)

    def tell(self) -> None:
        """Show the same to somebody who was led here for it: Home tells it no more."""
        session = self._bridge.session
        self._bridge.start(lambda: _told(session), self.show_newer, lambda _: None)

    def show_newer(self, found: Newer | None) -> None:
        """Say what the organisation uses, or nothing."""
        self.newer.setVisible(found is not None)
        if found is not None:
            self.newer.setText(sentences(found.sentence, found.how))

    def _show_licences(self) -> None:
        self._bridge.start(components, self._open_licences, lambda _: None)

    def _open_licences(self, found: Sequence[Component]) -> None:
        from posture.ui.pages.settings.licences import LicencesDialog

        LicencesDialog(found, self.window()).open()


# What this needs is loaded by the thread of the bridge that first calls it, after the window's first frame.


def _newer(session: Session) -> Newer | None:
    from posture.application.voting.newer import newer

    return newer(session)


def _told(session: Session) -> Newer | None:
    from posture.application.voting.newer import see

    if (found := _newer(session)) is not None:
        see(session, found)
    return found
