# SPDX-License-Identifier: Apache-2.0
"""How much one request may bring and how long it may take to, and how often one address, session or token may ask.

Counts are kept in this process: after a restart everybody begins anew. What must survive one, the lock of a password after wrong ones, is
kept by the acts of sign-in.
"""

import asyncio
import math
import time
from dataclasses import dataclass, field

from limits import RateLimitItem, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sanad.gate.refusal import refusal

FORM_BYTES = 1 << 20
"""Of a form or an order in JSON: the longest of them is a worksheet of some thousand lines."""
CHUNK_BYTES = 16 << 20
"""Of one piece of an upload."""
SLOWEST = 1 << 14
"""Bytes a second: whoever sends slower than that would keep a place for as long as they like."""
SIGN_IN = RateLimitItemPerMinute(20)
"""From one address: an office of twenty may sit behind one."""
ORDERS = RateLimitItemPerMinute(1200)
"""Of one session or token: a page asks for some ten things."""
_TOO_LARGE = "What was sent is larger than this address takes, and nothing was done."
_TOO_SLOW = "What was sent did not come whole in time, and nothing was done."


class BodyLimit:
    """Ends a request whose body is longer than its address takes: at once where the length is told, else when it is passed; and one whose body never ends."""

    def __init__(self, app: ASGIApp, uploads: str) -> None:
        """Stand before `app`; addresses that have `uploads` as a part take pieces of uploads."""
        self._app, self._uploads = app, uploads

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        most = CHUNK_BYTES if self._uploads in scope["path"].split("/") else FORM_BYTES
        told = Headers(scope=scope).get("content-length", "0")
        if not told.isdecimal() or int(told) > most:
            await refusal(scope, 413, _TOO_LARGE)(scope, receive, send)
            return
        came, until, whole = 0, asyncio.get_running_loop().time() + most / SLOWEST, False

        async def counted() -> Message:
            nonlocal came, whole
            try:  # afterwards it is asked whether the browser is still there, for as long as the answer takes
                async with asyncio.timeout_at(None if whole else until):
                    message = await receive()
            except TimeoutError as error:
                raise HTTPException(408, _TOO_SLOW) from error
            came += len(message.get("body", b""))
            whole = not message.get("more_body", False)
            if came > most:
                raise HTTPException(413, _TOO_LARGE)
            return message

        await self._app(scope, counted, send)


@dataclass(frozen=True)
class Pace:
    """Counts who asked how often; a moving window, so that no minute's end lets twice as much through."""

    _limiter: MovingWindowRateLimiter = field(
        default_factory=lambda: MovingWindowRateLimiter(MemoryStorage())
    )

    def wait(self, of: RateLimitItem, who: str) -> int:
        """Count one request of `who`, and return 0, or after how many seconds the next is taken."""
        if self._limiter.hit(of, who):
            return 0
        window = self._limiter.get_window_stats(of, who)
        return max(1, math.ceil(window.reset_time - time.time()))
