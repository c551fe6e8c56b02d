"""Words for states, areas, times and amounts, the same on every page."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from posture.application.checkup import Outcome
from posture.application.states import STATE_WORDS, state_of
from posture.words.speech import spoken


@dataclass(frozen=True, slots=True)
class Face:
    """How a state looks: a shape of its own, and the colour token that goes with it."""

    symbol: str
    tone: str


FACES = {
    Outcome.PASS: Face("pass", "good"),
    Outcome.WARN: Face("warn", "warn"),
    Outcome.FAIL: Face("fail", "bad"),
    Outcome.UNKNOWN: Face("unknown", "unknown"),
    Outcome.NOT_APPLICABLE: Face("not-applicable", "unknown"),
    Outcome.STALE: Face("stale", "unknown"),
    Outcome.EXCEPTED: Face("excepted", "unknown"),
}
WAITING = Face("waiting", "unknown")
SWITCHED_OFF = Face("not-applicable", "unknown")
TO_DO = (Outcome.FAIL, Outcome.WARN)
UNSURE = (Outcome.UNKNOWN, Outcome.STALE)


def face(outcome: Outcome | None, *, off: bool = False) -> Face:
    """The state's look; None is a check that has no verdict yet, ``off`` one that is switched off."""
    if off:
        return SWITCHED_OFF
    return WAITING if outcome is None else FACES[outcome]


def outcome_word(outcome: Outcome | None) -> str:
    """The state in one to four words."""
    if outcome is None:
        return QCoreApplication.translate("Words", "Not checked yet")
    return spoken(STATE_WORDS[outcome])


def switched_off_word() -> str:
    """The state of a check that nothing is read for."""
    return QCoreApplication.translate("Words", "Switched off")


def looking_word() -> str:
    """The state of a check that is being looked at anew."""
    return QCoreApplication.translate("Words", "Looking…")


def state_words() -> tuple[str, ...]:
    """Every word that a check's state can have."""
    return (*map(outcome_word, (None, *Outcome)), switched_off_word(), looking_word())


def meaning(outcome: Outcome | None, *, off: bool = False) -> str:
    """What a state means, in a sentence or two."""
    if off:
        return QCoreApplication.translate(
            "Words",
            "You switched this check off: nothing is read for it. If you take part in your organisation's "
            "sums, it counts there as “could not tell”.",
        )
    match outcome:
        case Outcome.PASS:
            return QCoreApplication.translate("Words", "It is as it should be. There is nothing to do.")
        case Outcome.WARN:
            return QCoreApplication.translate(
                "Words", "A part of this is not as it should be; it can wait a while."
            )
        case Outcome.FAIL:
            return QCoreApplication.translate(
                "Words", "What protects you here is missing, so it is worth doing soon."
            )
        case Outcome.UNKNOWN:
            return QCoreApplication.translate(
                "Words",
                "Posture looked and could not find out for sure, so it says neither yes nor no. Nothing is "
                "wrong with what you did; what was found says why.",
            )
        case Outcome.NOT_APPLICABLE:
            return QCoreApplication.translate(
                "Words", "The question makes no sense for this computer, so nothing is asked of you."
            )
        case Outcome.STALE:
            return QCoreApplication.translate(
                "Words", "It was looked at too long ago to say how it is today. Check again to know."
            )
        case Outcome.EXCEPTED:
            return QCoreApplication.translate(
                "Words",
                "You set it aside, with a reason and an end. Until then Home leaves it out; it is still "
                "looked at, and what was found stands here.",
            )
        case None:
            return QCoreApplication.translate("Words", "Nothing has been looked at yet.")


def looked_again(before: Outcome | None, now: Outcome | None) -> str:
    """What came of looking again at something that is not settled by it."""
    if now is not before:
        return QCoreApplication.translate("Words", "Looked again just now: here is what was found.")
    if now in TO_DO:
        return QCoreApplication.translate("Words", "Looked again just now: still to do.")
    if now in UNSURE:
        return QCoreApplication.translate("Words", "Looked again just now: still could not tell.")
    return QCoreApplication.translate("Words", "Looked again just now: nothing has changed.")


def mended_after(days: int) -> str:
    """How long something was open that is well now."""
    if days == 1:
        return QCoreApplication.translate("Words", "Done, one day after it was first seen.")
    return QCoreApplication.translate("Words", "Done, %n days after it was first seen.", None, days)


