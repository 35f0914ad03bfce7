# SPDX-License-Identifier: Apache-2.0
"""Which rows of a list are looked at for whom: those that share a key, and no key that too many rows share.

Keys are made of the words of names and of the numbers, by `_KEYS`. They are counted over the whole list; one that stands in more than
`most_rows` of its rows finds nothing by itself, and is told in `Common` instead of being searched. Only rows that share a key with somebody sought go
on, so that what follows is small whatever the size of the list. Names are read once for each spelling.

Memory: what DuckDB is allowed, and the keys of those sought. The list streams.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import duckdb
import pyarrow as pa

from sanad.identity.linkage.model import Model
from sanad.identity.linkage.sources import Sides
from sanad.identity.linkage.words import words_of
from sanad.values.name import skeleton

_BATCH = 100_000
_LEAST_OF_A_PLACE = 2
_WORDS = pa.schema(
    [("name", pa.string()), ("own", pa.list_(pa.string())), ("fathers", pa.list_(pa.string()))]
)
_PLACES = pa.schema([("place", pa.string()), ("words", pa.list_(pa.string()))])
_KEYS = """list_distinct(list_filter(flatten([
    ['name ' || name_key],
    flatten([['two ' || a || ' ' || b for b in words if b > a] for a in words]),
    ['one ' || a for a in words],
    flatten([['father ' || a || ' ' || f for f in father_words] for a in words]),
    ['year ' || a || ' ' || birth_year for a in words],
    ['birth ' || birth_date],
    ['card ' || national_id],
    ['passport ' || p for p in passports],
    ['telephone ' || p for p in phones],
    ['account ' || a for a in accounts]
    ]), lambda key: key is not null))"""

_TOLD = ("name", "birth", "card", "passport", "telephone", "account")
"""Kinds of keys of which it is told that they were too common. The others are parts of names, of which most are."""


@dataclass(frozen=True)
class Common:
    """A value of somebody sought that too many rows of the list share to be searched by: its kind, and how many rows."""

    left: str
    kind: str
    rows: int


def look_up(sides: Sides, model: Model) -> list[Common]:
    """Leave tables `records_left` and `records_right` of rows that share a key, and `rare_<column>`; return what was too common."""
    run = sides.connection
    for side in ("left", "right"):
        _read_names(run, side)
    run.execute(f"""
        create table keys_left as select unique_id, unnest({_KEYS}) as key from named_left""")  # noqa: S608  # fixed words
    run.execute(f"""
        create table met as
        select unique_id, key from (select unique_id, unnest({_KEYS}) as key from named_right)
        where key in (select key from keys_left)""")  # noqa: S608  # fixed words
    run.execute("create table counted as select key, count(*) as rows from met group by key")
    _weigh(run, model)
    for side, keys in (("left", "keys_left"), ("right", "met")):
        _finish(run, side, keys, model, sides.rows)
    common = run.execute("""
        select distinct ref, split_part(key, ' ', 1) as kind, rows
        from keys_left join counted using (key) join said_left using (unique_id)
        where rows > $most and kind in $told order by all""", {"most": model.most_rows, "told": list(_TOLD)}).fetchall()  # fmt: skip
    return [Common(*row) for row in common]


def _read_names(run: duckdb.DuckDBPyConnection, side: str) -> None:
    """Make `named_<side>`: what was said, with the words of names, and days and years apart."""
    asked = f"""select name from said_{side} where name is not null union
        select father_name from said_{side} where father_name is not null"""  # noqa: S608  # fixed words
    batches = run.cursor().execute(asked).to_arrow_reader(_BATCH)
    run.register("read_names", pa.RecordBatchReader.from_batches(_WORDS, _words(batches)))
    run.execute(f"create temp table words_{side} as from read_names")
    run.execute(f"""
        create table named_{side} as
        select unique_id, ref, nullif(own.own, []) as words, array_to_string(own.own, ' ') as name_key,
            coalesce(nullif(father.own, []), nullif(own.fathers, [])) as father_words,
            array_to_string(coalesce(nullif(father.own, []), own.fathers), ' ') as father_key,
            case length(birth_date) when 10 then birth_date end as birth_date,
            try_cast(left(birth_date, 4) as integer) as birth_year,
            national_id, passports, phones, accounts, said.place, sex
        from said_{side} as said
        left join words_{side} as own on own.name = said.name
        left join words_{side} as father on father.name = said.father_name""")  # noqa: S608  # fixed words
    run.execute(f"""
        update named_{side} set name_key = nullif(name_key, ''), father_key = nullif(father_key, '')
        where name_key = '' or father_key = ''""")  # noqa: S608  # fixed words
    run.unregister("read_names")


def _words(batches: pa.RecordBatchReader) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        names = batch.column(0)
        own, fathers = zip(*map(words_of, names.to_pylist()), strict=True)
        yield pa.record_batch([names, pa.array(own, _WORDS.field(1).type), pa.array(fathers, _WORDS.field(2).type)], schema=_WORDS)  # fmt: skip


def _weigh(run: duckdb.DuckDBPyConnection, model: Model) -> None:
    """Make `rare_<column>` for each column that weighs by rarity: the share of its values in the whole list.

    A short list says little of how rare a value is: the share is that of the list and of `known_rows` rows as the model has them.
    """
    for column, usual in model.rare_columns.items():
        weights = {"rows": model.known_rows, "usual": usual * model.known_rows}
        run.execute(f"""
            create table rare_{column} as
            select {column},
                (count(*) + $usual) / (any_value((select count({column}) from named_right)) + $rows) as tf_{column}
            from named_right where {column} in (select {column} from named_left) group by {column}""", weights)  # noqa: S608  # columns of the model  # fmt: skip


def _finish(run: duckdb.DuckDBPyConnection, side: str, keys: str, model: Model, rows: int) -> None:
    """Make `records_<side>` of the rows that still have a key, with their rare words and the words of their places."""
    bounds = {"most": model.most_rows, "rare": model.most_rare(rows)}
    run.execute(f"""
        create temp table found_{side} as
        select unique_id, list(key order by key) filter (where rows <= $most) as keys,
            list(substr(key, 5) order by key) filter (where starts_with(key, 'one ') and rows <= $rare) as rare
        from {keys} join counted using (key)
        group by unique_id having min(rows) <= $most""", bounds)  # noqa: S608  # fixed words  # fmt: skip
    asked = f"select distinct place from named_{side} join found_{side} using (unique_id) where place is not null"  # noqa: S608  # fixed words
    places = [row[0] for row in run.execute(asked).fetchall()]
    read = [{"place": each, "words": _place_words(each)} for each in places]
    run.register("read_places", pa.Table.from_pylist(read, schema=_PLACES))
    run.execute(f"""
        create table records_{side} as
        select named.* exclude (place), read_places.words as place, keys, rare
        from named_{side} as named join found_{side} using (unique_id)
        left join read_places on read_places.place = named.place
        order by unique_id""")  # noqa: S608  # fixed words
    run.unregister("read_places")


def _place_words(text: str) -> list[str] | None:
    words = {word for word in skeleton(text).split() if len(word) >= _LEAST_OF_A_PLACE}
    return sorted(word for word in words if not word.isdecimal()) or None
