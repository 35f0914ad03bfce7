# SPDX-License-Identifier: Apache-2.0
"""What arrives over the network: where its files lie until they are sealed, and whether they may be."""

from pathlib import Path

from sanad.desk.act import Tools, Work
from sanad.desk.sheets import Sheet, load
from sanad.errors import StepNotAllowed
from sanad.storage.uploads import Uploads
from sanad.vault import consignment
from sanad.vault.consignment import Consignment, State

SHEET = "delivery.toml"
"""The delivery sheet of a consignment, beside its files."""


def uploads_of(tools: Tools, brought: Consignment) -> Uploads:
    """Return the uploads of one consignment; its files land in `<inbox>/<compartment>/<id>/`."""
    return Uploads(tools.inbox, f"{brought.compartment}/{brought.id}", tools.inbox_bytes)


def sheet_of(folder: Path) -> Sheet | None:
    """Return the delivery sheet that lies in a folder, None when there is none.

    Raises:
        BadSheet: it cannot be read.
    """
    path = folder / SHEET
    return load(path, "delivery") if path.exists() else None


def check_received(work: Work, name: str) -> None:
    """Refuse to receive what still arrives, or whose sheet cannot be read.

    Raises:
        StepNotAllowed: it is not closed.
        BadSheet: its sheet cannot be read.
    """
    brought = consignment.get(work.connection, name)
    if brought.state is State.OPEN:
        raise StepNotAllowed(name, kind="delivery", state="open", step="received", allowed="closed")
    sheet_of(uploads_of(work.tools, brought).folder)
