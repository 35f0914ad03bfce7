# SPDX-License-Identifier: Apache-2.0
"""The one shape of an error: problem details (RFC 9457), with the code of docs/errors.md, the place, and the values in the sentence."""

from http import HTTPStatus

from fastapi import Request
from fastapi.responses import JSONResponse

from sanad.desk.seat import Seat
from sanad.errors import SanadError, SignedOut
from sanad.gate.faults import tell
from sanad.gate.status import UNEXPECTED, Shown, shown

MEDIA_TYPE = "application/problem+json"
BAD_REQUEST = "CALLER_BAD_REQUEST"
"""Code of what HTTP itself refuses, before there is an order."""
_UNAUTHORIZED = 401
_TYPE = "urn:sanad:error:"


def refused(request: Request, error: SanadError, seat: Seat | None = None) -> JSONResponse:
    """Return an error as whoever sits at `seat` may know it."""
    if isinstance(error, SignedOut):
        told = Shown(_UNAUTHORIZED, error.code, error.what, str(error), error.where)
        return _answer(request, told, {"WWW-Authenticate": "Bearer"})
    return _answer(request, shown(error, seat))


def stopped(request: Request, status: int, detail: str = "") -> JSONResponse:
    """Return what HTTP refuses: an address, a method, a media type, a length."""
    title = HTTPStatus(status).phrase
    return _answer(request, Shown(status, BAD_REQUEST, title, detail or f"{title}. Nothing was done."))  # fmt: skip


def failed(request: Request, error: Exception) -> JSONResponse:
    """Return that the program failed, without a word of evidence, and tell the log where."""
    tell(error)
    says = "The program failed in a way that was not foreseen. Report it, with the time; the server's log says where."
    return _answer(request, Shown(500, UNEXPECTED, "The program failed", says))


def _answer(request: Request, told: Shown, headers: dict[str, str] | None = None) -> JSONResponse:
    document = {
        "type": _TYPE + told.code,
        "title": told.title,
        "status": told.status,
        "detail": told.says,
        "instance": request.url.path,
        "code": told.code,
        "where": told.where,
        "facts": told.facts,
    }
    return JSONResponse(document, told.status, headers, media_type=MEDIA_TYPE)
