# SPDX-License-Identifier: Apache-2.0
"""The tables of credentials, invitations, sessions and tokens; of an officer they know the id and nothing else.

No secret stands in them: of passwords an Argon2id hash, of codes, sessions and tokens their SHA-256, of authenticators a seed that is sealed
under a key outside the database. Instants are UTC text, as ledger entries write them.
"""

import sqlalchemy as sa

from sanad.storage.database import Document, metadata

_OFFICER = sa.String(80)
_ID, _DIGEST = sa.String(32), sa.String(64)
_INSTANT = sa.String(27)

invitation = sa.Table(
    "account_invitation",
    metadata,
    sa.Column("digest", _DIGEST, primary_key=True),
    sa.Column("officer", _OFFICER, nullable=False, index=True),
    sa.Column("until", _INSTANT, nullable=False),
    sa.Column("ended", _INSTANT),  # when it was used, or replaced by another
)

password = sa.Table(
    "account_password",
    metadata,
    sa.Column("officer", _OFFICER, primary_key=True),
    sa.Column("hash", sa.Text, nullable=False),  # Argon2id with its parameters, PHC string
    sa.Column("seed", sa.Text, nullable=False),  # of the authenticator, sealed
    sa.Column("counter", sa.BigInteger, nullable=False),  # of the last code that was taken
)

passkey = sa.Table(
    "account_passkey",
    metadata,
    sa.Column(
        "id", sa.String(1400), primary_key=True
    ),  # at most 1023 bytes (WebAuthn, 4), base64url
    sa.Column("officer", _OFFICER, nullable=False, index=True),
    sa.Column("public_key", sa.Text, nullable=False),  # COSE, base64url
    sa.Column("sign_count", sa.BigInteger, nullable=False),
    sa.Column("label", sa.Text, nullable=False),
    sa.Column("added", _INSTANT, nullable=False),
    sa.Column("used", _INSTANT),
    sa.Column("ended", _INSTANT),
)

identity = sa.Table(
    "account_identity",
    metadata,
    sa.Column("issuer", sa.String(500), primary_key=True),
    sa.Column("subject", sa.String(255), primary_key=True),  # OpenID Connect Core 1.0, section 2
    sa.Column("officer", _OFFICER, nullable=False, index=True),
)

spent = sa.Table(
    "account_spent",
    metadata,
    sa.Column("digest", _DIGEST, primary_key=True),  # of a challenge that was answered
    sa.Column("until", _INSTANT, nullable=False),  # afterwards it is too old anyway
)

rejection = sa.Table(
    "account_rejection",
    metadata,
    sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),  # of the ledger entry
    sa.Column("officer", _OFFICER, nullable=False, index=True),
    sa.Column("at", _INSTANT, nullable=False),
    sa.Column("lifted", sa.Boolean, nullable=False),
)

knock = sa.Table(
    "account_knock",
    metadata,
    sa.Column(
        "officer", _OFFICER, primary_key=True
    ),  # who waits, or empty for names that nobody has
    sa.Column("hour", sa.String(13), primary_key=True),
    sa.Column("times", sa.BigInteger, nullable=False),
)

session = sa.Table(
    "account_session",
    metadata,
    sa.Column("id", _ID, primary_key=True),
    sa.Column("digest", _DIGEST, nullable=False, unique=True),
    sa.Column("officer", _OFFICER, nullable=False, index=True),
    sa.Column("way", sa.String(20), nullable=False),
    sa.Column("began", _INSTANT, nullable=False),
    sa.Column("seen", _INSTANT, nullable=False),
    sa.Column("purpose", sa.Text, nullable=False),
    sa.Column("agent", sa.Text, nullable=False),
    sa.Column("address", sa.String(80), nullable=False),
    sa.Column("ended", _INSTANT),
)

preference = sa.Table(
    "account_preference",
    metadata,
    sa.Column("officer", _OFFICER, primary_key=True),
    sa.Column("language", sa.String(10), nullable=False),
    sa.Column("theme", sa.String(10), nullable=False),
)

token = sa.Table(
    "account_token",
    metadata,
    sa.Column("id", _ID, primary_key=True),
    sa.Column("digest", _DIGEST, nullable=False, unique=True),
    sa.Column("officer", _OFFICER, nullable=False, index=True),
    sa.Column("label", sa.Text, nullable=False),
    sa.Column("grants", Document, nullable=False),  # {"scope": [...], "compartments": [...]}
    sa.Column("issued", _INSTANT, nullable=False),
    sa.Column("until", _INSTANT, nullable=False),
    sa.Column("seen", _INSTANT),
    sa.Column("ended", _INSTANT),
)
