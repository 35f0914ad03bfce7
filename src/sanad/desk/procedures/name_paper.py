# SPDX-License-Identifier: Apache-2.0
"""Say under which legal paper files came that were delivered under none: an order for each delivery."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sanad.desk.act import Tools
from sanad.desk.acts.correct_delivery import CorrectDelivery, Stated
from sanad.errors import BadValue
from sanad.vault import store


def name_paper(
    tools: Tools, order: Mapping[str, Any], exhibits: Sequence[str], paper: str, reason: str
) -> list[CorrectDelivery]:
    """Return the orders; what came under a paper already is left to be put right one by one, with what else is said of it.

    `order` names who orders it, and in which compartment: what was delivered to another is not among them.

    Raises:
        BadValue: none of them came under no paper.
    """
    with tools.database.reading() as connection:
        found = store.exhibits(connection, exhibits)
    came = (each for exhibit in found for each in exhibit.deliveries)
    bare = [each for each in came if each.compartment == order["compartment"] and each.provenance.instrument is None]  # fmt: skip
    if not bare:
        detail = "each of them came under a paper, which is put right where it is said how it came"
        raise BadValue("correction", value=len(exhibits), type="number of files", detail=detail)
    return [
        CorrectDelivery(**order, delivery=each.seq, stated=replace(Stated.of(each.provenance), instrument=paper), reason=reason)
        for each in bare
    ]  # fmt: skip
