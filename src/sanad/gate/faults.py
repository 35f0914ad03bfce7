# SPDX-License-Identifier: Apache-2.0
"""The last door of a request: a fault of the program that nobody caught is answered, and told to the log without its message."""

import logging

from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sanad.gate.refusal import refusal
from sanad.gate.status import UNEXPECTED
from sanad.values.fault import told

_LOG = logging.getLogger(__name__)
_FAILED = "The program failed in a way that was not foreseen. Report it, with the time; the server's log says where."


class Faults:
    """Ends what nobody caught: with an answer, where none was begun; who went away in the middle is no fault."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before `app`."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        begun = False

        async def noted(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, noted)
        except ClientDisconnect:
            return
        except Exception as error:  # noqa: BLE001  # the last door
            tell(error)
            if not begun:
                await refusal(scope, 500, _FAILED, code=UNEXPECTED)(scope, receive, send)


def tell(error: Exception) -> None:
    """Tell the log what failed and where, and nothing that it was about."""
    _LOG.error("%s", told(error))
