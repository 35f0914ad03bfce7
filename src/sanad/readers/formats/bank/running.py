# SPDX-License-Identifier: Apache-2.0
"""The running balance of one account, row by row: each entry must lead from the balance before it to its own.

A break is told with its row and never mended: after it, checking goes on from what the bank wrote.
"""

from dataclasses import dataclass
from decimal import Decimal


@dataclass
class Running:
    """The balance that the next row is expected to stand on; None while nothing is known.

    In a list that begins with the newest entry this is the balance *after* the next row's entry, otherwise the one before.
    """

    newest_first: bool
    reached: Decimal | None = None

    def step(self, moved: Decimal, written: Decimal | None) -> Decimal | None:
        """Take one entry and return the balance expected in its row where the written one is another.

        Args:
            moved: What the entry does to the balance.
            written: The balance in its row; None when there is none.
        """
        expected = self.reached
        if expected is not None and not self.newest_first:
            expected += moved
        after = expected if written is None else written
        self.reached = after - moved if after is not None and self.newest_first else after
        return expected if written is not None and expected != written else None
