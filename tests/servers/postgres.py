# SPDX-License-Identifier: Apache-2.0
"""A real PostgreSQL for the tests: made in a temporary folder, started and stopped by them."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from uuid import uuid4

import sqlalchemy as sa

_SHORT_LIVED = "-c fsync=off -c autovacuum=off"
"""Nothing outlives the tests: there is no crash to survive, and hundreds of databases need no sweeping."""


@contextmanager
def cluster() -> Iterator[str]:
    """Yield the address of a server that listens on a socket file of its own, `{}` standing for the database."""
    programs = max(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name)
    )
    folder = Path(mkdtemp(prefix="sanad-pg-", dir="/tmp"))  # a socket path must be short
    data = folder / "data"
    as_owner = []
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        shutil.chown(folder, "postgres", "postgres")
        as_owner = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
    owner = "postgres"
    subprocess.run(
        [
            *as_owner,
            programs / "initdb",
            "-D",
            data,
            "-U",
            owner,
            "-A",
            "trust",
            "-E",
            "UTF8",
            "-N",
        ],
        check=True,
        stdout=subprocess.DEVNULL,
        cwd=folder,
    )
    options = f"-c listen_addresses= -c unix_socket_directories={folder} {_SHORT_LIVED}"
    log = folder / "log"
    pg_ctl = [*as_owner, programs / "pg_ctl", "-D", data, "-l", log, "-w"]
    subprocess.run([*pg_ctl, "-o", options, "start"], check=True, stdout=subprocess.DEVNULL)
    try:
        yield f"postgresql+psycopg://{owner}@/{{}}?host={folder}"
    finally:
        stop = [*pg_ctl, "-m", "immediate", "stop"]
        subprocess.run(stop, check=True, stdout=subprocess.DEVNULL)
        shutil.rmtree(folder, ignore_errors=True)


def fresh(server: str, like: str = "template1") -> str:
    """Return the address of a new database on `server`: empty, or a copy of the one named `like`, which nobody has open."""
    name = f"t{uuid4().hex}"
    engine = sa.create_engine(server.format("postgres"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        # by copying files: by the log, as it is otherwise done, takes five times the processor
        connection.execute(sa.text(f"create database {name} template {like} strategy file_copy"))
    engine.dispose()
    return server.format(name)
