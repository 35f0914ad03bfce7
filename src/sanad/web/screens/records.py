# SPDX-License-Identifier: Apache-2.0
"""Calls and money: ask the delivered records with a method, look at the answer, follow it to its rows; what takes long is asked by the worker.

The address of an answer holds the question, so that it can be gone back to and sent to a colleague; who asks is on record each time.
"""

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, JSONResponse, Response

from sanad.desk.acts.ask_records import AskRecords
from sanad.desk.acts.order_work import OrderWork
from sanad.desk.acts.show_rows import ShowRows
from sanad.desk.acts.unmask_party import UnmaskParty
from sanad.desk.asking import told_by_work
from sanad.desk.questions.follow_work import FollowWork
from sanad.desk.questions.list_methods import Known, ListMethods
from sanad.desk.questions.list_unmasked import ListUnmasked
from sanad.desk.questions.records_held import Held, RecordsHeld
from sanad.errors import NotFound, NothingDelivered, SanadError
from sanad.gate.status import shown as shown_as
from sanad.web import asked
from sanad.web.answers import answer, question
from sanad.web.exporting import exported, wanted
from sanad.web.following import followed
from sanad.web.narrowing import chosen, narrowed
from sanad.web.posting import Posted, Went
from sanad.web.visit import Visit, Visiting

router = APIRouter()
AT_ONCE = {True: 10_000_000, False: 1_000_000}
"""Whether a question names somebody → rows of records up to which it is answered while one waits: about a second (docs/scale.md); more is the worker's."""
_PLACE = "/c/{compartment}/records"
_OF_CELLS = ("cell", "events", "first", "last", "where it stood", "site", "position", "direction", "reach", "valid by the tables")  # fmt: skip
"""What a map tells of a cell; the whole answer is that of the question about cells."""


@router.get(_PLACE)
def questions(visit: Visiting) -> HTMLResponse:
    """Show the questions that can be asked, and the form of the one that was chosen."""
    return _asking(visit, asked.typed(visit.request.query_params.multi_items()))


@router.get(_PLACE + "/answer")
def answered(visit: Visiting) -> Response:
    """Ask, and show the answer; where the records are long, or something is not said yet, the form."""
    typed = asked.typed(visit.request.query_params.multi_items())
    known, given = question(visit, typed)
    held = _held(visit, given)
    if _is_long(known, held, given) or not asked.is_whole(
        asked.fields_of(known), asked.carried(known, typed)
    ):
        return _asking(visit, typed)
    try:
        found = visit.desk.perform(AskRecords(**visit.order, method=known.name, parameters=given))
    except SanadError as error:
        return _asking(visit, typed, error)
    return _answer(visit, found, held, given, is_long=False)


@router.get(_PLACE + "/cells.json")
def cells(visit: Visiting) -> JSONResponse:
    """Give where the cells of some numbers stood in a period, for the map beside their events."""
    given = asked.typed(visit.request.query_params.multi_items())
    period: dict[str, Any] = {end: given.get(end, "") for end in asked.PERIOD}
    told: list[list[str]] = []
    for number in asked.several(given.get("numbers", "")) or [""]:  # none: the question refuses
        asks = {**period, "number": number}
        order = AskRecords(**visit.order, method="cell_history", parameters=asks)
        found = visit.desk.perform(order)
        places = [found.columns.index(name) for name in _OF_CELLS]
        told += [[row[at] for at in places] for row in found.rows]
    return JSONResponse({"columns": _OF_CELLS, "rows": told})


@router.post(_PLACE + "/orders")
def ordered(post: Posted) -> Response:
    """Order a question that takes long; with `keep` its answer is kept as a finding."""
    keep = bool(post.field("keep"))
    try:
        known, given = question(post, asked.typed(post.fields))
    except SanadError as error:
        return post.refused(error)
    needs: dict[str, Any] = {"method": known.name, "parameters": given}
    if keep:
        needs["subject"] = post.field("subject") or None
    act = OrderWork(**post.order, kind="find" if keep else "ask", order=needs)
    return post.carry_out(act, lambda made: Went(f"records/jobs/{made}"))


