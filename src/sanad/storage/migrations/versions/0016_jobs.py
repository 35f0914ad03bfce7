# SPDX-License-Identifier: Apache-2.0
"""Long work that somebody ordered, and webhooks."""

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Make the tables."""
