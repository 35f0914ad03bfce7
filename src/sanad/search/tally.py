# SPDX-License-Identifier: Apache-2.0
"""Count many terms over many layers and tables: for each term what was found of it, where, and in which spellings."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from sanad.search.passing import over
from sanad.search.scan import spellings
from sanad.search.shelf import Leaf
from sanad.search.tables import RecordFile, Rows, count_rows
from sanad.search.terms import Term
from sanad.values.canonical import Json
from sanad.values.name import skeleton


@dataclass
class Count:
    """What was found of one term: places by exhibit, as written and only alike; folded spellings of the alike; table rows."""

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
    for (exhibit, _), found in zip(leaves, passed, strict=True):
        for each, words in found:
            count = counts[each.term]
            if each.alike:
                count.alike[exhibit] += 1
                count.spellings[words] += 1
            else:
                count.as_written[exhibit] += 1
    for row in count_rows(terms, records, zone):
        counts[row.term].rows.append(row)
    return counts
