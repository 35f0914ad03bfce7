# SPDX-License-Identifier: Apache-2.0
"""Contacts of a number whose own numbers belong to another country.

The country is that of the numbering plan (ITU-T E.164): where a number was issued, not where its telephone was. Where countries
share a calling code and the digits do not tell which, the code itself is named. Senders that are no telephone numbers are left out and counted.
"""

from typing import NamedTuple

from sanad.analysis.calls import coverage
from sanad.analysis.calls.events import events_of
from sanad.analysis.method import Answer, Asked, Method
from sanad.analysis.records import MINUTE, first_ref, last_ref
from sanad.errors import BadValue


class _Country(NamedTuple):
    """A country, or a calling code that several share and the digits do not settle."""

    name: str  # ISO 3166-1 alpha-2, or + and the calling code
    code: int


def _ask(asked: Asked) -> Answer:
    number, (start, end) = asked.text("number"), asked.period()
    home = _country_of(number)
    if home is None:
        detail = "a telephone number with its country, +…: what is foreign follows from it"
        raise BadValue("parameters", value=asked.mask(number), type="number", detail=detail)
    of = events_of(asked, [number], start, end)
    of = of.filter(of.other.notnull())
    found = asked.rows(
        of.group_by("other")
        .agg(
            calls=of.count(where=of.kind == "call"),
            messages=of.count(where=of.kind == "sms"),
            seconds=of.duration_s.sum(where=of.kind == "call").fill_null(0),
            first=of.started_local.min().strftime(MINUTE),
            last=of.started_local.max().strftime(MINUTE),
            first_row=first_ref(of),
            last_row=last_ref(of),
        )
        .order_by("other")
    )
    placed = [(_country_of(row[0]), row) for row in found]
    foreign = [(there.name, row) for there, row in placed if there and _differs(there, home)]
    foreign.sort(key=lambda each: (each[0], -each[1][1] - each[1][2], each[1][0]))
    rows = tuple((country, asked.mask(row[0]), *map(str, row[1:])) for country, row in foreign)
    unplaced = sum(there is None for there, _ in placed)
    sentence = (
        f"Between {start} and {end} the records of {asked.mask(number)} ({home.name}) name {len(found)} other parties, "
        f"of which {len(rows)} have numbers of other countries"
    )
    if rows:
        sentence += ": " + _counted([country for country, _ in foreign])
    if unplaced:
        sentence += f"; {unplaced} are no telephone numbers and have no country"
    sentence += ". A number's country is where it was issued."
    return Answer(_COLUMNS, rows, sentence + coverage.remark(asked, [number], start, end))


def _country_of(number: str) -> _Country | None:
    """Return the country of a number in E.164; None for what is no such number."""
    import phonenumbers  # noqa: PLC0415  # 0.1 s, needed only here

    if not number.startswith("+"):
        return None
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return None
    code = int(parsed.country_code or 0)
    sharing = phonenumbers.region_codes_for_country_code(code)
    settled = sharing[0] if len(sharing) == 1 else phonenumbers.region_code_for_number(parsed)
    # 001 stands for services of no country, such as satellites
    return _Country(f"+{code}" if settled in (None, "001") else str(settled), code)


def _differs(there: _Country, home: _Country) -> bool:
    """Say whether two are known to differ: one that is not settled may be the other, when they share a code."""
    settled = not (there.name.startswith("+") or home.name.startswith("+"))
    return there.code != home.code or (settled and there.name != home.name)


def _counted(countries: list[str]) -> str:
    return ", ".join(f"{each} {countries.count(each)}" for each in dict.fromkeys(countries))


_COLUMNS = (
    "country", "contact", "calls", "messages", "seconds", "first", "last", "first row", "last row",
)  # fmt: skip

METHOD = Method(
    "foreign_contacts",
    2,
    ("calls",),
    "number from to",
    "Contacts of one number that have numbers of other countries.",
    _ask,
    of_named=True,
)
