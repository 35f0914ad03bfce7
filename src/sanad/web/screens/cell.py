# SPDX-License-Identifier: Apache-2.0
"""The cell: what lies with each officer by name, who is away and who stands in, which teams there are. Nobody is ranked."""

from datetime import date
from typing import Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from sanad.desk.act import Act
from sanad.desk.acts.form_team import FormTeam
from sanad.desk.acts.state_absence import StateAbsence
from sanad.desk.questions.cell_workload import CellWorkload
from sanad.errors import BadValue
from sanad.web.posting import Posted, Posting, Went, named_of
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
    return _ordered(post, _absence)


@router.post("/c/{compartment}/cell/teams")
def team(post: Posted) -> Response:
    """Say of whom a team consists from a day on."""
    return _ordered(post, _team)
