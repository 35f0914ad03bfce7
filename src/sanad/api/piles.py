# SPDX-License-Identifier: Apache-2.0
"""Which list of an answer is given page by page, and how each is reached.

An answer that is a list is such a pile itself. Others hold one under a name (`NAMED`). Three are not in memory at all: hits of a search, mentions and
rejected records are fetched from files when they are asked for; their answers are described by the classes here.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from types import MappingProxyType
from typing import Any, get_args, get_origin, get_type_hints

from sanad.api.kinds import shown_fields
from sanad.api.operations import Operation
from sanad.desk.questions.find_mentions import Mention
from sanad.desk.questions.search_text import Found
from sanad.values.canonical import Json

NAMED = MappingProxyType(
    {
        "list_candidates": "candidates",
        "list_clocks": "running",
        "list_entries": "met",
        "list_quarantined": "rows",
        "list_rules": "lines",
        "list_stories": "stories",
        "list_subjects": "entries",
        "list_tasks": "tasks",
        "list_unsure": "unsure",
        "list_work": "jobs",
        "pending_board": "pending",
        "retention_due": "due",
        "suggest_claims": "proposed",
    }
)
"""Question → the field of its answer that is given page by page."""


@dataclass(frozen=True)
class Pile:
    """Where a list of items of type `item` stands in an answer: `under` a name, or `""` where the answer is the list.

    `window` gives some from a start, `of` how many there are, `every` all of them, flat in memory. `instead` tells of a field what stands in its place:
    its type, and how it is made of the answer; None leaves it out.
    """

    under: str
    item: Any
    window: Callable[[Any, int, int], Sequence[Any]]
    of: Callable[[Any], int]
    every: Callable[[Any], Iterator[Any]]
    instead: Mapping[str, tuple[Any, Callable[[Any], Any]] | None] = field(default_factory=dict)

    def fields(self, answer: Any) -> Iterator[tuple[str, Any, Callable[[Any], Any]]]:  # noqa: ANN401  # a type
        """Yield name, type and way to get of each field of an answer but the list; none where the answer is the list."""
        if not self.under:
            return
        for name, kind in shown_fields(answer):
            other = self.instead.get(name, (kind, _getter(name)))
            if name != self.under and other is not None:
                yield name, *other


@dataclass(frozen=True)
class Marked:
    """Characters `start` to `end` of a part, or of a value of a table, that meet a search; `how` they were found."""

    start: int
    end: int
    how: str


@dataclass(frozen=True)
class FoundPart:
    """A part of an exhibit that meets a search, with its surroundings; of a table the `column`, how many `rows`, and the first `row`."""

    exhibit: str
    name: str
    step: str
    part: int | None
    label: str
    kind: str
    layer: str
    language: str
    received: str | None
    marks: tuple[Marked, ...]
    snippet: str
    snippet_start: int
    table: str | None = None
    column: str | None = None
    rows: int | None = None
    row: int | None = None


@dataclass(frozen=True)
class Shares:
    """The most frequent values among the hits with their numbers, and the parts under all others."""

    values: tuple[tuple[str, int], ...]
    others: int


@dataclass(frozen=True)
class FoundTexts:
    """How many parts meet a search, of how many; `as_written` without those found by sound alone."""

    total: int
    searched: int
    as_written: int
    facets: dict[str, Shares]


def pile_of(operation: Operation) -> Pile | None:
    """Return the list that an answer gives page by page, None where it gives everything at once."""
    if operation.kind == "acts":
        return None
    if operation.name in _FETCHED:
        return _FETCHED[operation.name]
    if _is_list(operation.answer):
        return _listed("", operation.answer)
    under = NAMED.get(operation.name)
    return None if under is None else _listed(under, get_type_hints(operation.answer)[under])


def _listed(under: str, kind: Any) -> Pile:  # noqa: ANN401  # a type
    def rows(answer: Any) -> Sequence[Any]:  # noqa: ANN401  # an answer
        found: Sequence[Any] = getattr(answer, under) if under else answer
        return found

    return Pile(
        under,
        get_args(kind)[0],
        lambda answer, start, count: rows(answer)[start : start + count],
        lambda answer: len(rows(answer)),
        lambda answer: iter(rows(answer)),
    )


def _fetched(under: str, item: Any, every: Callable[[Any], Iterator[Any]], **instead: None) -> Pile:  # noqa: ANN401  # a type
    return Pile(
        under,
        item,
        lambda answer, start, count: list(islice(every(answer), start, start + count)),
        lambda answer: sum(1 for _ in every(answer)),
        every,
        instead,
    )


def _is_list(kind: Any) -> bool:  # noqa: ANN401  # a type
    return get_origin(kind) in {list, tuple} and len(set(get_args(kind)) - {Ellipsis}) == 1


def _getter(name: str) -> Callable[[Any], Any]:
    return lambda answer: getattr(answer, name)


def _hits(found: Found, start: int, count: int) -> list[FoundPart]:
    return [_part(each.as_json()) for each in found.texts.best(count, start)]


def _part(told: dict[str, Any]) -> FoundPart:
    marks = tuple(Marked(**each) for each in told["marks"])
    return FoundPart(**{**told, "marks": marks})


def _counts(found: Found) -> FoundTexts:
    texts = found.texts
    facets = {name: Shares(each.values, each.others) for name, each in texts.facets().items()}
    return FoundTexts(texts.total, texts.searched, texts.as_written, facets)


_FETCHED: dict[str, Pile] = {
    "search_text": Pile(
        "hits",
        FoundPart,
        _hits,
        lambda found: int(found.texts.total),
        lambda found: (_part(each.as_json()) for each in found.texts.every()),
        {"texts": (FoundTexts, _counts)},
    ),
    "find_mentions": _fetched("mentions", Mention, lambda found: found.every(), there=None),
    "list_rejects": _fetched("rows", dict[str, Json], lambda found: found.rows()),
}
