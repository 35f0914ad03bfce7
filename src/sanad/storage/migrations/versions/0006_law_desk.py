# SPDX-License-Identifier: Apache-2.0
"""What the law desk needs: on what a signed request or a frozen dossier rested, and which wording of a rule a jurist signed."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "basis",
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("thing", sa.String(length=80), nullable=False),
        sa.Column("step", sa.String(length=20), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_basis"),
    )
    op.create_index("ix_basis_thing", "basis", ["thing"], unique=False)
    op.create_table(
        "rule_decision",
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("rule", sa.String(length=80), nullable=False),
        sa.Column("wording", sa.String(length=64), nullable=False),
        sa.Column("decision", sa.String(length=20), nullable=False),
        sa.Column("by", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["officer.id"], name="fk_rule_decision_by_officer"),
        sa.PrimaryKeyConstraint("seq", "number", name="pk_rule_decision"),
    )
    op.create_index("ix_rule_decision_rule", "rule_decision", ["rule"], unique=False)
