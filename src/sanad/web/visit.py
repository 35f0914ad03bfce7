# SPDX-License-Identifier: Apache-2.0
"""A request of somebody who is signed in, in one compartment: what every screen begins with.

A screen asks the desk and shows what it says; it decides nothing. Whoever may not look here is told that there is nothing here.
"""

import json
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar
from urllib.parse import quote, unquote

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException

from sanad.desk.clock import clock_told
from sanad.desk.door import Desk
from sanad.desk.question import Question
from sanad.desk.seat import Seat, alarms
from sanad.gate.seats import Seats
from sanad.web.page import Pages
from sanad.web.sections import HOME, sections_of
from sanad.wiring import Office

A = TypeVar("A")
SAID = "said"
"""The cookie that carries one sentence over a redirect."""
_LONGEST_SAID = 2_000
_SAID_S = 60
PART, GO = "sanad-part", "sanad-go"
"""Headers of our own script: it shows a refusal in the form that it sent, and goes by itself where it is told."""


class NotSignedIn(Exception):
    """Nobody is signed in here; the way leads to the door."""


@dataclass(frozen=True)
class Visit:
    """`seat` is who asks, `compartment` where, `pages` what makes pages; `office` has the desk that carries everything out. `base` begins the addresses of the place."""

    request: Request
    office: Office
    pages: Pages
    seat: Seat
    compartment: str
    base: str

    @property
    def desk(self) -> Desk:
        """Return the desk."""
        return self.office.desk

    @property
    def order(self) -> dict[str, Any]:
        """Return the fields that every order of this visit carries."""
        return self.seat.order(self.compartment)

    def ask(self, question: Question[A]) -> A:
        """Return what the desk answers; the looking is on record."""
        return self.desk.ask(question)

    def at(self, path: str) -> str:
        """Return the address of `path` in this place."""
        return f"{self.base}/{path}"

    def page(self, template: str, *, status: int = 200, **context: Any) -> HTMLResponse:  # noqa: ANN401  # what the template shows
        """Return a page of this place; `section` in the context says which part of the office it is."""
        said = _said(self.request)
        around = {
            **self.frame(),
            "section": "",
            "flash": [said] if said else [],
            "emergency": self._alarms(),
            "clock": clock_told(self.office.tools),
        }
        html = self.pages.render(template, self.seat.language, {**around, **context})
        answer = HTMLResponse(html, status)
        if said:
            self._seats.take(answer, SAID)
        return answer

    def frame(self) -> dict[str, Any]:
        """Return what stands around every page here, without a question to the office: who, where, and the ways on."""
        return {
            "seat": self.seat,
            "compartment": self.compartment if self.base else "",
            "at": self.at,
            "here": self.request.url.path,
            "query": dict(self.request.query_params),
            "sections": sections_of(self.compartment, self.seat.compartments),
            "seen": self.desk.newest,
            "theme": self.request.cookies.get("theme", "auto"),
        }

    def _alarms(self) -> list[Any]:
        """Return the emergency access to this compartment: it stands on each of its pages."""
        tools = self.office.tools
        return alarms(tools, self.compartment, tools.clock()) if self.base else []

    def go(self, path: str, said: str = "") -> Response:
        """Send the browser on to `path` of this place, where `said` is shown once; our own script is told where and goes itself."""
        to = self.at(path)
        answer = Response(headers={GO: to}) if PART in self.request.headers else redirect(to)
        if said:
            told = quote(json.dumps(["done", said[:_LONGEST_SAID]]))
            self._seats.give(answer, SAID, told, lasts_s=_SAID_S)
        return answer

    @property
    def _seats(self) -> Seats:
        seats: Seats = self.request.app.state.seats
        return seats


def redirect(to: str) -> Response:
    """Send the browser on with a GET (RFC 9110, section 15.4.4), so that going back or loading again repeats nothing."""
    return RedirectResponse(to, 303)


def _said(request: Request) -> tuple[str, str] | None:
    """Return the kind and words of what the last act said; the cookie is the browser's word, and is shown escaped."""
    try:
        kind, said = json.loads(unquote(request.cookies.get(SAID, "null")))
    except (ValueError, TypeError):
        return None
    return (str(kind), str(said)[:_LONGEST_SAID]) if kind in {"done", "noted"} else None


def seat_of(request: Request) -> Seat:
    """Return who is signed in.

    Raises:
        NotSignedIn: nobody.
    """
    seat = request.app.state.seats.of(request)
    if seat is None:
        raise NotSignedIn
    request.state.language = seat.language  # of what is shown where the visit comes to nothing
    found: Seat = seat
    return found


def visiting(request: Request, seat: Annotated[Seat, Depends(seat_of)], compartment: str) -> Visit:
    """Return the visit; one to a compartment where the officer holds nothing finds nothing."""
    if compartment not in seat.compartments:
        raise HTTPException(404)
    return _begun(request, seat, compartment, f"/c/{compartment}")


def at_home(request: Request, seat: Annotated[Seat, Depends(seat_of)]) -> Visit:
    """Return the visit of an officer to what is their own, in no compartment; the ledger keeps it with the office's."""
    return _begun(request, seat, HOME, "")


def _begun(request: Request, seat: Seat, compartment: str, base: str) -> Visit:
    state = request.app.state
    # a refusal is shown where the visit was, with the ways on from there
    request.state.visit = Visit(request, state.office, state.pages, seat, compartment, base)
    visit: Visit = request.state.visit
    return visit


Visiting = Annotated[Visit, Depends(visiting)]
AtHome = Annotated[Visit, Depends(at_home)]
