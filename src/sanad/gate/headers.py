# SPDX-License-Identifier: Apache-2.0
"""What every answer tells the browser: run nothing that is not ours, keep nothing, ask nobody else.

The policy has no `unsafe-…` and no address: script, style, pictures, type and connections come from this server alone (CSP Level 3).
"""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; "
    "worker-src 'self'; media-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_ALWAYS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    # not `no-referrer`: under it a browser sends `Origin: null` with a form (Fetch, "append a request Origin header")
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
_KEEP_NOTHING = "no-store"  # a page is not shown again after sign-out, nor from a shared disk


class Headers:
    """Adds the headers to every answer; one that says how long it may be kept keeps its own word."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before `app`."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and the answer back with its headers."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _ALWAYS.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", _KEEP_NOTHING)
            await send(message)

        await self._app(scope, receive, with_headers)
