# SPDX-License-Identifier: Apache-2.0
"""Every act and question of an office as JSON over HTTP: one factory for all addresses, each about ten lines.

Guarantees: every order passes the desk's door in the name of whoever the token or session stands for, in the compartment of the address; a token orders only
what it names; an act sent twice under one key is carried out once; an error has one shape and tells nothing of what its reader may not see.
docs/formats/api.md says what holds for all addresses, `openapi.json` describes each.
"""

import hashlib
import json
from collections.abc import Callable, Sequence
from functools import cache
from typing import Annotated, Any

from fastapi import FastAPI, Header, Path, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from sanad.api import problem
from sanad.api.answering import as_file, form_of, paged, whole
from sanad.api.describe import ENTRY, described, route_of
from sanad.api.operations import Operation, offered
from sanad.api.ordering import Ordered, ordered
from sanad.api.paging import MOST, USUAL, Wanted, binding
from sanad.api.piles import Pile, pile_of
from sanad.api.receiving import Body, SeatOf, Sitting
from sanad.desk.door import Desk
from sanad.desk.seat import Seat, require_within
from sanad.errors import BadValue, SanadError
from sanad.gate.silence import SILENT
from sanad.values.canonical import Json
from sanad.wiring import Office

Compartment = Annotated[str, Path(pattern=r"^[a-z][a-z0-9._-]{0,62}$", description="Where it is ordered.")]  # fmt: skip
Key = Annotated[str | None, Header(alias="Idempotency-Key", pattern=r"^[!-~]{1,120}$", description="The same order sent again under its key is carried out once.")]  # fmt: skip
Since = Annotated[int | None, Header(alias="If-Unmodified-Since-Entry", ge=0, description="Refuse, if somebody changed what the order is about after this ledger entry.")]  # fmt: skip
Limit = Annotated[int, Query(ge=1, le=MOST, description="Items of a page.")]
_BODY, _AT = "body", "entry"
"""What is kept of an answer, as it was sent: its bytes and its entry are the same when the order comes again."""
Cursor = Annotated[str | None, Query(max_length=400, description="`page.next` of the page before.")]


def application(office: Office, seat_of: SeatOf, operations: Sequence[Operation] = ()) -> FastAPI:
    """Return the application, to be mounted at `sanad.api.describe.ADDRESS`; `seat_of` says for whom a request speaks.

    It has all operations that are offered, or only those named. Loading all takes about four seconds, once.
    """
    app = _routed(operations or offered())
    app.state.desk, app.state.seat_of = office.desk, seat_of
    return app


@cache
def description() -> dict[str, Any]:
    """Return the OpenAPI document of all that is offered; it needs no office."""
    return described(_routed(offered()))


def _routed(operations: Sequence[Operation]) -> FastAPI:
    app = FastAPI(
        openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False, telemetry=SILENT
    )
    for operation in operations:
        app.add_api_route(endpoint=_handler(operation), **route_of(operation))
    app.add_api_route("/openapi.json", _describe, include_in_schema=False)
    app.add_exception_handler(SanadError, _refused)
    app.add_exception_handler(HTTPException, _stopped)
    app.add_exception_handler(RequestValidationError, _unread)
    return app


def _describe() -> Response:
    """Return the description to anybody: it says nothing of an office."""
    return JSONResponse(description())


def _handler(operation: Operation) -> Callable[..., Response]:
    """Return what answers at the address of an operation."""
    pile = pile_of(operation)
    if operation.kind == "acts":
        return _carries_out(operation)
    return _answers(operation) if pile is None else _lists(operation, pile)


