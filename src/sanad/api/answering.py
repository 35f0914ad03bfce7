# SPDX-License-Identifier: Apache-2.0
"""What is sent back: the answer in its envelope, a page of a list, or all of a list as a file."""

import json
from base64 import b64encode
from collections.abc import Iterator, Mapping
from typing import Any

from fastapi.responses import Response, StreamingResponse
from starlette.exceptions import HTTPException

from sanad.api.describe import CSV, ENTRY, LINES
from sanad.api.kinds import shown_fields
from sanad.api.operations import Operation
from sanad.api.ordering import Ordered
from sanad.api.paging import Wanted, page
from sanad.api.piles import Pile
from sanad.api.telling import told
from sanad.desk.door import Desk
from sanad.desk.procedures.export_shown import export_shown
from sanad.values.canonical import Json

_FORMS = {CSV: "csv", LINES: "jsonl"}
_JSON = ("application/json", "application/*", "*/*", "")
_TEXT = (str, int, float, bool, type(None))


def form_of(accept: str) -> str | None:
    """Return in which form a list is asked for as a file, None for a page in JSON; the first form named that there is.

    Raises:
        HTTPException: there is none of those asked for.
    """
    for asked in accept.split(","):
        name = asked.split(";")[0].strip().lower()
        if name in _JSON:
            return None
        if name in _FORMS:
            return _FORMS[name]
    raise HTTPException(406)


def whole(operation: Operation, answer: Any) -> dict[str, Json]:  # noqa: ANN401  # what the desk gave back
    """Return an answer in its envelope."""
    return {"answer": told(answer, operation.answer)}


def paged(pile: Pile, operation: Operation, answer: Any, wanted: Wanted) -> dict[str, Json]:  # noqa: ANN401  # as above
    """Return a page of the list in an answer, and whatever else the answer holds."""
    found = page(pile, answer, wanted)
    fields = pile.fields(operation.answer)
    rest = {name: told(value(answer), kind) for name, kind, value in fields}
    held: Json = {**rest, pile.under: found.items} if pile.under else found.items
    return {"answer": held, "page": {"start": found.start, "of": found.of, "next": found.next}}


def as_file(desk: Desk, pile: Pile, operation: Operation, ordered: Ordered, form: str) -> Response:
    """Ask, and return all of the list in the answer as a file, whose entry stands before its first byte goes.

    Raises:
        HTTPException: its items have no columns, and CSV was asked for.
    """
    item = pile.item
    columns = [name for name, _ in shown_fields(item)] if isinstance(item, type) else []
    if form == "csv" and not columns:
        raise HTTPException(406)
    order = ordered.act
    who = {"by": order.by, "compartment": order.compartment, "purpose": order.purpose}
    asked = {name: _cell(value) for name, value in ordered.document.items()}
    rows = _rows(pile, desk.ask(order), flat=form == "csv")  # type: ignore[arg-type]  # only questions have piles
    file = export_shown(desk, who, operation.name, asked, columns, rows, form)
    headers = {
        "Content-Disposition": f'attachment; filename="{file.name}"',
        "Repr-Digest": f"sha-256=:{b64encode(bytes.fromhex(file.sha256)).decode()}:",  # RFC 9530
        ENTRY: str(file.entry),
    }
    return StreamingResponse(file.pieces, media_type=file.media_type, headers=headers)


def _rows(pile: Pile, answer: Any, *, flat: bool) -> Iterator[Mapping[str, Json]]:  # noqa: ANN401  # as above
    for each in pile.every(answer):
        row = told(each, pile.item)
        line = row if isinstance(row, Mapping) else {"item": row}
        yield {name: _cell(value) for name, value in line.items()} if flat else line


def _cell(value: Json) -> str:
    """Return a value as one cell: text as it is, nothing as nothing, all else as JSON."""
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
