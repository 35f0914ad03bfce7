# SPDX-License-Identifier: Apache-2.0
"""The tables of officers, appointments and legal instruments."""

import sqlalchemy as sa

from sanad.storage.database import Document, metadata

officer = sa.Table(
    "officer",
    metadata,
    sa.Column("id", sa.String(80), primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("office", sa.String(80), nullable=False),
)

appointment = sa.Table(
    "appointment",
    metadata,
    sa.Column("officer", sa.ForeignKey("officer.id"), primary_key=True),
    sa.Column("compartment", sa.String(80), primary_key=True),
    sa.Column("roles", sa.Text, nullable=False),  # blank-separated
    sa.Column("from_day", sa.String(10), primary_key=True),
    sa.Column("until_day", sa.String(10)),
    sa.Column("on_order", sa.Text, nullable=False),
)

instrument = sa.Table(
    "instrument",
    metadata,
    sa.Column("id", sa.String(120), primary_key=True),
    sa.Column("kind", sa.String(40), nullable=False),
    sa.Column("document", Document, nullable=False),
)

emergency = sa.Table(
    "emergency",
    metadata,
    sa.Column("id", sa.String(20), primary_key=True),
    sa.Column("officer", sa.String(80), nullable=False, index=True),
    sa.Column("compartment", sa.String(80), nullable=False, index=True),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("hours", sa.Integer, nullable=False),
    sa.Column("asked", sa.String(27), nullable=False),
    sa.Column("confirmed_by", sa.String(80)),
    sa.Column("until", sa.String(27)),  # set when it is confirmed
    sa.Column("ended", sa.String(27)),
    sa.Column("ended_by", sa.String(80)),
)
