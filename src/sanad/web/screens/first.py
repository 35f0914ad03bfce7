# SPDX-License-Identifier: Apache-2.0
"""The first time: an officer types the one-time code that they were given, and sets up a passkey, or a password with an authenticator."""

from typing import Annotated

import segno
from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, Response
from markupsafe import Markup

from sanad.desk.acts.accept_invitation import AcceptInvitation
from sanad.desk.new_credentials import New, NewPasskey, NewPassword, Offer, offer_to_invited
from sanad.desk.procedures.accept_invitation import accept_invitation
from sanad.errors import CodeNotTaken, SanadError
from sanad.gate.status import status_of
from sanad.web.door import Knock
from sanad.web.visit import redirect

router = APIRouter()
_TOO_OFTEN = 429
Officer = Annotated[str, Form(max_length=80)]
Code = Annotated[str, Form(max_length=80)]


@router.get("/first")
def ask(request: Request, officer: str = "") -> HTMLResponse:
    """Ask for the code."""
    return _code(Knock(request), officer)


@router.post("/first")
def offer(request: Request, officer: Officer, code: Code) -> HTMLResponse:
    """Offer to whoever has the code the ways to sign in from now on."""
    knock = Knock(request)
    if wait := knock.wait("code"):
        return _code(knock, officer, wait=wait)
    tools, name = request.app.state.office.tools, officer.strip()
    made = offer_to_invited(tools, name, code.strip(), knock.host, knock.origin)
    if made is None:
        error = CodeNotTaken("first", officer=name, detail="it is not good, or no longer")
        return _code(knock, officer, error)
    return _ways(knock, name, code, made)


@router.post("/first/password")
def with_password(
    request: Request,
    officer: Officer,
    code: Code,
    password: Annotated[str, Form(max_length=400)],
    again: Annotated[str, Form(max_length=400)],
    sealed: Annotated[str, Form(max_length=2000)],
    shown: Annotated[str, Form(max_length=20)],
) -> Response:
    """Keep a password with its authenticator, and sign in."""
    if password != again:
        return _ways(Knock(request), officer, code, sealed=sealed, differ=True)
    return _kept(Knock(request), officer, code, NewPassword(password, sealed, shown), sealed)


@router.post("/first/passkey")
def with_passkey(
    request: Request,
    officer: Officer,
    code: Code,
    answer: Annotated[str, Form(max_length=20_000)],
    label: Annotated[str, Form(max_length=60)] = "",
) -> Response:
    """Keep a passkey, and sign in."""
    knock = Knock(request)
    return _kept(knock, officer, code, NewPasskey(answer, knock.host, knock.origin, label))


def _kept(knock: Knock, officer: str, code: str, credential: New, sealed: str = "") -> Response:
    if wait := knock.wait("code"):
        return _code(knock, officer, wait=wait)
    office, by = knock.request.app.state.office, officer.strip()
    order = AcceptInvitation(by=by, code=code.strip(), credential=credential, **knock.browser)
    try:
        made = accept_invitation(office.desk, office.tools, order)
    except CodeNotTaken as error:
        return _code(knock, officer, error)
    except SanadError as error:
        if sealed:
            return _ways(knock, by, code, sealed=sealed, error=error)
        again = offer_to_invited(office.tools, by, code.strip(), knock.host, knock.origin)
        return _ways(knock, by, code, again, error=error)
    answer = redirect("/")
    knock.request.app.state.seats.sit(answer, made.secret)
    return answer


def _code(
    knock: Knock, officer: str, error: SanadError | None = None, wait: int = 0
) -> HTMLResponse:
    status = _TOO_OFTEN if wait else status_of(error) if error else 200
    return knock.page("sign_in/code.html", status, officer=officer, error=error, wait=wait)


def _ways(
    knock: Knock,
    officer: str,
    code: str,
    made: Offer | None = None,
    *,
    sealed: str = "",
    error: SanadError | None = None,
    differ: bool = False,
) -> HTMLResponse:
    """Show both ways; an authenticator that was set up already keeps its seed, and its picture is not shown again."""
    picture = Markup(segno.make(made.address).svg_inline(omitsize=True)) if made else None  # noqa: S704  # squares that segno drew
    context = {"officer": officer, "code": code, "offer": made, "picture": picture}
    told = {"sealed": made.sealed if made else sealed, "error": error, "differ": differ}
    status = status_of(error) if error else 422 if differ else 200
    return knock.page("sign_in/ways.html", status, **context, **told)
