# SPDX-License-Identifier: Apache-2.0
"""`sanad serve`."""

from pathlib import Path
from typing import Any

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command


@office_command("sanad serve --office ~/cell --port 8443 --certificate cell.pem --key cell.key")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8443, show_default=True, type=click.IntRange(1, 65535))
@click.option("--name", "names", multiple=True, help="Name by which browsers reach it, if not by the address; several times for several.")  # fmt: skip
@click.option("--certificate", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="TLS certificate with its chain (PEM).")  # fmt: skip
@click.option("--key", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="Its private key (PEM).")  # fmt: skip
@click.option("--no-worker", is_flag=True, help="Leave long work to a worker that runs elsewhere (`sanad work`).")  # fmt: skip
@click.option("--detach", is_flag=True, help="Go on in the background, and return when it serves.")
@click.option("--stop", is_flag=True, help="Stop the one that was started with --detach.")
def command(session: Session, *, no_worker: bool, detach: bool, stop: bool, **where: Any) -> None:  # noqa: ANN401  # the options above
    """Serve the office's pages and API until interrupted. Beyond this machine only over TLS."""
    from sanad.cli import detached
    from sanad.cli.serving import serve_office, words
    from sanad.gate.server import Listening

    office = session.folder.resolve()
    if stop:
        detached.stop(office)
        session.out.result({"stopped": True}, ["stopped"])
        return
    at = Listening(**where)
    if not detach:
        serve_office(session, at, works=not no_worker)
        return
    detached.start(office, words(office, at, works=not no_worker))
    told = f"serving at {at.address}; to stop it: sanad serve --stop --office {session.folder}"
    session.out.result({"address": at.address}, [told])