def progress(done: int, total: int) -> str:
    """How far a look has come."""
    if not done:
        return QCoreApplication.translate("Words", "Looking at this computer.")
    words = QCoreApplication.translate("Words", "Looking: {done} of {total} checks done.")
    return words.format(done=done, total=total)


def last_checked(when: dt.date, now: dt.datetime) -> str:
    """The day of the last look, in a sentence."""
    return QCoreApplication.translate("Words", "Last checked {when}.").format(when=day(when, now))


def area_name(area: str) -> str:
    """The heading of a group of checks."""
    match area:
        case "your-files":
            return QCoreApplication.translate("Words", "Your files")
        case "getting-in":
            return QCoreApplication.translate("Words", "Getting in")
        case "your-software":
            return QCoreApplication.translate("Words", "Your software")
        case "your-network":
            return QCoreApplication.translate("Words", "Your network")
        case "keeps-working":
            return QCoreApplication.translate("Words", "A place that keeps working")
        case _:
            return area


def answer_word(answer: int) -> str:
    """A ballot's answer, 1 to 4, in words."""
    return outcome_word(state_of(answer))


def answer_face(answer: int) -> Face:
    """How a ballot's answer, 1 to 4, looks."""
    return face(state_of(answer))


def minutes(count: int) -> str:
    """About how long something takes."""
    if count <= 1:
        return QCoreApplication.translate("Words", "about one minute")
    return QCoreApplication.translate("Words", "about %n minutes", None, count)


def questions(count: int) -> str:
    """How many questions a review asks, and about how long they take."""
    if count == 1:
        words = QCoreApplication.translate("Words", "One question, {minutes}.")
    else:
        words = QCoreApplication.translate("Words", "%n questions, {minutes}.", None, count)
    return words.format(minutes=minutes((count + 1) // 2))


def day(when: dt.date, now: dt.datetime) -> str:
    """A day as people say it: today, yesterday, tomorrow, Thursday, or 12 November."""
    there = _local(when)
    apart = (there - _local(now)).days
    match apart:
        case 0:
            return QCoreApplication.translate("Words", "today")
        case -1:
            return QCoreApplication.translate("Words", "yesterday")
        case 1:
            return QCoreApplication.translate("Words", "tomorrow")
    if 1 < apart < 7:
        weekday = QLocale().toString(QDate(there.year, there.month, there.day), "dddd")
        return QCoreApplication.translate("Words", "on {day}").format(day=weekday)
    return QCoreApplication.translate("Words", "on {day}").format(day=date(when, now))


def date(when: dt.date, now: dt.datetime) -> str:
    """A date in words: 12 November, with the year where it is another one."""
    there = _local(when)
    month = QLocale().monthName(there.month)
    if there.year == _local(now).year:
        return QCoreApplication.translate("Words", "{day} {month}").format(day=there.day, month=month)
    words = QCoreApplication.translate("Words", "{day} {month} {year}")
    return words.format(day=there.day, month=month, year=there.year)


def time(moment: dt.datetime, now: dt.datetime) -> str:
    """A moment as people say it: today at 09:14."""
    clock = f"{moment.astimezone():%H:%M}"
    return QCoreApplication.translate("Words", "{day} at {clock}").format(day=day(moment, now), clock=clock)


def _local(when: dt.date) -> dt.date:
    """The day itself, or that of a moment where the person is."""
    return when.astimezone().date() if isinstance(when, dt.datetime) else when


def until(moment: dt.datetime, now: dt.datetime) -> str:
    """A moment as it stands behind “until” or “from”: today, 09:14; Monday, 06:00; 12 December, 06:00."""
    there = moment.astimezone()
    apart = (there.date() - now.astimezone().date()).days
    if apart in (-1, 0, 1):
        named = day(moment, now)
    elif 1 < apart < 7:
        named = QLocale().toString(QDate(there.year, there.month, there.day), "dddd")
    else:
        named = date(moment, now)
    return QCoreApplication.translate("Words", "{day}, {clock}").format(day=named, clock=f"{there:%H:%M}")


def size(count: int) -> str:
    """An amount of bytes."""
    if count < 10_000:
        return QCoreApplication.translate("Words", "{count} bytes").format(count=QLocale().toString(count))
    return QLocale().formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
