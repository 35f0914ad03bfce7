# SPDX-License-Identifier: Apache-2.0
"""Days as parameters about money give them."""

from datetime import date

from sanad.claims.shapes import is_day
from sanad.errors import BadValue

MOST = 36_600
"""More days between two payments than any account lives; every engine can add them to every day."""
_LENGTH = len("2025-01-01")


def stated_day(written: object, name: str) -> date:
    """Return a day in a table that is a parameter.

    Raises:
        BadValue: it is no text, or no day of the calendar as YYYY-MM-DD.
    """
    if not isinstance(written, str) or len(written) != _LENGTH or not is_day(written):
        raise BadValue("parameters", value=written, type=f"day for {name}", detail="YYYY-MM-DD, in the calendar")  # fmt: skip
    return date.fromisoformat(written)
