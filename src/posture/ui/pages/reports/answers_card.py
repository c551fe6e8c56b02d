"""What the person says in a round: every check with its answer, nothing cut off, nothing to scroll."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posture.application.voting.casting import SMALL, Prospect
from posture.ui.measures import SPACE
from posture.ui.widgets.beside import Beside
from posture.ui.widgets.card import Card, clear, rule
from posture.ui.widgets.glyph import Glyph
from posture.ui.widgets.label import Label, Role
from posture.ui.words import answer_face, answer_word

_BESIDE = 22  # lines high: narrower, the answer stands below its check


class AnswerRow(QWidget):
    """One check and its answer, side by side where there is room for both."""

    def __init__(self, title: str, answer: int, *, sent: bool) -> None:
        super().__init__()
        face = answer_face(answer)
        self.title = Label(title)
        word = self.tr("{answer} (sent)") if sent else "{answer}"
        self.answer = Label(word.format(answer=answer_word(answer)), Role.STRONG, tone=face.tone)
        words = Beside(self.title, self.answer, ems=_BESIDE, parts=(3, 2))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, SPACE.tight, 0, SPACE.tight)
        row.setSpacing(SPACE.close)
        row.addWidget(Glyph(face.symbol, face.tone, ems=1.1), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        self.setAccessibleName(self.tr("{check}: {answer}").format(check=title, answer=self.answer.text()))


class AnswersCard(Card):
    """The list, in the round's order."""

    def __init__(self) -> None:
        super().__init__(self.tr("What you say"), symbol="look")
        self._measured = Label(
            self.tr("This is how it is now. It is looked at once more, and fixed, when sending begins."),
            Role.SMALL,
        )
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.rows: list[AnswerRow] = []
        self._few = Label("", Role.MUTED)
        administered = Label(
            self.tr(
                "If your employer administers this computer, it can see these settings directly, with or "
                "without Posture."
            ),
            Role.MUTED,
        )
        self.add_row(self._list)
        self.add(self._measured, self._few, administered)

    def show_answers(self, found: Prospect, titles: Mapping[str, str]) -> None:
        """The answers as they are signed, or as they would be now."""
        shown = found.shown
        sent = {ballot.scope for ballot in shown.ballots if ballot.sent}
        clear(self._list)
        self.rows = []
        for scope, answer in found.answers.items():
            if self.rows:
                self._list.addWidget(rule())
            self.rows.append(AnswerRow(titles.get(scope, scope), int(answer), sent=scope in sent))
            self._list.addWidget(self.rows[-1])
        self._measured.setVisible(not found.signed)
        few = self.tr(
            "Only %n computers have joined, so a sum can still point to someone.", "", shown.enrolled
        )
        self._few.setText(few)
        self._few.setVisible(shown.enrolled < SMALL)
