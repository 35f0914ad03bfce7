# SPDX-License-Identifier: Apache-2.0
"""Bundles that were bound: what each edition held."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "bundle",
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("compartment", sa.String(length=80), nullable=False),
        sa.Column("matter", sa.Text(), nullable=False),
        sa.Column("recipient", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_bundle"),
        sa.UniqueConstraint(
            "compartment", "matter", "recipient", "number", name="uq_bundle_compartment"
        ),
    )
