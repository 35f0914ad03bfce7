# SPDX-License-Identifier: Apache-2.0
"""Files of a delivery as they arrive, in pieces, by the tus protocol 1.0.0 (core, creation, termination): who lost the connection asks how far it is and goes on.

A piece that does not arrive whole is sent again; a refusal is a problem report (RFC 9457), and 409 means: ask where the file ends.
"""

from base64 import b64decode
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, Response

from sanad.desk.bringing import append_to, begin_upload, discard_upload, finish_upload, upload_in
from sanad.errors import AlreadyRunning, BadValue, EmptyFile, SanadError, UploadGap
from sanad.values.visible import visible
from sanad.web.posting import Posted
from sanad.web.shown import filters
from sanad.web.visit import Visit, Visiting

router = APIRouter()
_TUS = {"Tus-Resumable": "1.0.0", "Cache-Control": "no-store"}
_CREATED, _DONE, _CONFLICT, _UNPROCESSABLE = 201, 204, 409, 422
_DIGITS = 18  # of a size in bytes


async def _body(request: Request) -> bytes:
    return await request.body()


Piece = Annotated[bytes, Depends(_body)]
"""One piece, no longer than the gate lets through."""


@router.post("/c/{compartment}/intake/{delivery}/uploads")
def begun(visit: Visiting, delivery: str) -> Response:
    """Let a file arrive; its name and its SHA-256 stand in `Upload-Metadata`."""
    try:
        name, sha256 = _metadata(visit.request.headers.get("upload-metadata", ""))
        size = _number(visit.request.headers.get("upload-length", ""))
        if size == 0:
            raise EmptyFile(visible(name))
        made = begin_upload(
            visit.office.tools, **_place(visit, delivery), name=name, size=size, sha256=sha256
        )
    except SanadError as error:
        return _refused(visit, error)
    headers = {
        "Location": visit.at(f"intake/{delivery}/uploads/{made.id}"),
        "Upload-Offset": str(made.received),
    }
    return Response(status_code=_CREATED, headers={**_TUS, **headers})


@router.head("/c/{compartment}/intake/{delivery}/uploads/{upload}")
def asked(visit: Visiting, delivery: str, upload: str) -> Response:
    """Tell how far a file is."""
    found = upload_in(visit.office.tools, **_place(visit, delivery), upload=upload)
    headers = {"Upload-Offset": str(found.received), "Upload-Length": str(found.size)}
    return Response(headers={**_TUS, **headers})


@router.patch("/c/{compartment}/intake/{delivery}/uploads/{upload}")
def added(visit: Visiting, delivery: str, upload: str, piece: Piece) -> Response:
    """Add a piece; the last one is answered when the file was compared with what was said of it."""
    place = {**_place(visit, delivery), "upload": upload}
    tools = visit.office.tools
    try:
        offset = _number(visit.request.headers.get("upload-offset", ""))
        at = append_to(tools, **place, offset=offset, pieces=[piece])
        if at == upload_in(tools, **place).size:
            finish_upload(tools, **place)
    except SanadError as error:
        return _refused(visit, error)
    return Response(status_code=_DONE, headers={**_TUS, "Upload-Offset": str(at)})


@router.post("/c/{compartment}/intake/{delivery}/uploads/{upload}")
def discarded(post: Posted, delivery: str, upload: str) -> Response:
    """Take a file away again that was brought by mistake, before the delivery is closed."""
    try:
        discard_upload(post.office.tools, **_place(post, delivery), upload=upload)
    except SanadError as error:
        return post.refused(error)
    return post.go(f"intake/{delivery}")


def _place(visit: Visit, delivery: str) -> dict[str, str]:
    return {"by": visit.seat.officer, "compartment": visit.compartment, "delivery": delivery}


def _metadata(text: str) -> tuple[str, str | None]:
    """Return the name and the digest that `Upload-Metadata` tells: pairs of a name and base64, between commas."""
    try:
        told = dict(pair.strip().split(" ") for pair in text.split(","))
        known = {name: b64decode(value, validate=True).decode() for name, value in told.items()}
        return known["filename"], known.get("sha256")
    except (ValueError, KeyError) as error:
        detail = "filename and sha256, each with its base64"
        raise BadValue("upload", value=text[:120], type="Upload-Metadata", detail=detail) from error


def _number(text: str) -> int:
    if text.isascii() and text.isdecimal() and len(text) <= _DIGITS:
        return int(text)
    raise BadValue("upload", value=text[:120], type="number of bytes", detail="digits")


def _refused(visit: Visit, error: SanadError) -> Response:
    """Return why: only what mends itself when it is asked again is a conflict."""
    told = filters(visit.seat.language)["told"](error, visit.seat)
    again = isinstance(error, UploadGap | AlreadyRunning)
    status = _UNPROCESSABLE if told.status == _CONFLICT else told.status
    status = _CONFLICT if again else status
    body = {
        "type": "about:blank",
        "status": status,
        "title": told.title,
        "code": told.code,
        "detail": told.says,
    }
    return JSONResponse(body, status, {**_TUS, "Content-Type": "application/problem+json"})
