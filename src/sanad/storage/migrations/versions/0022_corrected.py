# SPDX-License-Identifier: Apache-2.0
"""What was said of a delivery may be put right."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    """Make room for the entry that did so."""
    op.add_column("delivery", sa.Column("corrected", sa.BigInteger(), nullable=True))
