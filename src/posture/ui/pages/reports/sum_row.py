"""One check of a release: how many are fine, how that went, what is aimed at, and one's own answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posture.application.voting.together import Goal, Share
from posture.ui.measures import SPACE
from posture.ui.pages.reports.share_bar import ShareBar
from posture.ui.pages.reports.trend import Trend
from posture.ui.widgets.label import Label, Role
from posture.ui.words import answer_word, date

_FEWEST = 2  # shares: a single one goes nowhere
_MOST = 8


class SumRow(QWidget):
    """``more`` is as in ``share_words``.

    ``past`` are the shares of the rounds before, oldest first; ``own`` is what this computer said.
    """

    def __init__(
        self,
        title: str,
        share: Share,
        *,
        more: bool,
        past: Sequence[str],
        goal: Goal | None,
        own: int | None,
        now: dt.datetime,
    ) -> None:
        super().__init__()
        words = QVBoxLayout()
        words.setSpacing(SPACE.hair)
        words.addWidget(Label(title, Role.STRONG))
        if share.passing:
            bar = QHBoxLayout()
            bar.addWidget(ShareBar(share.passing, None if goal is None else goal.percent), 1000)
            bar.addStretch(1)
            words.addLayout(bar)
        words.addWidget(Label(share_words(share, more=more)))
        told = [each for each in (*past, share.passing) if each][-_MOST:]
        if len(told) >= _FEWEST:
            before = self.tr("Before that, oldest first: {shares}.")
            shares = QLocale().createSeparatedList([band_word(each) for each in told[:-1]])
            words.addWidget(Label(before.format(shares=shares), Role.MUTED))
        if own is not None:
            words.addWidget(Label(self.tr("You: {answer}").format(answer=answer_word(own)), Role.MUTED))
        if goal is not None:
            words.addWidget(Label(self._goal(goal, now), Role.MUTED))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, SPACE.close, 0, SPACE.close)
        row.setSpacing(SPACE.usual)
        row.addLayout(words, 1)
        if len(told) >= _FEWEST:
            row.addWidget(Trend(told), 0, Qt.AlignmentFlag.AlignTop)

    def _goal(self, goal: Goal, now: dt.datetime) -> str:
        by = date(dt.date.fromisoformat(goal.by), now)
        words = (
            self.tr("The goal: {percent} of 100 by {day}. IT's reason: {reason}")
            if goal.reason
            else self.tr("The goal: {percent} of 100 by {day}.")
        )
        return words.format(percent=goal.percent, day=by, reason=goal.reason)


def share_words(share: Share, *, more: bool) -> str:
    """How many are fine, in a sentence; ``more`` where more than the published answers can have come."""
    match share.passing:
        case "":
            return QCoreApplication.translate("Sums", "Fewer than ten answered, so nothing is said.")
        case "under-half":
            fine = QCoreApplication.translate("Sums", "Under half are fine, of {answers}.")
        case "about-half":
            fine = QCoreApplication.translate("Sums", "About half are fine, of {answers}.")
        case "most":
            fine = QCoreApplication.translate("Sums", "Most are fine, of {answers}.")
        case "nearly-all":
            fine = QCoreApplication.translate("Sums", "Nearly all are fine, of {answers}.")
        case _:
            fine = QCoreApplication.translate("Sums", "About {percent} of 100 are fine, of {answers}.")
    answers = (
        QCoreApplication.translate("Sums", "{count} answers or a few more")
        if more
        else QCoreApplication.translate("Sums", "{count} answers")
    )
    return fine.format(answers=answers.format(count=share.answers), percent=share.passing)


def band_word(passing: str) -> str:
    """A share in a word or two, to stand in a list."""
    match passing:
        case "under-half":
            return QCoreApplication.translate("Sums", "under half")
        case "about-half":
            return QCoreApplication.translate("Sums", "about half")
        case "most":
            return QCoreApplication.translate("Sums", "most")
        case "nearly-all":
            return QCoreApplication.translate("Sums", "nearly all")
    return QCoreApplication.translate("Sums", "{percent} of 100").format(percent=passing)
