# SPDX-License-Identifier: Apache-2.0
"""How officers show who they are: credentials, sessions, tokens; emergency access."""

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Make the tables."""
