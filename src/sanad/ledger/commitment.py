# SPDX-License-Identifier: Apache-2.0
"""What a leaf of the ledger holds of an entry: a salted digest, so that the words can be erased."""

import hashlib
from collections.abc import Mapping

from sanad.values.canonical import Json, canonical

VERSION = "sanad/act/1"
TAG = VERSION.encode() + b"\x00"
SALT_BYTES = 32  # as long as the digest, so that guessing a body is as hard as breaking SHA-256


def commitment(salt: bytes, body: Mapping[str, Json]) -> bytes:
    """Return what the leaf holds of an entry: SHA-256 of tag, salt and canonical body, 32 bytes.

    The tag and the salt have fixed lengths, so no two different pairs spell the same bytes.
    """
    return commitment_of(salt, canonical(body))


def commitment_of(salt: bytes, encoded: bytes) -> bytes:
    """Return the commitment to a body that is canonical bytes already."""
    return hashlib.sha256(TAG + salt + encoded).digest()
