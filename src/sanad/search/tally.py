# SPDX-License-Identifier: Apache-2.0
"""Count many terms over many layers and tables: for each term what was found of it, where, and in which spellings."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from sanad.search.layer import Held
from sanad.search.passing import over
from sanad.search.scan import Found, Spelling, spellings
from sanad.search.shelf import Leaf
from sanad.search.tables import RecordFile, Rows, count_rows
from sanad.search.terms import Term
from sanad.values.canonical import Json
from sanad.values.name import skeleton


@dataclass
class Count:
    """What was found of one term: places in texts by exhibit, as written and only alike; rows of tables; folded spellings of the alike."""

    term: Term
    as_written: Counter[str] = field(default_factory=Counter)
    alike: Counter[str] = field(default_factory=Counter)
    spellings: Counter[str] = field(default_factory=Counter)
    rows: list[Rows] = field(default_factory=list)

    @property
    def exhibits(self) -> set[str]:
        """Return every exhibit in which something was found."""
        return {*self.as_written, *self.alike, *(row.exhibit for row in self.rows)}

    def as_json(self) -> dict[str, Json]:
        """Return the count as receipts hold it; everything is in a fixed order."""
        heard = any(pattern.view == "sounds" for pattern in self.term.patterns)
        return {
            "term": self.term.written,
            "kind": self.term.kind,
            "folded": self.term.folded,
            "sounds": skeleton(self.term.written) if heard else None,
            "as_written": dict(sorted(self.as_written.items())),
            "alike": dict(sorted(self.alike.items())),
            "spellings": dict(sorted(self.spellings.items())),
            "rows": [
                {name: value for name, value in vars(row).items() if name != "term"}
                for row in self.rows
            ],
        }


def tally(
    terms: Sequence[Term],
    leaves: Sequence[tuple[str, Leaf]],
    records: Sequence[RecordFile],
    zone: str,
) -> list[Count]:
    """Count every term in one pass over the layers, given as (exhibit, leaf), and one over each column of the tables.

    Raises:
        SearchDamaged: a file of the index or of records is not as it was left.
    """
    counts = [Count(term) for term in terms]
    passed = over([leaf for _, leaf in leaves], terms, spellings)
    rows = count_rows(terms, records, zone)
    for (exhibit, _), found in zip(leaves, passed, strict=True):
        rows += _together(_rows_of(exhibit, found))
        for each, spelling in found:
            count = counts[each.term]
            if each.alike:
                count.spellings[spelling.words] += (
                    1 if spelling.held is None else spelling.held.rows
                )
            if spelling.held is None:
                (count.alike if each.alike else count.as_written)[exhibit] += 1
    for row in _together(rows):
        counts[row.term].rows.append(row)
    return counts


def _rows_of(exhibit: str, found: Sequence[tuple[Found, Spelling]]) -> Iterator[Rows]:
    """Yield the rows of each value that holds a term: once, however often it does, and as written if it is so anywhere."""
    values: dict[tuple[int, int], tuple[bool, Held]] = {}
    for each, spelling in found:
        if spelling.held is not None:
            key = (each.term, each.part)
            alike, _ = values.get(key, (True, None))
            values[key] = (alike and each.alike, spelling.held)
    for (term, _), (alike, held) in values.items():
        how = "sounds_alike" if alike else "as_written"
        yield Rows(term, exhibit, held.table, held.column, how, held.rows, held.row, None, None)


def _together(rows: Iterable[Rows]) -> list[Rows]:
    """Return rows added up, in a fixed order: a row has one value in a column, so no row is counted twice."""
    sums: dict[tuple[object, ...], Rows] = {}
    for row in rows:
        key = (row.term, row.exhibit, row.kind, row.column, row.how, row.first, row.last)
        known = sums.get(key)
        if known is not None:
            row = replace(row, rows=row.rows + known.rows, row=min(row.row, known.row))  # noqa: PLW2901  # the sum so far
        sums[key] = row
    return sorted(sums.values(), key=lambda row: (row.exhibit, row.kind, row.column, row.how))
