# SPDX-License-Identifier: Apache-2.0
"""What the cell needs: directives, tasks and their steps, teams, absences."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "directive",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("compartment", sa.String(length=80), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_directive"),
    )
    op.create_index("ix_directive_compartment", "directive", ["compartment"], unique=False)
    op.create_table(
        "task",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("compartment", sa.String(length=80), nullable=False),
        sa.Column("about", sa.String(length=160), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_task"),
    )
    op.create_index("ix_task_about", "task", ["about"], unique=False)
    op.create_index("ix_task_compartment", "task", ["compartment"], unique=False)
    op.create_index("ix_task_seq", "task", ["seq"], unique=False)
    op.create_table(
        "task_step",
        sa.Column("task", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["task"], ["task.id"], name="fk_task_step_task_task"),
        sa.PrimaryKeyConstraint("task", "number", name="pk_task_step"),
    )
    op.create_index("ix_task_step_seq", "task_step", ["seq"], unique=False)
    op.create_table(
        "team",
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("compartment", sa.String(length=80), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_team"),
    )
    op.create_index("ix_team_compartment", "team", ["compartment"], unique=False)
    op.create_table(
        "absence",
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("compartment", sa.String(length=80), nullable=False),
        sa.Column("officer", sa.String(length=80), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["officer"], ["officer.id"], name="fk_absence_officer_officer"),
        sa.PrimaryKeyConstraint("seq", name="pk_absence"),
    )
    op.create_index("ix_absence_compartment", "absence", ["compartment"], unique=False)
