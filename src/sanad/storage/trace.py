# SPDX-License-Identifier: Apache-2.0
"""What a piece of work asked of the database, and whether it would be told the same again.

Work that rests on nothing but what it was told comes out the same as long as it is told the same: a verifying trace, after Mokhov, Mitchell and Peyton Jones,
"Build Systems à la Carte", 2018, section 4.2.2. Nobody lists what the work rests on, so nobody can forget a part of it.

Does not see what work takes from elsewhere: files, the clock, answers it kept from before.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from sanad.values.canonical import Json, canonical

Asked = dict[str, list[Json]]
"""SQL statement → the parameters of each time it was asked, as the driver takes them."""


@dataclass
class Trace:
    """What was asked, each thing once, and the digest of all that was told, which is empty before the work is done."""

    asked: Asked = field(default_factory=dict)
    told: str = ""


@contextmanager
def traced(connection: sa.Connection, begun: Trace | None = None) -> Iterator[Trace]:
    """Yield the trace of what is read through `connection` meanwhile, after what stands in `begun`; it is whole at the end, when everything was asked a second time.

    The work writes nothing: its answers are those of one transaction, before and after.
    """
    trace = begun or Trace()
    seen = {
        (statement, canonical(each)) for statement, every in trace.asked.items() for each in every
    }

    def note(*heard: Any) -> None:  # noqa: ANN401  # connection, cursor, statement, parameters, context, whether many
        _, _, statement, parameters, _, _ = heard
        plain = dict(parameters) if isinstance(parameters, dict) else list(parameters)
        once = (statement, canonical(plain))
        if once not in seen:
            seen.add(once)
            trace.asked.setdefault(statement, []).append(plain)

    sa.event.listen(connection, "before_cursor_execute", note)
    try:
        yield trace
    finally:
        sa.event.remove(connection, "before_cursor_execute", note)
    trace.told = Answers(connection).told(trace.asked)


class Answers:
    """What the database says in one transaction: each thing is asked of it once, in however many traces it stands."""

    def __init__(self, connection: sa.Connection) -> None:
        """Ask through `connection`, as its driver: rows are compared, not understood."""
        self._cursor: Any = connection.connection.cursor()
        self._known: dict[tuple[str, str], bytes] = {}

    def told(self, asked: Asked) -> str:
        """Return the SHA-256 of everything that is told to `asked`; what comes in another order counts as another answer."""
        digest = hashlib.sha256()
        for statement, every in sorted(asked.items()):
            for parameters in every:
                digest.update(self._told(statement, parameters))
        return digest.hexdigest()

    def each(self, asked: Asked) -> dict[tuple[str, str], bytes]:
        """Return what is told to each thing, as a digest, by statement and parameters."""
        return {
            (statement, repr(parameters)): self._told(statement, parameters)
            for statement, every in asked.items()
            for parameters in every
        }

    def _told(self, statement: str, parameters: Json) -> bytes:
        once = (statement, repr(parameters))
        if once not in self._known:
            self._cursor.execute(statement, parameters)
            rows = repr([tuple(row) for row in self._cursor.fetchall()])
            self._known[once] = hashlib.sha256(rows.encode()).digest()
        return self._known[once]
