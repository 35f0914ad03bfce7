# SPDX-License-Identifier: Apache-2.0
"""The cell: what lies with each officer by name, who is away and who stands in, which teams there are. Nobody is ranked."""

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from sanad.desk.acts.form_team import FormTeam
from sanad.desk.acts.state_absence import StateAbsence
from sanad.desk.questions.cell_workload import CellWorkload
from sanad.web.posting import Posted, Went
from sanad.web.typed import ordered, some_day
from sanad.web.visit import Visiting

router = APIRouter()


@router.get("/c/{compartment}/cell")
def shown(visit: Visiting) -> HTMLResponse:
    """Show the cell."""
    found = visit.ask(CellWorkload(**visit.order))
    return visit.page("cell/cell.html", section="cell", found=found)


@router.post("/c/{compartment}/cell/absences")
def absent(post: Posted) -> Response:
    """State that an officer is away and who stands in, or that they are there after all."""

    def made() -> StateAbsence:
        first, last = (some_day(post.field(name)) for name in ("first", "last"))
        cover = post.field("cover") or None
        return StateAbsence(
            **post.order, officer=post.field("officer"), first=first, last=last, cover=cover
        )

    return ordered(post, made, lambda _: Went("cell"))


@router.post("/c/{compartment}/cell/teams")
def team(post: Posted) -> Response:
    """Say of whom a team consists from a day on."""

    def made() -> FormTeam:
        members, since = post.several("members"), some_day(post.field("since"))
        return FormTeam(**post.order, team=post.field("team"), members=members, since=since)

    return ordered(post, made, lambda _: Went("cell"))
