# SPDX-License-Identifier: Apache-2.0
"""Read a cell-site table: one row of `cells.parquet` for each cell over each stretch of days.

A cell's id is made as call records of the operator write it: blanks removed, upper case, nothing else changed. Leading zeros
and hexadecimal stay, because 0x1F and 31 are one number and two ids.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from sanad.errors import BadValue
from sanad.readers.formats.cells import NAME, VERSION, position
from sanad.readers.formats.cells.template import DAYS, Template, template_of
from sanad.readers.payments import SetAside
from sanad.readers.rows import CELLS, Hints, Receipt
from sanad.readers.tabular.days import DAY_REASONS, Days
from sanad.readers.tabular.fields import SHAPE_REASONS, Fields, latin, row_digest
from sanad.readers.tabular.table import Table

REASONS = {
    **SHAPE_REASONS,
    "no_cell": "The record does not name its cell, or not all parts of its id.",
    "bad_position": "Latitude or longitude is missing, has another form or lies beyond the globe.",
    "zero_position": "Latitude and longitude are both 0, a place in the sea; if 0 means nothing here, the template says so.",
    "bad_azimuth": "The azimuth is not a number of degrees from 0 to 360.",
    "bad_beam": "The beam is not a number of degrees above 0, up to 360.",
    "bad_range": "The range is not a distance from 0 to 1,000 km.",
    **DAY_REASONS,
}

Said = Mapping[str, str | None]

_NUMBER = re.compile(r"[0-9]{1,9}(?:\.[0-9]{0,9})?")
_CIRCLE = 360
_FARTHEST_M = 1_000_000


def read(sealed: Path, into: Path, hints: Hints) -> Receipt:
    """Read `sealed` into `cells.parquet`, `rejects.parquet` and `layer.json`; raises as `Table.read`."""
    return TABLE.read(sealed, into, hints)


class Cells:
    """What the records of one table mean."""

    def __init__(self, template: Template, days: Days) -> None:
        """Read by a template and its days."""
        self._template = template
        self._fields = Fields(template)
        self._days = days

    def row(self, record: Sequence[str]) -> dict[str, object]:
        """Return one cell as a row of `CELLS`, or raise `SetAside`."""
        said = self._fields.said(record)
        cell = self._cell(record)
        latitude, longitude = self._position(said)
        azimuth = self._number(said, "azimuth", lambda value: value <= _CIRCLE)
        beam = self._number(said, "beam", lambda value: 0 < value <= _CIRCLE)
        metres = self._template.metres
        reach = self._number(said, "range", lambda value: value * metres <= _FARTHEST_M)
        valid_from, valid_to = self._days.period(*map(said.get, DAYS))
        return {
            "row_sha256": row_digest(record),
            "cell": cell,
            "cell_written": self._fields.written(record, "cell", self._template.cell_joint),
            "site": said.get("site"),
            "latitude": latitude,
            "longitude": longitude,
            "azimuth_deg": azimuth,
            "beam_deg": beam,
            "range_m": None if reach is None else reach * metres,
            "address": said.get("address"),
            "valid_from": valid_from,
            "valid_to": valid_to,
        }

    def notes(self) -> list[str]:
        """Say nothing: what is not sound here is set aside."""
        return []

    def _cell(self, record: Sequence[str]) -> str:
        parts = self._fields.parts(record, "cell")
        known = ["".join(part.split()).upper() for part in parts if part is not None]
        if len(known) < len(parts):
            raise SetAside("no_cell")
        return self._template.cell_joint.join(known)

    def _position(self, said: Said) -> tuple[float | None, float | None]:
        decimal = self._template.decimal
        one, north, east = map(said.get, ("position", "latitude", "longitude"))
        if one is north is east is None:
            return None, None
        try:
            if one is not None:
                place = position.both(one, decimal)
            elif north is not None and east is not None:
                place = (
                    position.degrees(north, "latitude", decimal),
                    position.degrees(east, "longitude", decimal),
                )
            else:
                raise SetAside("bad_position")
        except BadValue as error:
            raise SetAside("bad_position") from error
        if place == (0, 0):
            raise SetAside("zero_position")
        return place

    def _number(self, said: Said, name: str, fits: Callable[[float], bool]) -> float | None:
        if (text := said.get(name)) is None:
            return None
        plain = latin(text).replace(self._template.decimal, ".")
        if not _NUMBER.fullmatch(plain) or not fits(float(plain)):
            raise SetAside(f"bad_{name}")
        return float(plain)


TABLE = Table(NAME, VERSION, CELLS, REASONS, DAYS, template_of, Cells)
