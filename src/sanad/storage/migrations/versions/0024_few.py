# SPDX-License-Identifier: Apache-2.0
"""What is set aside or erased is found without passing over all exhibits."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    """Make an index of each of the two, of those few alone."""
    for name in ("quarantine", "erased"):
        few = sa.column(name).is_not(None)
        where: dict[str, Any] = {"sqlite_where": few, "postgresql_where": few}
        op.create_index(f"ix_exhibit_{name}", "exhibit", ["sha256"], **where)
