"""Invites: one file a device, each with a code that works once."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import func, insert, select

from posture.ballots.invite import Invite, code_digest, encode_invite, new_code
from posture.collector.errors import CollectorError
from posture.collector.organisation import GROUP, Organisation
from posture.collector.schema import invite
from posture.collector.store import Store

LIFETIME = timedelta(days=14)
MOST = 10_000


def make_invites(
    organisation: Organisation, store: Store, number: int, *, now: datetime
) -> tuple[Invite, ...]:
    """New invites that expire in 14 days; only a digest of each code is kept.

    Raises CollectorError for a number that cannot be, and where the trust root has ended.
    """
    if not 1 <= number <= MOST:
        raise CollectorError(f"Ask for 1 to {MOST} invites at a time.")
    organisation.roots.demand_current(now)
    # The first of the chain: from it every later root follows.
    root_digest = hashlib.sha256(organisation.roots.all[0]).hexdigest()
    made = tuple(
        Invite(issuer=organisation.address, root_sha256=root_digest, code=new_code(), group=GROUP)
        for _ in range(number)
    )
    expires = (now + LIFETIME).astimezone(UTC).date().isoformat()
    with store.transaction() as connection:
        already = connection.execute(select(func.count()).select_from(invite)).scalar_one()
        connection.execute(
            insert(invite),
            [
                {
                    "code_digest": code_digest(each.code),
                    "label": f"{already + place:04}",
                    "grouping": GROUP,
                    "expires": expires,
                }
                for place, each in enumerate(made, 1)
            ],
        )
    return made


def write_invites(invites: Sequence[Invite], folder: Path) -> tuple[Path, ...]:
    """One file an invite, readable by its owner alone, never over an existing file; so is a new folder."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    taken = {path.name for path in folder.glob("invite-*.json")}
    names = (f"invite-{number:03}.json" for number in range(1, len(taken) + len(invites) + MOST))
    free = (name for name in names if name not in taken)
    written = []
    for each, name in zip(invites, free, strict=False):
        handle = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(encode_invite(each) + "\n")
        written.append(folder / name)
    return tuple(written)
