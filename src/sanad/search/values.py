# SPDX-License-Identifier: Apache-2.0
"""What rows of record files say in words: the distinct values of each text column, as parts of a layer of their own.

A value is one part, whatever the number of rows that hold it, so that no phrase is found across two values. Columns that
`sanad.search.tables` compares exactly give only what holds a letter: senders of messages, accounts, what was no number. Records that a
reader set aside are searched as written.
"""

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import duckdb

from sanad.errors import DiskFull, MalformedFile
from sanad.search.layer import Held, Part

NUMBERS = {
    "calls": ("owner", "other", "imei", "imsi"),
    "payments": ("account", "other_account"),
    "subscribers": ("number", "imsi", "id_number"),
}
"""Kind of records → the columns that hold identifiers (`sanad.readers.rows`)."""
WORDS = {
    "calls": ("owner", "other", "owner_written", "other_written", "cell", "site", "last_cell"),
    "payments": (
        "account", "other_account", "other_name", "details", "reference", "bank_reference", "statement",
    ),
    "subscribers": (
        "name", "father_name", "address", "operator", "number", "number_written", "id_number", "id_written",
    ),
    "cells": ("cell", "cell_written", "site", "address"),
    "statements": ("entry", "property", "value", "detail"),
    "rejects": ("written",),
}  # fmt: skip
"""Record file → the columns whose values are searched as texts."""

_WRITTEN = {
    "owner_written": "owner",
    "other_written": "other",
    "number_written": "number",
    "id_written": "id_number",
    "cell_written": "cell",
}
"""Column → the one beside it that holds the same in canonical form; what is equal there is not taken twice."""
_LETTERS = frozenset(name for names in NUMBERS.values() for name in names)
"""Columns of which, and of their written forms, only what holds a letter is taken: the rest are numbers, searched as such."""
_BLOCK = 20_000
_BLOCK_CHARACTERS = 4 << 20
_SETTINGS = (
    "set memory_limit = '512MB'",
    "set temp_directory = $spill",
    "set allowed_paths = $paths",
    "set enable_external_access = false",
    "set lock_configuration = true",
)


def searched() -> dict[str, list[str]]:
    """Return record file → every column that is searched, as receipts say it."""
    return {name: sorted({*NUMBERS.get(name, ()), *columns}) for name, columns in WORDS.items()}


def counted_as_number(held: Held, value: str, keys: tuple[str, ...]) -> bool:
    """Tell whether rows that hold `value` are already counted by one of the `keys` of a term."""
    return held.column in NUMBERS.get(held.table, ()) and value in keys


def blocks(folder: Path, spill: Path) -> Iterator[tuple[str, list[Part]]]:
    """Yield (record file, some thousand of its values) of the record folder `folder`, ordered by column and first row.

    What does not fit into 512 MB is sorted in files under `spill`, which are gone afterwards.

    Raises:
        MalformedFile: a record file is not as a reader leaves it.
        DiskFull: no space left to sort in.
    """
    for table, columns in WORDS.items():
        path = folder / f"{table}.parquet"
        if not path.exists():
            continue
        some: list[Part] = []
        size = 0
        for column, value, rows, row in _values(path, columns, spill):
            some.append(Part(len(some) + 1, column, value, Held(table, column, rows, row)))
            size += len(value)
            if len(some) == _BLOCK or size >= _BLOCK_CHARACTERS:
                yield table, some
                some, size = [], 0
        if some:
            yield table, some


def _values(
    path: Path, columns: tuple[str, ...], spill: Path
) -> Iterator[tuple[str, str, int, int]]:
    """Yield (column, value, rows that hold it, the first of them)."""
    given = {"$spill": {"spill": str(spill)}, "$paths": {"paths": [str(path)]}}
    try:
        with duckdb.connect(config={"threads": "2"}) as connection:
            for setting in _SETTINGS:
                connection.execute(setting, given.get(setting.rpartition(" ")[2]))
            for column in columns:
                found = connection.execute(_query(column), {"path": str(path)})
                while some := found.fetchmany(_BLOCK):
                    yield from ((column, *row) for row in some)
    except duckdb.Error as error:
        if isinstance(error, duckdb.OutOfMemoryException) or os.strerror(errno.ENOSPC) in str(
            error
        ):
            raise DiskFull(str(path), what_for="the search index") from error
        detail = "read the exhibit again: its records are damaged"
        raise MalformedFile(str(path), format="records", detail=detail) from error


def _query(column: str) -> str:
    """Return the question about one column; its name is one of `WORDS`, never of a caller."""
    canonical = _WRITTEN.get(column, column)
    sign = r"\p{L}" if canonical in _LETTERS else r"[\p{L}\p{N}]"
    which = f"regexp_matches({column}, '{sign}')"
    if canonical != column:
        which += f" and {column} is distinct from {canonical}"
    return (
        f"select {column}, count(*), min(row) from read_parquet($path) "  # noqa: S608  # as above
        f"where {which} group by 1 order by 3, 1"
    )
