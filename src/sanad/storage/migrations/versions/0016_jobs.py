# SPDX-License-Identifier: Apache-2.0
"""Long work that somebody ordered, consignments that arrive, and webhooks."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "job",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("compartment", sa.String(length=80), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("ordered", sa.Text(), nullable=False),
        sa.Column("ordered_at", sa.String(length=40), nullable=False),
        sa.Column("begun", sa.Integer(), nullable=False),
        sa.Column("cancelled", sa.Boolean(), nullable=False),
        sa.Column("started_at", sa.String(length=40), nullable=True),
        sa.Column("ended_at", sa.String(length=40), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_job"),
    )
    for column in ("seq", "compartment", "state"):
        op.create_index(f"ix_job_{column}", "job", [column], unique=False)
    _consignments()
    _webhooks()


def _consignments() -> None:
    op.create_table(
        "consignment",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("compartment", sa.String(length=80), nullable=False),
        sa.Column("by", sa.String(length=80), nullable=False),
        sa.Column("handed_by", sa.Text(), nullable=False),
        sa.Column("begun_at", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("account", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["officer.id"], name="fk_consignment_by_officer"),
        sa.PrimaryKeyConstraint("id", name="pk_consignment"),
    )
    op.create_index("ix_consignment_compartment", "consignment", ["compartment"], unique=False)


def _webhooks() -> None:
    op.create_table(
        "webhook",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("compartment", sa.String(length=80), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("kinds", sa.Text(), nullable=False),
        sa.Column("secret", sa.String(length=80), nullable=False),
        sa.Column("by", sa.String(length=80), nullable=False),
        sa.Column("ended", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["officer.id"], name="fk_webhook_by_officer"),
        sa.PrimaryKeyConstraint("id", name="pk_webhook"),
    )
    op.create_index("ix_webhook_compartment", "webhook", ["compartment"], unique=False)
    op.create_table(
        "notice",
        sa.Column("id", sa.String(length=80), nullable=False),
        sa.Column("webhook", sa.String(length=40), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("next_at", sa.String(length=40), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["webhook"], ["webhook.id"], name="fk_notice_webhook_webhook"),
        sa.PrimaryKeyConstraint("id", name="pk_notice"),
    )
    for column in ("webhook", "state"):
        op.create_index(f"ix_notice_{column}", "notice", [column], unique=False)
