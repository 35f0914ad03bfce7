# SPDX-License-Identifier: Apache-2.0
"""From a cookie or a token to who sits there.

Over TLS the cookie's name binds it to this host and to encryption (`__Host-`, RFC 6265bis, section 4.1.3.2); on a loopback address without TLS
it cannot.
"""

from dataclasses import dataclass, field

from starlette.requests import HTTPConnection
from starlette.responses import Response

from sanad.desk.seat import Seat, by_session, by_token
from sanad.errors import TooOften
from sanad.gate.limits import ORDERS, Pace
from sanad.wiring import Office

_BEARER = "bearer "


@dataclass(frozen=True)
class Seats:
    """Who sits where in `office`, and how often each asks; `secure` says that it is served over TLS."""

    office: Office
    secure: bool
    pace: Pace = field(default_factory=Pace)

    @property
    def cookie(self) -> str:
        """Return the name of the session's cookie."""
        return "__Host-sanad" if self.secure else "sanad"

    def of(self, request: HTTPConnection) -> Seat | None:
        """Return who is signed in by the cookie of a browser, None for nobody.

        Raises:
            TooOften: that session has asked for too much this minute.
        """
        secret = request.cookies.get(self.cookie)
        tools = self.office.tools
        return None if secret is None else self._paced(by_session(tools, secret, tools.clock()))

    def of_token(self, request: HTTPConnection) -> Seat | None:
        """Return for whom a program speaks by its bearer token (RFC 6750, section 2.1), None for nobody; as `of`."""
        told = request.headers.get("authorization", "")
        if not told.lower().startswith(_BEARER):
            return None
        tools = self.office.tools
        return self._paced(by_token(tools, told[len(_BEARER) :].strip(), tools.clock()))

    def _paced(self, seat: Seat | None) -> Seat | None:
        """Count one request of a seat."""
        if seat is not None and (wait := self.pace.wait(ORDERS, seat.session)):
            raise TooOften("the request", wait=wait)
        return seat

    def sit(self, answer: Response, secret: str) -> None:
        """Give the browser the secret of its session until it is closed. How long the session lasts is decided here, not there."""
        self.give(answer, self.cookie, secret)

    def rise(self, answer: Response) -> None:
        """Take the secret from the browser."""
        self.take(answer, self.cookie)

    def give(
        self, answer: Response, name: str, text: str, *, path: str = "/", lasts_s: int | None = None
    ) -> None:
        """Give the browser a cookie: every one of the office is made here. Without `lasts_s` it is kept until the browser is closed.

        No script reads it, nothing sends it in clear where the office is served over TLS, and no other site sends it along but with a link that somebody follows.
        How long it lasts is told in seconds, so that a browser whose clock is wrong keeps it as long as any other.
        """
        answer.set_cookie(
            name,
            text,
            max_age=lasts_s,
            path=path,
            secure=self.secure,
            httponly=True,
            samesite="lax",
        )

    def take(self, answer: Response, name: str, *, path: str = "/") -> None:
        """Take a cookie from the browser."""
        answer.delete_cookie(name, path=path, secure=self.secure, httponly=True, samesite="lax")
