# SPDX-License-Identifier: Apache-2.0
"""Refuses what was sent to a name that is not the office's, so that no other name can be pointed at it (DNS rebinding)."""

from collections.abc import Sequence

from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sanad.gate.refusal import refusal

_REFUSED = (
    "No office is served under the name in this address, and nothing was done. "
    "Open the address that the server showed when it started; "
    "whoever runs it adds a name with: sanad serve --name NAME"
)


class KnownHost:
    """Answers 400 to requests for other names than `hosts` (without port); Starlette judges the name, the words are ours."""

    def __init__(self, app: ASGIApp, hosts: Sequence[str]) -> None:
        """Stand before `app`."""
        self._app = app
        self._hosts = list(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        refused = scope["type"] == "http" and not await self._knows(scope, receive)
        answer = refusal(scope, 400, _REFUSED) if refused else self._app
        await answer(scope, receive, send)

    async def _knows(self, scope: Scope, receive: Receive) -> bool:
        known = False

        async def passed(*_: object) -> None:
            nonlocal known
            known = True

        async def unsaid(_: Message) -> None: ...

        judge = TrustedHostMiddleware(passed, allowed_hosts=self._hosts, www_redirect=False)
        await judge(scope, receive, unsaid)
        return known
