# SPDX-License-Identifier: Apache-2.0
"""The answer to a search: how many parts, which, where in them, and what they have in common.

An answer stands on one state of the index: what is indexed later changes neither its counts nor its hits. Counts are exact and
nothing is cut off: `best` gives a page of the most relevant, `every` all of them, in a fixed order, flat in memory.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import tantivy
from tantivy import FieldType, Occur, Order, Query

from sanad.search import compiled, marks
from sanad.search.holdings import Holdings
from sanad.search.index import FACETS
from sanad.search.layer import Held
from sanad.search.marks import Mark
from sanad.search.query import Condition, Sounds, wanted
from sanad.values.canonical import Json

_PAGE = 1000
_WIDTH, _BEFORE = 240, 80  # characters of a snippet, and of it before the first mark
_MONTH = 100
"""Numbers of days (YYYYMMDD) in a month."""
MOST_EXHIBITS, MOST_PARTS = 2_000, 5_000
"""Exhibits, and parts with hits, of which it is told what they have in common: of more, nobody could use it."""
MOST_VALUES = 20
"""Values of a facet that are told; the parts under the others are counted together."""


@dataclass(frozen=True)
class Scope:
    """What may be seen: parts of exhibits delivered to one of `compartments`, but not those of the exhibits `but`, and of no others than `only` where it is given.

    `home` is the country (ISO 3166 alpha-2) in which numbers are understood.
    """

    compartments: tuple[str, ...]
    but: Collection[str]
    home: str
    only: Collection[str] | None = None


@dataclass(frozen=True)
class Snippet:
    """A stretch of a part that begins at character `start` of it."""

    start: int
    text: str


@dataclass(frozen=True)
class Hit:
    """A part that meets a search. `marks` are in code points of the part: with `exhibit` and `part` they make a citation.

    A hit in a table is a value, `held` by rows: it has no part, its marks are in code points of the value, and what can be cited is a row.
    """

    exhibit: str
    name: str
    step: str
    part: int | None
    label: str
    kind: str
    layer: str
    language: str
    received: str | None
    marks: tuple[Mark, ...]
    text: str
    held: Held | None = None

    @property
    def snippet(self) -> Snippet:
        """Return the surroundings of the first mark, cut between words."""
        first, last = (self.marks[0].start, self.marks[0].end) if self.marks else (0, 0)
        start = max(0, first - _BEFORE)
        if start:
            start = min(first, self.text.find(" ", start, first) + 1 or start)
        end = max(start + _WIDTH, last)
        if end < len(self.text):
            blank = self.text.rfind(" ", last, end)
            end = blank if blank > 0 else end
        return Snippet(start, self.text[start:end])

    def as_json(self) -> dict[str, Json]:
        """Return the hit as programs are told it: without the whole text, with the snippet."""
        told = {
            name: value
            for name, value in vars(self).items()
            if name not in {"text", "marks", "held"}
        }
        held: dict[str, Json] = dict(vars(self.held)) if self.held else {}
        marks = [{"start": each.start, "end": each.end, "how": each.how} for each in self.marks]
        snippet = self.snippet
        return {
            **told,
            **held,
            "marks": marks,
            "snippet": snippet.text,
            "snippet_start": snippet.start,
        }


@dataclass(frozen=True)
class Facet:
    """The values of a field among the hits, most frequent first: (value, parts); and the parts under the values not told."""

    values: tuple[tuple[str, int], ...]
    others: int


class Answer:
    """What a search found in a scope."""

    def __init__(
        self, holdings: Holdings, condition: Condition, scope: Scope, sounds: Sounds
    ) -> None:
        """Ask; costs the counting."""
        self._holdings, self._scope = holdings, scope
        self._sounds, self._wanted = sounds, list(wanted(condition))
        index = holdings.held
        self._searcher, self._schema = index.searcher(), index.schema
        self._query = self._inside(condition, sounds)
        self.searched = self._count(self._walled(Query.all_query()))
        self.total = self._count(self._query)
        self.as_written = self.total
        if sounds is not Sounds.NONE and self.total:
            self.as_written = self._count(self._inside(condition, Sounds.NONE))

    def facets(self) -> dict[str, Facet]:
        """Return the facets of all hits."""
        asked = {
            name: {"terms": {"field": name, "size": MOST_VALUES, "order": {"_count": "desc"}}}
            for name in FACETS
        }
        found = self._searcher.aggregate(self._query, asked)
        return {name: _facet(found[name]) for name in FACETS}

    def months(self) -> list[tuple[str, int]]:
        """Return (YYYY-MM of receipt, parts) of all hits whose day of receipt is known, in order of time."""
        asked = {
            "received": {"histogram": {"field": "received", "interval": _MONTH, "min_doc_count": 1}}
        }
        found = self._searcher.aggregate(self._query, asked)["received"]["buckets"]
        return [(_month(int(each["key"])), int(each["doc_count"])) for each in found]

    def exhibits(self) -> list[str] | None:
        """Return the exhibits of all hits, those with the most parts first; None where there are more than `MOST_EXHIBITS`, or hits in more than `MOST_PARTS` parts."""
        if self.total > MOST_PARTS:  # counting their exhibits would cost more than the search
            return None
        asked = {"exhibit": {"terms": {"field": "exhibit", "size": MOST_EXHIBITS}}}
        found = self._searcher.aggregate(self._query, asked)["exhibit"]
        return (
            None
            if found["sum_other_doc_count"]
            else [str(each["key"]) for each in found["buckets"]]
        )

    def best(self, limit: int, offset: int = 0) -> list[Hit]:
        """Return a page of hits, the most relevant first (BM25; spellings before sounds)."""
        found = self._searcher.search(self._query, limit, count=False, offset=offset)
        return list(self._hits([address for _, address in found.hits]))

    def every(self) -> Iterator[Hit]:
        """Yield all hits, in the order in which their layers were indexed, part by part."""
        after = -1
        while True:
            behind = Query.range_query(self._schema, "place", FieldType.Unsigned, after + 1, None)
            query = Query.boolean_query([(Occur.Must, self._query), (Occur.Must, behind)])
            found = self._searcher.search(
                query, _PAGE, count=False, order_by_field="place", order=Order.Asc
            )
            if not found.hits:
                return
            yield from self._hits([address for _, address in found.hits])
            after = int(found.hits[-1][0])

    def _hits(self, addresses: Sequence[tantivy.DocAddress]) -> Iterator[Hit]:
        for address in addresses:
            kept = self._searcher.doc(address)
            number = int(kept["part"][0])
            leaf = self._holdings.shelf.leaf(bytes(kept["key"][0]).decode())
            [(_, text)], held = leaf.texts([number]), leaf.held([number]).get(number)
            day = kept.get_first("received")
            yield Hit(
                exhibit=str(kept["exhibit"][0]),
                name=bytes(kept["title"][0]).decode(),
                step=bytes(kept["step"][0]).decode(),
                part=number if held is None else None,
                label=bytes(kept["label"][0]).decode(),
                kind=kept["kind"][0],
                layer=kept["layer"][0],
                language=kept["language"][0],
                received=None
                if day is None
                else f"{day // 10000:04}-{day // 100 % 100:02}-{day % 100:02}",
                marks=tuple(marks.marks(text, self._wanted, self._sounds, self._scope.home)),
                text=text,
                held=held,
            )

    def _inside(self, condition: Condition, sounds: Sounds) -> Query:
        return self._walled(compiled.compiled(condition, self._schema, sounds, self._scope.home))

    def _walled(self, query: Query) -> Query:
        scope = self._scope
        return compiled.within(query, self._schema, scope.compartments, scope.but, scope.only)

    def _count(self, query: Query) -> int:
        found: Any = self._searcher.search(query, 1, count=True)  # its stub leaves `count` out
        return int(found.count)


def _month(number: int) -> str:
    return f"{number // 10000:04}-{number // _MONTH % 100:02}"


def _facet(found: dict[str, Any]) -> Facet:
    values = tuple((str(each["key"]), int(each["doc_count"])) for each in found["buckets"])
    return Facet(values, int(found["sum_other_doc_count"]))
