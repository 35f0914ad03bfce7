# SPDX-License-Identifier: Apache-2.0
"""From what a frozen document was composed, so that one which would say the same again is not composed again."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Make the table; what was frozen before is composed once more when it is next asked for."""
    op.create_table(
        "brief_ground",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("composed", sa.String(length=64), nullable=False),
        sa.Column("told", sa.String(length=64), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["sha256"], ["brief.sha256"], name="fk_brief_ground_sha256_brief"),
        sa.PrimaryKeyConstraint("sha256", name="pk_brief_ground"),
    )
