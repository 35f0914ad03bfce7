# SPDX-License-Identifier: Apache-2.0
"""The tables of subjects, decisions about their entry, claims and confirmed words. A claim is never changed; it is withdrawn, and stays."""

import sqlalchemy as sa

from sanad.storage.database import Document, metadata

subject = sa.Table(
    "subject",
    metadata,
    sa.Column("id", sa.String(40), primary_key=True),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("label", sa.Text, nullable=False),
    sa.Column("compartment", sa.String(80), nullable=False),
    sa.Column("authority", sa.Text, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("evidence", Document, nullable=False),  # digests of the exhibits it was entered on
    sa.Column("by", sa.String(40), nullable=False),
    sa.Column("seq", sa.BigInteger, nullable=False),
)

entry_decision = sa.Table(
    "entry_decision",
    metadata,
    sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),  # its ledger entry
    sa.Column("subject", sa.ForeignKey("subject.id"), nullable=False, index=True),
    sa.Column("document", Document, nullable=False),  # answer, reasons, by, on
)

claim = sa.Table(
    "claim",
    metadata,
    sa.Column("id", sa.String(16), primary_key=True),
    sa.Column("about", sa.ForeignKey("subject.id"), nullable=False, index=True),
    sa.Column("property", sa.String(60), nullable=False, index=True),
    sa.Column("seq", sa.BigInteger, nullable=False),
    sa.Column("withdrawn", sa.Text),  # the reason; null while it stands
    sa.Column("document", Document, nullable=False),
)

confirmation = sa.Table(
    "confirmation",
    metadata,
    sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),  # its ledger entry
    sa.Column("exhibit", sa.String(64), nullable=False, index=True),
    sa.Column("document", Document, nullable=False),  # place, the machine's words, the person's
)
