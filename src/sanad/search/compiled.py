# SPDX-License-Identifier: Apache-2.0
"""A search as a query of the index. No text of a person reaches a parser of the index: words are folded and handed over as terms."""

from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

import tantivy
from tantivy import FieldType, Occur, Query

from sanad.search.index import day_number
from sanad.search.query import All, AnyOf, Begins, Condition, Filter, Near, Not, Sounds, Words
from sanad.search.terms import Pattern
from sanad.values.fold import fold

WEAKER = 0.1
"""Weight of a sound beside a spelling in the order of the hits; it changes no count."""

_YEAR = len("YYYY")


def compiled(  # noqa: PLR0911  # one for each condition
    condition: Condition, schema: tantivy.Schema, sounds: Sounds, home: str
) -> Query:
    """Return the query for `condition`; words also count by sound as far as `sounds` says."""
    match condition:
        case Words():
            return either([_pattern(each, schema) for each in condition.patterns(sounds, home)])
        case Near(word, distance):
            return Query.fuzzy_term_query(schema, "words", word, distance)
        case Begins(beginning):
            return Query.fuzzy_term_query(schema, "words", beginning, 0, prefix=True)
        case Filter():
            return _filter(condition, schema)
        case Not(inside):
            unwanted = compiled(inside, schema, Sounds.NONE, home)
            return Query.boolean_query([(Occur.Must, Query.all_query()), (Occur.MustNot, unwanted)])
        case All(conditions):
            return every([compiled(each, schema, sounds, home) for each in conditions])
        case AnyOf(conditions):
            return either([compiled(each, schema, sounds, home) for each in conditions])


def within(
    query: Query,
    schema: tantivy.Schema,
    compartments: Sequence[str],
    but: Collection[str],
    only: Collection[str] | None = None,
) -> Query:
    """Return `query` inside `compartments`, without the exhibits `but`, in those of `only` where it is given; what came to several counts in the first of them alone."""
    walls = either([_behind(wall, compartments[:n], schema) for n, wall in enumerate(compartments)])
    parts = [(Occur.Must, query), (Occur.Must, Query.const_score_query(walls, 0))]
    if only is not None:
        parts.append((Occur.Must, Query.const_score_query(_of(only, schema), 0)))
    if but:
        parts.append((Occur.MustNot, _of(but, schema)))
    return Query.boolean_query(parts)


def _of(exhibits: Collection[str], schema: tantivy.Schema) -> Query:
    return Query.term_set_query(schema, "exhibit", sorted(exhibits))


def _behind(wall: str, before: Sequence[str], schema: tantivy.Schema) -> Query:
    inside = Query.term_query(schema, "compartment", wall)
    if not before:
        return inside
    came = Query.term_set_query(schema, "elsewhere", list(before))
    return Query.boolean_query([(Occur.Must, inside), (Occur.MustNot, came)])


def either(queries: Sequence[Query]) -> Query:
    """Return what holds if one of `queries` does."""
    return queries[0] if len(queries) == 1 else _boolean(Occur.Should, queries)


def every(queries: Sequence[Query]) -> Query:
    """Return what holds if all of `queries` do."""
    return queries[0] if len(queries) == 1 else _boolean(Occur.Must, queries)


def _boolean(occur: Occur, queries: Iterable[Query]) -> Query:
    return Query.boolean_query([(occur, query) for query in queries])


def _pattern(pattern: Pattern, schema: tantivy.Schema) -> Query:
    view, words = pattern.view, pattern.words
    if len(words) == 1:
        query = Query.term_query(schema, view, words[0])
    elif pattern.slack:
        # Of three words and more with slack, tantivy finds different parts when counting and when listing.
        query = every([_phrase(schema, view, pair, pattern.slack) for pair in pairwise(words)])
    else:
        query = _phrase(schema, view, words, 0)
    return Query.boost_query(query, WEAKER) if pattern.view == "sounds" else query


def _phrase(schema: tantivy.Schema, view: str, words: Sequence[str], slack: int) -> Query:
    return Query.phrase_query(schema, view, list(words), slack)


def _filter(condition: Filter, schema: tantivy.Schema) -> Query:
    name, value = condition.field, condition.value
    match name:
        case "from":
            first = day_number(value + "-01-01"[len(value) - _YEAR :])
            query = Query.range_query(schema, "received", FieldType.Integer, first, None)
        case "to":
            last = day_number(value + "-12-31"[len(value) - _YEAR :])
            query = Query.range_query(schema, "received", FieldType.Integer, None, last)
        case "exhibit":
            query = Query.regex_query(schema, "exhibit", f"{value}.*")
        case "name":
            words = fold(value).split()
            query = _pattern(Pattern("name", tuple(words)), schema)
        case _:
            query = Query.term_query(schema, name, value)
    return Query.const_score_query(query, 0)
