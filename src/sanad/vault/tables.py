# SPDX-License-Identifier: Apache-2.0
"""The tables of exhibits and of the deliveries that brought them."""

import sqlalchemy as sa

from sanad.storage.database import Document, metadata

exhibit = sa.Table(
    "exhibit",
    metadata,
    sa.Column("sha256", sa.String(64), primary_key=True),
    sa.Column("size", sa.BigInteger, nullable=False),
    sa.Column("media_type", sa.String(120), nullable=False),
    sa.Column("quarantine", sa.Text),  # why it may not be used; null when it may
    sa.Column(
        "kind", sa.String(20), index=True
    ),  # of its records, as the reader says; null until read
    sa.Column("receipt", Document),  # what the reader accounted for; null until read
)

delivery = sa.Table(
    "delivery",
    metadata,
    sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),  # its ledger entry
    sa.Column("exhibit", sa.ForeignKey("exhibit.sha256"), nullable=False, index=True),
    sa.Column("name", sa.Text, nullable=False, index=True),
    sa.Column("compartment", sa.String(80), nullable=False),
    sa.Column("instrument", sa.String(120)),
    sa.Column("document", Document, nullable=False),
)
