# SPDX-License-Identifier: Apache-2.0
"""Days of a table as its template declares them: `date_format`, `calendar`, `short_years_from`.

Formats that put day, month and year in one order may be mixed in a file (with a time and without, month in figures and in
words). Where a template names several orders, a file is in one of them: the one that fits every readable day, when no other
that does reads any of them differently. Otherwise the file is refused, as with call records: a wrong order moves
everything by months. Memory does not grow with the file.

Date cells of a workbook are written in ISO 8601 and taken beside the template's own formats, unless these begin with the year
or are of another calendar. A file of both, in which no ISO date has a day after the 12th, is refused: a spreadsheet
that opens a list in another order exchanges day and month of just these.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from sanad.errors import AmbiguousDates, BadValue
from sanad.readers.payments import SetAside
from sanad.readers.tabular.layout import Layout, layout_of, one_of, texts
from sanad.values.day import LUNAR_MARGIN, Day, check_form, exchanged
from sanad.values.months import Calendar

OWN = {"date_format", "calendar", "short_years_from"}
"""Fields of a template about days."""

DAY_REASONS = {
    "bad_date": "A day has another form than the template says, or its calendar does not have it.",
    "ends_before_it_starts": "The last day lies before the first.",
}
"""Why a record with a first and a last day may be set aside."""

EXCHANGED = (
    "can be read only with day and month exchanged; if the whole list is written so, every date in it is read wrongly:"
    " compare it with what the sender says of it"
)
"""What is noted of dates that a template refuses and its other order would read."""

_REMEMBERED = 1 << 16
_MONTHS = 12
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[ T][0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?", re.ASCII)
_LAST_SHORT_YEAR = 2100


Formats = tuple[str, ...]
"""Formats of one order of day, month and year."""


@dataclass(frozen=True)
class Forms:
    """How days are written. `calendar` is None when the days say it themselves."""

    orders: tuple[Formats, ...]
    calendar: Calendar | None
    short_years_from: int | None

    def read(self, text: str, formats: Formats) -> Day | None:
        """Return the day that a text says in one of the formats, or None."""
        for form in formats:
            try:
                return Day.parse(text, form, self.calendar, self.short_years_from)
            except BadValue:
                continue
        return None

    @property
    def takes_iso(self) -> bool:
        """Tell whether date cells of a workbook are read too."""
        is_first = any(form.startswith("%Y") for order in self.orders for form in order)
        return not is_first and self.calendar in {None, Calendar.GREGORIAN}


@dataclass(frozen=True)
class DatedLayout(Layout):
    """A layout with days in it."""

    days: Forms


def dated_layout_of(fields: dict[str, Any], in_columns: tuple[str, ...]) -> DatedLayout:
    """Return a layout with what its template says of days; `in_columns` are our fields that hold some.

    Raises:
        ValueError, TypeError, KeyError, AttributeError, BadValue: a field is missing or of the wrong kind.
    """
    layout, forms = layout_of(fields), _forms(fields)
    if set(in_columns) & set(layout.columns) and not forms.orders:
        raise ValueError("[columns] names days, but no date_format says how they are written")
    return DatedLayout(**vars(layout), days=forms)


def _forms(fields: dict[str, Any]) -> Forms:
    value = fields.get("date_format", [])
    formats = (value,) if isinstance(value, str) else texts(value)
    calendar, first = fields.get("calendar"), fields.get("short_years_from")
    if first is not None and (type(first) is not int or not 0 < first <= _LAST_SHORT_YEAR):
        raise ValueError(f"short_years_from must be a year up to {_LAST_SHORT_YEAR}")
    if calendar is not None:
        calendar = Calendar(one_of(calendar, tuple(Calendar), "calendar"))
    return Forms(_by_order([check_form(form) for form in formats]), calendar, first)


def _by_order(formats: list[str]) -> tuple[Formats, ...]:
    """Return formats grouped by their order, the groups and their members in the order given."""
    orders: dict[str, list[str]] = {}
    for form in formats:
        order = "".join(re.findall("%([dmbYy])", form)).replace("b", "m").replace("y", "Y")
        orders.setdefault(order, []).append(form)
    return tuple(tuple(group) for group in orders.values())


class Order:
    """Which of several orders the days of a file can be in."""

    def __init__(self, forms: Forms) -> None:
        """Begin with every order possible."""
        self._forms = forms
        self._possible = list(forms.orders)
        self._differ: dict[tuple[Formats, Formats], str] = {}
        self._example = ""
        self._of = lru_cache(_REMEMBERED)(self._readings)

    def see(self, text: str) -> None:
        """Take one day into account; texts that none reads say nothing."""
        days = self._of(text)
        if not any(days.values()):
            return
        if not all(days[order] for order in self._possible):
            self._possible = [order for order in self._possible if days[order]]
            if not self._possible:
                self._example = text
        for pair in self._pairs():
            if days[pair[0]] != days[pair[1]]:
                self._differ.setdefault(pair, text)

    def chosen(self, where: str) -> Formats:
        """Return the formats of the order.

        Raises:
            AmbiguousDates: no single order reads them all, or two read them differently.
        """
        if not self._possible:
            raise AmbiguousDates(where, example=repr(self._example))
        for pair in self._pairs():
            if pair in self._differ:
                raise AmbiguousDates(where, example=repr(self._differ[pair]))
        return self._possible[0]

    def _pairs(self) -> Iterator[tuple[Formats, Formats]]:
        for n, one in enumerate(self._possible):
            for other in self._possible[n + 1 :]:
                yield one, other

    def _readings(self, text: str) -> dict[Formats, date | None]:
        found = {order: self._forms.read(text, order) for order in self._forms.orders}
        return {order: day.on if day else None for order, day in found.items()}


class Days:
    """Reads days in one order, and counts those whose day the moon decides."""

    def __init__(self, forms: Forms, formats: Formats) -> None:
        """Read by `formats`, one of the orders; by none for tables without days."""
        self.in_the_margin = 0
        self._forms, self._formats = forms, formats
        self._others = tuple(other for form in formats if (other := exchanged(form)))
        self._exchanged = 0
        self._has_own = False
        self._latest, self._example = 0, ""
        self._read = lru_cache(_REMEMBERED)(self._either)
        self._read_exchanged = lru_cache(_REMEMBERED)(lambda text: forms.read(text, self._others))

    def read(self, text: str | None) -> date | None:
        """Return the day that a text says, None where there is no text.

        Raises:
            SetAside: `bad_date`, the text says no day.
        """
        if text is None:
            return None
        if (day := self._read(text)) is None:
            self._exchanged += self._read_exchanged(text) is not None
            raise SetAside("bad_date")
        self.in_the_margin += day.margin_days > 0
        return day.on

    def period(self, first: str | None, last: str | None) -> tuple[date | None, date | None]:
        """Return two days, of which the first is not after the last.

        Raises:
            SetAside: one of `DAY_REASONS`.
        """
        since, until = self.read(first), self.read(last)
        if since is not None and until is not None and until < since:
            raise SetAside("ends_before_it_starts")
        return since, until

    def refuse_exchanged(self, where: str) -> None:
        """Look back, at the end of a file `where`, at the dates of both kinds that were read.

        Raises:
            AmbiguousDates: a spreadsheet may have exchanged day and month of some.
        """
        if self._has_own and 0 < self._latest <= _MONTHS:
            raise AmbiguousDates(where, example=repr(self._example))

    def _either(self, text: str) -> Day | None:
        """Read a day by the template or else as a date cell, and remember which it was."""
        if (day := self._forms.read(text, self._formats)) is not None:
            self._has_own = True
        elif self._forms.takes_iso and (day := _iso(text)) is not None:
            self._latest, self._example = max(self._latest, day.on.day), text
        return day

    def notes(self) -> list[str]:
        """Say which days are not sure: those of the lunar calendar, and those that speak against the template's order."""
        found = [f"{self._exchanged} dates {EXCHANGED}"] if self._exchanged else []
        if self.in_the_margin:
            many = f"{self.in_the_margin} days are of the lunar calendar, whose months begin when the moon is seen"
            found.append(f"{many}; each may be off by up to {LUNAR_MARGIN} days")
        return found


def _iso(text: str) -> Day | None:
    """Return the day of a date cell: ISO 8601, perhaps with a time."""
    if _ISO.fullmatch(text) is None:
        return None
    try:
        return Day(datetime.fromisoformat(text).date(), Calendar.GREGORIAN, 0, text)
    except ValueError:
        return None
