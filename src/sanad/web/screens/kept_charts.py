# SPDX-License-Identifier: Apache-2.0
"""Kept charts: the list, one as it stood beside what is otherwise today, keeping, correcting and withdrawing."""

import json
from collections.abc import Iterator
from typing import Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from sanad.desk.acts.keep_chart import KeepChart
from sanad.desk.acts.withdraw_chart import WithdrawChart
from sanad.desk.questions.list_charts import MOST, ListCharts
from sanad.desk.questions.open_chart import OpenChart
from sanad.errors import BadValue
from sanad.values.canonical import Json
from sanad.web import exporting
from sanad.web.charted import Addresses, scope_of
from sanad.web.paged import every
from sanad.web.posting import Posted, Went
from sanad.web.sections import N_
from sanad.web.typed import number, ordered
from sanad.web.visit import Visit, Visiting
from sanad.web.words import words

router = APIRouter()
_PLACE = "/c/{compartment}/chart/kept"
_COLUMNS = ("id", "name", "subjects", "as_of", "by", "at", "entry", "ended", "next")
_KEPT = N_("The chart is kept as it stands.")
_WITHDRAWN = N_("The chart is withdrawn; it stays readable.")


@router.get(_PLACE)
def listed(visit: Visiting) -> Response:
    """Show the charts that were kept, the newest first."""
    before = number(visit.request.query_params.get("after", ""))
    found = visit.ask(ListCharts(**visit.order, before=before))
    if exporting.wanted(visit):
        return exporting.exported(visit, "charts", _COLUMNS, _every(visit))
    return visit.page("kept_charts/list.html", section="chart", found=found, kinds=exporting.KINDS)


@router.post(_PLACE)
def keep(post: Posted) -> Response:
    """Keep the chart that the address of the form names, in the place of another where one is named."""

    def act() -> KeepChart:
        scope = scope_of(post.request.query_params)
        return KeepChart(
            **post.order,
            scope=scope,
            called=post.field("called"),
            note=post.field("note"),
            arrangement=_arrangement(post.field("arrangement")),
            instead=post.field("instead") or None,
            why=post.field("reason"),
        )

    said = words(post.seat.language).gettext(_KEPT)
    return ordered(post, act, lambda kept: Went(f"chart/kept/{kept.id}", said))


@router.get(_PLACE + "/{chart}")
def opened(visit: Visiting, chart: str) -> HTMLResponse:
    """Show one kept chart."""
    found = visit.ask(OpenChart(**visit.order, chart=chart))
    again = Addresses(found.chart.scope, {"kept": chart})
    return visit.page("kept_charts/one.html", section="chart", opened=found, again=again())


@router.post(_PLACE + "/{chart}/withdraw")
def withdraw(post: Posted, chart: str) -> Response:
    """Withdraw it, with a reason."""
    said = words(post.seat.language).gettext(_WITHDRAWN)
    act = WithdrawChart(**post.order, chart=chart, reason=post.field("reason"))
    return post.carry_out(act, lambda name: Went(f"chart/kept/{name}", said))


def _every(visit: Visit) -> Iterator[dict[str, Json]]:
    """Yield all that were kept."""
    return every(
        lambda before: visit.ask(ListCharts(**visit.order, before=before, most=MOST)),
        lambda found: (each.as_json() for each in found.charts),
    )


def _arrangement(text: str) -> dict[str, Any]:
    try:
        given = json.loads(text or "{}")
    except (ValueError, RecursionError) as error:
        raise BadValue("chart", value="", type="arrangement of a chart", detail="it is no JSON") from error  # fmt: skip
    if not isinstance(given, dict):
        raise BadValue("chart", value="", type="arrangement of a chart", detail="it is no object")
    return given
