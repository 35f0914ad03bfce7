# SPDX-License-Identifier: Apache-2.0
"""What the office holds, what is due to be kept no longer, figures of its work, and which programs are told what happens."""

from typing import Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from sanad.desk.acts.add_webhook import AddWebhook
from sanad.desk.acts.end_webhook import EndWebhook
from sanad.desk.choices import NOTICES
from sanad.desk.questions.list_backups import ListBackups
from sanad.desk.questions.list_webhooks import ListWebhooks
from sanad.desk.questions.office_in_force import OfficeInForce
from sanad.desk.questions.office_status import OfficeStatus
from sanad.desk.questions.retention_due import RetentionDue
from sanad.desk.questions.statistics import Statistics
from sanad.errors import BadValue
from sanad.web.exporting import KINDS, exported, wanted
from sanad.web.posting import Posted, Went
from sanad.web.typed import some_day
from sanad.web.visit import Visiting

router = APIRouter()
_HERE = "/c/{compartment}/office"
_PAPERS = ("id", "kind", "number", "issuer", "legal_basis", "issued_on", "in_force_until", "retain_until")  # fmt: skip
_FIGURES = ("measure", "of", "value", "counted", "withheld")


@router.get(_HERE + "/keeping")
def keeping(visit: Visiting) -> HTMLResponse:
    """Show what the office holds, whether it could be brought back, and which exhibits may be kept no longer."""
    context: dict[str, Any] = {
        "held": visit.ask(OfficeStatus(**visit.order)),
        "kept": visit.ask(ListBackups(**visit.order)),
        "retention": visit.ask(RetentionDue(**visit.order)),
    }
    return visit.page("keeping/keeping.html", section="office", **context)


@router.get(_HERE + "/in-force")
def in_force(visit: Visiting) -> Response:
    """Show by what the office works: settings, law, forms, templates, papers, and what was erased."""
    found = visit.ask(OfficeInForce(**visit.order))
    if wanted(visit):
        return exported(visit, "papers", _PAPERS, (each.as_json() for each in found.papers))
    return visit.page("keeping/in_force.html", section="office", found=found, kinds=KINDS)


@router.get(_HERE + "/statistics")
def statistics(visit: Visiting) -> Response:
    """Show figures of a period; for publication none that could point at somebody."""
    query = visit.request.query_params
    rows: list[dict[str, Any]] = []
    error: BadValue | None = None
    if query.get("first"):
        try:
            first, last = some_day(query["first"]), some_day(query.get("last", ""))
            order = {**visit.order, "publish": "publish" in query}
            found = visit.ask(Statistics(**order, first=first, last=last))
            rows = [each.as_json() for each in found]
        except BadValue as fault:
            error = fault
    if wanted(visit):
        return exported(visit, "statistics", _FIGURES, rows)
    page = "keeping/statistics.html"
    return visit.page(page, section="office", rows=rows, error=error, kinds=KINDS)


@router.get("/c/{compartment}/webhooks")
def webhooks(visit: Visiting) -> HTMLResponse:
    """List which programs are told."""
    found = visit.ask(ListWebhooks(**visit.order))
    hosts = sorted(visit.office.tools.webhook_hosts)
    return visit.page("keeping/webhooks.html", section="office", found=found, hosts=hosts, notices=NOTICES)  # fmt: skip


@router.post("/c/{compartment}/webhooks")
def add_webhook(post: Posted) -> Response:
    """Add one, and show its secret on the page that answers: nothing shows it again."""
    kinds = post.several("kinds")
    act = AddWebhook(**post.order, address=post.field("address").strip(), kinds=kinds)
    return post.tell_once(
        act, lambda made: post.page("keeping/added.html", section="office", made=made), "webhooks"
    )


@router.post("/c/{compartment}/webhooks/{webhook}/end")
def end_webhook(post: Posted, webhook: str) -> Response:
    """End one."""
    return post.carry_out(EndWebhook(**post.order, webhook=webhook), lambda _: Went("webhooks"))
