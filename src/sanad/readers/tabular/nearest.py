# SPDX-License-Identifier: Apache-2.0
"""Which template's header a table nearly has, and what differs: said to the person who writes the next template.

Nothing is read by it: a template is taken for the very columns that it names. A header is nearly a template's when six of ten
columns, counted over the longer of both, have the same names.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sanad.readers.tabular.layout import Layout

_ALIKE = 0.6
_FEWEST = 3
"""Columns that must agree: fewer do by chance."""
_HEAD = 1 << 14
"""Characters looked at: room for two hundred lines before a header, and little work on prose."""
_MOST_RECORDS = 200
_DELIMITERS = ",;\t|"
_MOST_NAMES, _MOST_NAME = 5, 40


@dataclass(frozen=True)
class Near:
    """A record that is nearly the header of a template; `has_all` says that it names the same columns."""

    template: str
    record: int
    differs: str
    has_all: bool


def nearest(text: str, templates: Sequence[Layout]) -> Near | None:
    """Return the record at the beginning of a text that is most like the header of a template, or None when none is."""
    text = text[:_HEAD]
    open_ones = [one for one in templates if _alike(sum(n in text for n in one.header), one.header)]
    best, most = None, 0.0
    for delimiter in _DELIMITERS if open_ones else "":
        for number, cells in _records(text, delimiter):
            for template in open_ones:
                common = len({*cells} & {*template.header})
                share = common / max(len(cells), len(template.header))
                if share > most and _alike(common, template.header, cells):
                    best, most = (template, delimiter, number, cells), share
    return None if best is None else _near(*best)


def _alike(common: int, *columns: Sequence[str]) -> bool:
    return common >= max(_FEWEST, _ALIKE * max(map(len, columns)))


def _records(text: str, delimiter: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    reader = csv.reader(text.splitlines(keepends=True), delimiter=delimiter)
    try:
        for number, cells in zip(range(1, _MOST_RECORDS + 1), reader, strict=False):
            if len(cells) >= _FEWEST:
                yield number, tuple(cell.strip() for cell in cells)
    except csv.Error:
        return


def _near(template: Layout, delimiter: str, number: int, cells: tuple[str, ...]) -> Near:
    missing = [name for name in template.header if name not in cells]
    added = [name for name in cells if name not in template.header]
    faults = [f"it has no {_names(missing)}"] if missing else []
    faults += [f"it has {_names(added)} besides"] if added else []
    if not faults and cells != template.header:
        faults.append("its columns stand in another order, or one stands twice")
    if delimiter != template.delimiter:
        faults.append(f"its mark between columns is {delimiter!r}, not {template.delimiter!r}")
    if number - 1 > template.preamble_max:
        faults.append(f"{number - 1} records stand before it, not {template.preamble_max} at most")
    if not faults:
        faults.append(f"the words “{template.preamble_has}” do not stand before it")
    return Near(template.id, number, "; ".join(faults), has_all=not missing and not added)


def _names(names: list[str]) -> str:
    shown = ", ".join(f"“{name[:_MOST_NAME]}”" for name in names[:_MOST_NAMES])
    return f"{shown} and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else shown
