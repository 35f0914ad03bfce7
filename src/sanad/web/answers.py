# SPDX-License-Identifier: Apache-2.0
"""An answer of the records, or a finding, as its page shows it: the rows that its address leaves, panes or pictures, the days that are covered."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sanad.desk import pictured
from sanad.desk.questions.list_methods import Known, ListMethods
from sanad.errors import NotFound
from sanad.values.visible import visible
from sanad.web import asked
from sanad.web.cells import pieces
from sanad.web.exporting import KINDS
from sanad.web.narrowing import chosen, narrowed
from sanad.web.ribbon import widths
from sanad.web.visit import Visit

if TYPE_CHECKING:
    from sanad.desk.ribbons import Ribbon

ROWS = 200
"""Rows of a table without script: the next ones are a page further, and the export holds all."""
MOST = 30_000
"""Rows that go to the browser, where the table scrolls through them and panes are drawn: some three megabytes. Of more, pages alone are shown."""
_PANES = (
    ({"at", "contact", "direction"}, ("wheel", "hours", "months", "rows")),
    ({"cell", "position", "reach"}, ("cells",)),
    ({"payer", "payee", "total", "currency"}, ("sankey",)),
)
"""Columns of an answer → the panes that are drawn of its rows."""


def question(visit: Visit, typed: Mapping[str, str]) -> tuple[Known, dict[str, Any]]:
    """Return the method that was named and what was typed as its parameters."""
    name = typed.get("method", "")
    known = next((each for each in visit.ask(ListMethods(**visit.order)) if each.name == name), None)  # fmt: skip
    if known is None:
        raise NotFound("analysis", kind="method", name=name)
    return known, asked.parameters(asked.fields_of(known), asked.carried(known, typed))


def answer(visit: Visit, found: Any, ribbons: Sequence["Ribbon"], typed: Mapping[str, str]) -> dict[str, Any]:  # noqa: ANN401  # a finding, of the desk's answer  # fmt: skip
    """Return what a page shows of an answer; `typed` are its parameters as they were typed."""
    query = visit.request.query_params
    begin = query.get("after", "0")
    start = int(begin) if begin.isascii() and begin.isdecimal() and len(begin) < 10 else 0  # noqa: PLR2004  # more rows than there are
    only = chosen(query)
    left = narrowed(found.columns, found.rows, only)
    whole = len(found.rows) <= MOST
    panes = _panes(visit, found)
    kinds = pictured.kinds(found.method)
    kind = query.get("picture") if query.get("picture") in kinds else None
    drawn = kind or (kinds[0] if kinds and not panes else None)
    return {
        "found": found,
        "typed": typed,
        "ribbons": [(each, list(_parts(each)), _days(each)) for each in ribbons],
        "rows": [[list(pieces(cell)) for cell in row] for row in left[start : start + ROWS]],
        "start": start,
        "most": ROWS,
        "left": len(left),
        "only": only,
        "data": _data(found, ribbons) if whole and found.rows else None,
        "panes": panes if whole and found.rows else [],
        "pictures": kinds,
        "picture": pictured.pictured(found, drawn) if drawn else None,
        "picture_kind": drawn,
        "kinds": KINDS,
    }


def _panes(visit: Visit, found: Any) -> list[str]:  # noqa: ANN401  # a finding, of the desk's answer
    """Return the panes of an answer. Where the cells of events stood is asked besides, by whoever may ask."""
    panes = [name for columns, names in _PANES if columns <= set(found.columns) for name in names]
    if "wheel" in panes and "cell" in found.columns and visit.seat.may("find", visit.compartment):
        at = found.columns.index("cell")
        panes += ["cells"] * any(row[at] for row in found.rows)
    return panes


def _data(found: Any, ribbons: Iterable["Ribbon"]) -> dict[str, Any]:  # noqa: ANN401  # a finding, of the desk's answer
    """Return what the browser draws of: the rows as they are shown, and what of the period is covered."""
    given = found.parameters
    return {
        "columns": found.columns,
        "rows": [[cell if cell.isascii() and cell.isprintable() else visible(cell) for cell in row] for row in found.rows],
        "ribbons": [{"number": each.number, "stretches": [(str(first), str(last), known) for first, last, known in each.stretches]} for each in ribbons],
        "from": given.get("from"),
        "to": given.get("to"),
        "accounts": given.get("accounts", []),
    }  # fmt: skip


def _parts(ribbon: "Ribbon") -> Iterable[tuple[int, bool, str]]:
    """Yield how wide each stretch of a ribbon is, whether it is covered, and its days."""
    lengths = [(last - first).days + 1 for first, last, _ in ribbon.stretches]
    for (first, last, known), wide in zip(ribbon.stretches, widths(lengths), strict=True):
        yield wide, known, f"{first} – {last}" if first != last else str(first)


def _days(ribbon: "Ribbon") -> tuple[int, int]:
    """Return how many days of a ribbon are covered, and how many it has."""
    days = [((last - first).days + 1, known) for first, last, known in ribbon.stretches]
    return sum(n for n, known in days if known), sum(n for n, _ in days)
