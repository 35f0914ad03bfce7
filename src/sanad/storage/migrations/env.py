# SPDX-License-Identifier: Apache-2.0
"""What Alembic runs: the migrations, in the transaction that is open on the connection it was given."""

from alembic import context

from sanad.storage.database import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
)
with context.begin_transaction():
    context.run_migrations()
