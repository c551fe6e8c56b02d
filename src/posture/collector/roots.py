"""The organisation's chain of trust roots: files ``root-1.json``, ``root-2.json``, … in its folder."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from posture.ballots.envelope import read
from posture.ballots.errors import BallotError
from posture.ballots.manifest import LONGEST, MANIFEST_TYPE, manifest_digest, read_manifest
from posture.ballots.root import Root, make_root, next_root, read_root
from posture.collector.durable import write_new
from posture.collector.errors import CollectorError

LIFETIME: Final = timedelta(days=365)
WARN: Final = timedelta(days=65)
"""How long before its end a root is spoken of."""


@dataclass(frozen=True, slots=True)
class Roots:
    """All roots of the chain, oldest first, as bytes; ``newest`` is the one in force, read."""

    all: tuple[bytes, ...]
    newest: Root

    def version(self, number: int) -> bytes | None:
        """The root of that version, or None."""
        return self.all[number - 1] if 1 <= number <= len(self.all) else None

    def demand_current(self, now: datetime) -> None:
        """Demand that the root in force has not expired; CollectorError says how to renew it."""
        if self.newest.expires <= now:
            raise CollectorError(
                f"The trust root ended on {self.newest.expires:%Y-%m-%d}: no member would take part. "
                "Renew it first: posture-collector renew DIR"
            )

    def warning(self, now: datetime) -> str:
        """A sentence where the root ends soon or has ended, else empty."""
        left = self.newest.expires - now
        if left > WARN:
            return ""
        if left <= timedelta(0):
            said = f"The trust root ended on {self.newest.expires:%Y-%m-%d}."
        else:
            said = f"The trust root ends on {self.newest.expires:%Y-%m-%d}, in {left.days} days."
        return f"{said} Renew it: posture-collector renew DIR"


def first_root(
    folder: Path, key: Ed25519PrivateKey, targets_public: bytes, *, org: bytes, rehearsal: bool, now: datetime
) -> None:
    """Write the first root, valid for a year."""
    data = make_root(key, targets_public, org=org, rehearsal=rehearsal, expires=now + LIFETIME)
    write_new(folder / "root-1.json", data)


def renew_root(
    folder: Path, key: Ed25519PrivateKey, targets_public: bytes, last: bytes = b"", *, now: datetime
) -> Root:
    """Write the next root, valid for a year from ``now`` on, signed by the same root key.

    ``targets_public`` may be a new one, where the old was lost or stolen. ``last`` is the envelope of the
    newest round's manifest, empty before the first: members believe the old key up to there. Raises
    CollectorError.
    """
    chain = load_roots(folder)
    data = make_root(
        key,
        targets_public,
        org=chain.newest.org,
        rehearsal=chain.newest.rehearsal,
        expires=now + LIFETIME,
        version=chain.newest.version + 1,
        last_round=read_manifest(read(last, MANIFEST_TYPE, most=2 * LONGEST).payload).number if last else 0,
        last_sha256=manifest_digest(last) if last else "",
    )
    try:
        made = next_root(chain.all[-1], data)
    except BallotError as error:
        raise CollectorError(f"{error} This is not the root key of the chain in {folder}.") from error
    write_new(folder / f"root-{made.version}.json", data)
    return made


def load_roots(folder: Path) -> Roots:
    """The chain in ``folder``, each root signed by the one before; CollectorError where it is not whole."""
    found: list[bytes] = []
    while (path := folder / f"root-{len(found) + 1}.json").exists():
        try:
            found.append(path.read_bytes())
        except OSError as error:
            raise CollectorError(f"The file {path} cannot be read: {error.strerror}.") from error
    if not found:
        raise CollectorError(f"The file {path} is missing. Put the copy from your backup back.")
    try:
        newest = read_root(found[0], hashlib.sha256(found[0]).hexdigest())
        for before, after in pairwise(found):
            newest = next_root(before, after)
    except BallotError as error:
        raise CollectorError(
            f"The trust roots in {folder} are damaged: {error} Put your backup back."
        ) from error
    return Roots(tuple(found), newest)
