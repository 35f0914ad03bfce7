# SPDX-License-Identifier: Apache-2.0
"""The table of frozen documents."""

import sqlalchemy as sa

from sanad.storage.database import Document, metadata

brief = sa.Table(
    "brief",
    metadata,
    sa.Column("sha256", sa.String(64), primary_key=True),
    sa.Column("seq", sa.BigInteger, nullable=False),
    sa.Column("subject", sa.ForeignKey("subject.id"), nullable=False, index=True),
    sa.Column("recipient", sa.String(40), nullable=False),
    sa.Column("kind", sa.String(40), nullable=False, server_default="subject_dossier"),
    sa.Column("language", sa.String(5), nullable=False, server_default="en"),
    sa.Column("edition", sa.Integer, nullable=False),
    sa.Column("document", Document, nullable=False),
)

bundle = sa.Table(
    "bundle",
    metadata,
    sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),  # entry that made it
    sa.Column("compartment", sa.String(80), nullable=False),
    sa.Column("matter", sa.Text, nullable=False),
    sa.Column("recipient", sa.String(40), nullable=False),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("sha256", sa.String(64), nullable=False),  # of the PDF
    sa.Column("document", Document, nullable=False),
    sa.UniqueConstraint("compartment", "matter", "recipient", "number"),
)

ground = sa.Table(
    "brief_ground",
    metadata,
    sa.Column("sha256", sa.ForeignKey("brief.sha256"), primary_key=True),
    sa.Column("composed", sa.String(64), nullable=False),  # digest of what was not in the database
    sa.Column("told", sa.String(64), nullable=False),  # digest of all that the database told
    sa.Column("asked", Document, nullable=False),
)
"""From what the newest brief of a series was composed; derived, and made anew when a brief is composed anew."""

redaction = sa.Table(
    "redaction",
    metadata,
    sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),  # entry that made it
    sa.Column("exhibit", sa.ForeignKey("exhibit.sha256"), nullable=False, index=True),
    sa.Column(
        "lifted", sa.BigInteger
    ),  # entry since which it stands for nobody; null while it does
    sa.Column("document", Document, nullable=False),
)

redaction_file = sa.Table(
    "redaction_file",
    metadata,
    sa.Column("seq", sa.ForeignKey("redaction.seq"), primary_key=True),
    sa.Column("sha256", sa.String(64), primary_key=True, index=True),
)
"""Copies and their layers, kept in the vault beside exhibits."""

passage = sa.Table(
    "passage",
    metadata,
    sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),  # entry that wrote it
    sa.Column("line", sa.BigInteger, nullable=False),  # entry that wrote the first in its place
    sa.Column("subject", sa.ForeignKey("subject.id"), nullable=False, index=True),
    sa.Column("kind", sa.String(40), nullable=False),
    sa.Column("recipient", sa.String(40), nullable=False),
    sa.Column("section", sa.String(60), nullable=False),
    sa.Column("document", Document, nullable=False),
    sa.Column("ended", sa.BigInteger),  # entry since which it stands no more; null while it does
)
"""Sentences that officers wrote into documents."""
