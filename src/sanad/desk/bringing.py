# SPDX-License-Identifier: Apache-2.0
"""Bring files into a delivery over the network, piece by piece. That it was begun, and what was there when it was closed, are entries; the pieces are none.

Each call asks again whether the officer may receive in the compartment, and whether the delivery is there and open.
"""

from collections.abc import Iterable
from pathlib import Path
from zoneinfo import ZoneInfo

from sanad.desk.act import Tools
from sanad.desk.consignments import uploads_of
from sanad.errors import NotFound, StepNotAllowed
from sanad.mandates import officer
from sanad.storage.uploads import Upload, Uploads
from sanad.vault import consignment
from sanad.vault.consignment import State

_POWER = "receive"


def begin_upload(  # what arrives has as many parts
    tools: Tools, by: str, compartment: str, delivery: str, name: str, size: int, sha256: str | None = None
) -> Upload:  # fmt: skip
    """Let a file of `size` bytes arrive under `name`, folders divided by `/`; who begins it again is told how far it is.

    Raises:
        NoMandate, UnknownOfficer: the officer may not receive here.
        NotFound: there is no such delivery in this compartment.
        StepNotAllowed: it is closed.
        SanadError: as `Uploads.begin`.
    """
    return _open(tools, by, compartment, delivery).begin(name, size, sha256)


def append_to(
    tools: Tools, by: str, compartment: str, delivery: str, upload: str, offset: int, pieces: Iterable[bytes]
) -> int:  # fmt: skip
    """Add bytes where a file ends and return where it ends then; raises as `begin_upload` and `Uploads.append`."""
    return _open(tools, by, compartment, delivery).append(upload, offset, pieces)


def finish_upload(tools: Tools, by: str, compartment: str, delivery: str, upload: str) -> Upload:
    """Compare a file with what was said of it, and return it with its digest; raises as `begin_upload` and `Uploads.finish`."""
    return _open(tools, by, compartment, delivery).finish(upload)


def discard_upload(tools: Tools, by: str, compartment: str, delivery: str, upload: str) -> None:
    """Take a file away again; raises as `begin_upload` and `Uploads.discard`."""
    _open(tools, by, compartment, delivery).discard(upload)


def uploads_in(tools: Tools, by: str, compartment: str, delivery: str) -> list[Upload]:
    """Return the files of an open delivery and how far each is; raises as `begin_upload`."""
    return _open(tools, by, compartment, delivery).listed()


def upload_in(tools: Tools, by: str, compartment: str, delivery: str, upload: str) -> Upload:
    """Return one file of an open delivery and how far it is; raises as `begin_upload`, NotFound where none arrives under that id."""
    return _open(tools, by, compartment, delivery).get(upload)


def folder_of(tools: Tools, by: str, compartment: str, delivery: str) -> Path:
    """Return the folder in which the files of an open delivery lie once they are whole; raises as `begin_upload`."""
    return _open(tools, by, compartment, delivery).folder


def _open(tools: Tools, by: str, compartment: str, delivery: str) -> Uploads:
    today = tools.clock().astimezone(ZoneInfo(tools.zone)).date()
    with tools.database.reading() as connection:
        officer.require(connection, by, _POWER, compartment, today, "begin_delivery")
        brought = consignment.get(connection, delivery)
    if brought.compartment != compartment:
        raise NotFound("vault", kind="delivery", name=delivery)
    if brought.state is not State.OPEN:
        told = {"state": str(brought.state), "step": "added to", "allowed": "received"}
        raise StepNotAllowed(delivery, kind="delivery", **told)
    return uploads_of(tools, brought)
