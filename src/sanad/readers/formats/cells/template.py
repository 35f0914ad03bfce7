# SPDX-License-Identifier: Apache-2.0
"""A template for cell-site tables: how cells, places and distances are written (docs/formats/template.md)."""

from dataclasses import dataclass
from typing import Any

from sanad.readers.tabular.days import OWN, DatedLayout, dated_layout_of
from sanad.readers.tabular.layout import one_of, only_columns, only_own

DAYS = ("valid_from", "valid_to")
RANGE_UNITS = {"m": 1, "km": 1000}

_COLUMNS = {
    "cell", "site", "latitude", "longitude", "position", "azimuth", "beam", "range", "address", *DAYS,
}  # fmt: skip
_SEVERAL = {"cell", "address", *DAYS}


@dataclass(frozen=True)
class Template(DatedLayout):
    """One layout of cell tables. Several columns of `cell` are joined by `cell_joint`; `metres` is one unit of range."""

    cell_joint: str
    decimal: str
    metres: int


def template_of(fields: dict[str, Any]) -> Template:
    """Return the template that the fields of a document make; raises as `dated_layout_of` does."""
    only_own(fields, {"cell_joint", "decimal", "range_unit", *OWN}, set())
    common = dated_layout_of(fields, DAYS)
    only_columns(fields["columns"], _COLUMNS, {"cell"}, _SEVERAL)
    places = {"latitude", "longitude", "position"} & set(common.columns)
    if places not in (set(), {"position"}, {"latitude", "longitude"}):
        raise ValueError(
            "[columns] names latitude and longitude, or position for both in one, or none"
        )
    joint = fields.get("cell_joint", "-")
    if not isinstance(joint, str) or len(joint) > 1:
        raise ValueError("cell_joint is one character, or an empty text")
    unit = one_of(fields.get("range_unit", "m"), tuple(RANGE_UNITS), "range_unit")
    return Template(
        **vars(common),
        cell_joint=joint,
        decimal=one_of(fields.get("decimal", "."), (".", ","), "decimal"),
        metres=RANGE_UNITS[unit],
    )