def _carries_out(operation: Operation) -> Callable[..., Response]:
    def carry_out(request: Request, seat: Sitting, compartment: Compartment, raw: Body, key: Key = None, seen: Since = None) -> Response:  # fmt: skip
        def told(result: Any, entry: int) -> dict[str, Json]:  # noqa: ANN401  # what the act gives back
            return {_BODY: _written(whole(operation, result)), _AT: entry}

        def done(desk: Desk) -> Response:
            order = _order(operation, raw, seat, compartment)
            if key is None:
                answer = told(*desk.perform_with_entry(order.act, seen))
            else:
                digest = _digest(operation, compartment, order)
                answer = desk.perform_once(order.act, key, digest, told, seen)
            return _sent(str(answer[_BODY]), answer[_AT])

        return _guarded(request, done)

    return carry_out


def _answers(operation: Operation) -> Callable[..., Response]:
    def answer(request: Request, seat: Sitting, compartment: Compartment, raw: Body) -> Response:
        def done(desk: Desk) -> Response:
            if form_of(request.headers.get("accept", "")) is not None:
                raise HTTPException(406)  # whoever asks for a file would take this for one
            order, newest = _order(operation, raw, seat, compartment), desk.newest
            return _sent(_written(whole(operation, desk.ask(order.act))), newest)  # type: ignore[arg-type]  # an operation of this kind is a question

        return _guarded(request, done)

    return answer


def _lists(operation: Operation, pile: Pile) -> Callable[..., Response]:
    def answer_in_pages(request: Request, seat: Sitting, compartment: Compartment, raw: Body, limit: Limit = USUAL, cursor: Cursor = None) -> Response:  # fmt: skip
        def done(desk: Desk) -> Response:
            form = form_of(request.headers.get("accept", ""))
            order, newest = _order(operation, raw, seat, compartment), desk.newest
            if form is not None:
                require_within(seat, "export_list", compartment)
                return as_file(desk, pile, operation, order, form)
            bound = binding(operation.name, compartment, seat.officer, order.own)
            wanted = Wanted(limit, cursor, bound)
            answer: Any = desk.ask(order.act)  # type: ignore[arg-type]  # as above
            return _sent(_written(paged(pile, operation, answer, wanted)), newest)

        return _guarded(request, done)

    return answer_in_pages


def _order(operation: Operation, raw: bytes, seat: Seat, compartment: str) -> Ordered:
    """Return the order that was sent, if whoever sent it may order such a thing at all."""
    require_within(seat, operation.name, compartment)
    order = ordered(operation, raw, seat, compartment)
    for each in getattr(order.act, "also", ()):  # a search looks into several
        require_within(seat, operation.name, each)
    return order


def _digest(operation: Operation, compartment: str, order: Ordered) -> str:
    sent = json.dumps([operation.name, compartment, order.document], sort_keys=True)
    return hashlib.sha256(sent.encode()).hexdigest()


def _written(answer: dict[str, Json]) -> str:
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _sent(answer: str, entry: Json) -> Response:
    raw = answer.encode("utf-8", "backslashreplace")  # half a surrogate pair that a source wrote
    return Response(raw, headers={ENTRY: str(entry)}, media_type="application/json")


def _guarded(request: Request, done: Callable[[Desk], Response]) -> Response:
    """Return what `done` does; a fault of the program is told without its message, which may hold evidence."""
    try:
        return done(request.app.state.desk)
    except (SanadError, HTTPException):
        raise
    except Exception as error:  # noqa: BLE001  # the last door
        return problem.failed(request, error)


async def _refused(request: Request, error: Exception) -> Response:
    if not isinstance(error, SanadError):
        raise error
    return problem.refused(request, error, getattr(request.state, "seat", None))


async def _stopped(request: Request, error: Exception) -> Response:
    return problem.stopped(request, error.status_code if isinstance(error, HTTPException) else 500)


async def _unread(request: Request, error: Exception) -> Response:
    """Tell which part of the address or which header does not read; what was sent is not repeated."""
    told = error.errors()[0] if isinstance(error, RequestValidationError) else {}
    where = " ".join(map(str, told.get("loc", ())))
    refused = BadValue(where, value="What was sent", type="request", detail=told.get("msg", ""))
    return problem.refused(request, refused)
