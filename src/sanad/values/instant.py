# SPDX-License-Identifier: Apache-2.0
"""A point in time as a source wrote it: UTC, how precise, in which zone, and the text itself.

Parsing is strict and needs an explicit format. Nothing is guessed: a text of another shape, a date that
no calendar has, and a wall-clock time that the clocks skipped or showed twice all raise `BadValue`.
Calendars other than the Gregorian are not read.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from enum import StrEnum
from typing import Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sanad.errors import BadValue
from sanad.values.said import Said

SHAPES = {
    "%d": "[0-9]{1,2}",
    "%m": "[0-9]{1,2}",
    "%Y": "[1-9][0-9]{3}",
    "%y": "[0-9]{2}",
    "%H": "[0-9]{1,2}",
    "%I": "[0-9]{1,2}",
    "%M": "[0-9]{1,2}",
    "%S": "[0-9]{1,2}",
    "%p": "[AaPp][Mm]",
    "%b": "[A-Za-z]{3}",
    "%z": "(?:Z|[+-][0-9]{2}:?[0-9]{2})",
}
"""The strptime directives read here, each with the only characters it may stand for."""

_OFFSET = re.compile(r"([+-])([0-9]{2}):?([0-9]{2})")


class Precision(StrEnum):
    """The smallest unit that the source gave."""

    SECOND = "second"
    MINUTE = "minute"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True)
class Instant:
    """A time in UTC; for a day, month or year it is the first moment of it in `zone`."""

    at: datetime
    precision: Precision
    zone: str
    original: str

    @classmethod
    def parse(cls, text: str, form: str, zone: str | None = None) -> Self:
        """Read `text`, which must have exactly the shape `form`.

        Args:
            text: As the source wrote it.
            form: strptime directives out of `SHAPES` and literal characters.
            zone: IANA name, or an offset such as `+05:00`; not needed when `form` holds `%z`.

        Raises:
            BadValue: another shape, an impossible date, an unknown zone or none, or a wall-clock time
                that the zone's clocks skipped or showed twice.

        >>> Instant.parse("1/2/2025 03:04:05", "%m/%d/%Y %H:%M:%S", "Asia/Karachi").at.isoformat()
        '2025-01-01T22:04:05+00:00'
        """
        if re.fullmatch(shape_of(form), text) is None:
            raise _bad(text, f"it does not have the form {form}")
        try:
            local = datetime.strptime(text, form)  # noqa: DTZ007 - the zone is laid on just below
        except ValueError as error:
            raise _bad(text, error) from error
        if local.tzinfo is None:
            if zone is None:
                raise _bad(text, "neither the text nor its source names a zone")
            aware = _on_the_wall(local, zone_named(zone), text)
        else:
            aware, zone = local, local.strftime("%z")
        try:
            return cls(aware.astimezone(UTC), _precision(form), zone, text)
        except OverflowError as error:
            raise _bad(text, error) from error


def shape_of(form: str) -> str:
    """Return the regular expression (RE2 and Python alike) that a text of the format must match.

    Raises:
        BadValue: a directive outside `SHAPES`.
    """
    parts = re.split(r"(%.)", form)
    unknown = [part for part in parts if part.startswith("%") and part not in SHAPES]
    if unknown or form.endswith("%"):
        detail = Said("directives other than {known} are not read", known=" ".join(SHAPES))
        raise BadValue("date format", value=form, type="date format", detail=detail)
    return "".join(SHAPES.get(part) or re.escape(part) for part in parts)


def zone_named(name: str) -> tzinfo:
    """Return the zone of an IANA name or of an offset such as `+05:00`, or raise `BadValue`."""
    if offset := _OFFSET.fullmatch(name):
        sign, hours, minutes = offset.groups()
        shift = timedelta(hours=int(hours), minutes=int(minutes))
        if shift < timedelta(hours=24):
            return timezone(-shift if sign == "-" else shift)
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise BadValue("time zone", value=name, type="time zone", detail=error) from error


def _on_the_wall(local: datetime, zone: tzinfo, text: str) -> datetime:
    """Lay `zone` on a wall-clock time; PEP 495: the two folds differ only near a change of clocks."""
    first, second = local.replace(tzinfo=zone, fold=0), local.replace(tzinfo=zone, fold=1)
    if first.utcoffset() != second.utcoffset():
        raise _bad(text, "the clocks of its zone skipped or repeated that hour")
    return first


def _precision(form: str) -> Precision:
    for directive, precision in (
        ("%S", Precision.SECOND),
        ("%M", Precision.MINUTE),
        ("%d", Precision.DAY),
        ("%m", Precision.MONTH),
        ("%b", Precision.MONTH),
    ):
        if directive in form:
            return precision
    return Precision.YEAR


def _bad(text: str, detail: object) -> BadValue:
    return BadValue("date", value=repr(text[:60]), type="date", detail=detail)
