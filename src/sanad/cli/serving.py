# SPDX-License-Identifier: Apache-2.0
"""Put the pages, the API and the worker of an office together, and serve them until interrupted."""

import ipaddress
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sanad.cli.frame import Session
from sanad.errors import BadValue

_LOOPBACK = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True)
class Listening:
    """Where the office listens: `names` are those by which browsers may reach it besides the address; over TLS where there is a certificate."""

    host: str
    port: int
    names: tuple[str, ...] = ()
    certificate: Path | None = None
    key: Path | None = None

    def __post_init__(self) -> None:
        """Refuse what would send passwords over a network in clear."""
        if (self.certificate is None) != (self.key is None):
            detail = "a certificate and its key go together"
            raise BadValue("--certificate", value=str(self.certificate or self.key), type="pair", detail=detail)  # fmt: skip
        if not self.secure and not _is_loopback(self.host):
            detail = (
                "beyond this machine an office is served over TLS: give --certificate and --key"
            )
            raise BadValue("--host", value=self.host, type="address to listen on", detail=detail)

    @property
    def secure(self) -> bool:
        """Tell whether it is served over TLS."""
        return self.certificate is not None

    @property
    def hosts(self) -> tuple[str, ...]:
        """Return the names under which requests are taken."""
        return (*self.names, self.host, *(_LOOPBACK if _is_loopback(self.host) else ()))

    @property
    def address(self) -> str:
        """Return what to type into a browser. Passkeys want a name, not a number (WebAuthn, section 5.1.3): on this machine `localhost`."""
        name = (
            self.names[0] if self.names else "localhost" if _is_loopback(self.host) else self.host
        )
        return f"{'https' if self.secure else 'http'}://{name}:{self.port}/"


def serve_office(session: Session, listening: Listening, *, works: bool) -> None:
    """Serve the office of `session` until interrupted, with a worker of its own if it `works`."""
    from sanad.api.application import application
    from sanad.gate.seats import Seats
    from sanad.gate.server import behind_the_gate, serve
    from sanad.web.application import pages

    office = session.office
    seats = Seats(office, listening.secure)
    faces = {"/api/v1": application(office, seats.of_token), "": pages(office, seats)}
    app = behind_the_gate(faces, listening.hosts)
    session.out.result(
        {"address": listening.address},
        [f"serving {office.tools.office} at {listening.address} (Ctrl+C stops it)"],
    )
    with _worker(office.path, works=works):
        serve(app, listening.host, listening.port, listening.certificate, listening.key)


@contextmanager
def _worker(office: Path, *, works: bool) -> Iterator[None]:
    if not works:
        yield
        return
    from sanad.worker import child

    worker = child.start(office)
    try:
        yield
    finally:
        worker.stop()


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
