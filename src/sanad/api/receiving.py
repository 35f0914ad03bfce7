# SPDX-License-Identifier: Apache-2.0
"""What a request must bring before there is an order: somebody for whom it speaks, and a body of JSON that is not too long."""

import re
from collections.abc import Callable
from typing import Annotated

from fastapi import Depends, Request
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection

from sanad.desk.seat import Seat
from sanad.errors import SignedOut
from sanad.gate.limits import FORM_BYTES

SeatOf = Callable[[HTTPConnection], Seat | None]
"""Says who sits there: by a token, by a session, or by either; None for nobody."""
_JSON = re.compile(r'application/json(?:\s*;\s*charset="?utf-8"?)?', re.IGNORECASE)


def sitting(request: Request) -> Seat:
    """Return for whom a request speaks.

    Raises:
        SignedOut: for nobody.
    """
    seat_of: SeatOf = request.app.state.seat_of
    seat = seat_of(request)
    if seat is None:
        raise SignedOut("the request")
    request.state.seat = seat
    return seat


async def body(request: Request) -> bytes:
    """Return the body.

    Raises:
        HTTPException: it is longer than an order may be, or not JSON.
    """
    raw = bytearray()
    async for piece in request.stream():
        raw += piece
        if len(raw) > FORM_BYTES:
            raise HTTPException(413)
    if raw and _JSON.fullmatch(request.headers.get("content-type", "").strip()) is None:
        raise HTTPException(415)
    return bytes(raw)


Sitting = Annotated[Seat, Depends(sitting)]
Body = Annotated[bytes, Depends(body)]
