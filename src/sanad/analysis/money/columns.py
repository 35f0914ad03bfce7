# SPDX-License-Identifier: Apache-2.0
"""Answers of many rows, made column by column: of half a million, one by one, the writing would cost more than the question."""

from collections.abc import Collection, Sequence
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pyarrow.types as kinds

from sanad.analysis.method import Asked
from sanad.analysis.money.amounts import written


def rows(
    asked: Asked, table: pa.Table, names: Sequence[str], masked: Collection[str]
) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a table as answers show them, in its order; what is null is empty.

    Args:
        table: numbers, days, texts, and amounts of five decimals.
        names: the columns to show; one may stand twice.
        masked: those of them that hold identifiers.
    """
    made = {
        name: _masked(asked, table[name]) if name in masked else _shown(table[name])
        for name in dict.fromkeys(names)
    }
    return tuple(zip(*(made[name] for name in names), strict=True))


def all_written(amounts: pa.ChunkedArray) -> list[str]:
    """Return what `written` gives of each amount of five decimals, in a third of its time; empty where there is none."""
    return [
        f"{int(plain[:-6]):,}{plain[-6:-3]}{plain[-3:].rstrip('0')}"
        if plain and plain[0] != "-"
        else plain and written(Decimal(plain))
        for plain in _texts(amounts)
    ]


def all_units(amounts: pa.ChunkedArray) -> list[int]:
    """Return amounts, none below nothing, as whole units: what a decimal of five places is made of, 16 bytes each, low word first."""
    whole = amounts.cast(pa.decimal128(38, 5)).combine_chunks()
    words = np.frombuffer(whole.buffers()[1], dtype="<u8")[2 * whole.offset :][: 2 * len(whole)]
    low, high = words[0::2].tolist(), words[1::2].tolist()
    return [(above << 64) + below for above, below in zip(high, low, strict=True)]


def _masked(asked: Asked, column: pa.ChunkedArray) -> list[str]:
    names = {each: "" if each is None else asked.mask(each) for each in column.unique().to_pylist()}
    return [names[each] for each in column.to_numpy().tolist()]


def _shown(column: pa.ChunkedArray) -> list[str]:
    # one without decimals is a sum of counts
    is_amount = kinds.is_decimal(column.type) and column.type.scale
    return all_written(column) if is_amount else _texts(column)


def _texts(column: pa.ChunkedArray) -> list[str]:
    found: list[str] = column.cast(pa.string()).fill_null("").to_numpy().tolist()
    return found
