# SPDX-License-Identifier: Apache-2.0
"""The pages of an office as one application: its screens, its static files, and what is shown when something is refused."""

import os
import traceback
from collections.abc import Awaitable, Callable, Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType
from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, Response
from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from sanad.errors import ActFailed, SanadError
from sanad.gate.limits import Pace
from sanad.gate.seats import Seats
from sanad.gate.silence import SILENT
from sanad.gate.status import status_of
from sanad.web import screens
from sanad.web.door import language_of
from sanad.web.page import STATIC, Pages
from sanad.web.posting import OURS, fields_of, without_ours
from sanad.web.visit import PART, NotSignedIn, redirect
from sanad.wiring import Office

_FORBIDDEN = 403
_NOT_FOUND = 404
_SERVER = 500
_PASSWORDS = frozenset({"password", "again"})


class _Static(StaticFiles):
    """Static files, whose address changes with them."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Answer, and let the browser keep it."""
        answer = await super().get_response(path, scope)
        answer.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return answer


def pages(office: Office, seats: Seats) -> FastAPI:
    """Return the application; `seats` says who sits where."""
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None, telemetry=SILENT)
    app.state.office, app.state.seats = office, seats
    app.state.pages, app.state.pace = Pages(office.tools.zone), Pace()
    app.mount(f"/static/{app.state.pages.release}", _Static(directory=STATIC), name="static")
    for module in iter_modules(screens.__path__):
        app.include_router(import_module(f"{screens.__name__}.{module.name}").router)
    app.add_exception_handler(NotSignedIn, _to_the_door)
    app.add_exception_handler(SanadError, _refused)
    app.add_exception_handler(HTTPException, _stopped)
    app.add_exception_handler(RequestValidationError, _unread)
    app.add_exception_handler(Exception, _failed)
    return app


Handler = Callable[[Request, Exception], Awaitable[Response]]


async def _to_the_door(request: Request, error: Exception) -> Response:
    """Send whoever is not signed in to the door, and back afterwards."""
    del error
    if request.method != "GET":
        return _panel(request, 401, again=await _again(request))
    asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return redirect(f"/sign-in?to={quote(asked, safe='')}")


async def _refused(request: Request, error: Exception) -> Response:
    if not isinstance(error, SanadError):
        raise error
    if isinstance(error, ActFailed):
        _trace(error)
    status = status_of(error)
    return _panel(request, status, None if status == _NOT_FOUND else error)


async def _stopped(request: Request, error: Exception) -> Response:
    return _panel(request, error.status_code if isinstance(error, HTTPException) else _SERVER)


async def _unread(request: Request, error: Exception) -> Response:
    """Tell that a form or an address does not read; what was typed is not repeated into logs."""
    del error
    return _panel(request, 422, again=await _again(request))


async def _failed(request: Request, error: Exception) -> Response:
    """Tell that the program failed, without a word of evidence."""
    _trace(error)
    return _panel(request, _SERVER)


def _trace(error: Exception) -> None:
    """Print where the program failed for whoever asks for it by SANAD_DEBUG; the lines may hold evidence."""
    if "SANAD_DEBUG" in os.environ:
        traceback.print_exception(error)


async def _again(request: Request) -> dict[str, object]:
    """Return what a form held, to be sent again: nothing where our script sent it, whose page still holds it, nor with a password."""
    try:
        fields = () if PART in request.headers else await fields_of(request)
    except (SanadError, HTTPException):
        fields = ()
    if any(name in _PASSWORDS for name, _ in fields):
        return {}
    ours = [(name, value) for name, value in fields if name in OURS]
    return {"ours": ours, "typed": without_ours(fields)}


def _panel(
    request: Request,
    status: int,
    error: SanadError | None = None,
    again: Mapping[str, object] = MappingProxyType({}),
) -> HTMLResponse:
    """Return the page that says what happened; it asks nothing of the office, which may be what failed.

    What somebody who is here may not do has the bar and the sections around it, so that they go on from there.
    """
    language = getattr(request.state, "language", None) or language_of(request)
    visit = getattr(request.state, "visit", None) if status == _FORBIDDEN else None
    around = {"here": request.url.path} if visit is None else visit.frame()
    context = {**around, "status": status, "error": error, **again}
    html = request.app.state.pages.render("stopped.html", language, context)
    return HTMLResponse(html, status)
