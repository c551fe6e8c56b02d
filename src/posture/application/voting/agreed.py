"""The policy that the person has seen and agreed to; needs no key, and no cryptography."""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from posture.application.preferences import read_preference, write_preference
from posture.application.session import Session
from posture.reports.policy import policy_in_force

SUMS_SEEN: Final = "sums-seen"
"""The preference that holds the number of the newest release that the person has looked at."""

NEWER_SEEN: Final = "newer-seen"
"""The preference that holds the version of a newer Posture that the person was told of."""


class Said(StrEnum):
    """Which policy is meant; the values are the preferences that hold it, as JSON."""

    YES = "policy-agreed"
    NOT_NOW = "policy-put-off"


def kept(session: Session, said: Said) -> object:
    """The policy to which the person said so, as data; None where there is none. StoreError."""
    try:
        return json.loads(read_preference(session, said) or "null")
    except ValueError:
        return None


def keep(session: Session, said: Said, policy: object) -> None:
    """Remember what the person said to a policy; None takes it back. StoreError."""
    write_preference(session, said, "" if policy is None else json.dumps(policy, sort_keys=True))


def forget(session: Session) -> None:
    """What was agreed to, and looked at, ends with the membership. StoreError."""
    for name in (*Said, SUMS_SEEN, NEWER_SEEN):
        write_preference(session, name, "")


def agreed_policy(session: Session) -> Mapping[str, object]:
    """That policy as data, empty where none is in force or none was agreed to."""
    policy = kept(session, Said.YES)
    return policy if isinstance(policy, dict) and policy_in_force(session.desk) is not None else {}


def agreed_limits(session: Session) -> Mapping[str, object]:
    """The numbers of that policy, nothing where none is in force or none was agreed to."""
    limits = agreed_policy(session).get("limits")
    return limits if isinstance(limits, dict) else {}
