# SPDX-License-Identifier: Apache-2.0
"""Findings: answers that are kept, each with what it was made from; asked again, drawn, handed out."""

from collections.abc import Iterator
from typing import Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from sanad.desk.acts.make_finding import MakeFinding
from sanad.desk.acts.order_work import OrderWork
from sanad.desk.pictured import forms
from sanad.desk.procedures.hand_out_finding import hand_out_finding
from sanad.desk.questions.draw_finding import DrawFinding
from sanad.desk.questions.list_findings import MOST, ListFindings
from sanad.desk.questions.open_finding import OpenFinding
from sanad.desk.questions.rerun_findings import RerunFindings
from sanad.errors import SanadError
from sanad.values.canonical import Json
from sanad.web import asked
from sanad.web.answers import answer, question
from sanad.web.exporting import KINDS, exported, wanted
from sanad.web.handing import hand_out
from sanad.web.paged import every
from sanad.web.posting import Posted, Went
from sanad.web.typed import number
from sanad.web.visit import Visit, Visiting
from sanad.web.words import words

router = APIRouter()
_LISTED = 50
AT_ONCE = 10_000_000
"""Rows of its deliveries up to which a finding is computed anew while one waits."""
_COLUMNS = ("id", "method", "version", "sentence", "rows", "subject", "by", "at", "entry")


@router.get("/c/{compartment}/findings")
def listed(visit: Visiting) -> Response:
    """Show the findings that the filters leave, the newest first."""
    query = visit.request.query_params
    chosen = {name: query[name] for name in ("method", "subject") if query.get(name)}
    if wanted(visit):
        return exported(visit, "findings", _COLUMNS, _every(visit, chosen))
    before = number(query.get("after", ""))
    found = visit.ask(ListFindings(**visit.order, **chosen, most=_LISTED, before=before))
    shown: dict[str, Any] = {"found": found, "chosen": chosen, "kinds": KINDS}
    return visit.page("findings/findings.html", section="records", **shown)


@router.post("/c/{compartment}/findings")
def made(post: Posted) -> Response:
    """Ask, and keep the answer so that anybody can ask again."""
    try:
        known, given = question(post, asked.typed(post.fields))
    except SanadError as error:
        return post.refused(error)
    subject = post.field("subject") or None
    act = MakeFinding(**post.order, method=known.name, parameters=given, subject=subject)
    said = words(post.seat.language).gettext("The answer is kept as a finding.")
    return post.carry_out(act, lambda kept: Went(f"findings/{kept.id}", said))


@router.get("/c/{compartment}/findings/{finding}")
def opened(visit: Visiting, finding: str) -> HTMLResponse:
    """Show one finding; with `again` it is computed anew and compared."""
    found = visit.ask(OpenFinding(**visit.order, finding=finding))
    again = None
    is_long = found.records > AT_ONCE
    if visit.request.query_params.get("again") and not is_long:
        [again] = visit.ask(RerunFindings(**visit.order, finding=finding))
    kept = found.finding
    given = {name: value for name, value in kept.parameters.items() if name not in _KEPT}
    shown: dict[str, Any] = {
        "opened": found,
        "again": again,
        "is_long": is_long,
        "forms": forms(kept.method),
        **answer(visit, kept, found.ribbons, asked.typed_again(given)),
    }
    return visit.page("findings/finding.html", section="records", **shown)


@router.post("/c/{compartment}/findings/{finding}/again")
def ordered_again(post: Posted, finding: str) -> Response:
    """Order that a finding of long records is computed anew; its page tells how far that is, and whether it is the same."""
    post.ask(OpenFinding(**post.order, finding=finding))  # one that is not here is not ordered
    act = OrderWork(**post.order, kind="rerun", order={"finding": finding})
    return post.carry_out(act, lambda made: Went(f"records/jobs/{made}"))


@router.post("/c/{compartment}/findings/{finding}/file")
def taken(post: Posted, finding: str) -> Response:
    """Hand a finding out as a picture, a table or a graph, for a purpose."""
    order = {**post.order, "purpose": post.field("purpose")}
    form, _, kind = post.field("form").partition(":")
    drawn = DrawFinding(**order, finding=finding, form=form, kind=kind or None)
    return hand_out(post, lambda: hand_out_finding(post.desk, drawn))


_KEPT = {"zone", "shown", "deliveries"}
"""What stands among the parameters of a finding beside those that were asked with (docs/formats/methods.md)."""


def _every(visit: Visit, chosen: dict[str, str]) -> Iterator[dict[str, Json]]:
    """Yield all that the filters leave."""
    order: dict[str, Any] = {**visit.order, **chosen, "most": MOST}
    return every(
        lambda before: visit.ask(ListFindings(**order, before=before)),
        lambda found: (each.as_json() for each in found.findings),
    )
