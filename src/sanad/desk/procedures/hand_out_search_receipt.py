# SPDX-License-Identifier: Apache-2.0
"""Hand out the receipt of a batch search: exactly the bytes whose digest the ledger names, for a purpose, on record before the first of them goes."""

from sanad.desk.acts.export_list import ExportList
from sanad.desk.door import Desk
from sanad.desk.procedures.hand_out import Handed
from sanad.desk.questions.batch_search import BatchSearch
from sanad.values.canonical import canonical


def hand_out_search_receipt(desk: Desk, order: BatchSearch) -> Handed:
    """Search, and return the receipt (docs/formats/search.md); one of no hits proves that there were none.

    Raises:
        BadValue: no purpose was stated, or the list is empty or too long.
        NoMandate: the officer may not export.
    """
    made = desk.ask(order)
    leave = ExportList(
        by=order.by,
        compartment=order.compartment,
        purpose=order.purpose,
        listed="search_receipt",
        asked={"receipt": made.sha256},
        rows=len(made.counts),
        sha256=made.sha256,
    )
    entry = desk.perform(leave)
    name = f"{order.compartment}-search-receipt-{entry}.json"
    return Handed(name, "application/json", canonical(made.document))
