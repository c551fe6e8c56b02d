"""What the organisation asks for, out of the newest round that was accepted."""

from __future__ import annotations

import json
from collections.abc import Mapping

from posture.reports.desk import Desk


def policy_in_force(desk: Desk) -> Mapping[str, object] | None:
    """The policy's data as the manifest carried it, or None before the first round and after leaving.

    Needs no key and no cryptography: `posture check` asks for it each time.
    """
    row = desk.database.one("SELECT policy FROM epoch WHERE state = 'accepted' ORDER BY number DESC LIMIT 1")
    if row is None:
        return None
    policy: Mapping[str, object] = json.loads(row["policy"])
    return policy
