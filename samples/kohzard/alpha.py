# SPDX-License-Identifier: Apache-2.0
"""Alpha Mobile (invented) writes its records: the layout of Pakistani exports.

The subscriber is always the A-Party. Incoming messages are not supplied. Numbers are written in three
ways, names of senders as hexadecimal ASCII, dates month first.
"""

import csv
import io
from dataclasses import replace
from datetime import datetime, time, timedelta
from random import Random

from kohzard.cast import Person, third_parties
from kohzard.dice import call_seconds, dice
from kohzard.network import SENDERS, Event
from kohzard.planted import BAD_ROWS, OUT_OF_SCOPE, OUT_OF_SCOPE_FROM, OUT_OF_SCOPE_TO
from kohzard.records import Record, lines, records

HEADER = (
    "Sr #",
    "Call Type",
    "A-Party",
    "B-Party",
    "Date & Time",
    "Duration",
    "Cell ID",
    "IMEI",
    "IMSI",
    "Site",
)
IMPOSSIBLE_DATES = {41: "2/30/2025 11:20:05", 212: "2/29/2025 18:03:44"}
SHORT_ROWS = (98, 306)
UNKNOWN_TYPE = 401
ALTERED_ROW = 152
"""Data records, counted from 1, that are broken or altered."""


def alpha_files(happened: list[Event]) -> dict[str, bytes]:
    """Return Alpha's files by path as its officer listed them, before anybody altered one."""
    files = {}
    for line, person in lines("alpha"):
        path = _path(line)
        rows = _rows(records(line, person, happened), dice(f"hand of {line}"))
        files[path] = _csv(_broken(rows) if path == BAD_ROWS else rows)
    outsider, happened_outside = _outsider()
    rows = _rows(records(OUT_OF_SCOPE, outsider, happened_outside), dice("hand of the outsider"))
    files[_path(OUT_OF_SCOPE)] = _csv(rows)
    return files


def altered(raw: bytes) -> tuple[bytes, str, str]:
    """Return the file with one duration changed, and that duration before and after."""
    table = list(csv.reader(io.StringIO(raw.decode())))
    row = table[ALTERED_ROW]
    before, row[5] = row[5], str(int(row[5]) + 600)
    return _table(table), before, row[5]


def _path(line: str) -> str:
    return f"calls/alpha/{line[3:]}.csv"


def _rows(found: list[Record], luck: Random) -> list[list[str]]:
    supplied = [one for one in found if one.kind != "sms" or one.outgoing]
    return [_row(number, one, luck) for number, one in enumerate(supplied, start=1)]


def _row(number: int, one: Record, luck: Random) -> list[str]:
    at, site = one.at, one.site
    return [
        str(number),
        {"sms": "SMS", "data": "Data"}.get(one.kind, "Outgoing" if one.outgoing else "Incoming"),
        one.owner[1:],
        _written(one.other, luck),
        f"{at.month}/{at.day}/{at.year} {at:%H:%M:%S}",
        str(one.seconds),
        f"{site.lac:X}{site.cell:X}" if site else "",
        one.imei,
        one.imsi,
        f"{site.code}__P_{site.locality}" + (f", {site.address}" if site.address else "")
        if site
        else "",
    ]


def _written(other: str, luck: Random) -> str:
    if other in SENDERS:
        return other.encode("ascii").hex().upper()
    if not other.startswith("+"):
        return other
    return (other[1:], other[1:], f"0{other[3:]}", f"+92-{other[3:]}")[luck.randrange(4)]


def _broken(rows: list[list[str]]) -> list[list[str]]:
    for number, written in IMPOSSIBLE_DATES.items():
        rows[number - 1][4] = written
    for number in SHORT_ROWS:
        rows[number - 1].pop()
    rows[UNKNOWN_TYPE - 1][1] = "Teleprinter"
    return rows


def _csv(rows: list[list[str]]) -> bytes:
    return _table([list(HEADER), *rows])


def _table(rows: list[list[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode("ascii")


def _outsider() -> tuple[Person, list[Event]]:
    """Return the subscriber whom no order names, and that person's calls."""
    luck, known = dice("outsider"), third_parties()[200:220]
    like = lines("alpha")[0][1]
    person = replace(
        like, id="", lines=(OUT_OF_SCOPE,), imsis=("001010000019901",), handsets=("00100199009901",)
    )
    day, found = datetime.combine(OUT_OF_SCOPE_FROM, time()), []
    while day.date() <= OUT_OF_SCOPE_TO:
        for hour in (10, 17, 20):
            at = day + timedelta(hours=hour, seconds=luck.randrange(3600))
            caller, called = OUT_OF_SCOPE, known[luck.randrange(len(known))]
            if luck.randrange(2):
                caller, called = called, caller
            found.append(Event(at, caller, called, "call", call_seconds(luck)))
        day += timedelta(days=1)
    return person, found
