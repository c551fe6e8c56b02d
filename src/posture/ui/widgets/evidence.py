"""What a verdict rests on: where each value came from, and its raw text on demand."""

from __future__ import annotations

from collections.abc import Sequence

from posture.application.advice import Explained
from posture.application.checkup import Evidence
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.card import Card
from posture.ui.widgets.exact_text import ExactText
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.label import Label, Role
from posture.words.speech import spoken


class EvidenceCard(Card):
    """What was wanted, what was looked at, and the details for whoever wants to see them."""

    def __init__(self) -> None:
        super().__init__(self.tr("What was looked at"), symbol="look")
        self._wanted = Label("")
        self._source = Label("", Role.MUTED)
        self._details = ExactText(self.tr("Details of what was read"))
        self._show = Button("", self._toggle, kind=Kind.LINK)
        self._copy = Button(self.tr("Copy"), self._details.copy_all, kind=Kind.LINK, symbol="copy")
        self.add(self._wanted, self._source, self._details)
        self.add(Flow(self._show, self._copy))
        self.fold()

    def show_evidence(self, told: Explained, when: str) -> None:
        self._wanted.setText(self.tr("Wanted: {wanted}").format(wanted=spoken(told.wanted)))
        self._wanted.setVisible(bool(told.wanted))
        named = (name for evidence in told.evidence for name in evidence.method.split(", "))
        methods = sorted({name for name in named if name})
        self._source.setText(
            self.tr("Read {when}, from {sources}.").format(when=when, sources=", ".join(methods))
            if methods
            else spoken(told.missing) or self.tr("Nothing was read yet.")
        )
        self._details.setPlainText(details(told))
        self._show.setVisible(bool(told.evidence or told.rule))

    def fold(self) -> None:
        """Hide the details."""
        self._open(shown=False)

    def _toggle(self) -> None:
        self._open(shown=self._details.isHidden())

    def _open(self, *, shown: bool) -> None:
        self._details.setVisible(shown)
        self._copy.setVisible(shown)
        self._show.setText(self.tr("Hide details") if shown else self.tr("Show details"))


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
