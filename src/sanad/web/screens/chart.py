# SPDX-License-Identifier: Apache-2.0
"""The link chart: who is tied to whom as sources state it, as a picture, as an outline that opens step by step, and as a table with the claims of each line; and the command view."""

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, JSONResponse, Response

from sanad.desk.choices import RECIPIENTS
from sanad.desk.questions.command_view import CommandView
from sanad.desk.questions.list_subjects import ListSubjects
from sanad.desk.questions.neighbours import MOST, Chart, Neighbours
from sanad.desk.register_choices import Standing
from sanad.values.canonical import Json
from sanad.web import exporting
from sanad.web.typed import day
from sanad.web.visit import Visit, Visiting

router = APIRouter()
_PLACE = "/c/{compartment}/chart"
_COLUMNS = ("source", "relation", "target", "first", "last", "sources", "contested", "ungraded", "on_that_day", "claims")  # fmt: skip
STANDINGS = tuple(str(each) for each in Standing if each is not Standing.WITHDRAWN)


@router.get(_PLACE)
def drawn(visit: Visiting) -> Response:
    """Show the links of the entries that the address names; without any, ask where to begin."""
    chart = _chart(visit)
    if exporting.wanted(visit):
        return exporting.exported(visit, "links", _COLUMNS, _rows(chart))
    return visit.page("chart/chart.html", section="chart", chart=chart, kinds=exporting.KINDS, most=MOST, **_asked(visit))  # fmt: skip


@router.get(_PLACE + "/links.json")
def links(visit: Visiting) -> JSONResponse:
    """Give the same links to what draws them."""
    chart = _chart(visit)
    ends = [{"id": each.id, "kind": each.kind, "label": each.label, "opened": each.opened, "ahead": sum(count for _, count in each.ahead)} for each in chart.ends]  # fmt: skip
    lines = [
        {"id": f"line-{n}", "source": link.source, "target": link.target, "kind": link.kind, "sources": link.sources, "claims": len(link.claims), "first": link.first, "last": link.last, "soft": link.soft, "thin": link.thin, "contested": link.contested, "then": str(then)}
        for n, (link, then) in enumerate(chart.links)
    ]  # fmt: skip
    groups = [{"of": one, "kind": kind, "count": count} for one, kind, count in chart.together]
    return JSONResponse({"ends": ends, "lines": lines, "together": groups})


@router.get(_PLACE + "/command")
def command(visit: Visiting) -> HTMLResponse:
    """Show posts with their holders and who stands over whom, on one day, as sources state it."""
    query = visit.request.query_params
    on = query.get("on") or str(visit.office.tools.clock().date())
    day(on)  # refused here where it reads as none
    organisations = [each.subject for each in visit.ask(ListSubjects(**visit.order, kind="organisation")).entries]  # fmt: skip
    chosen = query.get("organisation") or next((each.id for each in organisations), "")
    view = visit.ask(CommandView(**visit.order, organisation=chosen, on=on)) if chosen else None
    return visit.page("chart/command.html", section="chart", view=view, organisations=organisations, chosen=chosen, on=on, version=query.get("version", ""))  # fmt: skip


def _asked(visit: Visit) -> dict[str, Any]:
    query = visit.request.query_params
    return {
        "opened": tuple(dict.fromkeys(query.get("of", "").replace(",", " ").split())),
        "as_of": query.get("on", ""),
        "chosen": tuple(each for each in query.getlist("standing") if each in STANDINGS),
        "recipient": query.get("recipient", ""),
        "standings": STANDINGS,
        "recipients": RECIPIENTS,
    }


def _chart(visit: Visit) -> Chart:
    asked = _asked(visit)
    return visit.ask(
        Neighbours(
            **visit.order,
            subjects=asked["opened"],
            as_of=asked["as_of"] or None,
            standings=asked["chosen"],
            recipient=asked["recipient"] or None,
        )
    )


def _rows(chart: Chart) -> list[Mapping[str, Json]]:
    return [
        {
            "source": link.source,
            "relation": link.kind,
            "target": link.target,
            "first": link.first,
            "last": link.last,
            "sources": link.sources,
            "contested": link.contested,
            "ungraded": link.thin,
            "on_that_day": str(then),
            "claims": " ".join(claim.id for claim in link.claims),
        }
        for link, then in chart.links
    ]
