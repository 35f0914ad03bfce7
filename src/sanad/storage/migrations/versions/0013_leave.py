# SPDX-License-Identifier: Apache-2.0
"""What senders let others have of their exhibits."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "leave",
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("exhibit", sa.String(length=64), nullable=False),
        sa.Column("recipient", sa.String(length=40), nullable=False),
        sa.Column("given", sa.Boolean(), nullable=False),
        sa.Column("paper", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["exhibit"], ["exhibit.sha256"], name="fk_leave_exhibit_exhibit"),
        sa.ForeignKeyConstraint(["paper"], ["exhibit.sha256"], name="fk_leave_paper_exhibit"),
        sa.PrimaryKeyConstraint("seq", name="pk_leave"),
    )
    op.create_index("ix_leave_exhibit", "leave", ["exhibit"], unique=False)
