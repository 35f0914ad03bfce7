# SPDX-License-Identifier: Apache-2.0
"""One sheet as lines of CSV in UTF-8: what each cell holds, not how a program would show it.

Dates are ISO 8601, whole numbers have no fraction, TRUE and FALSE are words. A date without a time is written without one, unless
other cells of its column have times: a spreadsheet does not tell midnight from a day.
"""

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineSheet

_SURE = 10**15
"""Whole numbers below it are exact: a spreadsheet keeps fifteen digits (ECMA-376 part 1, 18.17.2.5)."""
_SHORT = 10**21  # longer ones are written with an exponent
_BATCH = 1 << 20


@dataclass
class Told:
    """What was met in the cells."""

    cells: int = 0
    unsure: int = 0


def lines(sheet: CalamineSheet, errors: dict[tuple[int, int], str], told: Told) -> Iterator[bytes]:
    """Yield the sheet from its first row and column on, in pieces; every line has as many fields as the sheet is wide."""
    if sheet.start is None or sheet.end is None:
        return
    before = [""] * sheet.start[1]
    timed = _timed(sheet)
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    wrong = _by_row(errors)
    for number, row in enumerate(sheet.iter_rows()):
        cells = [_cell(value, n in timed, told) for n, value in enumerate(row)]
        fields = before + cells
        for column, said in wrong.get(number, ()):
            if column < len(fields) and not fields[column]:
                fields[column] = said
        writer.writerow(fields)
        if buffer.tell() >= _BATCH:
            yield buffer.getvalue().encode()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue().encode()


def _timed(sheet: CalamineSheet) -> set[int]:
    """Return the columns, as the rows have them, in which a date has a time."""
    return {
        n for row in sheet.iter_rows() for n, value in enumerate(row) if type(value) is datetime
    }


def _cell(value: object, has_times: bool, told: Told) -> str:  # noqa: FBT001 - the column's side of it
    if value == "" and isinstance(value, str):
        return ""
    told.cells += 1
    if isinstance(value, float) and abs(value) >= _SURE:
        told.unsure += 1
    if has_times and type(value) is date:
        return f"{value.isoformat()} 00:00:00"
    return _WRITTEN.get(type(value), str)(value)


def _number(value: float) -> str:
    return str(int(value)) if value.is_integer() and abs(value) < _SHORT else repr(value)


def _moment(value: datetime) -> str:
    return value.isoformat(sep=" ", timespec="milliseconds" if value.microsecond else "seconds")


def _time(value: time) -> str:
    return value.isoformat(timespec="milliseconds" if value.microsecond else "seconds")


def _length(value: timedelta) -> str:
    """Write a length of time in hours, as `[h]:mm:ss` shows it."""
    seconds = round(value.total_seconds())
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    return f"{sign}{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


_WRITTEN: dict[type, Callable[..., str]] = {
    str: str,
    float: _number,
    bool: lambda value: "TRUE" if value else "FALSE",
    datetime: _moment,
    date: date.isoformat,
    time: _time,
    timedelta: _length,
}


def _by_row(errors: dict[tuple[int, int], str]) -> dict[int, list[tuple[int, str]]]:
    rows: dict[int, list[tuple[int, str]]] = {}
    for (row, column), said in errors.items():
        rows.setdefault(row, []).append((column, said))
    return rows
