# SPDX-License-Identifier: Apache-2.0
"""HTTP as uvicorn speaks it, for clients that may never finish a sentence.

uvicorn waits without end for the head of a request that was begun. A few hundred such connections, of one machine, and the office takes no others.
"""

import asyncio

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

HEAD_S = 20.0
"""Within which the head of a request comes whole; looked at so often, so that one may last twice as long."""


class Patient(H11Protocol):
    """Ends a connection on which no request has come whole since the last look."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """Begin to look."""
        super().connection_made(transport)
        self.loop.call_later(HEAD_S, self._look, None)

    def _look(self, last: RequestResponseCycle | None) -> None:
        """End the connection, if it waits for a head as it did at the last look, after the same request."""
        if self.transport.is_closing():
            return
        if self.conn.their_state is h11.IDLE and self.cycle is last:
            self.transport.close()
            return
        self.loop.call_later(HEAD_S, self._look, self.cycle)
