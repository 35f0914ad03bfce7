# SPDX-License-Identifier: Apache-2.0
"""The link chart: who is tied to whom as sources state it and findings counted it, as a picture, as an outline that opens step by step, and as a table with what carries each line; and the command view."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, JSONResponse, Response

from sanad.desk.charting.chart import MOST, Chart, Counted, Link
from sanad.desk.choices import RECIPIENTS
from sanad.desk.procedures.hand_out_chart import hand_out_chart
from sanad.desk.questions.command_view import CommandView
from sanad.desk.questions.list_subjects import ListSubjects
from sanad.desk.questions.neighbours import Neighbours
from sanad.desk.questions.open_chart import OpenChart
from sanad.desk.questions.share_chart import ShareChart
from sanad.values.canonical import Json
from sanad.web import exporting
from sanad.web.charted import STANDINGS, Addresses, asked, scope_of
from sanad.web.handing import hand_out
from sanad.web.posting import Posted
from sanad.web.typed import day, number
from sanad.web.visit import Visit, Visiting

router = APIRouter()
_PLACE = "/c/{compartment}/chart"
AT_ONCE = 200
"""Rows of a table that stand on one page; the picture has them all."""
_COLUMNS = ("source", "relation", "target", "first", "last", "sources", "events", "contested", "ungraded", "on_that_day", "claims", "finding", "rows")  # fmt: skip


@router.get(_PLACE)
def drawn(visit: Visiting) -> Response:
    """Show the ties of the entries that the address names; without any, ask where to begin."""
    chart = _chart(visit)
    if exporting.wanted(visit):
        return exporting.exported(visit, "links", _COLUMNS, _rows(chart))
    query = visit.request.query_params
    scope, around = scope_of(query), _around(visit)
    kept = visit.ask(OpenChart(**visit.order, chart=around["kept"])) if around["kept"] else None
    return visit.page(
        "chart/chart.html",
        section="chart",
        chart=chart,
        lines=_page(
            [*chart.links, *((each, None) for each in chart.counted)], query.get("line", "")
        ),
        ends=_page(chart.ends, query.get("end", "")),
        labels={each.id: each.label for each in chart.ends},
        known={each.id for each in chart.ends if each.is_entry},
        scope=scope,
        kept=kept,
        link=Addresses(scope, around),
        query=asked(scope, **around),
        recipient=around["recipient"],
        kinds=exporting.KINDS,
        most=MOST,
        at_once=AT_ONCE,
        standings=STANDINGS,
        recipients=RECIPIENTS,
    )


@router.get(_PLACE + "/links.json")
def links(visit: Visiting) -> JSONResponse:
    """Give the same ties to what draws them, and where things were put on the kept chart that the address names."""
    chart = _chart(visit)
    kept = _around(visit)["kept"]
    ends = [{"id": each.id, "kind": each.kind, "label": each.label, "opened": each.opened, "ahead": each.ahead} for each in chart.ends]  # fmt: skip
    stated = [
        {"source": link.source, "target": link.target, "kind": link.kind, "sources": link.sources, "claims": len(link.claims), "first": link.first, "last": link.last, "soft": link.soft, "thin": link.thin, "contested": link.contested, "then": str(then)}
        for link, then in chart.links
    ]  # fmt: skip
    lines = [{"id": f"line-{n}", **line} for n, line in enumerate([*stated, *map(_counted, chart.counted)])]  # fmt: skip
    groups = [{"of": one, "kind": kind, "count": count} for one, kind, count in chart.together]
    put = visit.ask(OpenChart(**visit.order, chart=kept)).chart.arrangement if kept else None
    return JSONResponse({"ends": ends, "lines": lines, "together": groups, "arrangement": put})


@router.post(_PLACE + "/file")
def shared(post: Posted) -> Response:
    """Hand the chart out as its recipient gets it, for a purpose."""
    scope, around = scope_of(post.request.query_params), _around(post)
    order = {**post.order, "purpose": post.field("purpose")}
    share = ShareChart(**order, scope=scope, recipient=around["recipient"])
    return hand_out(post, lambda: hand_out_chart(post.desk, post.office.tools, share, post.field("to")))  # fmt: skip


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


class Paged(NamedTuple):
    """A stretch of a list as a page shows it: `each` from number `start` on, of `of` in all."""

    each: Sequence[Any]
    start: int
    of: int


def _page(every: Sequence[Any], typed: str) -> Paged:
    start = max(0, min(number(typed) or 0, len(every) - 1))
    start -= start % AT_ONCE
    return Paged(every[start : start + AT_ONCE], start, len(every))


def _around(visit: Visit) -> dict[str, str]:
    query = visit.request.query_params
    return {name: query.get(name, "") for name in ("recipient", "kept")}


def _chart(visit: Visit) -> Chart:
    scope = scope_of(visit.request.query_params)
    recipient = _around(visit)["recipient"] or None
    return visit.ask(Neighbours(**visit.order, scope=scope, recipient=recipient))


def _counted(each: Counted) -> dict[str, Any]:
    return {"source": each.source, "target": each.target, "kind": each.unit, "events": each.events, "finding": each.finding, "directed": each.directed, "then": "permit"}  # fmt: skip


def _rows(chart: Chart) -> list[Mapping[str, Json]]:
    stated = (_stated(link) | {"on_that_day": str(then)} for link, then in chart.links)
    return [*stated, *map(_row_of, chart.counted)]


def _stated(link: Link) -> dict[str, Json]:
    names = ("source", "target", "first", "last", "sources", "contested")
    told: dict[str, Json] = {name: getattr(link, name) for name in names}
    claims = " ".join(claim.id for claim in link.claims)
    return told | {"relation": link.kind, "ungraded": link.thin, "claims": claims}


def _row_of(each: Counted) -> dict[str, Json]:
    told: dict[str, Json] = {name: getattr(each, name) for name in ("source", "target", "events", "finding", "rows")}  # fmt: skip
    return told | {"relation": each.unit}
