# SPDX-License-Identifier: Apache-2.0
"""Hand out the receipt of a delivery that came over the network: one signed page for whoever handed it over, on record before it goes."""

from collections.abc import Mapping
from typing import Any

from sanad.desk.act import Tools
from sanad.desk.acts.dispatch_files import DispatchFiles
from sanad.desk.door import Desk
from sanad.desk.procedures.hand_out import Handed
from sanad.desk.procedures.write_receipt import receipt_of
from sanad.desk.questions.open_delivery import OpenDelivery
from sanad.desk.sheets import Sheet, load
from sanad.dossier.papers.signed import digests, signed_page
from sanad.dossier.typeset import typeset_receipt
from sanad.errors import NotFound


def hand_out_receipt(desk: Desk, tools: Tools, order: Mapping[str, Any], delivery: str) -> Handed:
    """Return the receipt as PDF; `order` has officer, compartment and purpose.

    Raises:
        NotFound: the delivery is not sealed: nothing can be acknowledged yet.
        SanadError: the officer may not receive, or may not let papers go.
    """
    brought = desk.ask(OpenDelivery(**order, delivery=delivery)).delivery
    account: Any = brought.account
    if account is None:
        raise NotFound("vault", kind="receipt of delivery", name=delivery)
    refused = account["refused"]
    figures = {**account, "refused": refused["of"]}
    sheet = _sheet(tools, account["sheet"])
    document = receipt_of(tools, delivery, sheet, figures, refused["items"], order["by"])
    page = signed_page(typeset_receipt(document), tools.credentials, str(document["at"]))
    givers: Any = document["handed_by"]
    dispatch = DispatchFiles(
        **order,
        kind="receipt",
        about=f"delivery:{delivery}",
        files=digests({"receipt.pdf": page}),
        recipient="; ".join(givers) or brought.handed_by,
    )
    entry = desk.perform(dispatch)
    return Handed(f"{delivery}-receipt-{entry}.pdf", "application/pdf", page)


def _sheet(tools: Tools, sha256: str | None) -> Sheet | None:
    """Return the sheet that came with the delivery, or was written of what the officer said."""
    if not sha256:
        return None
    with tools.blobs.reading(sha256, "delivery sheet") as sealed:
        return load(sealed, "delivery")
