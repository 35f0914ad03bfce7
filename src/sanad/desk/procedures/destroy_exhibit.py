# SPDX-License-Identifier: Apache-2.0
"""Erase an exhibit on an order, and take its words out of the search index."""

from sanad.desk.act import Tools
from sanad.desk.acts.erase_exhibit import EraseExhibit
from sanad.desk.door import Desk
from sanad.desk.procedures.index_layers import index_layers


def destroy_exhibit(desk: Desk, tools: Tools, order: EraseExhibit) -> list[str]:
    """Carry the order out and return the digests erased; raises as the act does, and as `index_layers`."""
    erased = desk.perform(order)
    index_layers(tools)
    return erased
