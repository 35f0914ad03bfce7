# SPDX-License-Identifier: Apache-2.0
"""Codes of an authenticator (TOTP, RFC 6238): six digits, thirty seconds, a code good once.

A code of the step before or after is taken too, for clocks that differ (RFC 6238, 5.2); none at or before the last that was taken, whatever the clock says.
"""

import hmac
from datetime import datetime

import pyotp

STEP_S = 30
_SKEW = 1
_NOBODYS = "A" * 32  # worked out for who has none


def new_seed() -> str:
    """Return a new seed of 160 bits (RFC 4226, 4, R6), in base 32."""
    return pyotp.random_base32()


def address(seed: str, officer: str, office: str) -> str:
    """Return the address (`otpauth://`) that an authenticator reads from a picture."""
    return pyotp.TOTP(seed).provisioning_uri(name=officer, issuer_name=office)


def counter_of(seed: str | None, code: str, now: datetime, last: int) -> int | None:
    """Return the step whose code was typed, None when it is none that may be taken; for None the same is worked out.

    `last` is the step of the last code that was taken, -1 for none.
    """
    codes = pyotp.TOTP(seed or _NOBODYS)
    typed = "".join(code.split())
    today = int(now.timestamp()) // STEP_S
    found = None
    for counter in range(today - _SKEW, today + _SKEW + 1):
        same = hmac.compare_digest(codes.generate_otp(counter).encode(), typed.encode())
        if same and counter > last:
            found = counter
    return found if seed is not None else None
