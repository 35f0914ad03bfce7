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
    sa.Column("language", sa.String(2), nullable=False, server_default="en"),
    sa.Column("edition", sa.Integer, nullable=False),
    sa.Column("document", Document, nullable=False),
)
