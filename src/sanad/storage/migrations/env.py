# SPDX-License-Identifier: Apache-2.0
"""What Alembic runs: one transaction over the engine it was given."""

from alembic import context

from sanad.storage.database import metadata

with context.config.attributes["engine"].connect() as connection:
    context.configure(connection=connection, target_metadata=metadata)
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()
