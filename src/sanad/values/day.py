# SPDX-License-Identifier: Apache-2.0
# ruff: noqa: RUF002 - digits and letters of several scripts are the point
"""A day as documents in Pakistan and its neighbours write it, as a day of the civil (Gregorian) calendar.

Guarantees: the order of day, month and year is the caller's, never a guess; a day that its calendar does not have is
refused; the text stays as written. Which calendar is meant must be declared, or be told by the text: a mark after
it (ھ, هـ.ش, AH, SH, ء), the month in words, or a year that no Hijri calendar has reached. `1404/10/13` alone is no day.

Does not guarantee the day of a lunar date: months begin when the moon is seen, and the table of Umm al-Qura (library
`hijridate`, 1343 to 1500 AH) only foretells it. Pakistan began Rabi al-Awwal 1447 on 26 August 2025, two days after the table;
such a day therefore carries `LUNAR_MARGIN`. Solar Hijri days (library `persiantools`) are exact.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Self

from sanad.errors import BadValue
from sanad.values.months import Calendar, bare, marked, month
from sanad.values.said import Said

LUNAR_MARGIN = 2
"""Days by which the moon may be seen before or after the table."""

_GREGORIAN_FROM = 1800
"""Earlier years in modern papers are Hijri, or slips; no Hijri year reaches this one before AD 2367."""
_SOLAR_YEARS = range(1200, 1600)
_SHORTEST_MONTH = 29

_PARTS = {
    "%d": "(?P<day>[0-9]{1,2})",
    "%m": "(?P<month>[0-9]{1,2})",
    "%b": r"(?P<name>[^\W\d_](?:[^\d,/]*[^\W\d_])?\.?)",
    "%Y": r"(?P<year>[0-9]{4})(?P<mark>\D*?)",
    "%y": r"(?P<short>[0-9]{2})(?P<mark>\D*?)",
    "%H": "(?:[01]?[0-9]|2[0-3])",
    "%I": "(?:0?[1-9]|1[0-2])",
    "%M": "[0-5][0-9]",
    "%S": "[0-5][0-9]",
    "%p": "[AaPp][Mm]",
}
"""Directives with what they may stand for. A time of day must be one and is not looked at further."""


@dataclass(frozen=True)
class Day:
    """The civil day `on`, which may be off by `margin_days` either way; `calendar` is the one of `original`."""

    on: date
    calendar: Calendar
    margin_days: int
    original: str

    @classmethod
    def parse(
        cls,
        text: str,
        form: str,
        calendar: Calendar | None = None,
        short_years_from: int | None = None,
    ) -> Self:
        """Read `text`, which must have the shape `form`, in the digits of any script.

        Args:
            text: As the source wrote it. Blanks are read as one, direction marks are overlooked.
            form: Directives `%d %m %b %Y %y`, perhaps a time (`%H %I %M %S %p`), and literal characters. `%b` is a
                month in words, full or short, in any of the languages of `sanad.values.months`.
            calendar: What the source declares; None when it does not.
            short_years_from: Years of two digits lie in the hundred years from this one, of the calendar of the
                text. Without it they are refused.

        Raises:
            BadValue: another shape, no such day, no calendar, or a text that speaks against the declared one.

        >>> Day.parse("۱۳/۱۰/۱۴۰۴ هـ.ش", "%d/%m/%Y").on
        datetime.date(2026, 1, 3)
        >>> Day.parse("1 Rabi-ul-Awwal 1447", "%d %b %Y")  # in Pakistan it was 26 August
        Day(on=datetime.date(2025, 8, 24), calendar=<Calendar.LUNAR: 'lunar'>, margin_days=2, original='1 Rabi-ul-Awwal 1447')
        """
        found = re.fullmatch(_shape(form), _plain(text))
        if found is None:
            raise _bad(text, f"it does not have the form {form}")
        parts = found.groupdict()
        told, number = _month(text, parts)
        marks = [one for key in ("mark", "tail") if (one := (parts.get(key) or "").strip(" .,()"))]
        for one in marks:
            told = _agree(text, told, _calendar_of(text, one, calendar or told))
        told = _agree(text, told, calendar)
        year = _year(text, parts, short_years_from)
        if told is None and year >= _GREGORIAN_FROM:
            told = Calendar.GREGORIAN
        if told is None:
            raise _bad(text, "neither the text nor its source says of which calendar it is")
        margin = LUNAR_MARGIN if told is Calendar.LUNAR else 0
        return cls(_civil(text, told, year, number, int(parts["day"])), told, margin, text)


@cache
def _shape(form: str) -> str:
    """Return the regular expression of a form.

    Raises:
        BadValue: an unknown directive, or not one each of day, month and year.
    """
    pieces = re.split(r"(%.)", " ".join(form.split()))
    directives = [piece for piece in pieces if piece.startswith("%")]
    once = [
        sum(piece in kinds for piece in directives)
        for kinds in (("%d",), ("%m", "%b"), ("%Y", "%y"))
    ]
    if set(directives) - set(_PARTS) or once != [1, 1, 1] or form.endswith("%"):
        detail = Said(
            "one each of %d, %m or %b, %Y or %y; others read are {known}", known=" ".join(_PARTS)
        )
        raise BadValue("date format", value=form, type="date format", detail=detail)
    return "".join(_PARTS.get(piece) or re.escape(piece) for piece in pieces) + r"(?P<tail>\D*)"


def check_form(form: str) -> str:
    """Return `form` if days can be read by it, or raise `BadValue`."""
    _shape(form)
    return form


def exchanged(form: str) -> str | None:
    """Return a form with day and month exchanged; None where they are not both in figures.

    >>> exchanged("%m/%d/%Y %H:%M")
    '%d/%m/%Y %H:%M'
    """
    if "%d" not in form or "%m" not in form:
        return None
    return form.replace("%d", "%\0").replace("%m", "%d").replace("%\0", "%m")


def _plain(text: str) -> str:
    """Return the text with ASCII digits and single blanks, without marks of direction."""
    signs = (
        str(unicodedata.decimal(c)) if c.isdecimal() else c
        for c in text
        if unicodedata.category(c) != "Cf"
    )
    return " ".join("".join(signs).split())


def _month(text: str, parts: dict[str, str | None]) -> tuple[Calendar | None, int]:
    if (name := parts.get("name")) is None:
        return None, int(parts["month"] or 0)
    if (found := month(name)) is None:
        raise _bad(text, f"{name!r} is not the name of a month")
    return found


def _calendar_of(text: str, mark: str, declared: Calendar | None) -> Calendar | None:
    if (found := marked(mark)) is None:
        raise _bad(text, f"{mark!r} is no mark of a calendar")
    return Calendar.SOLAR if declared is Calendar.SOLAR and bare(mark) else found


def _agree(text: str, one: Calendar | None, other: Calendar | None) -> Calendar | None:
    if one is not None and other is not None and one is not other:
        raise _bad(text, f"it is {one} by one sign and {other} by another")
    return one or other


def _year(text: str, parts: dict[str, str | None], short_years_from: int | None) -> int:
    if (year := parts.get("year")) is not None:
        return int(year)
    if short_years_from is None:
        raise _bad(text, "a year of two digits, and its source does not say of which century")
    return short_years_from + (int(parts["short"] or 0) - short_years_from) % 100


def _civil(text: str, calendar: Calendar, year: int, number: int, day: int) -> date:
    try:
        if calendar is Calendar.LUNAR:
            return _from_lunar(year, number, day)
        if calendar is Calendar.SOLAR:
            return _from_solar(year, number, day)
        if year < _GREGORIAN_FROM:
            raise _bad(text, f"years before {_GREGORIAN_FROM} are hardly of the Gregorian calendar")
        return date(year, number, day)
    except (ValueError, OverflowError) as error:
        raise _bad(text, error) from error


def _from_lunar(year: int, number: int, day: int) -> date:
    """Return the day by the table. Where the table gives a month 29 days, the moon may still give it 30."""
    from hijridate import Hijri  # noqa: PLC0415 - needed only where such dates are read

    if day > _SHORTEST_MONTH + 1:
        raise ValueError(f"a lunar month has {_SHORTEST_MONTH} or {_SHORTEST_MONTH + 1} days")
    in_table = Hijri(year, number, min(day, _SHORTEST_MONTH)).to_gregorian()
    beyond = timedelta(days=max(0, day - _SHORTEST_MONTH))
    return date(in_table.year, in_table.month, in_table.day) + beyond


def _from_solar(year: int, number: int, day: int) -> date:
    from persiantools.jdatetime import JalaliDate  # noqa: PLC0415 - as above

    if year not in _SOLAR_YEARS:
        raise ValueError(f"year must be in {_SOLAR_YEARS.start}-{_SOLAR_YEARS.stop - 1}")
    civil: date = JalaliDate(year, number, day).to_gregorian()  # type: ignore[no-untyped-call]  # it is typed halfway
    return civil


def _bad(text: str, detail: object) -> BadValue:
    return BadValue("date", value=repr(text[:60]), type="date", detail=detail)
