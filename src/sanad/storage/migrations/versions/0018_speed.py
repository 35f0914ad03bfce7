# SPDX-License-Identifier: Apache-2.0
"""What the first page of an office counts, by an index and not by a pass over the ledger."""

from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Make it."""
    op.create_index("ix_ledger_entry_outcome", "ledger_entry", ["outcome"])
