# SPDX-License-Identifier: Apache-2.0
"""How officers show who they are: credentials, sessions, tokens; emergency access."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"

_OFFICER, _ID, _DIGEST, _INSTANT = sa.String(80), sa.String(32), sa.String(64), sa.String(27)
_OF_OFFICER = (
    "account_invitation", "account_passkey", "account_identity", "account_rejection", "account_session", "account_token", "emergency",
)  # fmt: skip


def upgrade() -> None:
    """Make the tables."""
    _credentials()
    _attempts()
    _sessions()
    _emergency()
    for table in _OF_OFFICER:
        op.create_index(f"ix_{table}_officer", table, ["officer"])
    op.create_index("ix_emergency_compartment", "emergency", ["compartment"])


def _credentials() -> None:
    op.create_table(
        "account_invitation",
        sa.Column("digest", _DIGEST, nullable=False),
        sa.Column("officer", _OFFICER, nullable=False),
        sa.Column("until", _INSTANT, nullable=False),
        sa.Column("ended", _INSTANT),
        sa.PrimaryKeyConstraint("digest", name="pk_account_invitation"),
    )
    op.create_table(
        "account_password",
        sa.Column("officer", _OFFICER, nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("seed", sa.Text(), nullable=False),
        sa.Column("counter", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("officer", name="pk_account_password"),
    )
    op.create_table(
        "account_passkey",
        sa.Column("id", sa.String(length=1400), nullable=False),
        sa.Column("officer", _OFFICER, nullable=False),
        sa.Column("public_key", sa.Text(), nullable=False),
        sa.Column("sign_count", sa.BigInteger(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("added", _INSTANT, nullable=False),
        sa.Column("used", _INSTANT),
        sa.Column("ended", _INSTANT),
        sa.PrimaryKeyConstraint("id", name="pk_account_passkey"),
    )
    op.create_table(
        "account_identity",
        sa.Column("issuer", sa.String(length=500), nullable=False),
        sa.Column("subject", sa.String(length=255), nullable=False),
        sa.Column("officer", _OFFICER, nullable=False),
        sa.PrimaryKeyConstraint("issuer", "subject", name="pk_account_identity"),
    )


def _attempts() -> None:
    op.create_table(
        "account_spent",
        sa.Column("digest", _DIGEST, nullable=False),
        sa.Column("until", _INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_account_spent"),
    )
    op.create_table(
        "account_rejection",
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("officer", _OFFICER, nullable=False),
        sa.Column("at", _INSTANT, nullable=False),
        sa.Column("lifted", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_account_rejection"),
    )
    op.create_table(
        "account_knock",
        sa.Column("officer", _OFFICER, nullable=False),
        sa.Column("hour", sa.String(length=13), nullable=False),
        sa.Column("times", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("officer", "hour", name="pk_account_knock"),
    )


def _sessions() -> None:
    op.create_table(
        "account_session",
        sa.Column("id", _ID, nullable=False),
        sa.Column("digest", _DIGEST, nullable=False),
        sa.Column("officer", _OFFICER, nullable=False),
        sa.Column("way", sa.String(length=20), nullable=False),
        sa.Column("began", _INSTANT, nullable=False),
        sa.Column("seen", _INSTANT, nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("address", sa.String(length=80), nullable=False),
        sa.Column("ended", _INSTANT),
        sa.PrimaryKeyConstraint("id", name="pk_account_session"),
        sa.UniqueConstraint("digest", name="uq_account_session_digest"),
    )
    op.create_table(
        "account_preference",
        sa.Column("officer", _OFFICER, nullable=False),
        sa.Column("language", sa.String(length=10), nullable=False),
        sa.Column("theme", sa.String(length=10), nullable=False),
        sa.PrimaryKeyConstraint("officer", name="pk_account_preference"),
    )
    op.create_table(
        "account_token",
        sa.Column("id", _ID, nullable=False),
        sa.Column("digest", _DIGEST, nullable=False),
        sa.Column("officer", _OFFICER, nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("grants", sa.Text(), nullable=False),
        sa.Column("issued", _INSTANT, nullable=False),
        sa.Column("until", _INSTANT, nullable=False),
        sa.Column("seen", _INSTANT),
        sa.Column("ended", _INSTANT),
        sa.PrimaryKeyConstraint("id", name="pk_account_token"),
        sa.UniqueConstraint("digest", name="uq_account_token_digest"),
    )


def _emergency() -> None:
    op.create_table(
        "emergency",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("officer", _OFFICER, nullable=False),
        sa.Column("compartment", _OFFICER, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("hours", sa.Integer(), nullable=False),
        sa.Column("asked", _INSTANT, nullable=False),
        sa.Column("confirmed_by", _OFFICER),
        sa.Column("until", _INSTANT),
        sa.Column("ended", _INSTANT),
        sa.Column("ended_by", _OFFICER),
        sa.PrimaryKeyConstraint("id", name="pk_emergency"),
    )
