# SPDX-License-Identifier: Apache-2.0
"""What a table is made of, before anybody said which columns mean what: its mark between fields, its header, its first records, its odd ones, the words of each column.

The table is a file, or one sheet of a workbook. A proposal for a person, no reading: nothing that is seen here is stored. Made to run in a cell.
"""

import csv
import io
import json
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from sanad.errors import NotFound, ReaderStopped, SanadError, UnknownLayout
from sanad.readers import children, content, registry
from sanad.readers.outcome import error_of, told_of
from sanad.readers.rows import Hints
from sanad.readers.tabular import glance
from sanad.readers.tabular.header import HEAD, encoding_of

_MARKS = (",", ";", "\t", "|")
_LOOKED_AT, _SHOWN, _MOST_SHEETS = 2000, 20, 50
_LONGEST = glance.LONGEST
_LONGEST_PREAMBLE = 200


@dataclass(frozen=True)
class Sample:
    """A table: `preamble` records stand before its header; `rows` are the first records, `odd` those in which something like a date is written as it seldom is.

    `words` is column number → what stands in it, where that is little; `joined` what stands in the columns asked for, by one blank. `sheets` are those of a workbook, of which
    this is number `sheet`.
    """

    encoding: str
    delimiter: str
    preamble: int
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    odd: tuple[tuple[str, ...], ...]
    words: dict[int, tuple[str, ...]]
    joined: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()
    sheet: int = 0


def order_for(path: Path, name: str, sheet: int = 0, joined: Sequence[int] = ()) -> bytes:
    """Return an order to look at a file called `name`, at the words of the columns `joined` too."""
    return json.dumps({"path": str(path), "name": name, "sheet": sheet, "joined": joined}).encode()


def carry_out(order: bytes) -> bytes:
    """Look as ordered."""
    told = json.loads(order)
    try:
        found = sample(Path(told["path"]), told["name"], told["sheet"], told["joined"])
        return json.dumps(asdict(found)).encode()
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
            tuple(_texts(row) for row in told["odd"][: glance.MOST_ODD]),
            {int(n): _texts(words) for n, words in told["words"].items()},
            _texts(told["joined"]),
            _texts(told["sheets"]),
            int(told["sheet"]),
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        said = f"its answer is not one that a look gives ({type(error).__name__})"
        return ReaderStopped(where, detail=said)


def sample(path: Path, name: str, sheet: int = 0, joined: Sequence[int] = ()) -> Sample:
    """Return what the beginning of a file, or of one sheet in it, shows.

    Raises:
        UnknownLayout: it is no table.
        NotFound: the workbook has no such sheet.
        SanadError: what reading the workbook refuses.
    """
    with _table(path, name, sheet) as (at, encoding, sheets):
        with at.open("rb") as file:
            raw = file.read(HEAD)
        codec = encoding_of(raw, encoding)
        return _shown(raw.decode(codec, "replace"), codec, name, joined, sheets, sheet)


@contextmanager
def _table(path: Path, name: str, sheet: int) -> Iterator[tuple[Path, str | None, tuple[str, ...]]]:
    """Yield where the table lies, its encoding as far as it is known, and the names of the sheets beside it."""
    seen = content.look(path, name)
    certain = [one for one in registry.known().values() if one.is_certain(seen)]
    holder = next((one for one in certain if one.holds_tables), None)
    if holder is None:
        if certain:
            raise UnknownLayout(name, header=certain[0].name)
        yield path, None, ()
        return
    with tempfile.TemporaryDirectory(prefix="sanad-sample-") as folder:
        into = Path(folder)
        registry.read(path, into, Hints(name, reader=holder.name))
        every = [one for one in children.waiting(into) if one.relation == "sheet"][:_MOST_SHEETS]
        if not 0 <= sheet < len(every):
            raise NotFound(name, kind="sheet", name=sheet + 1)
        yield every[sheet].path, every[sheet].encoding, tuple(one.name for one in every)


def _shown(  # a sample has as many parts
    text: str, encoding: str, name: str, joined: Sequence[int], sheets: tuple[str, ...], sheet: int
) -> Sample:  # fmt: skip
    text = text.removeprefix("\ufeff")
    delimiter, records = max(
        ((mark, _records(text, mark)) for mark in _MARKS), key=lambda one: _width(one[1])
    )
    width = _width(records)
    if width == 1:
        raise UnknownLayout(name, header=text.partition("\n")[0][:_LONGEST])
    places = (n for n, record in enumerate(records[:_LONGEST_PREAMBLE]) if len(record) == width)
    at = next(places)
    rows = [record for record in records[at + 1 :] if len(record) == width]
    return Sample(
        encoding,
        delimiter,
        at,
        tuple(cell.strip() for cell in records[at]),
        _cut(rows[:_SHOWN]),
        _cut(glance.odd(rows, width)),
        glance.words(rows, width),
        glance.joined(rows, [n for n in joined if 0 <= n < width]),
        sheets,
        sheet,
    )


def _cut(rows: list[list[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(cell[:_LONGEST] for cell in row) for row in rows)


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


def _texts(told: object) -> tuple[str, ...]:
    if not isinstance(told, list):
        raise TypeError("list")
    return tuple(str(each)[: 2 * _LONGEST] for each in told)
