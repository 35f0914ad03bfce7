# SPDX-License-Identifier: Apache-2.0
"""Put the pages, the API and the worker of an office together, and serve them until interrupted."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sanad.cli.frame import Session
from sanad.gate.server import Listening


def serve_office(session: Session, at: Listening, *, works: bool) -> None:
    """Serve the office of `session` until interrupted, with a worker of its own if it `works`."""
    from sanad.api.application import application
    from sanad.gate.seats import Seats
    from sanad.gate.server import behind_the_gate, serve
    from sanad.web.application import pages

    office = session.office
    seats = Seats(office, at.secure)
    faces = {"/api/v1": application(office, seats.of_token), "": pages(office, seats)}

    def ready() -> None:
        line = f"serving {office.tools.office} at {at.address} (Ctrl+C stops it)"
        session.out.result({"address": at.address}, [line])

    with _worker(office.path, works=works):
        serve(behind_the_gate(faces, at.hosts), at, ready)


def words(office: Path, at: Listening, *, works: bool) -> list[str]:
    """Return the words of the command that serves the office in directory `office` so."""
    given = ["--office", str(office), "--host", at.host, "--port", str(at.port)]
    for name in at.names:
        given += ["--name", name]
    if at.certificate is not None and at.key is not None:
        given += ["--certificate", str(at.certificate), "--key", str(at.key)]
    return given if works else [*given, "--no-worker"]


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
