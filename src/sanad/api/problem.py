# SPDX-License-Identifier: Apache-2.0
"""The one shape of an error: problem details (RFC 9457), with the code of docs/errors.md, the place, and the values in the sentence."""

from http import HTTPStatus

from fastapi import Request
from fastapi.responses import JSONResponse

from sanad.desk.seat import Seat
from sanad.errors import SanadError, SignedOut
from sanad.gate.faults import tell
from sanad.gate.refusal import BAD_REQUEST, problem
from sanad.gate.status import UNEXPECTED, Shown, shown

_UNAUTHORIZED = 401
_SIGNED_OUT = (
    "No officer is known by this request: it has no token, or one that has ended, has run out or is misspelt; or whoever issued it serves nowhere today. Nothing was done. "
    "Send it as “Authorization: Bearer …”; an officer issues one with `sanad account token`."
)
_TO_DO = {
    HTTPStatus.NOT_FOUND: "There is no such address. /api/v1/openapi.json lists all that there are.",
    HTTPStatus.METHOD_NOT_ALLOWED: "Acts are ordered and questions are asked with POST.",
    HTTPStatus.NOT_ACCEPTABLE: "This cannot be had in the form that `Accept` asks for. All is had as application/json; a list that is given page by page also as application/x-ndjson and, where its items have columns, as text/csv.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "What was sent is larger than this address takes.",
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: "A body is JSON in UTF-8, and says so: “Content-Type: application/json”.",
}
"""What to do where HTTP itself refuses."""


def refused(request: Request, error: SanadError, seat: Seat | None = None) -> JSONResponse:
    """Return an error as whoever sits at `seat` may know it."""
    path = request.url.path
    if isinstance(error, SignedOut):
        told = Shown(_UNAUTHORIZED, error.code, error.what, _SIGNED_OUT, error.where)
        return problem(path, told, {"WWW-Authenticate": "Bearer"})
    return problem(path, shown(error, seat))


def stopped(request: Request, status: int, detail: str = "") -> JSONResponse:
    """Return what HTTP refuses: an address, a method, a media type, a length."""
    title = HTTPStatus(status).phrase
    says = detail or f"{_TO_DO.get(HTTPStatus(status), f'{title}.')} Nothing was done."
    return problem(request.url.path, Shown(status, BAD_REQUEST, title, says))


def failed(request: Request, error: Exception) -> JSONResponse:
    """Return that the program failed, without a word of evidence, and tell the log where."""
    tell(error)
    says = "The program failed in a way that was not foreseen. Report it, with the time; the server's log says where."
    return problem(request.url.path, Shown(500, UNEXPECTED, "The program failed", says))
