# SPDX-License-Identifier: Apache-2.0
"""How many independent sources show an act: what counts, what does not, and when it is not known (law/pakistan.md 1.6(4), SG-15)."""

import pytest

from sanad.casework.items import Item, independent

A, B = Item("a", "document", "Bank A", counts=True), Item("b", "witness", "Court", counts=True)
SAME = Item("c", "document", "Bank A", counts=True)
NEVER = Item("d", "confession", "Police", counts=False)
UNSAID = Item("e", None, "Police", counts=None)
FROM_NOBODY = Item("f", "document", None, counts=True)


@pytest.mark.parametrize(
    ("items", "sources"),
    [
        ([], 0),
        ([A], 1),
        ([A, B], 2),
        ([A, SAME], 1),  # two papers of one source are one
        ([A, NEVER], 1),
        ([NEVER], 0),
        ([UNSAID], None),
        ([A, UNSAID], None),
        ([A, FROM_NOBODY], None),
        ([A, B, UNSAID, FROM_NOBODY], 2),  # enough already: what is not known changes nothing
        ([NEVER, Item("g", "confession", None, counts=False)], 0),
    ],
)
def test_sources_are_counted_once_each_and_not_known_only_while_that_could_matter(items, sources):
    assert independent(items) == sources


def test_what_is_not_known_of_an_item_is_left_out_and_never_false():
    assert UNSAID.as_json() == {"exhibit": "e", "source": "Police"}
    assert NEVER.as_json()["counts"] is False
