# SPDX-License-Identifier: Apache-2.0
"""What officers answered about an exhibit: the items of its checklists, and the questions that rules ask of it.

Answers are added and never changed; the newest counts. There is no sum of them: an item that is not met is a gap by itself,
and one whose answer nobody knows is a gap too.
"""

from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa

from sanad.casework import tables
from sanad.values.canonical import Json

YES, NO, NOT_APPLICABLE, UNKNOWN = "yes", "no", "not_applicable", "unknown"
ANSWERS = (YES, NO, NOT_APPLICABLE, UNKNOWN)
TYPE = "ADM-TYPE"
"""The question what sort of evidence an exhibit is; it is answered by one of `sanad.vault.evidence.TYPES`."""

_CLOSED = frozenset({YES, NOT_APPLICABLE})


@dataclass(frozen=True)
class Answer:
    """One answer. `document` is what shows it: a paper in words, or `exhibit:<sha256>`; None where there is none."""

    item: str
    answer: str
    reason: str
    by: str
    document: str | None
    seq: int

    @property
    def is_open(self) -> bool:
        """Tell whether a gap remains: not met, or not known."""
        return self.answer not in _CLOSED

    def as_json(self) -> dict[str, Json]:
        """Return the answer as documents and the facts of rules hold it."""
        return dict(vars(self))


def add(connection: sa.Connection, exhibit: str, answer: Answer) -> None:
    """Record an answer; an earlier one stays and stops counting."""
    document = {key: value for key, value in vars(answer).items() if key not in ("item", "seq")}
    row = {"seq": answer.seq, "exhibit": exhibit, "item": answer.item, "document": document}
    connection.execute(sa.insert(tables.admissibility).values(row))


def history(
    connection: sa.Connection, exhibits: Collection[str]
) -> dict[str, dict[str, list[Answer]]]:
    """Return exhibit → item → every answer, oldest first; an exhibit without any is left out."""
    a = tables.admissibility.c
    query = sa.select(tables.admissibility).where(a.exhibit.in_(exhibits)).order_by(a.seq)
    told: dict[str, dict[str, list[Answer]]] = {}
    for row in connection.execute(query):
        answer = Answer(item=row.item, seq=row.seq, **row.document)
        told.setdefault(row.exhibit, {}).setdefault(row.item, []).append(answer)
    return told


def newest(connection: sa.Connection, exhibit: str) -> dict[str, Answer]:
    """Return item → the answer that counts."""
    told = history(connection, [exhibit]).get(exhibit, {})
    return {item: answers[-1] for item, answers in told.items()}
