# SPDX-License-Identifier: Apache-2.0
"""The table of judgements; a later one about the same pair supersedes, none is deleted."""

import sqlalchemy as sa

from sanad.storage.database import Document, metadata

judgement = sa.Table(
    "judgement",
    metadata,
    sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("document", Document, nullable=False),
)
