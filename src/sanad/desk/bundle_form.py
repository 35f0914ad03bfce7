# SPDX-License-Identifier: Apache-2.0
"""Read a bundle from the fields of a form, one row for each item, and write it as the sheet that ordered work binds (docs/formats/bundle.md)."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from sanad.dossier.bundle.asked import Asked, AskedItem, AskedTab

HEAD = ("title", "matter", "recipient", "purpose", "handling_mark")
WHAT = ("exhibit", "subject", "brief")
"""What a row names: an exhibit by its name or digest, whom the newest document is about, or a document by its digest."""
_CELLS = ("tab", "tab_title", "date", "what", "item", "title", "mark")
_PREFIX = "row_"


@dataclass(frozen=True)
class Row:
    """A row as it was typed. A row without a tab belongs to the one above it."""

    tab: str = ""
    tab_title: str = ""
    date: str = ""
    what: str = "exhibit"
    item: str = ""
    title: str = ""
    mark: str = ""


@dataclass(frozen=True)
class Draft:
    """A bundle as it was typed: what its head says, and its rows that hold anything, in their order."""

    head: dict[str, str]
    rows: tuple[Row, ...]

    def asked(self) -> Asked:
        """Return what is asked for.

        Raises:
            BadValue, GlyphMissing: as `Asked`.
        """
        head = {name: self.head[name] for name in ("title", "matter", "recipient", "handling_mark")}
        return Asked(**head, tabs=tuple(_tab(rows) for rows in self._by_tab()))

    def sheet(self, compartment: str) -> str:
        """Return its sheet, as text in TOML."""
        lines = [_said("sheet", "sanad/bundle/1"), _said("compartment", compartment)]
        lines += [_said(name, text) for name, text in self.head.items() if text]
        for rows in self._by_tab():
            tab = _tab(rows)
            lines += ["", "[[tab]]", _said("name", tab.name), _said("title", tab.title)]
            lines += [_said("date", tab.date)] if tab.date else []
            for item in tab.items:
                told = {name: getattr(item, name) for name in (*WHAT, "title", "mark")}
                lines += ["[[tab.item]]", *(_said(name, text) for name, text in told.items() if text)]  # fmt: skip
        return "\n".join(lines) + "\n"

    def _by_tab(self) -> list[list[Row]]:
        """Return the rows tab by tab; where a tab is named twice, it is two, and refused as that."""
        filled: list[Row] = []
        for row in self.rows:
            above = filled[-1] if filled else Row()
            filled.append(row if row.tab else replace(row, tab=above.tab))
        return [list(rows) for _, rows in groupby(filled, key=lambda row: row.tab)]


def typed(fields: Iterable[tuple[str, str]]) -> Draft:
    """Return the bundle that a form holds: its head, and each cell of a row under its name, once for each row, in their order."""
    head = dict.fromkeys(HEAD, "")
    cells: dict[str, list[str]] = {name: [] for name in _CELLS}
    for name, text in fields:
        if name in head:
            head[name] = text.strip()
        elif name.removeprefix(_PREFIX) in cells:
            cells[name.removeprefix(_PREFIX)].append(text.strip())
    rows = (Row(*each) for each in zip(*cells.values(), strict=False))
    return Draft(head, tuple(row for row in rows if row.item or row.tab))


def _tab(rows: Sequence[Row]) -> AskedTab:
    first = rows[0]
    items = tuple(_item(row) for row in rows if row.item)
    return AskedTab(first.tab, first.tab_title, first.date, items)


def _item(row: Row) -> AskedItem:
    named = row.what if row.what in WHAT else "exhibit"
    return AskedItem(**{named: row.item, "title": row.title, "mark": row.mark})


def _said(name: str, text: str) -> str:
    """Return a line of TOML; its strings are escaped as those of JSON, and DEL besides."""
    return f"{name} = {json.dumps(text, ensure_ascii=False)}".replace("\x7f", "\\u007f")
