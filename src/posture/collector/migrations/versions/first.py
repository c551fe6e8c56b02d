"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make them."""
    op.create_table(
        "invite",
        sa.Column("code_digest", sa.LargeBinary, primary_key=True),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("grouping", sa.Text, nullable=False),
        sa.Column("expires", sa.Text, nullable=False),
        sa.Column("device", sa.Text),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "device",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("public", sa.LargeBinary, nullable=False, unique=True),
        sa.Column("grouping", sa.Text, nullable=False),
        sa.Column("day", sa.Text, nullable=False),
        sa.Column("since", sa.BigInteger, nullable=False),
        sa.Column("gone", sa.BigInteger),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "round",
        sa.Column("number", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("epoch", sa.Text, nullable=False, unique=True),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("manifest", sa.LargeBinary, nullable=False),
        sa.Column("seal_id", sa.LargeBinary, nullable=False, unique=True),
        sa.Column("read_key", sa.LargeBinary, nullable=False),
        sa.Column("close_asked", sa.Boolean, nullable=False),
        sa.Column("early", sa.Boolean),
        sa.Column("joined", sa.BigInteger),
        sa.Column("blessed", sa.BigInteger),
        sa.CheckConstraint("state IN ('open', 'closing', 'closed')", name="round_state"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "blessed",
        sa.Column("round", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("mark", sa.Text, primary_key=True),
        sa.Column("digest", sa.LargeBinary, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "box",
        sa.Column("round", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("mark", sa.LargeBinary, primary_key=True),
        sa.Column("blob", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "envelope",
        sa.Column("round", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("digest", sa.LargeBinary, primary_key=True),
        sa.Column("scope", sa.Text, nullable=False),
        sa.Column("answer", sa.BigInteger, nullable=False),
        sa.Column("envelope", sa.LargeBinary, nullable=False),
        sa.CheckConstraint("answer BETWEEN 1 AND 4", name="envelope_answer"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "release",
        sa.Column("round", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("signed", sa.LargeBinary, nullable=False),
        sqlite_with_rowid=False,
    )
