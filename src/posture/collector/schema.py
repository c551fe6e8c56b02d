"""The tables of the collector's database, the same in SQLite and PostgreSQL.

No address and no time finer than a day stands beside a person, no row number tells an order that matters, and
nothing of a ballot is here before its round has closed: until then it lies in the box.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    LargeBinary,
    MetaData,
    Table,
    Text,
)
from sqlalchemy.types import TypeEngine

metadata = MetaData()


def _key(name: str, kind: type[TypeEngine[Any]] = Text) -> Column[Any]:
    # Numbers are given, never counted up by the database: a row's place in it is no one's business.
    return Column(name, kind, primary_key=True, autoincrement=False)


def _value(name: str, kind: type[TypeEngine[Any]] = Text, *, unique: bool = False) -> Column[Any]:
    return Column(name, kind, nullable=False, unique=unique)


invite = Table(
    "invite",
    metadata,
    _key("code_digest", LargeBinary),
    *(_value(name) for name in ("label", "grouping", "expires")),
    Column("device", Text),
    sqlite_with_rowid=False,
)
"""One invite; ``expires`` is its last day, ``device`` who used it, "" once that one has left for good."""

device = Table(
    "device",
    metadata,
    _key("id"),
    _value("public", LargeBinary, unique=True),
    _value("grouping"),
    _value("day"),
    _value("since", BigInteger),
    Column("gone", BigInteger),
    sqlite_with_rowid=False,
)
"""One device: the day on which it joined, by which IT finds one whose key is lost; the number of the first
round that it counts in, and of the last one where it has left."""

round_ = Table(
    "round",
    metadata,
    _key("number", BigInteger),
    _value("epoch", unique=True),
    _value("state"),
    _value("manifest", LargeBinary),
    _value("seal_id", LargeBinary, unique=True),
    _value("read_key", LargeBinary),
    _value("close_asked", Boolean),
    Column("early", Boolean),
    Column("joined", BigInteger),
    Column("blessed", BigInteger),
    CheckConstraint("state IN ('open', 'closing', 'closed')", name="round_state"),
    sqlite_with_rowid=False,
)
"""One round; ``joined`` is fixed when its fetching ends, ``blessed`` when it closes, ``early`` (whether
that was before its time) when its close begins."""

blessed = Table(
    "blessed",
    metadata,
    _key("round", BigInteger),
    _key("mark"),
    _value("digest", LargeBinary),
    sqlite_with_rowid=False,
)
"""Who was blessed in the open round, for which values: marks that only its key makes. Gone at the close."""

box = Table(
    "box", metadata, _key("round", BigInteger), _key("mark", LargeBinary), _value("blob", LargeBinary)
)
"""PostgreSQL's box: wrapped ballots, each under a mark that only the intake key makes. SQLite has a file."""

envelope = Table(
    "envelope",
    metadata,
    _key("round", BigInteger),
    _key("digest", LargeBinary),
    _value("scope"),
    _value("answer", BigInteger),
    _value("envelope", LargeBinary),
    CheckConstraint("answer BETWEEN 1 AND 4", name="envelope_answer"),
    sqlite_with_rowid=False,
)
"""The ballots of closed rounds, in the order of their digests, for a recount; kept for a time."""

release = Table(
    "release",
    metadata,
    _key("round", BigInteger),
    _value("signed", LargeBinary),
    sqlite_with_rowid=False,
)
"""What everybody may know of a closed round, stored once and never made again."""
