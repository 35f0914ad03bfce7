# SPDX-License-Identifier: Apache-2.0
"""The tables of findings and of the pseudonyms of third parties."""

import sqlalchemy as sa

from sanad.storage.database import Document, metadata

finding = sa.Table(
    "finding",
    metadata,
    sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column(
        "id", sa.String(16), nullable=False, index=True
    ),  # one answer may serve several subjects
    sa.Column("compartment", sa.String(80), nullable=False),
    sa.Column("subject", sa.ForeignKey("subject.id"), index=True),
    sa.Column("document", Document, nullable=False),
)

pseudonym = sa.Table(
    "pseudonym",
    metadata,
    sa.Column("compartment", sa.String(80), primary_key=True),
    sa.Column("identifier", sa.Text, primary_key=True),
    sa.Column("number", sa.BigInteger, nullable=False),
    sa.UniqueConstraint("compartment", "number"),
)
