# SPDX-License-Identifier: Apache-2.0
"""What evidence in the real world needs: readings as jobs, confirmations of words, custody."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables."""
    op.add_column("exhibit", sa.Column("erased", sa.BigInteger(), nullable=True))
    op.create_table(
        "reading",
        sa.Column("exhibit", sa.String(length=64), nullable=False),
        sa.Column("step", sa.String(length=40), nullable=False),
        sa.Column("compartment", sa.String(length=80), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("depth", sa.Integer(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("reader", sa.String(length=40), nullable=True),
        sa.Column("version", sa.String(length=120), nullable=True),
        sa.Column("document", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["exhibit"], ["exhibit.sha256"], name="fk_reading_exhibit_exhibit"),
        sa.PrimaryKeyConstraint("exhibit", "step", name="pk_reading"),
    )
    op.create_index("ix_reading_seq", "reading", ["seq"], unique=False)
    op.create_table(
        "confirmation",
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("exhibit", sa.String(length=64), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_confirmation"),
    )
    op.create_index("ix_confirmation_exhibit", "confirmation", ["exhibit"], unique=False)
    op.create_table(
        "admissibility",
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("exhibit", sa.String(length=64), nullable=False),
        sa.Column("item", sa.String(length=80), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["exhibit"], ["exhibit.sha256"], name="fk_admissibility_exhibit_exhibit"
        ),
        sa.PrimaryKeyConstraint("seq", name="pk_admissibility"),
    )
    op.create_index("ix_admissibility_exhibit", "admissibility", ["exhibit"], unique=False)
