# SPDX-License-Identifier: Apache-2.0
"""The tables of jobs, and of who is told what happens here."""

import sqlalchemy as sa

from sanad.storage.database import Document, metadata

job = sa.Table(
    "job",
    metadata,
    sa.Column("id", sa.String(40), primary_key=True),
    sa.Column("seq", sa.BigInteger, nullable=False, index=True),  # the entry that ordered it
    sa.Column("compartment", sa.String(80), nullable=False, index=True),
    sa.Column("state", sa.String(16), nullable=False, index=True),
    sa.Column("ordered", Document, nullable=False),
    sa.Column("ordered_at", sa.String(40), nullable=False),
    sa.Column("begun", sa.Integer, nullable=False),
    sa.Column("cancelled", sa.Boolean, nullable=False),  # somebody asked that it stop
    sa.Column("started_at", sa.String(40)),
    sa.Column("ended_at", sa.String(40)),
    sa.Column("note", Document),  # how far it is; written beside the ledger
    sa.Column("outcome", Document),
)

webhook = sa.Table(
    "webhook",
    metadata,
    sa.Column("id", sa.String(40), primary_key=True),
    sa.Column("seq", sa.BigInteger, nullable=False),
    sa.Column("compartment", sa.String(80), nullable=False, index=True),
    sa.Column("address", sa.Text, nullable=False),
    sa.Column("kinds", sa.Text, nullable=False),  # blank-separated
    sa.Column("secret", sa.String(80), nullable=False),
    sa.Column("by", sa.ForeignKey("officer.id"), nullable=False),
    sa.Column("ended", sa.BigInteger),  # the entry that ended it; null while it lasts
)

notice = sa.Table(  # what a webhook is told; written in the transaction of what happened
    "notice",
    metadata,
    sa.Column("id", sa.String(80), primary_key=True),
    sa.Column("webhook", sa.ForeignKey("webhook.id"), nullable=False, index=True),
    sa.Column("seq", sa.BigInteger, nullable=False),
    sa.Column("state", sa.String(16), nullable=False, index=True),
    sa.Column("tries", sa.Integer, nullable=False),
    sa.Column("next_at", sa.String(40), nullable=False),
    sa.Column("said", sa.Text, nullable=False),  # what came of the last try
    sa.Column("document", Document, nullable=False),
)
