# SPDX-License-Identifier: Apache-2.0
"""The beginning: on to the desk of a compartment in which the officer serves."""

from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import Response

from sanad.desk.seat import Seat
from sanad.web.sections import HOME
from sanad.web.visit import redirect, seat_of

router = APIRouter()


@router.get("/")
def home(seat: Annotated[Seat, Depends(seat_of)]) -> Response:
    """Go to the first compartment that is a case; to that of the office where there is no other."""
    cases = sorted(seat.compartments.keys() - {HOME})
    return redirect(f"/c/{cases[0] if cases else HOME}/desk")
