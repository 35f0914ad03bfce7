# SPDX-License-Identifier: Apache-2.0
"""What follows from rival numbers: the lowest, the highest, and one between by a rule in words. Pure; no statement is weighed.

Not an estimate of what happened: each figure says how it was chosen and from how many sources that do not repeat one another.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median_low

from sanad.claims.incidents.matrix import COUNTED, TOTAL, Field, Matrix, Statement
from sanad.values.said import Said


@dataclass(frozen=True)
class Figure:
    """A number derived for a field: `high` is None where a source says “at least” and no source states an end.

    `best` is the number that most independent sources state; among equals the one stated last, then the lower. `rule` says so
    with the counts; `statements` are those it was taken from. Other rules would put other numbers there: `last` is the one stated last, `middle`
    the one in the middle of what independent sources state, both the lower where two would do.
    """

    field: Field
    low: int
    best: int
    high: int | None
    sources: int
    rule: str
    last: int
    middle: int
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class Sum:
    """A source's total beside the sum of the parts that the same source gives: `agrees`, or a question."""

    source: str
    name: str
    parts: tuple[tuple[str, int], ...]
    total: int

    @property
    def agrees(self) -> bool:
        """Tell whether they are the same."""
        return sum(number for _, number in self.parts) == self.total

    @property
    def words(self) -> str:
        """Return the addition, for example `31 (civilians) + 17 (security forces) = 48, as stated`."""
        shown = " + ".join(f"{number} ({name.replace('_', ' ')})" for name, number in self.parts)
        found = sum(number for _, number in self.parts)
        end = "as stated" if self.agrees else f"but {self.total} is stated as the total"
        return f"{shown} = {found}, {end}"


def figures(of: Matrix) -> list[Figure]:
    """Return a figure for each number of the matrix, in the order of its rows."""
    return [figure(of, field) for field in of.fields if field.name in COUNTED]


def figure(of: Matrix, field: Field) -> Figure:
    """Return what follows from the standing statements about one number."""
    said = _newest_of_each_origin(of.standing(field))
    sources = len({each.origin for each in said})
    bounds = [_bounds(each) for each in said]
    low = min(low for low, _ in bounds)
    ends = [high for _, high in bounds if high is not None]
    most = max([*ends, *(low for low, _ in bounds)])
    high = most if any(end == most for end in ends) else None
    best, count, among = _best(said)
    kind = Said("independent source" if sources == 1 else "independent sources")
    rule = Said("stated by {count} of {sources} {kind}{among}", count=count, sources=sources, kind=kind, among=among)  # fmt: skip
    return Figure(field, low, best, high, sources, rule, _last(said), _middle(said), tuple(said))


def sums(of: Matrix) -> list[Sum]:
    """Return every total that can be checked against parts of the same source."""
    found = []
    for source in of.sources:
        for name in sorted(COUNTED):
            stated = {
                field.category: _stated(cell[0])
                for field in of.fields
                if field.name == name and (cell := of.cell(field, source))
            }
            total = stated.pop(TOTAL, None)
            if total is not None and stated:
                found.append(Sum(source, name, tuple(sorted(stated.items())), total))
    return found


def _newest_of_each_origin(statements: Iterable[Statement]) -> list[Statement]:
    """Return the statements without those that repeat another; of one origin the newest, several where it states several for one day."""
    newest: dict[str, Statement] = {}
    return [
        each
        for each in statements
        if (first := newest.setdefault(each.origin, each)).source == each.source
        and first.as_of == each.as_of
    ]


def _best(said: Sequence[Statement]) -> tuple[int, int, str]:
    """Return the number most stated, by how many, and how it was chosen among equals."""
    votes: dict[int, dict[str, str]] = {}
    for each in said:
        votes.setdefault(_stated(each), {})[each.origin] = each.as_of
    most = max(map(len, votes.values()))
    last = {number: max(days.values()) for number, days in votes.items() if len(days) == most}
    newest = [number for number, day in last.items() if day == max(last.values())]
    if len(last) == 1:
        return newest[0], most, ""
    one = len(newest) == 1
    among = Said(", and the one stated last of these" if one else ", and the lower of these")
    return min(newest), most, among


def _last(said: Sequence[Statement]) -> int:
    newest = max(each.as_of for each in said)
    return min(_stated(each) for each in said if each.as_of == newest)


def _middle(said: Sequence[Statement]) -> int:
    stated: dict[str, int] = {}
    for each in said:
        stated[each.origin] = min(stated.get(each.origin, _stated(each)), _stated(each))
    return median_low(stated.values())


def _stated(statement: Statement) -> int:
    """Return the number that a source holds for the right one: its best where it gives several, else the one it states."""
    value = statement.claim.value
    best = value.get("best") if isinstance(value, dict) else None
    return _bounds(statement)[0] if best is None else int(str(best))


def _bounds(statement: Statement) -> tuple[int, int | None]:
    """Return the number stated, and the end of its range; None where the source says “at least”."""
    value = statement.claim.value
    if not isinstance(value, dict):
        raise TypeError("a number of people is a table")
    low = int(str(value["low"]))
    if value.get("at_least"):
        return low, None
    return low, int(str(value.get("high", low)))
