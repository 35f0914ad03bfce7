# SPDX-License-Identifier: Apache-2.0
"""Frozen documents of several kinds and languages: editions are numbered for each."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the columns; what was frozen before is a subject's dossier in English."""
    kind = sa.Column("kind", sa.String(40), nullable=False, server_default="subject_dossier")
    language = sa.Column("language", sa.String(2), nullable=False, server_default="en")
    op.add_column("brief", kind)
    op.add_column("brief", language)
