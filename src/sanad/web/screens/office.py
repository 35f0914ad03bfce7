# SPDX-License-Identifier: Apache-2.0
"""Administration: who serves where and may do what, how they sign in, and what a supervisor does about it."""

from typing import Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response
from starlette.exceptions import HTTPException

from sanad.desk.acts.appoint_officer import AppointOfficer
from sanad.desk.acts.bind_identity import BindIdentity
from sanad.desk.acts.end_appointment import EndAppointment
from sanad.desk.acts.end_session import EndSession
from sanad.desk.acts.end_token import EndToken
from sanad.desk.acts.enrol_officer import EnrolOfficer, Officer
from sanad.desk.acts.invite_officer import InviteOfficer
from sanad.desk.acts.lift_wait import LiftWait
from sanad.desk.questions.list_accounts import AccountSeen, ListAccounts
from sanad.desk.questions.list_officers import ListOfficers
from sanad.desk.questions.list_sessions import ListSessions
from sanad.desk.questions.list_tokens import ListTokens
from sanad.web.door import Knock
from sanad.web.exporting import KINDS, exported, wanted
from sanad.web.posting import Posted, Went
from sanad.web.typed import day, ordered, some_day
from sanad.web.visit import Visit, Visiting

router = APIRouter()
_HERE = "/c/{compartment}/office"
_ONE = _HERE + "/officers/{officer}"
_COLUMNS = ("officer", "name", "office", "compartment", "roles", "from", "until", "order", "in_force")  # fmt: skip


@router.get(_HERE)
def officers(visit: Visiting) -> Response:
    """List everybody with what they hold."""
    found = visit.ask(ListOfficers(**visit.order))
    if wanted(visit):
        return exported(visit, "officers", _COLUMNS, found.rows())
    accounts = _accounts(visit)
    return visit.page("office/officers.html", section="office", found=found, accounts=accounts, kinds=KINDS)  # fmt: skip


@router.get(_HERE + "/powers")
def powers(visit: Visiting) -> HTMLResponse:
    """Show which role holds which power, and who serves in which compartment."""
    found = visit.ask(ListOfficers(**visit.order))
    return visit.page("office/powers.html", section="office", found=found)


@router.post(_HERE + "/officers")
def enrol(post: Posted) -> Response:
    """Enrol an officer, with one appointment in each compartment named."""

    def act() -> EnrolOfficer:
        return EnrolOfficer(
            **post.order,
            officer=Officer(
                post.field("officer").strip(), post.field("name"), post.field("office")
            ),
            roles=post.several("roles"),
            compartments=tuple(post.field("compartments").split()),
            from_day=some_day(post.field("from_day")),
            until=day(post.field("until")),
            order=post.field("order"),
        )

    return ordered(post, act, lambda made: Went(f"office/officers/{made}"))


@router.get(_ONE)
def one(visit: Visiting, officer: str) -> HTMLResponse:
    """Show one officer: appointments, how they sign in, where they are signed in, programs that speak for them."""
    found = visit.ask(ListOfficers(**visit.order))
    serving = next((each for each in found.officers if each.officer.id == officer), None)
    if serving is None:
        raise HTTPException(404)
    account = _accounts(visit).get(officer)
    everybody = {**visit.order, "everybody": True}
    sessions = [each for each in visit.ask(ListSessions(**everybody)) if each.officer == officer]
    tokens = [each for each in visit.ask(ListTokens(**everybody)) if each.officer == officer]
    context: dict[str, Any] = {
        "serving": serving,
        "roles": sorted(found.powers),
        "account": account,
        "sessions": sessions,
        "tokens": tokens,
    }
    return visit.page("office/officer.html", section="office", **context)


@router.post(_ONE + "/invite")
def invite(post: Posted, officer: str) -> Response:
    """Make a one-time code, and show it on the page that answers, to be printed: nothing keeps it."""
    act, origin = InviteOfficer(**post.order, officer=officer), Knock(post.request).origin
    return post.tell_once(
        act,
        lambda made: post.page("office/letter.html", section="office", made=made, origin=origin),
        f"office/officers/{officer}",
    )


@router.post(_ONE + "/appoint")
def appoint(post: Posted, officer: str) -> Response:
    """Appoint an officer to a compartment, or to other roles in one."""

    def act() -> AppointOfficer:
        return AppointOfficer(
            **post.order,
            officer=officer,
            wanted_compartment=post.field("wanted_compartment").strip(),
            roles=post.several("roles"),
            from_day=some_day(post.field("from_day")),
            until=day(post.field("until")),
            order=post.field("order"),
        )

    return ordered(post, act, lambda _: Went(f"office/officers/{officer}"))


@router.post(_ONE + "/end")
def end_appointment(post: Posted, officer: str) -> Response:
    """End an appointment on a day."""

    def act() -> EndAppointment:
        return EndAppointment(
            **post.order,
            officer=officer,
            wanted_compartment=post.field("wanted_compartment"),
            last=some_day(post.field("last")),
            order=post.field("order"),
        )

    return ordered(post, act, lambda _: Went(f"office/officers/{officer}"))


@router.post(_ONE + "/lift")
def lift(post: Posted, officer: str) -> Response:
    """Let a password be tried again at once."""
    act = LiftWait(**post.order, officer=officer, reason=post.field("reason"))
    return post.carry_out(act, lambda _: Went(f"office/officers/{officer}"))


@router.post(_ONE + "/identity")
def bind(post: Posted, officer: str) -> Response:
    """Say by what the identity provider knows the officer, or that it holds no more."""
    given = post.field("given") != "no"
    act = BindIdentity(**post.order, officer=officer, subject=post.field("subject"), given=given)
    return post.carry_out(act, lambda _: Went(f"office/officers/{officer}"))


@router.post(_ONE + "/sessions/{session}/end")
def end_session(post: Posted, officer: str, session: str) -> Response:
    """End a session of the officer."""
    act = EndSession(**post.order, session=session)
    return post.carry_out(act, lambda _: Went(f"office/officers/{officer}"))


@router.post(_ONE + "/tokens/{token}/end")
def end_token(post: Posted, officer: str, token: str) -> Response:
    """End a token of the officer."""
    act = EndToken(**post.order, token=token)
    return post.carry_out(act, lambda _: Went(f"office/officers/{officer}"))


def _accounts(visit: Visit) -> dict[str, AccountSeen]:
    """Return officer → account, to whoever governs; an auditor sees who serves and not how they sign in."""
    if not visit.seat.may("govern", visit.compartment):
        return {}
    return {each.officer: each for each in visit.ask(ListAccounts(**visit.order)).accounts}
