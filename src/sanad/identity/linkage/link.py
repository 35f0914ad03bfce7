# SPDX-License-Identifier: Apache-2.0
"""Who of those sought may stand where in a list: candidates in a fixed order, each with the weight of every reason.

Guarantees: the same claims, list and model give the same bytes, in whatever order the rows came and however many threads worked;
every fact of the model stands in every candidate, and one that could not be compared says on which side it is missing. A pair in which no more
than the name agrees is never more than possible. Does not decide, and does not say that somebody is not in the list: what was
too common to be searched by is told in `common`.

Weights are after Fellegi and Sunter (1969), in bits, as Splink computes them; they take the facts for independent of each other, which they are
not quite, and order a queue. They are no probability of anything.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from enum import StrEnum
from typing import Any

from sanad.errors import BadValue
from sanad.identity.linkage.engines import Engine, in_duckdb
from sanad.identity.linkage.look_up import Common, look_up
from sanad.identity.linkage.model import Comparison, Level, Model
from sanad.identity.linkage.sources import Sides
from sanad.identity.names.compare import compare
from sanad.values.canonical import Json, digest_of

_CENT = Decimal("0.01")
_SIDES = {(True, True): "both", (True, False): "left", (False, True): "right"}


class Strength(StrEnum):
    """What a candidate is called; neither is a finding."""

    STRONG = "strong"
    POSSIBLE = "possible"


@dataclass(frozen=True)
class Reason:
    """One fact of a pair: what was found in words, its weight in bits, and how much of that is how rare the value is.

    Where nothing could be compared `missing` is left, right or both, and the weight is 0.
    """

    fact: str
    says: str
    weight: Decimal
    of_rarity: Decimal
    decides: bool = False
    missing: str | None = None


@dataclass(frozen=True)
class Candidate:
    """A subject and a row or entry of a list, by the two rows of them that agree most.

    `capped` says that the weight alone would be strong and no more than the name agrees. `why` compares the names word by word.
    """

    left: str
    left_name: str | None
    right: str
    right_name: str | None
    weight: Decimal
    strength: Strength
    capped: bool
    reasons: tuple[Reason, ...]
    why: tuple[str, ...]


@dataclass(frozen=True)
class Linked:
    """What a link found: `start` is the weight of any pair before anything is compared, `rows` the length of the list."""

    model: str
    rows: int
    start: Decimal
    candidates: tuple[Candidate, ...]
    common: tuple[Common, ...]

    @property
    def sha256(self) -> str:
        """Return the digest of all of it; a re-run gives the same."""
        return digest_of(self.as_json())

    def as_json(self) -> dict[str, Json]:
        """Return it as documents hold it; weights are decimal text."""
        return {
            "model": self.model,
            "rows": self.rows,
            "start": str(self.start),
            "candidates": [_document(each) for each in self.candidates],
            "common": [dict(vars(each)) for each in self.common],
        }


def link(sides: Sides, model: Model, engine: Engine = in_duckdb) -> Linked:
    """Return the candidates, the strongest first; those of one weight by subject and by row."""
    common = tuple(look_up(sides, model))
    run = sides.connection
    found = engine(run, model, sides.rows)
    run.register("predicted", found)
    rows = run.execute(_BEST).to_arrow_table().to_pylist()
    run.unregister("predicted")
    candidates = sorted((_candidate(row, model) for row in rows), key=_order)
    odds = Decimal(1) / (max(sides.rows, 2) - 1)
    start = (odds.ln() / Decimal(2).ln()).quantize(_CENT)
    return Linked(model.sha256, sides.rows, start, tuple(candidates), common)


_BEST = """
    select predicted.*, sl.ref as ref_l, sr.ref as ref_r, sl.name as name_l, sr.name as name_r
    from predicted
    join said_left as sl on sl.unique_id = unique_id_l join said_right as sr on sr.unique_id = unique_id_r
    qualify row_number() over (
        partition by sl.ref, sr.ref order by round(match_weight, 6) desc, unique_id_l, unique_id_r) = 1"""
"""Of the rows of one subject and one entry, the two that agree most; the earlier where several do."""


def _order(candidate: Candidate) -> tuple[Decimal, str, int, str]:
    return -candidate.weight, candidate.left, len(candidate.right), candidate.right


def _candidate(row: dict[str, Any], model: Model) -> Candidate:
    reasons = tuple(_reason(row, each) for each in model.comparisons)
    weight = _bits(row["match_weight"])
    more_than_a_name = any(reason.decides for reason in reasons)
    strong = weight >= Decimal(str(model.strong))
    return Candidate(
        left=row["ref_l"],
        left_name=row["name_l"],
        right=row["ref_r"],
        right_name=row["name_r"],
        weight=weight,
        strength=Strength.STRONG if strong and more_than_a_name else Strength.POSSIBLE,
        capped=strong and not more_than_a_name,
        reasons=reasons,
        why=_names(row["name_l"], row["name_r"]),
    )


def _reason(row: dict[str, Any], of: Comparison) -> Reason:
    at = int(row[f"gamma_{of.column}"])
    if at < 0:
        gone = row[f"{of.missing}_l"] is None, row[f"{of.missing}_r"] is None
        return Reason(of.name, "missing", _bits(0), _bits(0), missing=_SIDES[gone])
    level: Level = of.levels[len(of.levels) - 1 - at]
    rarity = float(row.get(f"mw_tf_adj_{of.column}") or 0)
    weight = float(row[f"mw_{of.column}"]) + rarity
    return Reason(of.name, level.says, _bits(weight), _bits(rarity), level.decides)


def _bits(weight: float) -> Decimal:
    """Return a weight to a hundredth of a bit: finer than any figure of the model, coarser than what engines differ by."""
    return Decimal(repr(float(weight))).quantize(_CENT, ROUND_HALF_EVEN) + 0


def _names(left: str | None, right: str | None) -> tuple[str, ...]:
    if left is None or right is None:
        return ()
    try:
        return compare(left, right).why
    except BadValue:
        return ()


def _document(candidate: Candidate) -> dict[str, Json]:
    reasons: Sequence[dict[str, Json]] = [
        {**vars(each), "weight": str(each.weight), "of_rarity": str(each.of_rarity)}
        for each in candidate.reasons
    ]
    said = {**vars(candidate), "weight": str(candidate.weight), "strength": str(candidate.strength)}
    return {**said, "reasons": list(reasons), "why": list(candidate.why)}
