# SPDX-License-Identifier: Apache-2.0
"""An answer of the records, or a finding, as its page shows it: the table, the pictures that its method has, the days that are covered."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from sanad.desk import pictured
from sanad.desk.questions.list_methods import Known, ListMethods
from sanad.errors import NotFound
from sanad.web import asked
from sanad.web.cells import pieces
from sanad.web.exporting import KINDS
from sanad.web.ribbon import widths
from sanad.web.visit import Visit

if TYPE_CHECKING:
    from sanad.desk.questions.records_held import Held, Ribbon

ROWS = 500
"""Rows of a table that are on the page at once: the next ones are a page further, and the export holds all."""


def question(visit: Visit, typed: Mapping[str, str]) -> tuple[Known, dict[str, Any]]:
    """Return the method that was named and what was typed as its parameters."""
    name = typed.get("method", "")
    known = next((each for each in visit.ask(ListMethods(**visit.order)) if each.name == name), None)  # fmt: skip
    if known is None:
        raise NotFound("analysis", kind="method", name=name)
    return known, asked.parameters(asked.fields_of(known), typed)


def answer(visit: Visit, found: Any, held: "Held", typed: dict[str, str]) -> dict[str, Any]:  # noqa: ANN401  # a finding, of the desk's answer
    """Return what `records/answer.html` shows of an answer; `typed` are its parameters as they were typed."""
    return {
        "found": found,
        "ribbons": [(each, list(_parts(each))) for each in held.ribbons],
        "targets": held.targets,
        "typed": typed,
        **table(visit, found),
    }


def table(visit: Visit, found: Any) -> dict[str, Any]:  # noqa: ANN401  # a finding, of the desk's answer
    """Return the rows that the page shows, in pieces, with the picture that was chosen."""
    query = visit.request.query_params
    begin = query.get("after", "0")
    start = int(begin) if begin.isascii() and begin.isdecimal() and len(begin) < 10 else 0  # noqa: PLR2004  # more rows than there are
    some = found.rows[start : start + ROWS]
    kinds = pictured.kinds(found.method)
    kind = query.get("picture") if query.get("picture") in kinds else None
    return {
        "rows": [[list(pieces(cell)) for cell in row] for row in some],
        "start": start,
        "most": ROWS,
        "pictures": kinds,
        "picture": pictured.pictured(found, kind),
        "picture_kind": kind or (kinds[0] if kinds else None),
        "kinds": KINDS,
    }


def _parts(ribbon: "Ribbon") -> Iterable[tuple[int, bool, str]]:
    """Yield how wide each stretch of a ribbon is, whether it is covered, and its days."""
    lengths = [(last - first).days + 1 for first, last, _ in ribbon.stretches]
    for (first, last, known), wide in zip(ribbon.stretches, widths(lengths), strict=True):
        yield wide, known, f"{first} – {last}" if first != last else str(first)
