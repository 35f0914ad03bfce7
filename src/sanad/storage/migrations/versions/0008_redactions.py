# SPDX-License-Identifier: Apache-2.0
"""Redacted copies of exhibits, and the files of which they consist."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "redaction",
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("exhibit", sa.String(length=64), nullable=False),
        sa.Column("lifted", sa.BigInteger(), nullable=True),
        sa.Column("document", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["exhibit"], ["exhibit.sha256"], name="fk_redaction_exhibit_exhibit"
        ),
        sa.PrimaryKeyConstraint("seq", name="pk_redaction"),
    )
    op.create_index("ix_redaction_exhibit", "redaction", ["exhibit"], unique=False)
    op.create_table(
        "redaction_file",
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["seq"], ["redaction.seq"], name="fk_redaction_file_seq_redaction"),
        sa.PrimaryKeyConstraint("seq", "sha256", name="pk_redaction_file"),
    )
    op.create_index("ix_redaction_file_sha256", "redaction_file", ["sha256"], unique=False)
