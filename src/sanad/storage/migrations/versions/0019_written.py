# SPDX-License-Identifier: Apache-2.0
"""Which tables were written by which entry."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """Make it."""
    op.create_table(
        "written",
        sa.Column("name", sa.String(60), primary_key=True),
        sa.Column("seq", sa.Integer, nullable=False),
    )
