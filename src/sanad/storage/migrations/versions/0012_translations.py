# SPDX-License-Identifier: Apache-2.0
"""Certificates of translations."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "translation",
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("exhibit", sa.String(length=64), nullable=False),
        sa.Column("original", sa.String(length=64), nullable=False),
        sa.Column("source", sa.String(length=3), nullable=False),
        sa.Column("target", sa.String(length=3), nullable=False),
        sa.Column("translator", sa.Text(), nullable=False),
        sa.Column("certificate", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["exhibit"], ["exhibit.sha256"], name="fk_translation_exhibit_exhibit"
        ),
        sa.ForeignKeyConstraint(
            ["original"], ["exhibit.sha256"], name="fk_translation_original_exhibit"
        ),
        sa.PrimaryKeyConstraint("seq", name="pk_translation"),
    )
    op.create_index("ix_translation_exhibit", "translation", ["exhibit"], unique=False)
