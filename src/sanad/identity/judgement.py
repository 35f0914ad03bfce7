# SPDX-License-Identifier: Apache-2.0
"""Judgements about pairs, kept in order, and what follows from them.

A judgement is a first one or a second review: the answer of another officer who was not shown the first. Where the two differ nothing
follows for the pair until one of them judges again.
"""

from collections.abc import Iterable, Sequence
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
    """One officer's answer about one pair; `evidence` are the claims relied on, `seq` its ledger entry.

    `review` marks a second review.
    """

    left: str
    right: str
    answer: Answer
    reasons: str
    evidence: tuple[str, ...]
    by: str
    seq: int = -1
    review: bool = False

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
            "review": self.review,
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


def of_incidents(connection: sa.Connection) -> list[Judgement]:
    """Return the judgements about incidents, in order; those about persons, which may be many, are not parsed."""
    written = sa.type_coerce(tables.judgement.c.document, sa.Text)
    query = sa.select(tables.judgement).where(written.contains('"left":"I-'))
    rows = connection.execute(query.order_by(tables.judgement.c.seq))
    return [Judgement.from_json(row.document, row.seq) for row in rows]


@dataclass(frozen=True)
class Decision:
    """What stands about a pair: the first judgement given last, and the second review given last of it, if any."""

    first: Judgement
    review: Judgement | None = None

    @property
    def is_disputed(self) -> bool:
        """Tell whether the review gave another answer."""
        return self.review is not None and self.review.answer is not self.first.answer

    @property
    def answer(self) -> Answer:
        """Return what follows for the pair: nothing while it is disputed."""
        return Answer.CANNOT_SAY if self.is_disputed else self.first.answer


def decisions(judgements: Iterable[Judgement]) -> list[Decision]:
    """Return what stands about each pair, in the order in which it was last judged first; a later first one is not reviewed yet."""
    last: dict[frozenset[str], Decision] = {}
    for each in sorted(judgements, key=lambda item: item.seq):
        if not each.review:
            last.pop(each.pair, None)
            last[each.pair] = Decision(each)
        elif each.pair in last:
            last[each.pair] = Decision(last[each.pair].first, each)
    return list(last.values())


def waits_for(of_pair: Sequence[Judgement], officer: str) -> bool:
    """Tell whether a pair waits for a second review that `officer` may give: judged by another, reviewed by nobody, not judged by them."""
    open_ = any(each.review is None for each in decisions(of_pair))
    return open_ and officer not in {each.by for each in of_pair}


def shown(judgements: Iterable[Judgement], officer: str) -> list[Judgement]:
    """Return the judgements without those about pairs of which `officer` may still give a blind second review."""
    pairs: dict[frozenset[str], list[Judgement]] = {}
    for each in judgements:
        pairs.setdefault(each.pair, []).append(each)
    return [each for given in pairs.values() if not waits_for(given, officer) for each in given]


@dataclass(frozen=True)
class Agreement:
    """How often second reviews gave the answer of the first judgement; `unreviewed` pairs have no review."""

    reviewed: int
    same: int
    unreviewed: int


def agreement(judgements: Iterable[Judgement]) -> Agreement:
    """Count over what stands."""
    stand = decisions(judgements)
    reviewed = [each for each in stand if each.review is not None]
    agreed = sum(not each.is_disputed for each in reviewed)
    return Agreement(len(reviewed), agreed, len(stand) - len(reviewed))
