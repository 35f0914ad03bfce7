# SPDX-License-Identifier: Apache-2.0
"""Charts that officers keep."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "chart",
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("compartment", sa.String(length=80), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("ended", sa.Text(), nullable=True),
        sa.Column("next", sa.String(length=16), nullable=True),
        sa.PrimaryKeyConstraint("seq", name="pk_chart"),
        sa.UniqueConstraint("compartment", "id", name="uq_chart_compartment"),
    )
