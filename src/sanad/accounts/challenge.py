# SPDX-License-Identifier: Apache-2.0
"""Challenges: each is the office's own, lasts five minutes, and is answered once.

A challenge is not kept when it is made: it carries its end under the office's key, so whoever asks for a million of them writes
nothing. What is kept is which of them were answered, until they are too old anyway.
"""

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta
from pathlib import Path

import sqlalchemy as sa

from sanad.accounts import tables
from sanad.accounts.seal import seal
from sanad.values.moment import stamp

LASTS = timedelta(minutes=5)
_RANDOM, _TIME, _MARK = 16, 8, 32


def new_challenge(keys: Path, use: str, now: datetime) -> bytes:
    """Return 56 bytes: 128 bits of randomness (WebAuthn, 13.4.3), when it ends, and the office's mark (HMAC-SHA-256) for that use."""
    ends = int((now + LASTS).timestamp()).to_bytes(_TIME)
    drawn = secrets.token_bytes(_RANDOM) + ends
    return drawn + _mark(keys, use, drawn)


def stands(keys: Path, use: str, challenge: bytes, now: datetime) -> bool:
    """Tell whether the office made the challenge for that use, not longer ago than it lasts; whether it was answered before is not looked at.

    One that ends later than any made now was made before the clock was set back: it would stand for longer than `spend` remembers that it was answered.
    """
    drawn, mark = challenge[: _RANDOM + _TIME], challenge[_RANDOM + _TIME :]
    if len(mark) != _MARK or not hmac.compare_digest(mark, _mark(keys, use, drawn)):
        return False
    left = int.from_bytes(drawn[_RANDOM:]) - now.timestamp()
    return 0 <= left <= 2 * LASTS.total_seconds()


def spend(connection: sa.Connection, challenge: bytes, now: datetime) -> bool:
    """Mark a challenge as answered, and tell whether it is the first answer; inside the transaction of the act that it allows."""
    column = tables.spent.c
    connection.execute(sa.delete(tables.spent).where(column.until < stamp(now)))
    digest = hashlib.sha256(challenge).hexdigest()
    if connection.execute(sa.select(column.digest).where(column.digest == digest)).first():
        return False
    row = {"digest": digest, "until": stamp(now + 2 * LASTS)}
    connection.execute(sa.insert(tables.spent).values(row))
    return True


def _mark(keys: Path, use: str, drawn: bytes) -> bytes:
    return hmac.digest(seal(keys, f"challenge/{use}").key, drawn, "sha256")
