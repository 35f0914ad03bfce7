# SPDX-License-Identifier: Apache-2.0
"""The cells of a number over time, and which mast stood where on those days by the operator's table.

A row is an unbroken run of events at one cell, so long as the same rows of cell tables hold for its days: a cell that is moved
begins a new one. An event without a cell, as of a telephone abroad, ends a run and is in one of its own; a day that no delivery covers ends
one too: a run may be read as a stay, and must not reach over what speaks against one.

A place is that of a mast, and a cell an area about it: never where the telephone was. A cell without a row that holds on the day is told; its
place is then the one that the call records give, or left open. So is one of which rows of the tables contradict each other.
"""

from datetime import date
from functools import cache
from typing import NamedTuple

from sanad.analysis.calls import coverage
from sanad.analysis.calls.events import once
from sanad.analysis.calls.runs import runs
from sanad.analysis.calls.sim_changes import NOT_GIVEN
from sanad.analysis.method import Answer, Asked, Method
from sanad.analysis.records import calls, cells, during
from sanad.errors import NothingDelivered

_WHOLE_REF = cells.exhibit + "#" + cells.row.cast("string")  # two short ones may be equal
UNKNOWN, CONTRADICTED, RECORDED = "no valid row", "rows contradict", "by the call records"
NO_CELL = "no cell given"


class _Mast(NamedTuple):
    """What a row of a cell table says stood there; text as it is shown, empty where the table says nothing."""

    ref: str
    site: str
    position: str
    azimuth: str
    reach: str
    address: str
    valid: str


def _ask(asked: Asked) -> Answer:
    number, (start, end) = asked.text("number"), asked.period()
    if not any(item.kind == "calls" for item in asked.inputs):
        raise NothingDelivered("analysis", name="cell_history")
    of = during(calls, start, end, asked.zone)
    of = once(asked, of.filter(of.owner == number))
    of = of.mutate(cell=of.cell.fill_null(""), day=of.started_local.date())
    of = asked.kept(of.select("cell", "day", "latitude", "longitude", "started_at", "started_local", "exhibit", "row"))  # fmt: skip
    days = of.select("cell", "day").distinct()
    stood = cells.mutate(named="cell", cell_row=_WHOLE_REF).drop("cell")
    held = days.left_join(
        stood,
        [
            days.cell == stood.named,
            stood.valid_from.isnull() | (stood.valid_from <= days.day),
            stood.valid_to.isnull() | (stood.valid_to >= days.day),
        ],
    )
    rows_of = held.group_by("cell", "day").agg(
        cell_rows=held.cell_row.collect().sort().join(" ").fill_null("")
    )
    known = coverage.covered(coverage.deliveries(asked.inputs, number), start, end)
    placed = of.inner_join(rows_of, ["cell", "day"])
    placed = placed.mutate(stretch=coverage.stretch_of(placed.day, known))
    same = ("cell", "cell_rows", "latitude", "longitude", "stretch")
    found = asked.rows(runs(placed, same).drop("stretch"))
    masts = _masts(asked, sorted({cell for cell, *_ in found}))

    @cache  # runs are many, places few
    def shown(cell_rows: str, recorded: str) -> tuple[str, ...]:
        return _shown([masts[each] for each in cell_rows.split()], recorded)

    rows = tuple(
        (cell, *map(str, rest), *shown(cell_rows, _position(*place)))
        if cell
        else (NOT_GIVEN, *map(str, rest), NO_CELL, *[""] * len(_Mast._fields))
        for cell, cell_rows, *place, rest in ((*row[:4], row[4:]) for row in found)
    )
    without = {row[0] for row in rows if row[6] == UNKNOWN}
    torn = {row[0] for row in rows if row[6] == CONTRADICTED}
    named = [row for row in rows if row[6] != NO_CELL]
    sentence = (
        f"Between {start} and {end} the records of {asked.mask(number)} name {len({row[0] for row in named})} cell(s) in {len(named)} "
        f"unbroken run(s)"
    )
    if silent := [int(row[1]) for row in rows if row[6] == NO_CELL]:
        sentence += f"; {sum(silent)} event(s) in {len(silent)} run(s) name none"
    if without:
        sentence += f"; where {len(without)} of them stood is not known for all those days: no row of a cell table holds then"
    if torn:
        sentence += f"; of {len(torn)} the rows of the tables contradict each other"
    sentence += ". A place is that of a mast, not of the telephone."
    return Answer(_COLUMNS, rows, sentence + coverage.remark(asked, [number], start, end))


def _masts(asked: Asked, names: list[str]) -> dict[str, _Mast]:
    """Return what each row of a cell table about these cells says, by its whole citation."""
    of = cells.filter(cells.cell.isin(names)).mutate(whole=_WHOLE_REF)
    of = of.select("whole", "ref", "site", "latitude", "longitude", "azimuth_deg", "beam_deg", "range_m", "address", "valid_from", "valid_to")  # fmt: skip
    return {
        whole: _Mast(
            ref,
            site or "",
            _position(latitude, longitude),
            _degrees(azimuth, beam),
            "" if reach is None else f"{reach:.0f} m",
            address or "",
            _days(first, last),
        )
        for whole, ref, site, latitude, longitude, azimuth, beam, reach, address, first, last in asked.rows(
            of
        )
    }


def _position(latitude: float | None, longitude: float | None) -> str:
    return "" if latitude is None or longitude is None else f"{latitude}, {longitude}"


def _degrees(azimuth: float | None, beam: float | None) -> str:
    toward = "" if azimuth is None else f"{azimuth:g}°"
    return toward if beam is None else f"{toward} ± {beam / 2:g}°".strip()


def _days(first: date | None, last: date | None) -> str:
    """Return the days for which a table gives a row; nothing where it gives no day."""
    return f"{first or '…'} – {last or '…'}" if first or last else ""


def _shown(masts: list[_Mast], recorded: str) -> tuple[str, ...]:
    """Return how it stands with a cell, then site, position, direction, reach and address, the rows that say so and the days they say it for.

    `recorded` is the position that the call records themselves give; it stands in where no table speaks.
    """
    cited, told = " ".join(each.ref for each in masts), {each[1:-1] for each in masts}
    valid = "; ".join(sorted({each.valid for each in masts} - {""}))
    if len(told) == 1:
        return ("known", *told.pop(), cited, valid)
    if not told and recorded:
        return (RECORDED, "", recorded, "", "", "", "", "")
    return (CONTRADICTED if told else UNKNOWN, "", "", "", "", "", cited, valid)


_COLUMNS = (
    "cell", "events", "first", "last", "first row", "last row", "where it stood", "site", "position", "direction", "reach",
    "address", "rows of cell tables", "valid by the tables",
)  # fmt: skip

METHOD = Method(
    "cell_history",
    3,
    ("calls", "cells"),
    "number from to",
    "Cells of one number over time, and where their masts stood then.",
    _ask,
    of_named=True,
)
