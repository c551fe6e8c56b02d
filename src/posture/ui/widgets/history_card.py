"""How a check stood on the days that were kept: a row of small signs, and the same in words."""

from __future__ import annotations

import datetime as dt

from posture.application.history import History
from posture.ui.widgets.card import Card
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.glyph import Glyph
from posture.ui.widgets.label import Label, Role
from posture.ui.words import date, day, face, outcome_word

_MOST = 14  # days that are shown; older ones are told in words


class HistoryCard(Card):
    """How this stood, and when it last changed."""

    def __init__(self) -> None:
        super().__init__(self.tr("History"), symbol="stale")
        self._signs = [Glyph("waiting", "unknown", ems=1.0) for _ in range(_MOST)]
        self._text = Label("")
        self._open = Label("")
        self._days = Label("", Role.MUTED)
        self.add(Flow(*self._signs), self._days, self._text, self._open)

    def show_history(self, history: History, days_open: int | None, now: dt.datetime) -> None:
        """Show it, and for how long it has been to do; the card is not there where no day was kept yet."""
        self.setVisible(bool(history.days))
        if not history.days:
            return
        shown = history.days[-_MOST:]
        for sign in self._signs[len(shown) :]:
            sign.hide()
        for sign, standing in zip(self._signs, shown, strict=False):
            look = face(standing.outcome)
            sign.show_icon(look.symbol, look.tone)
            said = self.tr("{day}: {state}").format(
                day=date(standing.day, now), state=outcome_word(standing.outcome)
            )
            sign.setToolTip(said)
            sign.setAccessibleName(said)
            sign.show()
        self._days.setText(self._span(shown[0].day, shown[-1].day, now))
        self._days.setVisible(len(shown) > 1)
        self._text.setText(self._words(history, now))
        one = self.tr("To do since yesterday.")
        self._open.setText(one if days_open == 1 else self.tr("To do for %n days now.", None, days_open or 0))
        self._open.setVisible(bool(days_open))

    def _span(self, first: dt.date, last: dt.date, now: dt.datetime) -> str:
        words = self.tr("From {first} to {last}, a sign for each day of a check-up.")
        return words.format(first=date(first, now), last=date(last, now))

    def _words(self, history: History, now: dt.datetime) -> str:
        state = outcome_word(history.days[-1].outcome)
        since = history.since or history.days[-1].day
        if history.before is None:
            if len(history.days) == 1:
                return self.tr("Looked at on one day so far: {day}.").format(day=date(since, now))
            words = self.tr("“{state}” at every look since {day}, when it was first looked at.")
            return words.format(state=state, day=date(since, now))
        words = self.tr("“{state}” {since}. Before, {day}, it was “{before}”.")
        return words.format(
            state=state,
            since=day(since, now),
            day=day(history.before.day, now),
            before=outcome_word(history.before.outcome),
        )
