"""``posture watch``: what the system starts by itself, and what it starts."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Final

from posture.application.offering import offer_practice, offers_practice
from posture.application.session import Session
from posture.application.starting import starts_at_sign_in
from posture.application.unattended import end_all
from posture.application.voting.membership import is_member
from posture.application.watching import Timer, is_on, last_look, turn_off, turn_on
from posture.application.watching import run as run_once
from posture.cli.terminal import day, note, print_json, say, table, wrapped
from posture.words.phrase import Phrase, phrase
from posture.words.program import typed

_NAMES: Final = {"look": Timer.LOOK, "deliver": Timer.DELIVER}
_PRACTICE: Final = "practice"

_ON: Final = {
    Timer.LOOK: phrase(
        "From now on Posture looks at this computer once a week, for some seconds, and keeps what it finds "
        "here. It waits while the battery is nearly empty. At most once a week a notification says that "
        "something got worse or waits for you, but never what. “{command}” ends it."
    ),
    Timer.DELIVER: phrase(
        "From now on Posture looks each hour whether something is due in a round, and does it. No answer "
        "leaves that you did not allow. “{command}” ends it."
    ),
}
_OFF: Final = {
    Timer.LOOK: phrase("Posture looks at this computer only when you open it, or ask for it."),
    Timer.DELIVER: phrase(
        "What is due in a round is done only while Posture is open. Where it stays closed while a round is "
        "open, your answers are not counted in it."
    ),
}


_OFFERED: Final = phrase(
    "Where questions from your lessons are ready, a notification about something else says so, too. There is "
    "never one for them alone."
)
_NOT_OFFERED: Final = phrase(
    "No notification offers practice. The questions are there when you ask for them."
)

_LOOK_IS_OFF: Final = phrase(
    "Notifications come with the weekly look, which is off here. “{command}” turns it on."
)


def on(session: Session, options: argparse.Namespace) -> int:
    """Turn one timer on, or the offer that goes with it."""
    if options.what == _PRACTICE:
        return _offer(session, options, on=True)
    wanted = _NAMES[options.what]
    turn_on(session, wanted)
    ending = typed("posture watch off" if wanted is Timer.LOOK else "posture watch off deliver")
    _tell(session, (_ON[wanted].filled(command=ending),), options)
    return 0


def off(session: Session, options: argparse.Namespace) -> int:
    """Turn one timer off, or all that the system starts; 2 where something of it stays."""
    if options.what == _PRACTICE:
        return _offer(session, options, on=False)
    left: tuple[str, ...] = ()
    if options.what is None:
        left = end_all(session)
    else:
        turn_off(session, _NAMES[options.what])
    for sentence in left:
        note(phrase("posture: {sentence}", sentence=sentence))
    chosen = _known(session) if options.what is None else (_NAMES[options.what],)
    _tell(session, () if left else [_OFF[wanted] for wanted in chosen], options)
    return 2 if left else 0


def status(session: Session, options: argparse.Namespace) -> int:
    """Say which timers are on, and when Posture looked last."""
    if options.json:
        print_json(_data(session))
        return 0
    found, last = _found(session), last_look(session)
    at_sign_in = starts_at_sign_in(session)
    offers = _state(on=offers_practice(session))
    practice = [(phrase("Offers practice with a notification"), offers)] if found["look"] else []
    due = phrase("Does what is due in a round, each hour"), _state(on=found["deliver"])
    deliver = [due] if Timer.DELIVER in _known(session) else []
    looked: Phrase = phrase("never") if last is None else day(last)
    say(
        table(
            [
                (phrase("Looks once a week"), _state(on=found["look"])),
                *practice,
                *deliver,
                (phrase("An icon in the tray, from sign-in on"), _state(on=at_sign_in)),
                (phrase("Looked last"), looked),
            ]
        )
    )
    return 0


def run(session: Session, options: argparse.Namespace) -> int:
    """What the timer starts: a look, a notification. Prints nothing but what a program asks for."""
    done = run_once(session)
    if options.json:
        print_json({"schema": "posture/watch-run/1", "looked": done.looked, "told": done.told})
    return 0


def _offer(session: Session, options: argparse.Namespace, *, on: bool) -> int:
    offer_practice(session, on=on)
    said = [_OFFERED] if on else [_NOT_OFFERED]
    if on and not is_on(session, Timer.LOOK):
        said.append(_LOOK_IS_OFF.filled(command=typed("posture watch on")))
    _tell(session, said, options)
    return 0


def _tell(session: Session, sentences: Sequence[Phrase], options: argparse.Namespace) -> None:
    if options.json:
        print_json(_data(session))
        return
    for sentence in sentences:
        say(wrapped(sentence))


def _known(session: Session) -> tuple[Timer, ...]:
    """The timers that mean something here: rounds are for members."""
    return tuple(Timer) if is_member(session) or is_on(session, Timer.DELIVER) else (Timer.LOOK,)


def _found(session: Session) -> dict[str, bool]:
    return {name: is_on(session, wanted) for name, wanted in _NAMES.items()}


def _data(session: Session) -> dict[str, object]:
    found, last = _found(session), last_look(session)
    return {
        "schema": "posture/watch/1",
        **found,
        "practice": found["look"] and offers_practice(session),
        "icon": starts_at_sign_in(session),
        "last_look": None if last is None else last.isoformat(),
    }


def _state(*, on: bool) -> Phrase:
    return phrase("on") if on else phrase("off")
