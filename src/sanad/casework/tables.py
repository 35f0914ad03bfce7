# SPDX-License-Identifier: Apache-2.0
"""The tables of requests, their answers and signatures, and of answers about exhibits. Rows are added; the newest answer stands."""

import sqlalchemy as sa

from sanad.storage.database import Document, metadata

request = sa.Table(
    "request",
    metadata,
    sa.Column("id", sa.String(40), primary_key=True),
    sa.Column("seq", sa.BigInteger, nullable=False),
    sa.Column("subject", sa.ForeignKey("subject.id"), nullable=False, index=True),
    sa.Column("document", Document, nullable=False),
)

answer = sa.Table(
    "answer",
    metadata,
    sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("request", sa.ForeignKey("request.id"), nullable=False, index=True),
    sa.Column("question", sa.String(80), nullable=False),
    sa.Column("document", Document, nullable=False),
)

signature = sa.Table(
    "signature",
    metadata,
    sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("request", sa.ForeignKey("request.id"), nullable=False, index=True),
    sa.Column("step", sa.String(20), nullable=False),
    sa.Column("officer", sa.ForeignKey("officer.id"), nullable=False),
    sa.Column("office", sa.String(80), nullable=False),
    sa.Column("draft", sa.String(64), nullable=False),  # digest of what was signed
)

admissibility = sa.Table(
    "admissibility",
    metadata,
    sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("exhibit", sa.ForeignKey("exhibit.sha256"), nullable=False, index=True),
    sa.Column("item", sa.String(80), nullable=False),
    sa.Column("document", Document, nullable=False),
)
