# SPDX-License-Identifier: Apache-2.0
"""The table of charts that were kept."""

import sqlalchemy as sa

from sanad.storage.database import Document, metadata

chart = sa.Table(
    "chart",
    metadata,
    sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("id", sa.String(16), nullable=False),
    sa.Column("compartment", sa.String(80), nullable=False),
    sa.Column("document", Document, nullable=False),
    sa.Column("ended", sa.Text),
    sa.Column("next", sa.String(16)),
    sa.UniqueConstraint("compartment", "id"),
)
