"""What Alembic runs: the steps over the connection that was handed to it."""

from __future__ import annotations

from alembic import context

from posture.collector.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite alters a table by copying it
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
