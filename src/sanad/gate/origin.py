# SPDX-License-Identifier: Apache-2.0
"""Refuses what another site makes a browser send.

A browser says where a request comes from: `Sec-Fetch-Site` (Fetch Metadata Request Headers, section 2.3), older ones `Origin`. Whatever is
not a look (RFC 9110, section 9.2.1) must come from our own pages. Where neither header is sent, it was no browser of this century: the cookie
is then not believed, and a token still is, since no other site can make a browser send that.
"""

from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from sanad.gate.refusal import refusal

_LOOKS = frozenset({"GET", "HEAD", "OPTIONS"})
_OURS = frozenset({"same-origin", "none"})
_REFUSED = "This request came from another site, and nothing was done. Open the page here and send it again."


class SameSite:
    """Answers 403 to what comes from another site and would change something."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before `app`."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        looks = scope["type"] != "http" or scope["method"] in _LOOKS
        if looks or ours(Headers(scope=scope), scope["scheme"]):
            await self._app(scope, receive, send)
            return
        await refusal(scope, 403, _REFUSED)(scope, receive, send)


def ours(headers: Headers, scheme: str) -> bool:
    """Tell whether a request that changes something comes from our own pages, or from a program."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None:
        return site in _OURS
    if origin is not None:
        return origin == f"{scheme}://{headers.get('host', '')}"
    return not _has_cookie(headers)


def _has_cookie(headers: Headers) -> bool:
    try:
        return bool(SimpleCookie(headers.get("cookie", "")))
    except CookieError:
        return True