@router.get(_PLACE + "/jobs/{job}")
def computed(visit: Visiting, job: str) -> Response:
    """Show how far a question is, and its answer when there is one."""
    found = visit.ask(FollowWork(**visit.order, work=job))
    if found.order.kind not in {"ask", "find", "rerun"}:
        raise NotFound("jobs", kind="question", name=job)
    result = found.outcome.result if found.outcome else {}
    if found.order.kind != "ask" or "columns" not in result:
        return visit.page("records/job.html", section="records", job=found, result=result)
    given: Any = found.order.needs["parameters"]
    return _answer(visit, told_by_work(result), _held(visit, given), given, is_long=True)


@router.get(_PLACE + "/jobs/{job}/progress")
def progress(visit: Visiting, job: str) -> JSONResponse:
    """Tell how far it is."""
    return followed(visit, job)


@router.get(_PLACE + "/rows")
def rows(visit: Visiting, of: str) -> HTMLResponse:
    """Show the rows that an answer cites, as they were read."""
    refs = tuple(of.replace(",", " ").split())
    found = visit.desk.perform(ShowRows(**visit.order, refs=refs))
    return visit.page("records/rows.html", section="records", rows=found)


@router.get(_PLACE + "/unmasked")
def unmasked(visit: Visiting) -> Response:
    """Show who was unmasked by whom for what reason, for the judge."""
    found = visit.ask(ListUnmasked(**visit.order))
    if wanted(visit):
        columns = ("pseudonym", "identifier", "by", "at", "reason", "entry")
        return exported(visit, "unmasked", columns, (each.as_json() for each in found))
    return visit.page("records/unmasked.html", section="records", found=found)


@router.post(_PLACE + "/unmasked")
def unmask(post: Posted) -> Response:
    """Unmask a third party for a reason; the number is shown once here, and stands on the list."""
    name = post.field("pseudonym").strip()
    act = UnmaskParty(**post.order, pseudonym=name, reason=post.field("reason"))
    return post.carry_out(act, lambda _: Went(f"records/unmasked#{name}"))


def _asking(visit: Visit, typed: Mapping[str, str], error: SanadError | None = None) -> HTMLResponse:  # fmt: skip
    methods = visit.ask(ListMethods(**visit.order))
    named = next((each for each in methods if each.name == typed.get("method")), None)
    may = visit.seat.may("find", visit.compartment)
    fields = asked.fields_of(named) if named else []
    shown = asked.carried(named, typed) if named else typed
    given = asked.parameters(fields, shown)
    held = _held(visit, given) if may else None
    shown = {**shown, **asked.covered_days(held, named, shown)}
    nothing = isinstance(
        error, NothingDelivered
    )  # of what they see listed here: nobody learns of anything by it
    context = {
        "methods": {each.name: each for each in methods},
        "whole": {each.name for each in methods if asked.is_whole(asked.fields_of(each), asked.carried(each, shown))},
        "chosen": named,
        "fields": fields,
        "typed": dict(shown),
        "held": held,
        "is_long": bool(named and held and _is_long(named, held, given)),
        "nothing": nothing,
        "error": None if nothing else error,
    }  # fmt: skip
    status = shown_as(error, visit.seat).status if error and not nothing else 200
    return visit.page("records/records.html", section="records", status=status, **context)


def _answer(visit: Visit, found: Any, held: Held, given: Mapping[str, Any], *, is_long: bool) -> Response:  # noqa: ANN401  # a finding, of the desk's answer  # fmt: skip
    if wanted(visit):
        left = narrowed(found.columns, found.rows, chosen(visit.request.query_params))
        rows = (dict(zip(found.columns, row, strict=True)) for row in left)
        return exported(visit, f"answer of {found.method}", found.columns, rows)
    shown = answer(visit, found, held.ribbons, asked.typed_again(given))
    unknown = any(not known for each in held.ribbons for _, _, known in each.stretches)
    more: dict[str, Any] = {
        "targets": held.targets,
        "is_grey": unknown and not found.rows,
        "is_long": is_long,
    }
    return visit.page("records/answer.html", section="records", **more, **shown)


def _held(visit: Visit, given: Mapping[str, Any]) -> Held:
    return visit.ask(RecordsHeld(**visit.order, parameters=given))


def _is_long(known: Known, held: Held, given: Mapping[str, Any]) -> bool:
    named = asked.named(given)
    rows = sum(each.rows for each in asked.deliveries_of(held, named) if each.kind in known.kinds)
    return rows > AT_ONCE[bool(named)]
