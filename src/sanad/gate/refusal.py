# SPDX-License-Identifier: Apache-2.0
"""A refusal in the form of whoever sent the request: problem details (RFC 9457) for a program, the sentence alone for a person.

docs/formats/api.md describes the first; it is the one shape of every error on an address of the API, whichever layer refuses.
"""

from collections.abc import Mapping
from http import HTTPStatus

from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import Scope

from sanad.gate.status import Shown

PROGRAMS = "/api/"
"""Addresses that begin so are asked by programs."""
MEDIA_TYPE = "application/problem+json"
BAD_REQUEST = "CALLER_BAD_REQUEST"
"""Code of what HTTP itself refuses, before there is an order."""
_TYPE = "urn:sanad:error:"


def refusal(
    scope: Scope, status: int, says: str, headers: Mapping[str, str] | None = None, code: str = BAD_REQUEST
) -> Response:  # fmt: skip
    """Return the answer to what is refused before a page or the API sees it."""
    if not scope["path"].startswith(PROGRAMS):
        return PlainTextResponse(f"{says}\n", status, headers)
    return problem(scope["path"], Shown(status, code, HTTPStatus(status).phrase, says), headers)


def problem(path: str, told: Shown, headers: Mapping[str, str] | None = None) -> JSONResponse:
    """Return what was refused at `path` as a document for programs."""
    document = {
        "type": _TYPE + told.code,
        "title": told.title,
        "status": told.status,
        "detail": told.says,
        "instance": path,
        "code": told.code,
        "where": told.where,
        "facts": told.facts,
    }
    return JSONResponse(document, told.status, headers, media_type=MEDIA_TYPE)
