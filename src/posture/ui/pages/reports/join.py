"""Joining: the invite, whom it is from, and what joining means."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from posture.application.voting.handed_over import text_of
from posture.application.voting.inviting import leads_nowhere
from posture.application.voting.membership import Introduction, Joined, introduce, join
from posture.ui.bridge import Bridge, Failure
from posture.ui.pages.reports.introduction_card import IntroductionCard
from posture.ui.pages.reports.part import Part
from posture.ui.widgets.beside import Beside
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.card import Card, beside
from posture.ui.widgets.drawing import Drawing
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.glyph import Glyph
from posture.ui.widgets.label import Label, Role
from posture.ui.widgets.paste_field import PasteField
from posture.ui.widgets.result import Result
from posture.ui.widgets.stack import stack

_BESIDE = 32  # lines: narrower, the drawing stands below the words


class JoinPart(Part):
    """For somebody who has an invite from their IT: first it is said who it is from, then they join."""

    joined = Signal(object)
    """Carries what came of the file: a ``Joined``."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge)
        self.card = Card(self.tr("Your invite"), symbol="mail")
        self.card.add(
            Label(self.tr("Paste here what your IT sent you, or open its file.")),
        )
        self.invite = PasteField(self.tr("Invite"))
        self.invite.textChanged.connect(self._may_go_on)
        self.result = Result()
        self.submit = Button(self.tr("See who it is from"), self._look_up, kind=Kind.PRIMARY)
        self.choose = Button(self.tr("Open an invite file…"), self._choose, symbol="folder")
        looking = self.tr(
            "Looking sends nothing about you or this computer. The server sees the network address that "
            "asks; whoever made an invite for you alone could see that it was looked at."
        )
        self.card.add(self.invite, self.result, Flow(self.submit, self.choose), Label(looking, Role.SMALL))
        self.who = IntroductionCard()
        self.who.confirmed.connect(self._join)
        self.who.declined.connect(self._begin_anew)
        self.entry = self.invite
        for part in (self.card, self.who, self._meaning()):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self._asked = ""
        """The invite whose organisation is looked up, or was: it alone is joined."""
        self._looking = False
        self._say("")
        self._may_go_on()
        self.who.hide()

    def _meaning(self) -> Card:
        card = Card(self.tr("What joining means"), symbol="info")
        lines: list[QWidget] = []
        for symbol, text in (
            (
                "private",
                self.tr(
                    "Your answers, such as “the disk is encrypted: fine”, can be sent each time your "
                    "organisation asks. Each travels alone and names nobody, at a moment of its own unless "
                    "you send all at once."
                ),
            ),
            (
                "look",
                self.tr(
                    "You can look at every answer, and at its exact bytes once it is signed. None leaves "
                    "before you allow it. You choose: you send them all at once, they leave by themselves "
                    "this time, or they do so each time until you take it back."
                ),
            ),
            (
                "together",
                self.tr(
                    "Sums begin when ten computers have joined, and are told in coarse steps, the same ones "
                    "to you and on IT's page. Where few take part, a sum can still point to someone."
                ),
            ),
            (
                "reports",
                self.tr(
                    "Joining tells your IT that this computer takes part, and from then on that it fetches "
                    "keys; nothing about how it stands."
                ),
            ),
            (
                "info",
                self.tr(
                    "If your employer administers this computer, it can see these settings directly, with "
                    "or without Posture."
                ),
            ),
        ):
            line = QWidget()
            line.setLayout(beside(Glyph(symbol, "accent"), Label(text)))
            lines.append(line)
        alt = self.tr("Answers without names become a sum.")
        drawing = Drawing("what-it-sees", alt)
        card.add(Beside(stack(*lines, gap=0), drawing, ems=_BESIDE))
        return card

    def enter(self) -> None:
        self._say("")
        self.who.say("")
        self.shown.emit()

    def refresh(self) -> None:
        """Nothing here changes by itself."""

    def _may_go_on(self) -> None:
        self.submit.setEnabled(not self._looking and bool(self.invite.toPlainText().strip()))

    def _look_up(self) -> None:
        self._asked = self.invite.toPlainText()
        self._look(True)
        self.result.working(self.tr("Asking the server that the invite names…"))
        self.result.show()
        work = partial(introduce, self.bridge.session, self._asked)
        self.bridge.start(work, self._introduced, self._failed)

    def _look(self, looking: bool) -> None:
        """While it is looked whom an invite is from, no other one takes its place."""
        self._looking = looking
        self.invite.setReadOnly(looking)
        self.choose.setEnabled(not looking)
        self._may_go_on()

    def _introduced(self, found: Introduction | None) -> None:
        self._look(False)
        if found is None:  # it leads a member on, to an organisation that they know
            self._join()
            return
        self._say("")
        self.who.show_introduction(found)
        self._show_who(seen=True)
        self.order_tabs()
        self.reveal.emit(self.who.join)
        self.who.join.setFocus()

    def _show_who(self, *, seen: bool) -> None:
        self.card.setVisible(not seen)
        self.who.setVisible(seen)

    def _begin_anew(self) -> None:
        self.invite.clear()
        self._show_who(seen=False)
        self.order_tabs()
        self.invite.setFocus()

    def _join(self) -> None:
        self.who.begin()
        work = partial(join, self.bridge.session, self._asked)
        self.bridge.start(work, self._done, self._failed)

    def _done(self, joined: Joined) -> None:
        self.invite.clear()
        self._say("")
        self.who.say("")
        self._show_who(seen=False)
        self.joined.emit(joined)

    def _failed(self, failure: Failure) -> None:
        """Why it did not work, where the person looks; the invite stays."""
        self._look(False)
        if not self.who.isHidden():
            spent = leads_nowhere(failure.sentence)
            self.who.say(failure.sentence, again=not spent)
            (self.who.other if spent else self.who.join).setFocus()
            return
        self._say(failure.sentence)
        self.invite.setFocus()

    def _choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Open an invite file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.open_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def open_file(self, path: str) -> None:
        """Put the file's text into the field."""
        self.bridge.start(partial(text_of, Path(path)), self._show_file, self._failed)

    def _show_file(self, text: str) -> None:
        if self._looking:
            return
        self._say("")
        self.invite.setPlainText(text)
        self.submit.setFocus()

    def _say(self, trouble: str) -> None:
        """What did not work; nothing takes no room."""
        if trouble:
            self.result.trouble(trouble)
        else:
            self.result.clear()
        self.result.setVisible(bool(trouble))
