# SPDX-License-Identifier: Apache-2.0
"""Receive what came over the network: seal it, read it back, and only then take the copy in the inbox away.

What was refused stays in the inbox, so that it can be ordered again or discarded; so does the delivery sheet as long as anything is left.
"""

from pathlib import Path

from sanad.desk.account import Account, Taken
from sanad.desk.consignments import SHEET, sheet_of, uploads_of
from sanad.desk.door import Refused
from sanad.desk.folder import files
from sanad.desk.procedures.progress import Progress
from sanad.desk.procedures.receive_folder import receive_folder
from sanad.desk.work_needs import Receive
from sanad.desk.working.site import Site, named, why
from sanad.errors import SanadError
from sanad.values.canonical import Json
from sanad.vault import consignment


def receive(site: Site, needs: Receive, progress: Progress) -> dict[str, Json]:
    """Return the account of the delivery."""
    tools = site.tools
    with tools.database.reading() as connection:
        brought = consignment.get(connection, needs.delivery)
    place, account = uploads_of(tools, brought), brought.account
    is_told = account is not None and account["work"] == site.job.id  # by this job, before a stop
    if account is not None and is_told and not (place.folder.exists() and any(files(place.folder))):
        place.clear()
        return account
    sealed: dict[str, str] = {}
    refused: dict[str, SanadError] = {}

    def told(taken: Taken) -> None:
        if isinstance(taken.outcome, Refused):
            refused[taken.name] = taken.outcome.error
        else:
            sealed[taken.name] = taken.outcome.sha256

    sheet = sheet_of(place.folder)
    found = receive_folder(site.desk, tools, place.folder, sheet, progress=progress, told=told, **site.who)  # fmt: skip
    if account is None or not is_told:
        account = _account(site, found, refused, first=account is None)
        with tools.database.writing() as connection:
            consignment.settle(connection, brought.id, account)
    if _taken_away(site, place.folder, sealed):
        place.clear()
    every = found.sealed + len(refused)
    progress("sealing", every, every, len(refused))
    return account


def _account(site: Site, found: Account, refused: dict[str, SanadError], *, first: bool) -> dict[str, Json]:  # fmt: skip
    """Return the account; what did not come is told the first time, for afterwards files are missing that were sealed."""
    return {
        "work": site.job.id,
        "sealed": found.sealed,
        "new": found.new,
        "again": found.again,
        "size": found.size,
        "quarantined": found.set_aside,
        "unnamed": found.unnamed,
        "missing": list(found.missing) if first else [],
        "unmet": list(found.unmet) if first else [],
        "list_sha256": found.list_sha256,
        "sheet": found.sheet,
        "entries": [found.first, found.last] if found.first is not None else [],
        "refused": named({"name": name, **why(error)} for name, error in refused.items()),
    }


def _taken_away(site: Site, folder: Path, sealed: dict[str, str]) -> bool:
    """Remove each file whose sealed bytes, read back, are whole, and tell whether none is left; the sheet stays for what is."""
    left = False
    for file in files(folder):
        sha256 = sealed.get(file.name)
        if sha256 is None or not site.tools.blobs.is_whole(sha256):
            left = True
        elif file.name != SHEET:
            file.path.unlink()
    return not left
