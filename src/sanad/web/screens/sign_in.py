# SPDX-License-Identifier: Apache-2.0
"""The door: sign in with a passkey, with a password and the code of an authenticator, or at the identity provider that the office has.

Whoever is not let in is told just that: not whether the officer exists, has an account, waits or mistyped.
"""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from sanad.desk.new_credentials import ask_passkey
from sanad.desk.procedures.sign_in import by_passkey, by_password
from sanad.desk.procedures.sign_in_at_provider import (
    CameBack,
    by_provider,
    has_provider,
    to_provider,
)
from sanad.desk.proofs import ByPasskey, ByPassword
from sanad.gate.seats import Seats
from sanad.web.door import Knock, local
from sanad.web.visit import redirect

router = APIRouter()
_UNKNOWN, _TOO_OFTEN = 401, 429
_FLOW = "sanad-flow"
"""The cookie that a browser brings back from the identity provider, so that nobody else's coming back counts here."""
_AT_PROVIDER_S = 600


@router.get("/sign-in")
def door(request: Request, to: str = "/") -> HTMLResponse:
    """Show the ways in."""
    return _door(Knock(request), to)


@router.post("/sign-in")
def with_password(
    request: Request,
    officer: Annotated[str, Form(max_length=80)],
    password: Annotated[str, Form(max_length=400)],
    code: Annotated[str, Form(max_length=20)],
    to: Annotated[str, Form()] = "/",
) -> Response:
    """Sign in with a password and a code."""
    knock = Knock(request)
    if wait := knock.wait("password"):
        return _door(knock, to, _TOO_OFTEN, wait)
    office, proof = request.app.state.office, ByPassword(password, code)
    made = by_password(office.desk, office.tools, officer.strip(), proof, **_browser(knock))
    return _in(knock, made.secret if made else None, to)


@router.post("/sign-in/passkey")
def with_passkey(
    request: Request,
    answer: Annotated[str, Form(max_length=20_000)],
    to: Annotated[str, Form()] = "/",
) -> Response:
    """Sign in with what a passkey answered."""
    knock = Knock(request)
    if wait := knock.wait("passkey"):
        return _door(knock, to, _TOO_OFTEN, wait)
    office, proof = request.app.state.office, ByPasskey(answer, knock.host, knock.origin)
    made = by_passkey(office.desk, office.tools, proof, **_browser(knock))
    return _in(knock, made.secret if made else None, to)


@router.get("/sign-in/provider/go")
def to_identity_provider(request: Request) -> Response:
    """Send the browser to the identity provider."""
    begun = to_provider(request.app.state.office.tools, _back(Knock(request)))
    answer = RedirectResponse(begun.address, 303)
    seats: Seats = request.app.state.seats
    seats.give(answer, _FLOW, begun.flow, path="/sign-in", lasts_s=_AT_PROVIDER_S)
    return answer


@router.get("/sign-in/provider")
def from_identity_provider(request: Request, state: str = "", code: str = "") -> Response:
    """Sign in with what the browser brought back."""
    knock = Knock(request)
    if wait := knock.wait("provider"):
        return _door(knock, "/", _TOO_OFTEN, wait)
    office = request.app.state.office
    back = CameBack(request.cookies.get(_FLOW, ""), state, code, _back(knock))
    made = by_provider(office.desk, office.tools, back, **_browser(knock))
    answer = _in(knock, made.secret if made else None, "/")
    seats: Seats = request.app.state.seats
    seats.take(answer, _FLOW, path="/sign-in")
    return answer


def _back(knock: Knock) -> str:
    """Return the address to which the identity provider sends the browser back."""
    return f"{knock.origin}/sign-in/provider"


def _browser(knock: Knock) -> dict[str, str]:
    """Return what is told of the browser, with the session that it had, which ends."""
    seats = knock.request.app.state.seats
    return {**knock.browser, "before": knock.request.cookies.get(seats.cookie, "")}


def _in(knock: Knock, secret: str | None, to: str) -> Response:
    if secret is None:
        return _door(knock, to, _UNKNOWN)
    answer = redirect(local(to))
    knock.request.app.state.seats.sit(answer, secret)
    return answer


def _door(knock: Knock, to: str, status: int = 200, wait: int = 0) -> HTMLResponse:
    tools = knock.request.app.state.office.tools
    asked = ask_passkey(tools, knock.host, knock.origin)
    context = {"to": local(to), "refused": status == _UNKNOWN, "wait": wait}
    ways = {"passkey": asked, "provider": has_provider(tools)}
    answer = knock.page("sign_in/door.html", status, office=tools.office, **ways, **context)
    if wait:
        answer.headers["Retry-After"] = str(wait)
    return answer
