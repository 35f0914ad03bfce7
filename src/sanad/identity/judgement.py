# SPDX-License-Identifier: Apache-2.0
"""Judgements about pairs, kept in order, and what follows from them."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

import sqlalchemy as sa

from sanad.identity import tables
from sanad.values.canonical import Json


class Answer(StrEnum):
    """What an officer may say of a pair."""

    SAME = "same"
    DIFFERENT = "different"
    CANNOT_SAY = "cannot_say"
    RELATED = "related"


@dataclass(frozen=True)
class Judgement:
    """One officer's answer about one pair; `evidence` are the claims relied on, `seq` its ledger entry."""

    left: str
    right: str
    answer: Answer
    reasons: str
    evidence: tuple[str, ...]
    by: str
    seq: int = -1

    @property
    def pair(self) -> frozenset[str]:
        """Return the two subjects, without order."""
        return frozenset((self.left, self.right))

    def as_json(self) -> dict[str, Json]:
        """Return the judgement as documents hold it."""
        return {
            "left": self.left,
            "right": self.right,
            "answer": str(self.answer),
            "reasons": self.reasons,
            "evidence": list(self.evidence),
            "by": self.by,
        }

    @classmethod
    def from_json(cls, document: dict[str, Json], seq: int) -> Self:
        """Read a judgement back from its document form."""
        fields: dict[str, object] = dict(document)
        fields["answer"] = Answer(str(document["answer"]))
        fields["evidence"] = tuple(fields["evidence"])  # type: ignore[arg-type]  # our own array
        return cls(**fields, seq=seq)  # type: ignore[arg-type]  # our own fields


def add(connection: sa.Connection, judgement: Judgement) -> None:
    """Record a judgement."""
    row = {"seq": judgement.seq, "document": judgement.as_json()}
    connection.execute(sa.insert(tables.judgement).values(row))


def all_judgements(connection: sa.Connection) -> list[Judgement]:
    """Return every judgement in the order in which they were given."""
    rows = connection.execute(sa.select(tables.judgement).order_by(tables.judgement.c.seq))
    return [Judgement.from_json(row.document, row.seq) for row in rows]


def standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Return the judgements that stand: for each pair the last one given."""
    last: dict[frozenset[str], Judgement] = {}
    for judgement in judgements:
        last[judgement.pair] = judgement
    return sorted(last.values(), key=lambda item: item.seq)
