"""What this app is, what it is made of, and the keys that work in it."""

from __future__ import annotations

import platform
from collections.abc import Sequence
from importlib.metadata import version

import PySide6
from PySide6.QtCore import QSysInfo, Signal, qVersion

from posture import DISTRIBUTION
from posture.application.licences import Component, components
from posture.ui.bridge import Bridge
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.card import Card
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.label import Label, Role


class AboutCard(Card):
    """Versions, and the way to every licence."""

    keys_wanted = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(self.tr("About"), symbol="info")
        self._bridge = bridge
        self.licences = Button(self.tr("Licences of everything in it"), self._show_licences, kind=Kind.LINK)
        self.keys = Button(self.tr("Keys that work everywhere"), self.keys_wanted.emit, kind=Kind.LINK)
        self.add(
            Label(self.tr("Posture {version}, Apache License 2.0.").format(version=version(DISTRIBUTION))),
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

    def _show_licences(self) -> None:
        self._bridge.start(components, self._open_licences, lambda _: None)

    def _open_licences(self, found: Sequence[Component]) -> None:
        from posture.ui.pages.settings.licences import LicencesDialog

        LicencesDialog(found, self.window()).open()
