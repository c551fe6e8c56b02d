"""What a verdict rests on: where each value came from, who decided, and how to verify it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from posture.application.advice import Explained
from posture.application.checkup import Evidence
from posture.application.decider import SAID
from posture.ui.measures import SPACE
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.card import Card
from posture.ui.widgets.exact_text import ExactText
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.fold import Fold
from posture.ui.widgets.label import Label
from posture.ui.widgets.origin import OriginText
from posture.ui.widgets.result import Result
from posture.ui.widgets.steps import Steps
from posture.words.speech import spoken


class EvidenceCard(Card):
    """What was looked at, and who decided; the rest for whoever wants to see it."""

    def __init__(self, reveal: Callable[[QWidget], None]) -> None:
        """``reveal`` brings a part that was opened into sight."""
        super().__init__(self.tr("How this is known"), symbol="look")
        self._reveal = reveal
        self._help: tuple[str, ...] = ()
        self._source = Label("")
        self._decided = Label("")
        self._told: Explained | None = None
        self._look = Steps()
        self._exact = Fold(
            self.tr("Show exactly what is read"), self.tr("Hide what is read"), self._make_origin
        )
        self._exact.opened.connect(lambda: self._reveal(self._exact))
        self._origin = QWidget()
        column = QVBoxLayout(self._origin)
        column.setContentsMargins(0, 0, 0, SPACE.tight)
        column.addWidget(self._look)
        column.addWidget(self._exact)
        self._details = ExactText(self.tr("Details of what was read"))
        self._verify = Button("", self._toggle_origin, kind=Kind.LINK)
        self._show = Button("", self._toggle, kind=Kind.LINK)
        self._copy = Button(self.tr("Copy"), self._details.copy_all, kind=Kind.LINK, symbol="copy")
        self._for_help = Button(
            self.tr("Copy for the help desk"), self._copy_help, kind=Kind.LINK, symbol="copy"
        )
        self._result = Result()
        self.add(self._source, self._decided, Flow(self._verify, self._show, self._for_help), self._result)
        self.add(self._origin, self._details)
        self._copy_row = Flow(self._copy)
        self.add(self._copy_row)
        self.fold()

    def show_evidence(self, told: Explained, when: str, for_help: Sequence[str] = ()) -> None:
        """Show it; ``when`` it was read, "" where that is not known, and ``for_help`` the lines for
        the help desk, none where nothing was looked at.
        """
        self._source.setText(self._read(told, when))
        self._decided.setText(spoken(SAID[told.decider]) if told.decider is not None else "")
        self._decided.setVisible(told.decider is not None)
        if self._told is None or (told.check, told.look) != (self._told.check, self._told.look):
            self._look.show_steps(told.look)
        self._told = told
        self._look.setVisible(bool(told.look))
        self._exact.setVisible(told.origin is not None)
        self._verify.setVisible(told.origin is not None or bool(told.look))
        self._details.setPlainText(details(told))
        self._show.setVisible(bool(told.evidence or told.rule))
        self._help = tuple(map(spoken, for_help))
        self._for_help.setVisible(bool(self._help))

    def _read(self, told: Explained, when: str) -> str:
        """When it was read; where from stands among the details."""
        if told.switched_off and when:
            return self.tr("Last read {when}. Switched off since.").format(when=when)
        if told.switched_off:
            return self.tr("Switched off: nothing is read.")
        if any(evidence.method for evidence in told.evidence):
            return self.tr("Read {when}.").format(when=when)
        return spoken(told.missing) or self.tr("Nothing was read yet.")

    def fold(self) -> None:
        """Hide what was opened."""
        self._result.hide()
        self._open(shown=False)
        self._open_origin(shown=False)

    def _toggle(self) -> None:
        self._open(shown=self._details.isHidden())
        self._reveal(self._details if self._details.isVisible() else self._show)

    def _open(self, *, shown: bool) -> None:
        self._details.setVisible(shown)
        self._copy_row.setVisible(shown)
        self._show.setText(self.tr("Hide details") if shown else self.tr("Show details"))

    def _toggle_origin(self) -> None:
        self._open_origin(shown=self._origin.isHidden())
        self._reveal(self._origin if self._origin.isVisible() else self._verify)

    def _make_origin(self) -> QWidget:
        made = OriginText()
        if self._told is not None and self._told.origin is not None:
            made.show_origin(self._told.origin)
        return made

    def _open_origin(self, *, shown: bool) -> None:
        """How to look oneself, in plain steps; where values come from only for whoever asks."""
        self._exact.close_up()
        self._origin.setVisible(shown)
        self._verify.setText(
            self.tr("Hide how to verify it") if shown else self.tr("How to verify it yourself")
        )

    def _copy_help(self) -> None:
        QApplication.clipboard().setText("\n".join(self._help))
        self._result.show()
        self._result.good(
            self.tr("Copied: the result, and your system's name. No name of a person or a file is in it.")
        )


def details(told: Explained) -> str:
    """The rule in words, then every fact with its value, its source and its raw text."""
    lines = [*map(spoken, told.rule), ""] if told.rule else []
    for evidence in told.evidence:
        lines += _lines(evidence)
    return "\n".join(lines).strip()


def _lines(evidence: Evidence) -> list[str]:
    value = "?" if evidence.value is None else _shown(evidence.value)
    lines = [f"{evidence.fact} = {value}", f"    {evidence.method}"]
    return lines + [f"    | {line}" for line in evidence.excerpt.splitlines()]


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(map(str, value)) or "–"
    return f"{value:g}" if isinstance(value, float) else str(value)
