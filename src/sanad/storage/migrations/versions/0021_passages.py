# SPDX-License-Identifier: Apache-2.0
"""Sentences that officers wrote into documents."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "passage",
        sa.Column("seq", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("line", sa.BigInteger(), nullable=False),
        sa.Column("subject", sa.String(40), sa.ForeignKey("subject.id"), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("recipient", sa.String(40), nullable=False),
        sa.Column("section", sa.String(60), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("ended", sa.BigInteger(), nullable=True),
    )
    op.create_index("ix_passage_subject", "passage", ["subject"])
