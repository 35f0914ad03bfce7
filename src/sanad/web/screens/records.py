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
from sanad.errors import NotFound, SanadError
from sanad.gate.status import shown as shown_as
from sanad.web import asked
from sanad.web.answers import answer, question
from sanad.web.exporting import exported, wanted
from sanad.web.following import followed
from sanad.web.posting import Posted, Went
from sanad.web.visit import Visit, Visiting

router = APIRouter()
AT_ONCE = 1_000_000
"""Rows of records up to which a question is answered while one waits: about a second (docs/scale.md); more is the worker's."""


@router.get("/c/{compartment}/records")
def questions(visit: Visiting) -> HTMLResponse:
    """Show the questions that can be asked, and the form of the one that was chosen."""
    return _asking(visit, visit.request.query_params)


@router.get("/c/{compartment}/records/answer")
def answered(visit: Visiting) -> Response:
    """Ask, and show the answer; where the records are long, the form that orders it."""
    query = visit.request.query_params
    known, given = question(visit, query)
    held = _held(visit, given)
    if _is_long(known, held):
        return _asking(visit, query)
    try:
        found = visit.desk.perform(AskRecords(**visit.order, method=known.name, parameters=given))
    except SanadError as error:
        return _asking(visit, query, error)
    if wanted(visit):
        rows = (dict(zip(found.columns, row, strict=True)) for row in found.rows)
        return exported(visit, f"answer of {found.method}", found.columns, rows)
    shown = answer(visit, found, held, asked.typed_again(given))
    return visit.page("records/answer.html", section="records", **shown)


@router.post("/c/{compartment}/records/orders")
def ordered(post: Posted) -> Response:
    """Order a question that takes long; with `keep` its answer is kept as a finding."""
    keep = bool(post.field("keep"))
    try:
        known, given = question(post, dict(post.fields))
    except SanadError as error:
        return post.refused(error)
    needs: dict[str, Any] = {"method": known.name, "parameters": given}
    if keep:
        needs["subject"] = post.field("subject") or None
    act = OrderWork(**post.order, kind="find" if keep else "ask", order=needs)
    return post.carry_out(act, lambda made: Went(f"records/jobs/{made}"))


@router.get("/c/{compartment}/records/jobs/{work}")
def job(visit: Visiting, work: str) -> Response:
    """Show how far a question is, and its answer when there is one."""
    found = visit.ask(FollowWork(**visit.order, work=work))
    if found.order.kind not in {"ask", "find"}:
        raise NotFound("jobs", kind="question", name=work)
    result = found.outcome.result if found.outcome else {}
    if found.order.kind == "find" or "columns" not in result:
        return visit.page("records/job.html", section="records", job=found, result=result)
    needs: Any = found.order.needs["parameters"]
    shown = answer(visit, told_by_work(result), _held(visit, needs), asked.typed_again(needs))
    return visit.page("records/answer.html", section="records", **shown)


@router.get("/c/{compartment}/records/jobs/{work}/progress")
def progress(visit: Visiting, work: str) -> JSONResponse:
    """Tell how far it is."""
    return followed(visit, work)


@router.get("/c/{compartment}/records/rows")
def rows(visit: Visiting, of: str) -> HTMLResponse:
    """Show the rows that an answer cites, as they were read."""
    refs = tuple(of.replace(",", " ").split())
    found = visit.desk.perform(ShowRows(**visit.order, refs=refs))
    return visit.page("records/rows.html", section="records", rows=found)


@router.get("/c/{compartment}/records/unmasked")
def unmasked(visit: Visiting) -> Response:
    """Show who was unmasked by whom for what reason, for the judge."""
    found = visit.ask(ListUnmasked(**visit.order))
    if wanted(visit):
        columns = ("pseudonym", "identifier", "by", "at", "reason", "entry")
        return exported(visit, "unmasked", columns, (each.as_json() for each in found))
    return visit.page("records/unmasked.html", section="records", found=found)


@router.post("/c/{compartment}/records/unmasked")
def unmask(post: Posted) -> Response:
    """Unmask a third party for a reason; the number is shown once here, and stands on the list."""
    name = post.field("pseudonym").strip()
    act = UnmaskParty(**post.order, pseudonym=name, reason=post.field("reason"))
    return post.carry_out(act, lambda _: Went(f"records/unmasked#{name}"))


def _asking(visit: Visit, typed: Mapping[str, str], error: SanadError | None = None) -> HTMLResponse:  # fmt: skip
    methods = visit.ask(ListMethods(**visit.order))
    chosen = next((each for each in methods if each.name == typed.get("method")), None)
    fields = asked.fields_of(chosen) if chosen else []
    may = visit.seat.may("find", visit.compartment)
    held = visit.ask(RecordsHeld(**visit.order)) if may else None
    context = {
        "methods": methods,
        "chosen": chosen,
        "fields": fields,
        "typed": dict(typed),
        "held": held,
        "is_long": bool(chosen and held and _is_long(chosen, held)),
        "error": error,
    }
    status = shown_as(error, visit.seat).status if error else 200
    return visit.page("records/records.html", section="records", status=status, **context)


def _held(visit: Visit, given: Mapping[str, Any]) -> Held:
    first, last = asked.period(given)
    about = tuple(asked.about(given))
    return visit.ask(RecordsHeld(**visit.order, numbers=about, first=first, last=last))


def _is_long(known: Known, held: Held) -> bool:
    return sum(each.rows for each in held.deliveries if each.kind in known.kinds) > AT_ONCE
