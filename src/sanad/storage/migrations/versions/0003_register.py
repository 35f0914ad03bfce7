# SPDX-License-Identifier: Apache-2.0
"""What the register needs: on which evidence and by whom an entry was made, and what others decided of it."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the columns and the table."""
    op.add_column("subject", sa.Column("evidence", sa.Text(), nullable=False, server_default="[]"))
    op.add_column(
        "subject", sa.Column("by", sa.String(length=40), nullable=False, server_default="")
    )
    op.create_table(
        "entry_decision",
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("subject", sa.String(length=40), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["subject"], ["subject.id"], name="fk_entry_decision_subject_subject"
        ),
        sa.PrimaryKeyConstraint("seq", name="pk_entry_decision"),
    )
    op.create_index("ix_entry_decision_subject", "entry_decision", ["subject"], unique=False)
