# SPDX-License-Identifier: Apache-2.0
"""The SQL statements that something sends, so that a test can tell that they do not grow with the rows."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import sqlalchemy as sa

TREE = "ledger_node"
"""The ledger's tree, which every entry writes: as many rows as its number has ones in binary."""


@contextmanager
def statements(but: str = TREE) -> Iterator[list[str]]:
    """Yield what this process sends to databases meanwhile, without the statements that hold `but`."""
    sent: list[str] = []

    def note(*heard) -> None:
        if but not in heard[2]:
            sent.append(heard[2])

    sa.event.listen(sa.Engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", note)


def counted(do: Callable[[], object]) -> int:
    """Return how many statements `do` sends."""
    with statements() as sent:
        do()
    return len(sent)
