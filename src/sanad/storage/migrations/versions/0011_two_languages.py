# SPDX-License-Identifier: Apache-2.0
"""Frozen documents in two languages side by side: `en+ur`."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Give `language` room for two; by way of another column, because SQLite changes the type of none."""
    wider = sa.Column("languages", sa.String(5), nullable=False, server_default="en")
    op.add_column("brief", wider)
    op.execute("update brief set languages = language")
    op.drop_column("brief", "language")
    op.alter_column("brief", "languages", new_column_name="language")
