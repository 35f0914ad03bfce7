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
    sa.Column("erased", sa.BigInteger),  # entry that ordered its erasure; null while it is here
)
for _few in (exhibit.c.quarantine, exhibit.c.erased):  # of a hundred thousand; asked all the time
    sa.Index(
        f"ix_exhibit_{_few.name}",
        exhibit.c.sha256,
        sqlite_where=_few.is_not(None),
        postgresql_where=_few.is_not(None),
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
    # what lists of exhibits are chosen by (`catalogue`); all of it stands in the document too
    sa.Column("leads", sa.Boolean, nullable=False),  # the first of its exhibit to its compartment
    sa.Column("folded", sa.Text, nullable=False),  # its name as searches fold it
    sa.Column("handed_by", sa.Text),
    sa.Column("language", sa.String(60)),  # of one that leads: as the newest says that says any
    sa.Column("kind", sa.String(20)),  # that of its exhibit
    sa.Column("corrected", sa.BigInteger),  # the last entry that put right what was said of it
    sa.Index("ix_delivery_compartment", "compartment", "leads", "seq"),
    sa.Index(
        "ix_delivery_facets", "compartment", "leads", "kind", "handed_by", "language", "instrument"
    ),  # counted without a look at the rows
)

reading = sa.Table(
    "reading",
    metadata,
    sa.Column("exhibit", sa.ForeignKey("exhibit.sha256"), primary_key=True),
    sa.Column("step", sa.String(40), primary_key=True),  # content, or the reader that follows it
    sa.Column("compartment", sa.String(80), nullable=False),
    sa.Column("state", sa.String(16), nullable=False),
    sa.Column("depth", sa.Integer, nullable=False),  # files inside files inside files
    sa.Column("seq", sa.BigInteger, nullable=False, index=True),  # entry that queued or settled it
    sa.Column("reader", sa.String(40)),
    sa.Column("version", sa.String(120)),
    sa.Column("document", Document),  # the account, or why there is none
)

translation = sa.Table(
    "translation",
    metadata,
    sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),  # its ledger entry
    sa.Column("exhibit", sa.ForeignKey("exhibit.sha256"), nullable=False, index=True),
    sa.Column("original", sa.ForeignKey("exhibit.sha256"), nullable=False),
    sa.Column("source", sa.String(3), nullable=False),
    sa.Column("target", sa.String(3), nullable=False),
    sa.Column("translator", sa.Text, nullable=False),
    sa.Column("certificate", sa.Text, nullable=False),
)

leave = sa.Table(
    "leave",
    metadata,
    sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),  # its ledger entry
    sa.Column("exhibit", sa.ForeignKey("exhibit.sha256"), nullable=False, index=True),
    sa.Column("recipient", sa.String(40), nullable=False),
    sa.Column("given", sa.Boolean, nullable=False),  # false: taken back
    sa.Column(
        "paper", sa.ForeignKey("exhibit.sha256"), nullable=False
    ),  # in which the sender says so
)
