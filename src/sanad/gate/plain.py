# SPDX-License-Identifier: Apache-2.0
"""Refuses a request that two readers would read differently, before anybody reads it.

Two lengths (RFC 9112, section 6.1) end in one request where we look and in two where a proxy does; a NUL in an address ends it for one database and not for
the other.
"""

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from sanad.gate.refusal import refusal

NUL = "\0"
_REFUSED = "This request does not read in one way only, and nothing was done."
_END = {"Connection": "close"}  # what follows on the connection may not be a request at all


class Plain:
    """Answers 400 to what has two lengths, or a NUL in its address."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before `app`."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        if scope["type"] != "http" or _is_plain(scope):
            await self._app(scope, receive, send)
            return
        await refusal(scope, 400, _REFUSED, _END)(scope, receive, send)


def _is_plain(scope: Scope) -> bool:
    headers = Headers(scope=scope)
    two_lengths = "transfer-encoding" in headers and "content-length" in headers
    return not (two_lengths or NUL in scope["path"] or b"%00" in scope["query_string"])
