# SPDX-License-Identifier: Apache-2.0
"""Moments of the office's own clock as its documents and tables write them: UTC text of one length, so that they compare as text."""

from datetime import UTC, datetime


def stamp(instant: datetime) -> str:
    """Return an instant as text: UTC, microseconds, `Z`.

    >>> from datetime import timedelta, timezone
    >>> stamp(datetime(2026, 1, 5, 13, 0, tzinfo=timezone(timedelta(hours=5))))
    '2026-01-05T08:00:00.000000Z'
    """
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def read(text: str) -> datetime:
    """Return the instant that `stamp` wrote."""
    return datetime.fromisoformat(text)
