# SPDX-License-Identifier: Apache-2.0
"""What a table is made of, before anybody said which columns mean what: its mark between fields, its header, its first records, the words of each column.

A proposal for a person, no reading: nothing that is seen here is stored. Made to run in a cell.
"""

import csv
import io
import json
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path

from sanad.errors import ReaderStopped, SanadError, UnknownLayout
from sanad.readers.outcome import error_of, told_of
from sanad.readers.tabular.header import HEAD, encoding_of

_MARKS = (",", ";", "\t", "|")
_LOOKED_AT, _SHOWN, _MOST_WORDS = 2000, 20, 40
_LONGEST = 120
_LONGEST_PREAMBLE = 200


@dataclass(frozen=True)
class Sample:
    """A table: `preamble` records stand before its header; `rows` are the first records; `words` column number → what stands in it, where that is little."""

    encoding: str
    delimiter: str
    preamble: int
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    words: dict[int, tuple[str, ...]]


def order_for(path: Path, encoding: str | None) -> bytes:
    """Return an order to look at a file."""
    return json.dumps({"path": str(path), "encoding": encoding}).encode()


def carry_out(order: bytes) -> bytes:
    """Look as ordered."""
    told = json.loads(order)
    try:
        return json.dumps(asdict(sample(Path(told["path"]), told["encoding"]))).encode()
    except SanadError as error:
        return json.dumps({"error": told_of(error)}).encode()


def understood(answer: bytes, where: str) -> Sample | SanadError:
    """Return what a cell answered; an answer that no look gives is a `ReaderStopped`."""
    try:
        told = json.loads(answer)
        if "error" in told:
            return error_of(told["error"])
        return Sample(
            str(told["encoding"]),
            str(told["delimiter"])[:1],
            int(told["preamble"]),
            _texts(told["columns"]),
            tuple(_texts(row) for row in told["rows"][:_SHOWN]),
            {int(n): _texts(words) for n, words in told["words"].items()},
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        said = f"its answer is not one that a look gives ({type(error).__name__})"
        return ReaderStopped(where, detail=said)


def sample(path: Path, hint: str | None) -> Sample:
    """Return what the beginning of a file shows.

    Raises:
        UnknownLayout: no record of it has two fields.
    """
    with path.open("rb") as file:
        raw = file.read(HEAD)
    encoding = encoding_of(raw, hint)
    text = raw.decode(encoding, "replace").removeprefix("\ufeff")
    delimiter, records = max(
        ((mark, _records(text, mark)) for mark in _MARKS), key=lambda one: _width(one[1])
    )
    width = _width(records)
    if width == 1:
        raise UnknownLayout(path.name, header=text.partition("\n")[0][:_LONGEST])
    places = (n for n, record in enumerate(records[:_LONGEST_PREAMBLE]) if len(record) == width)
    at = next(places)
    rows = [record for record in records[at + 1 :] if len(record) == width]
    return Sample(
        encoding,
        delimiter,
        at,
        tuple(cell.strip() for cell in records[at]),
        tuple(tuple(cell[:_LONGEST] for cell in row) for row in rows[:_SHOWN]),
        _words(rows, width),
    )


def _records(text: str, mark: str) -> list[list[str]]:
    """Return the first records; what no CSV reader takes ends them."""
    found: list[list[str]] = []
    try:
        for record in csv.reader(io.StringIO(text, newline=""), delimiter=mark):
            found.append(record)
            if len(found) == _LOOKED_AT:
                break
    except csv.Error:
        pass
    return found


def _width(records: list[list[str]]) -> int:
    """Return how many fields most records have."""
    return Counter(len(record) or 1 for record in records).most_common(1)[0][0] if records else 1


def _words(rows: list[list[str]], width: int) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    for n in range(width):
        words = list(dict.fromkeys(row[n].strip()[:_LONGEST] for row in rows))
        if len(words) <= _MOST_WORDS:
            found[n] = tuple(filter(None, words))
    return found


def _texts(told: object) -> tuple[str, ...]:
    if not isinstance(told, list):
        raise TypeError("list")
    return tuple(str(each)[: 2 * _LONGEST] for each in told)
