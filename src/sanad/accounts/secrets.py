# SPDX-License-Identifier: Apache-2.0
"""Secrets that the office gives out once and keeps as a digest: one-time codes, secrets of sessions, tokens of programs.

Each holds at least 125 bits of the system's randomness, so its plain SHA-256 gives nothing away and is found by one look into an index. Whoever asks with a
wrong one learns nothing from the time it takes: what is compared is a digest.
"""

import hashlib
import secrets
import zlib

_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: none reads as another
_READ_AS = str.maketrans("OIL", "011")
_GROUPS, _GROUP = 5, 5  # 25 signs, 125 bits
PREFIX = "sanad_"
"""By which a token is known wherever it leaks: searches of repositories and mails look for it."""
_CHECK = 8


def new_code() -> str:
    """Return a new one-time code of 125 bits in five groups, as it is typed from paper."""
    groups = ("".join(secrets.choice(_SIGNS) for _ in range(_GROUP)) for _ in range(_GROUPS))
    return "-".join(groups)


def code_digest(typed: str) -> str:
    """Return the digest of a code however it was typed: small letters, blanks, O for 0, I or L for 1.

    >>> code_digest("abcde-0123l") == code_digest(" ABCDE O1231 ")
    True
    """
    plain = "".join(sign for sign in typed.upper() if sign.isalnum()).translate(_READ_AS)
    return digest(plain)


def new_secret() -> str:
    """Return a new secret of a session, 256 bits."""
    return secrets.token_urlsafe(32)


def new_id() -> str:
    """Return a name for a session or token, under which lists show it; it is no secret."""
    return secrets.token_hex(8)


def new_token() -> str:
    """Return a new token, 256 bits between `sanad_` and a checksum, so that a scan for leaks finds it without asking anybody."""
    drawn = secrets.token_hex(32)
    return f"{PREFIX}{drawn}{_checksum(drawn)}"


def is_token(text: str) -> bool:
    """Tell whether a text is written as tokens are; whether it was ever given is not known from that."""
    drawn, check = text[len(PREFIX) : -_CHECK], text[-_CHECK:]
    return text.startswith(PREFIX) and _checksum(drawn) == check


def digest(secret: str) -> str:
    """Return what is kept of a secret: SHA-256, hexadecimal."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def _checksum(drawn: str) -> str:
    return f"{zlib.crc32(drawn.encode()):08x}"
