# SPDX-License-Identifier: Apache-2.0
"""Proceedings before courts and authorities, whom they are about, and what happened in them."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "proceeding",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("country", sa.String(length=3), nullable=False),
        sa.Column("authority", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("request", sa.String(length=40), nullable=True),
        sa.Column("compartment", sa.String(length=80), nullable=False),
        sa.Column("opened_on", sa.String(length=10), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["request"], ["request.id"], name="fk_proceeding_request_request"),
        sa.PrimaryKeyConstraint("id", name="pk_proceeding"),
    )
    op.create_index("ix_proceeding_compartment", "proceeding", ["compartment"], unique=False)
    op.create_table(
        "proceeding_subject",
        sa.Column("proceeding", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["proceeding"], ["proceeding.id"], name="fk_proceeding_subject_proceeding_proceeding"
        ),
        sa.ForeignKeyConstraint(
            ["subject"], ["subject.id"], name="fk_proceeding_subject_subject_subject"
        ),
        sa.PrimaryKeyConstraint("proceeding", "subject", name="pk_proceeding_subject"),
    )
    op.create_index(
        "ix_proceeding_subject_subject", "proceeding_subject", ["subject"], unique=False
    )
    op.create_table(
        "proceeding_event",
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("proceeding", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("on", sa.String(length=10), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("by", sa.String(length=80), nullable=False),
        sa.Column("recorded_on", sa.String(length=10), nullable=False),
        sa.Column("exhibit", sa.String(length=64), nullable=True),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("waits_for", sa.String(length=20), nullable=True),
        sa.Column("next", sa.Text(), nullable=True),
        sa.Column("next_on", sa.String(length=10), nullable=True),
        sa.Column("until", sa.String(length=10), nullable=True),
        sa.Column("subjects", sa.Text(), nullable=False),
        sa.Column("grounds", sa.Text(), nullable=False),
        sa.Column("about", sa.Integer(), nullable=True),
        sa.Column("corrects", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["proceeding"], ["proceeding.id"], name="fk_proceeding_event_proceeding_proceeding"
        ),
        sa.ForeignKeyConstraint(
            ["exhibit"], ["exhibit.sha256"], name="fk_proceeding_event_exhibit_exhibit"
        ),
        sa.ForeignKeyConstraint(["by"], ["officer.id"], name="fk_proceeding_event_by_officer"),
        sa.PrimaryKeyConstraint("seq", name="pk_proceeding_event"),
    )
    op.create_index("ix_proceeding_event_proceeding", "proceeding_event", ["proceeding"], unique=False)  # fmt: skip
