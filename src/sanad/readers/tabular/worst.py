# SPDX-License-Identifier: Apache-2.0
"""How dates of a table would be read by the forms that somebody thinks of: the worst first, so that a wrong form is seen before a whole delivery is read by it.

The rules are those of the readers, over a few texts: one form, several, or none named; ISO 8601 is not looked at, which the readers take beside most forms.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sanad.errors import BadValue
from sanad.values.day import Day, check_form
from sanad.values.instant import Instant, shape_of, zone_named
from sanad.values.months import Calendar


@dataclass(frozen=True)
class Dated:
    """A text, and what it says: nothing where no form fits, several things where forms differ. `at` is the instant in UTC, where there is a zone and one reading."""

    written: str
    reads: tuple[str, ...]
    at: str | None = None


def moments(texts: Sequence[str], forms: Sequence[str], zone: str) -> list[Dated]:
    """Return how times read, worst first.

    Raises:
        BadValue: a form holds what none may, or there is no such zone.
    """
    for form in forms:
        shape_of(form)
    here = zone_named(zone)

    def read(text: str) -> Dated:
        found = {at: at.astimezone(here) for form in forms if (at := _instant(text, form, zone))}
        reads = tuple(f"{local:%Y-%m-%d %H:%M:%S %z}" for local in found.values())
        return Dated(text, reads, f"{next(iter(found)):%Y-%m-%d %H:%M:%S}" if len(found) == 1 else None)  # fmt: skip

    return _worst(map(read, texts))


def days(texts: Sequence[str], forms: Sequence[str], calendar: str) -> list[Dated]:
    """Return how days read, worst first; `calendar` is empty where the days say it.

    Raises:
        BadValue: a form holds what none may, or there is no such calendar.
    """
    checked = [check_form(form) for form in forms]
    if calendar and calendar not in tuple(Calendar):
        raise BadValue("template", value=calendar, type="calendar", detail=", ".join(Calendar))
    known = Calendar(calendar) if calendar else None

    def read(text: str) -> Dated:
        found = dict.fromkeys(day for form in checked if (day := _day(text, form, known)))
        return Dated(text, tuple(found))

    return _worst(map(read, texts))


def _worst(found: Iterable[Dated]) -> list[Dated]:
    """Put first what no form reads, then what forms read differently."""
    return sorted(found, key=lambda each: (len(each.reads) > 0, len(each.reads) == 1))


def _instant(text: str, form: str, zone: str) -> datetime | None:
    try:
        return Instant.parse(text.strip(), form, zone).at.astimezone(UTC)
    except BadValue:
        return None


def _day(text: str, form: str, calendar: Calendar | None) -> str | None:
    try:
        return Day.parse(text, form, calendar).on.isoformat()
    except BadValue:
        return None
