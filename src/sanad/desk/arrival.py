# SPDX-License-Identifier: Apache-2.0
"""Whether what is said of how something came can have been so: otherwise it would be found out when the file is read, or in court."""

from datetime import datetime

from sanad.errors import BadValue
from sanad.values.grade import Grade
from sanad.vault.exhibit import Provenance


def require_sense(where: str, came: Provenance, now: datetime) -> None:
    """Refuse what cannot have been so.

    Raises:
        BadValue: it came after now or at no instant, its coverage ends before it begins, or its grade is none.
    """
    if came.received_at is not None and _instant(where, came.received_at) > now:
        detail = "it has not come yet by the office's clock"
        raise BadValue(where, value=came.received_at, type="time of receipt", detail=detail)
    begins, ends = (str(came.coverage.get(key, "")) for key in ("from", "to"))
    if begins and ends and begins > ends:
        value = f"{begins} to {ends}"
        raise BadValue(where, value=value, type="coverage", detail="it ends before it begins")
    if came.grade is not None:
        Grade.parse(came.grade)


def _instant(where: str, written: str) -> datetime:
    try:
        at = datetime.fromisoformat(written)
    except ValueError:
        at = None
    if at is None or at.tzinfo is None:
        detail = "write it with its zone, such as 2025-03-01T10:00+05:00"
        raise BadValue(where, value=written, type="time of receipt", detail=detail)
    return at
