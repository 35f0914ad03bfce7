# SPDX-License-Identifier: Apache-2.0
"""An office behind its gate, as the tests of pages ask it: by a client, or by people at a real browser."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.testclient import TestClient

from sanad.accounts import sessions
from sanad.accounts.sessions import Browser
from sanad.gate.seats import Seats
from sanad.gate.server import behind_the_gate
from sanad.web.application import pages

HOST = "localhost"
OURS = {"Sec-Fetch-Site": "same-origin"}


class Served:
    """The pages of one office. `client(officer)` is somebody signed in, `client()` nobody."""

    def __init__(self, office, *, raises: bool = True):
        self.office = office
        self.seats = Seats(office, secure=False)
        self.app = behind_the_gate({"": pages(office, self.seats)}, [HOST])
        self._raises = raises

    def secret(self, officer: str, purpose: str = "to test") -> str:
        """Return the secret of a new session, without the half second that a password costs."""
        now = self.office.tools.clock()
        with self.office.tools.database.writing() as connection:
            made = sessions.begin(connection, officer, "passkey", Browser(), now)
            sessions.state_purpose(connection, made.session, purpose)
        return made.secret

    def client(self, officer: str | None = None) -> "Client":
        opened = Client(
            self.app,
            base_url=f"http://{HOST}",
            headers=OURS,
            raise_server_exceptions=self._raises,
            follow_redirects=False,
        )
        if officer is not None:
            opened.cookies.set(self.seats.cookie, self.secret(officer), domain=f"{HOST}.local")
        return opened


class Client(TestClient):
    """A browser without script."""

    def form(self, page: str, action: str) -> dict[str, str]:
        """Return the hidden fields of the form on `page` that posts to `action`."""
        from lxml import html

        tree = html.fromstring(self.get(page).text)
        [form, *_] = tree.xpath(f"//form[@method='post'][@action='{action}']")
        return {
            each.get("name"): each.get("value", "")
            for each in form.xpath(".//input[@type='hidden']")
        }

    def fill(self, page: str, action: str, **fields: str):
        """Fill the form on `page` that posts to `action`, and send it."""
        return self.post(action, data={**self.form(page, action), **fields})


@contextmanager
def listening(app) -> Iterator[str]:
    """Serve an application on a port of this machine and give its address."""
    with socket.create_server(("127.0.0.1", 0)) as taken:  # whoever asks before it is served, waits
        server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
        thread = threading.Thread(target=server.run, args=([taken],), daemon=True)
        thread.start()
        try:
            yield f"http://{HOST}:{taken.getsockname()[1]}"
        finally:
            while not server.started and thread.is_alive():
                time.sleep(0.01)
            server.should_exit = True
            thread.join(30)
