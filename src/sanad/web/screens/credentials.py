# SPDX-License-Identifier: Apache-2.0
"""Another way to sign in: a passkey beside those that there are, or a password in place of the one before.

Neither order goes by a key: what is kept under one would hold a digest of the password.
"""

from typing import Annotated

import segno
from fastapi import APIRouter, Form
from fastapi.responses import HTMLResponse, Response
from markupsafe import Markup

from sanad.desk.acts.add_credential import AddCredential
from sanad.desk.new_credentials import New, NewPasskey, NewPassword, offer
from sanad.errors import SanadError
from sanad.gate.status import status_of
from sanad.web.door import Knock
from sanad.web.visit import AtHome, Visit

router = APIRouter()
_DIFFER = 422


@router.get("/me/credentials")
def ways(visit: AtHome) -> HTMLResponse:
    """Offer both ways."""
    return _ways(visit)


@router.post("/me/credentials/passkey")
def with_passkey(
    visit: AtHome,
    answer: Annotated[str, Form(max_length=20_000)],
    label: Annotated[str, Form(max_length=60)] = "",
) -> Response:
    """Add a passkey."""
    knock = Knock(visit.request)
    return _kept(visit, NewPasskey(answer, knock.host, knock.origin, label))


@router.post("/me/credentials/password")
def with_password(
    visit: AtHome,
    password: Annotated[str, Form(max_length=400)],
    again: Annotated[str, Form(max_length=400)],
    sealed: Annotated[str, Form(max_length=2000)],
    shown: Annotated[str, Form(max_length=20)],
) -> Response:
    """Take a password with its authenticator in place of the one before."""
    if password != again:
        return _ways(visit, sealed=sealed, differ=True)
    return _kept(visit, NewPassword(password, sealed, shown), sealed)


def _kept(visit: Visit, credential: New, sealed: str = "") -> Response:
    act = AddCredential(**visit.order, credential=credential, session=visit.seat.session)
    try:
        visit.desk.perform(act)
    except SanadError as error:
        return _ways(visit, sealed=sealed, error=error)
    return visit.go("me#ways")


def _ways(
    visit: Visit, *, sealed: str = "", error: SanadError | None = None, differ: bool = False
) -> HTMLResponse:
    """Show both ways; an authenticator that was set up already keeps its seed, and its picture is not shown again."""
    knock, tools = Knock(visit.request), visit.office.tools
    made = None if sealed else offer(tools, visit.seat.officer, knock.host, knock.origin)
    picture = Markup(segno.make(made.address).svg_inline(omitsize=True)) if made else None  # noqa: S704  # squares that segno drew
    status = status_of(error) if error else _DIFFER if differ else 200
    told = {"sealed": made.sealed if made else sealed, "error": error, "differ": differ}
    page = "credentials/credentials.html"
    return visit.page(page, status=status, offer=made, picture=picture, **told)
