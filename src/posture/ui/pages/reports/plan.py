"""A round's times and what is planned in it, in words."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from posture.application.voting.consent import Consent
from posture.application.voting.standing import Phase, Standing
from posture.ui.words import until
from posture.words.phrase import sentences


def times(found: Standing, now: datetime) -> str:
    """Where the round is, and what follows when."""
    if found.timetable is None:
        return QCoreApplication.translate("Plan", "Nothing was asked yet.")
    fetch, cast, close = found.timetable.fetch, found.timetable.cast, found.timetable.close
    match found.timetable.phase(now):
        case Phase.BEFORE:
            words = QCoreApplication.translate("Plan", "It begins {start}.")
            return words.format(start=until(fetch.start, now))
        case Phase.FETCHING | Phase.RESTING:
            words = QCoreApplication.translate("Plan", "These answers can leave from {start} to {end}.")
            return words.format(start=until(cast.start, now), end=until(cast.end, now))
        case Phase.CASTING:
            words = QCoreApplication.translate("Plan", "These answers can leave until {end}.")
            return words.format(end=until(cast.end, now))
        case Phase.CLOSING:
            words = QCoreApplication.translate(
                "Plan", "No more answers leave this time; they are added up {close}."
            )
            return words.format(close=until(close, now))
        case Phase.CLOSED:
            return QCoreApplication.translate(
                "Plan", "This time is over; the next questions are not there yet."
            )


def planned(found: Standing, now: datetime) -> str:
    """What leaves by itself in this round, and whether later ones ask again; "" where nothing is allowed."""
    match found.consent:
        case Consent.NONE:
            return ""
        case Consent.ROUND:
            later = QCoreApplication.translate("Plan", "The next questions ask you again.")
        case Consent.STANDING:
            later = QCoreApplication.translate(
                "Plan",
                "The same holds for later questions, as long as they ask the same. Choose “Not before I say "
                "so” to take it back.",
            )
    return sentences(_in_this_round(found, now), later)


def _in_this_round(found: Standing, now: datetime) -> str:
    if found.timetable is None:
        return ""
    end = until(found.timetable.cast.end, now)
    match found.timetable.phase(now):
        case Phase.BEFORE | Phase.FETCHING | Phase.RESTING:
            return QCoreApplication.translate(
                "Plan",
                "When that begins your answers are looked at once more and fixed, and each leaves at a "
                "moment of its own.",
            )
        case Phase.CASTING if found.waiting == 1:
            return QCoreApplication.translate(
                "Plan", "One answer leaves at a moment of its own until {end}."
            ).format(end=end)
        case Phase.CASTING if found.waiting:
            return QCoreApplication.translate(
                "Plan",
                "%n answers leave one by one until {end}, each at a moment of its own. For that Posture "
                "has to be open now and then.",
                None,
                found.waiting,
            ).format(end=end)
    return ""


def summed(found: Standing) -> bool:
    """Whether the round's sums were brought here."""
    return found.number is not None and (found.release or 0) >= found.number


def after_sending(found: Standing, now: datetime) -> str:
    """When the sums come, or that they are there; "" where no round is known."""
    if found.timetable is None:
        return ""
    if summed(found):
        return QCoreApplication.translate("Plan", "All is added up; the sums of all stand under “Together”.")
    if found.timetable.phase(now) is Phase.CLOSED:
        return QCoreApplication.translate(
            "Plan", "This time is over; within a day the sums of all stand under “Together”."
        )
    words = QCoreApplication.translate(
        "Plan", "They are added up {close}; within a day of that the sums of all stand under “Together”."
    )
    return words.format(close=until(found.timetable.close, now))


def hindered(found: Standing, now: datetime) -> str:
    """Why ballots do not leave although they might, "" where nothing hinders them."""
    if found.locked:
        return found.locked
    casting = found.timetable is not None and found.timetable.phase(now) is Phase.CASTING
    if casting and not found.fetched and not found.too_few:
        return QCoreApplication.translate(
            "Plan",
            "This computer got no keys for these questions: it was off, or offline, while they were given "
            "out. It can take part the next time.",
        )
    return ""
