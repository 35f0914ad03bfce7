# SPDX-License-Identifier: Apache-2.0
"""Webhooks: programs of others that are told when something happened here; pure but for the secret.

What they are told are ids and codes, never evidence. It is signed as Standard Webhooks 1.0.0 says: HMAC-SHA256 over id, instant and body,
so that who receives it knows from whom it is, that it is whole, and that it is not an old one sent again.
"""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from sanad.errors import BadValue
from sanad.values.said import Said

WORK, CLOCK, DRIFT = "work.ended", "clock.called", "drift.found"
KINDS = (WORK, CLOCK, DRIFT)
"""What can be told: a job has ended, a clock called for a task, something drifted."""
_LONGEST = 2_000
_SECRET = "whsec_"  # noqa: S105  # what every secret begins with
_PORTS = {"https": 443, "http": 80}
_PAUSES_S = (5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400)
"""Between one try and the next, as Standard Webhooks proposes: some three days and a half in all."""


@dataclass(frozen=True)
class Webhook:
    """A program that is told: where it listens, what it is told of, under which secret, on whose order; `ended` is the entry that ended it."""

    id: str
    seq: int
    compartment: str
    address: str
    kinds: tuple[str, ...]
    secret: str
    by: str
    ended: int | None = None


def new_secret() -> str:
    """Return a new secret: 32 random bytes in base64, after `whsec_`."""
    return _SECRET + base64.b64encode(secrets.token_bytes(32)).decode()


def check_kinds(kinds: Collection[str]) -> None:
    """Refuse what nobody is told of.

    Raises:
        BadValue: naming it, or that there is none.
    """
    unknown = [each for each in kinds if each not in KINDS] or ([] if kinds else [""])
    if unknown:
        detail = Said("one of: {known}", known=", ".join(KINDS))
        raise BadValue("webhook", value=unknown[0], type="kind of notice", detail=detail)


def check_address(address: str, listed: Collection[str]) -> None:
    """Refuse an address that the office's administrator did not list as `host:port`.

    Raises:
        BadValue: it is none, carries a password, or its host is not listed.

    >>> check_address("https://hooks.example.org/sanad", ["hooks.example.org:443"])
    """
    if len(address) > _LONGEST or not address.isprintable() or " " in address:
        detail = f"at most {_LONGEST} signs, none of them blank or unseen"
        raise BadValue("webhook", value="What was sent", type="address", detail=detail)
    try:
        parts = urlsplit(address)
        place = f"{parts.hostname}:{parts.port or _PORTS[parts.scheme]}"
    except (ValueError, KeyError) as error:
        detail = "it begins with https:// or http://"
        raise BadValue("webhook", value=address, type="address", detail=detail) from error
    if parts.username or parts.password or parts.fragment:
        detail = "it holds a name, a password or a fragment"
        raise BadValue("webhook", value=place, type="address", detail=detail)
    if place not in listed:
        detail = "`webhooks` of office.toml does not list it"
        raise BadValue("webhook", value=place, type="address", detail=detail)


def headers(secret: str, name: str, at: datetime, body: bytes) -> dict[str, str]:
    """Return the headers that go with `body`: id, seconds since 1970, and the signature over both and the body."""
    sent = str(int(at.timestamp()))
    key = base64.b64decode(secret.removeprefix(_SECRET))
    mac = hmac.new(key, f"{name}.{sent}.".encode() + body, hashlib.sha256)
    return {
        "webhook-id": name,
        "webhook-timestamp": sent,
        "webhook-signature": "v1," + base64.b64encode(mac.digest()).decode(),
        "content-type": "application/json",
    }


def next_try(tries: int, at: datetime) -> datetime | None:
    """Return when to try again after so many tries in vain, None when it is given up."""
    return at + timedelta(seconds=_PAUSES_S[tries - 1]) if tries <= len(_PAUSES_S) else None
