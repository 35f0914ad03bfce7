# SPDX-License-Identifier: Apache-2.0
"""What a page knows of whoever is not signed in yet: the language they read, the address they came by, where they wanted to go."""

from dataclasses import dataclass
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse

from sanad.desk.clock import clock_told
from sanad.gate.limits import SIGN_IN
from sanad.web.words import LANGUAGES

LANGUAGE, THEME = "language", "theme"
"""Cookies that hold how the last officer at this browser chose to read."""
_LONGEST_AGENT = 300


@dataclass(frozen=True)
class Knock:
    """A request at the door. `host` and `origin` are what passkeys are bound to (WebAuthn, section 13.4.9)."""

    request: Request

    @property
    def host(self) -> str:
        """Return the name by which the browser came, without its port."""
        return self.request.url.hostname or ""

    @property
    def origin(self) -> str:
        """Return scheme, name and port."""
        return f"{self.request.url.scheme}://{self.request.headers.get('host', '')}"

    @property
    def browser(self) -> dict[str, str]:
        """Return what the list of sessions tells of where somebody signed in."""
        address = self.request.client.host if self.request.client else ""
        return {
            "agent": self.request.headers.get("user-agent", "")[:_LONGEST_AGENT],
            "address": address,
        }

    def wait(self, way: str) -> int:
        """Count one attempt of this way in from this address, and return after how many seconds it is heard; 0 for at once.

        Each way by itself: whoever tries passwords does not keep those out who have a passkey.
        """
        wait: int = self.request.app.state.pace.wait(SIGN_IN, f"{way} {self.browser['address']}")
        return wait

    def page(self, template: str, status: int = 200, **context: Any) -> HTMLResponse:  # noqa: ANN401  # what the template shows
        """Return a page for nobody in particular."""
        request = self.request
        around = {
            "here": request.url.path,
            "theme": request.cookies.get(THEME, "auto"),
            "clock": clock_told(request.app.state.office.tools),
        }
        html = request.app.state.pages.render(template, language_of(request), {**around, **context})
        return HTMLResponse(html, status)


def language_of(request: Request) -> str:
    """Return the language of whoever is not signed in: as chosen at this browser, else as the browser asks."""
    asked = request.cookies.get(LANGUAGE) or request.headers.get("accept-language", "")
    return next((one for one in LANGUAGES if asked.lower().startswith(one)), "en")


def local(address: str) -> str:
    """Return an address of our own to go on to, the beginning in place of any other.

    >>> local("/c/office/desk?x=1"), local("//evil.example"), local("https://evil.example")
    ('/c/office/desk?x=1', '/', '/')
    """
    plain = address.isprintable() and "\\" not in address
    return address if plain and address.startswith("/") and not address.startswith("//") else "/"
