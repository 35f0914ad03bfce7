# SPDX-License-Identifier: Apache-2.0
"""A template for registers of incidents: which columns tell what happened, when, where, and how many died."""

from dataclasses import dataclass
from typing import Any

from sanad.readers.tabular.days import OWN, DatedLayout, dated_layout_of
from sanad.readers.tabular.layout import one_of, only, only_columns, only_own, text
from sanad.values.canonical import Json

DAYS = ("date_start", "date_end")
DATE_PRECISIONS = ("day", "days", "week", "month", "year")
PLACE_PRECISIONS = ("site", "town", "tehsil", "district", "province", "country", "stretch")
BOUNDS = ("low", "best", "high")

_COLUMNS = {
    "id",
    "kind",
    *DAYS,
    "date_precision",
    "place_precision",
    "latitude",
    "longitude",
    "side_a",
    "side_b",
}
_CODES = {
    "kinds": "kind",
    "accused": "kind",
    "date_precisions": "date_precision",
    "places": "place_precision",
}
"""Table of codes → the column that holds them."""
_CODED = frozenset({"date_precision", "place_precision"})
"""Columns that say nothing without their table; a kind may stand in words."""
_TABLES = {*_CODES, "killed"}


@dataclass(frozen=True)
class Template(DatedLayout):
    """One layout of a register.

    `kinds`, `date_precisions` and `places` map the register's codes: to the kind in words, to a precision, and to a place's
    precision with the column that names the place as exactly as that. `accused` maps the codes of kinds to the column of whom the
    register holds to have done it. `killed` maps a category to its column, or to the columns of low, best and high.
    """

    date_formats: tuple[str, ...]
    kinds: dict[str, str]
    accused: dict[str, str]
    date_precisions: dict[str, str]
    places: dict[str, dict[str, str]]
    killed: dict[str, dict[str, str]]

    def meaning(self) -> dict[str, Json]:
        """Return what whoever adopts an entry must know of the layout, so that a later template changes nothing that was read."""
        columns = {field: self.header[places[0]] for field, places in self.columns.items()}
        return {
            "header": list(self.header),
            "delimiter": self.delimiter,
            "empty": list(self.empty),
            "date_formats": list(self.date_formats),
            "columns": dict(columns),
            "kinds": dict(self.kinds),
            "accused": dict(self.accused),
            "date_precisions": dict(self.date_precisions),
            "places": {code: dict(place) for code, place in self.places.items()},
            "killed": {category: dict(columns) for category, columns in self.killed.items()},
        }


def template_of(fields: dict[str, Any]) -> Template:
    """Return the template that the fields of a document make; raises as `dated_layout_of` does."""
    only_own(fields, _TABLES | OWN, {"date_format"})
    common = dated_layout_of(fields, DAYS)
    only_columns(fields["columns"], _COLUMNS, {"id", "date_start"}, set())
    header = common.header
    given = fields["date_format"]
    tables = {name: fields.get(name, {}) for name in _TABLES}
    for name, column in _CODES.items():
        if tables[name] and column not in common.columns:
            raise ValueError(f"[{name}] needs a column {column} for its codes")
        if column in common.columns and not tables[name] and column in _CODED:
            raise ValueError(f"a column {column} needs [{name}] for its codes")
    return Template(
        **vars(common),
        date_formats=(given,) if isinstance(given, str) else tuple(given),
        kinds={code: text(words) for code, words in tables["kinds"].items()},
        accused={code: _column(name, header) for code, name in tables["accused"].items()},
        date_precisions={
            code: one_of(word, DATE_PRECISIONS, "date_precisions")
            for code, word in tables["date_precisions"].items()
        },
        places={code: _place(place, header) for code, place in tables["places"].items()},
        killed={category: _killed(given, header) for category, given in tables["killed"].items()},
    )


def _column(name: object, header: tuple[str, ...]) -> str:
    if text(name) not in header:
        raise ValueError(f"{name} is a column that the header lacks")
    return text(name)


def _place(value: dict[str, Any], header: tuple[str, ...]) -> dict[str, str]:
    only(value, {"name", "precision"}, {"name"}, "[places]")
    found = {"name": _column(value["name"], header)}
    if "precision" in value:
        found["precision"] = one_of(value["precision"], PLACE_PRECISIONS, "precision")
    return found


def _killed(value: object, header: tuple[str, ...]) -> dict[str, str]:
    if isinstance(value, str):
        return {"low": _column(value, header)}
    if not isinstance(value, dict):
        raise TypeError("[killed] takes a column, or columns for low, best and high")
    only(value, set(BOUNDS), set(BOUNDS), "[killed]")
    return {bound: _column(value[bound], header) for bound in BOUNDS}
