"""Whatever is due: fetching a round's keys, signing its answers, sending a ballot, bringing the sums."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from functools import partial

from posture.application.errors import PostureError, sentence_of
from posture.application.session import Session
from posture.application.voting.answers import Answer, answers_to_sign
from posture.application.voting.asked import demand_agreed
from posture.application.voting.membership import demand_member
from posture.ballots.manifest import Manifest
from posture.reports import delivery as deliveries
from posture.reports.delivery import Delivered as Delivered
from posture.reports.errors import ReportsError
from posture.store.errors import StoreError


def deliver(session: Session, patience: timedelta = timedelta(0)) -> Delivered:
    """Do what is due now, and nothing that is not; the person is asked nothing, so it waits where a key does.

    ``patience`` is how long the caller stays, and calls again at each moment that is due. Raises
    NotAMember. What could not be done stands in ``trouble``.
    """
    demand_member(session)
    with session.rows():
        measure = partial(_measured, session)
        return deliveries.deliver(session.desk, measure, session.catalogue.ballot_checks, patience)


def unlock(session: Session) -> None:
    """Have the key now, asking the person for it where that has to be; NotAMember, SecretsError."""
    demand_member(session)
    session.desk.sealer()


def locked(session: Session) -> str:
    """Why the key cannot be had without asking the person, "" where it can."""
    try:
        session.desk.quietly()
    except StoreError as error:
        return sentence_of(error)
    return ""


def _measured(session: Session, manifest: Manifest) -> Mapping[str, Answer]:
    try:
        demand_agreed(session)
        return answers_to_sign(session, manifest)
    except PostureError as error:
        raise ReportsError(sentence_of(error)) from error
