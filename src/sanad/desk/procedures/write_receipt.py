# SPDX-License-Identifier: Apache-2.0
"""Write the receipt of a folder that was received, on one signed page, for whoever handed it over."""

from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from sanad.desk.account import Account
from sanad.desk.act import Tools, stamp
from sanad.desk.acts.dispatch_files import DispatchFiles
from sanad.desk.door import Desk
from sanad.desk.procedures.dispatch import dispatch_page
from sanad.desk.sheets import Sheet
from sanad.dossier.papers.signed import digests, signed_page
from sanad.dossier.typeset import typeset_receipt
from sanad.ledger import checkpoint
from sanad.mandates import officer
from sanad.storage.files import shown
from sanad.values.canonical import Json

_MOST = 12
"""Names of each list on the page; how many there are in all stands above it."""
_LONGEST = 90


def write_receipt(  # noqa: PLR0913  # a page has as many facts
    desk: Desk,
    tools: Tools,
    out: Path,
    folder: Path,
    sheet: Sheet | None,
    account: Account,
    refused: Iterable[Mapping[str, Any]],
    *,
    by: str,
    compartment: str,
) -> int:
    """Record the receipt, write its PDF, and return its dispatch number. `refused` gives `name` and `says` of each file that was not sealed.

    Raises:
        AlreadyDone, DiskFull, Unreadable, SanadError: as `dispatch_page`.
    """
    figures = {**figures_of(account), "refused": account.refused}
    folder_name = shown(Path(folder.resolve().name))
    document = receipt_of(tools, folder_name, sheet, figures, refused, by)
    page = signed_page(typeset_receipt(document), tools.credentials, str(document["at"]))
    givers: Any = document["handed_by"]
    dispatch = DispatchFiles(
        by=by,
        compartment=compartment,
        kind="receipt",
        about=None,
        files=digests({"receipt.pdf": page}),
        recipient="; ".join(givers) or "whoever handed it over: not named",
    )
    return dispatch_page(desk, dispatch, page, out)


def figures_of(account: Account) -> dict[str, Any]:
    """Return what a receipt says of an account, but for what was refused."""
    names = (
        "sheet",
        "sealed",
        "size",
        "new",
        "again",
        "set_aside",
        "unnamed",
        "missing",
        "list_sha256",
    )
    entries = [account.first, account.last] if account.first is not None else []
    return {**{name: getattr(account, name) for name in names}, "entries": entries}


def receipt_of(
    tools: Tools,
    folder: str,
    sheet: Sheet | None,
    figures: Mapping[str, Any],
    refused: Iterable[Mapping[str, Any]],
    by: str,
    language: str = "en",
) -> dict[str, Json]:  # fmt: skip
    """Return the document of a receipt: `folder` as it is called on it, `figures` as `figures_of` says, with how many were `refused`."""
    with tools.database.reading() as connection:
        who, newest = officer.find(connection, by), checkpoint.latest(connection)
    rows = sheet.rows("delivery") if sheet else []
    papers = {row["id"]: row["number"] for row in (sheet.rows("instrument") if sheet else [])}
    missing = figures["missing"]
    return {
        **figures,
        "v": "sanad/receipt/1",
        "language": language,
        "office": tools.office,
        "fingerprint": tools.signer.fingerprint,
        "at": stamp(tools.clock()),
        "by": f"{who.name}, {who.office}" if who else by,
        "handed_by": _said(row.get("handed_by") for row in rows),
        "received": _said(_when_and_where(row) for row in rows),
        "seals": _said(row.get("seal") for row in rows),
        "instruments": _said(papers.get(row.get("instrument"), row.get("instrument")) for row in rows),
        "folder": folder,
        "unnamed": figures["unnamed"] if figures["sheet"] else figures["sealed"],
        "missing": len(missing),
        "first_refused": [{"name": _short(each["name"]), "why": _why(each)} for each in islice(refused, _MOST)],
        "first_missing": [_short(name) for name in missing[:_MOST]],
        "checkpoint": newest.size if newest else None,
    }  # fmt: skip


def _said(values: Iterable[object]) -> list[Json]:
    """Return what rows say, each once, in their order."""
    return list(dict.fromkeys(str(value) for value in values if value))


def _when_and_where(row: Mapping[str, Any]) -> str:
    return ", ".join(str(row[key]) for key in ("received_at", "received_where") if key in row)


def _why(refused: Mapping[str, Any]) -> str:
    """Return the sentence of a refusal without its place, which stands beside it, and without what to do."""
    return str(refused["says"]).partition(" (")[0]


def _short(name: str) -> str:
    """Return a name that does not fill the page; its end tells more than its middle."""
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 31]}…{name[-30:]}"
