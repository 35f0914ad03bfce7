# SPDX-License-Identifier: Apache-2.0
"""Emergency access: asked for from anywhere, confirmed by somebody of another office who directs the compartment, seen by everybody who works there."""

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from sanad.desk.acts.ask_emergency import AskEmergency
from sanad.desk.acts.confirm_emergency import ConfirmEmergency
from sanad.desk.acts.end_emergency import EndEmergency
from sanad.desk.questions.list_emergencies import ListEmergencies
from sanad.web.posting import Posted, PostedAtHome, Went
from sanad.web.typed import number, ordered
from sanad.web.visit import AtHome, Visiting

router = APIRouter()


@router.get("/me/emergency")
def own(visit: AtHome) -> HTMLResponse:
    """Show what the officer asked for, and ask for more; who audits or governs the office sees all."""
    found = visit.ask(ListEmergencies(**visit.order))
    return visit.page("emergency/own.html", found=found)


@router.post("/me/emergency")
def ask(post: PostedAtHome) -> Response:
    """Ask for access; the alarm is raised at once."""

    def act() -> AskEmergency:
        return AskEmergency(
            **post.order,
            wanted_compartment=post.field("wanted_compartment").strip(),
            reason=post.field("reason"),
            hours=number(post.field("hours")) or 0,
        )

    return ordered(post, act, lambda _: Went("me/emergency"))


@router.get("/c/{compartment}/emergency")
def here(visit: Visiting) -> HTMLResponse:
    """Show who looks into the compartment, or wants to."""
    found = visit.ask(ListEmergencies(**visit.order))
    return visit.page("emergency/here.html", found=found)


@router.post("/c/{compartment}/emergency/{emergency}/confirm")
def confirm(post: Posted, emergency: str) -> Response:
    """Let somebody in."""
    act = ConfirmEmergency(**post.order, emergency=emergency)
    return post.carry_out(act, lambda _: Went("emergency"))


@router.post("/c/{compartment}/emergency/{emergency}/end")
def end(post: Posted, emergency: str) -> Response:
    """End it before its time, or refuse it."""
    act = EndEmergency(**post.order, emergency=emergency, reason=post.field("reason"))
    return post.carry_out(act, lambda _: Went("emergency"))


@router.post("/me/emergency/{emergency}/end")
def give_back(post: PostedAtHome, emergency: str) -> Response:
    """End the officer's own, which is needed no more; afterwards the compartment is closed to them."""
    order = post.seat.order(post.field("compartment"))
    act = EndEmergency(**order, emergency=emergency, reason=post.field("reason"))
    return post.carry_out(act, lambda _: Went("me/emergency"))
