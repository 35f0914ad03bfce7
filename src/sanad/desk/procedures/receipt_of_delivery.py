# SPDX-License-Identifier: Apache-2.0
"""Hand out the receipt of a delivery that came over the network: one signed page, on record before a byte of it goes."""

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
from sanad.errors import BadValue, StepNotAllowed

LANGUAGES = ("en", "ur")
_NAMES = ("sheet", "sealed", "size", "new", "again", "unnamed", "missing", "list_sha256", "entries")


def receipt_of_delivery(
    desk: Desk, tools: Tools, order: Mapping[str, Any], delivery: str, language: str = "en"
) -> Handed:
    """Return the receipt as PDF in a language of the office; `order` has officer, compartment and purpose.

    Raises:
        BadValue: there is no receipt in that language.
        StepNotAllowed: it is not sealed.
        SealBroken: its delivery sheet is no longer what was sealed.
        SanadError: the officer may not receive here.
    """
    if language not in LANGUAGES:
        detail = f"one of: {', '.join(LANGUAGES)}"
        raise BadValue("receipt", value=language, type="language", detail=detail)
    brought = desk.ask(OpenDelivery(**order, delivery=delivery)).delivery
    told: Any = brought.account
    if told is None:
        state = {"state": str(brought.state), "step": "given a receipt", "allowed": "sealed"}
        raise StepNotAllowed(brought.id, kind="delivery", **state)
    figures = {name: told[name] for name in _NAMES}
    figures |= {"set_aside": told["quarantined"], "refused": told["refused"]["of"]}
    sheet = _sheet(tools, told["sheet"], brought.id)
    document = receipt_of(
        tools, brought.id, sheet, figures, told["refused"]["items"], order["by"], language
    )
    page = signed_page(typeset_receipt(document), tools.credentials, str(document["at"]))
    dispatch = DispatchFiles(
        **order,
        kind="receipt",
        about=None,
        files=digests({"receipt.pdf": page}),
        recipient=brought.handed_by,
    )
    entry = desk.perform(dispatch)
    return Handed(f"{brought.id}-receipt-{entry}.pdf", "application/pdf", page)


def _sheet(tools: Tools, sha256: str | None, where: str) -> Sheet | None:
    """Return the delivery sheet as it was sealed."""
    if sha256 is None:
        return None
    with tools.blobs.reading(sha256, where) as path:
        return load(path, "delivery")
