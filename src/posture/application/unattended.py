"""What the system does for Posture while no window is open, all of it off until asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from posture.application.errors import sentence_of
from posture.application.notices import line
from posture.application.offering import offers_practice
from posture.application.session import Session
from posture.application.starting import start_at_sign_in, starts_at_sign_in
from posture.application.told import told
from posture.application.voting.membership import is_member
from posture.application.watching import Timer, is_on, turn_off, turn_on
from posture.desktop.errors import DesktopError


class Service(StrEnum):
    """One of them; each may be on without the others."""

    LOOK = "look"
    DELIVER = "deliver"
    ICON = "icon"


_TIMERS = {Service.LOOK: Timer.LOOK, Service.DELIVER: Timer.DELIVER}


@dataclass(frozen=True, slots=True)
class Unattended:
    """Which of them, by name, are on, and what was told, the newest first; deliveries are for members.

    ``offers_practice``: what the look tells may offer the week's practice as well.
    """

    on: Mapping[str, bool]
    told: tuple[str, ...]
    offers_practice: bool


def unattended(session: Session) -> Unattended:
    """As it is now, by what the system itself says. StoreError."""
    found: dict[str, bool] = {
        Service.LOOK: is_on(session, Timer.LOOK),
        Service.DELIVER: is_on(session, Timer.DELIVER),
        Service.ICON: starts_at_sign_in(session),
    }
    if not is_member(session):
        del found[Service.DELIVER]
    lines = tuple(line(session, each) for each in reversed(told(session)))
    return Unattended(found, lines, offers_practice(session))


def let(session: Session, service: Service, *, on: bool) -> None:
    """Have the system do it, or no more. DesktopError, ApplicationError, NotAMember."""
    if service is Service.ICON:
        start_at_sign_in(session, on=on)
    elif on:
        turn_on(session, _TIMERS[service])
    else:
        turn_off(session, _TIMERS[service])


def end_all(session: Session) -> tuple[str, ...]:
    """Have the system do none of it any more; a sentence for each that stays, nothing where none does."""
    left = []
    for service in Service:
        try:
            let(session, service, on=False)
        except DesktopError as error:
            left.append(sentence_of(error))
    return tuple(left)


def may_offer_deliveries(session: Session) -> bool:
    """Whether the system could do what is due in a round, and does not."""
    return session.is_at_home and is_member(session) and not is_on(session, Timer.DELIVER)
