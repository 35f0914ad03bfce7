# SPDX-License-Identifier: Apache-2.0
"""The tables of the ledger. Rows are added, never changed; only a body may be erased."""

import sqlalchemy as sa

from sanad.storage.database import metadata

entry = sa.Table(
    "ledger_entry",
    metadata,
    sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("commitment", sa.String(64), nullable=False),
    sa.Column("act", sa.String(64), nullable=False),
    sa.Column("at", sa.String(27), nullable=False),
    sa.Column("outcome", sa.String(16), nullable=False, index=True),
    sa.Column("salt", sa.String(64)),  # hexadecimal; null when erased
    sa.Column("body", sa.Text),  # canonical JSON; null when erased
    sa.Column("private_salt", sa.String(64)),  # of what never leaves the office
    sa.Column("private", sa.Text),  # canonical JSON; null when there is none, or when erased
)

node = sa.Table(
    "ledger_node",
    metadata,
    sa.Column("level", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("position", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("hash", sa.String(64), nullable=False),
)

link = sa.Table(
    "ledger_link",
    metadata,
    sa.Column("thing", sa.String(160), primary_key=True),
    sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
)

checkpoint = sa.Table(
    "ledger_checkpoint",
    metadata,
    sa.Column("size", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("note", sa.Text, nullable=False),
    sa.Column("timestamp", sa.Text),  # base64 of the DER response; null while queued
)
