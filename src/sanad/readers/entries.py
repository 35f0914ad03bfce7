# SPDX-License-Identifier: Apache-2.0
"""Entries of a list or graph on their way to `statements.parquet`, in batches, with an account of each.

An entry is stored whole or set aside whole: its id, byte range and digest stand on each of its statements. Memory does not
grow with the file. What one statement may carry is bounded, so that a short entry cannot make long rows.
"""

import hashlib
from collections.abc import Iterable, Mapping
from itertools import islice, repeat
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from sanad.errors import MalformedFile
from sanad.readers.batches import Batches
from sanad.readers.layer import head_of, write_layer
from sanad.readers.rows import REJECTS, STATEMENTS, Hints, Receipt
from sanad.values.canonical import Json

LONGEST = 16 << 20
"""Bytes of an entry; a citation covers no more (docs/formats/citation.md)."""
MOST_NAME = 1000
"""Characters of an id, of the word for a property, of a detail: they are repeated from row to row."""
_MOST_SAID = 100_000
"""Statements of one entry; the fullest entries of real lists make some hundreds."""
_SHOWN = 2000

REASONS = {
    "no_id": "The entry has no id, so nothing in it could be named.",
    "not_json": "The line is no JSON object.",
    "not_utf8": "The entry is no UTF-8 text.",
    "bad_text": "The entry holds half of a character (a lone surrogate), which is no text.",
    "duplicate_key": "A name stands twice in one object, so the entry can be read in two ways.",
    "not_a_number": "The entry holds NaN or Infinity, which JSON does not have.",
    "no_object": "The entry is not an object.",
    "not_the_shape": "The entry lacks fields that this list always has, or has others.",
    "field_count": "The record does not have the number of fields that this list has.",
    "long_word": f"An id, a property or a detail is longer than {MOST_NAME} characters.",
    "too_long": f"The entry is longer than {LONGEST} bytes or has too many parts to be cited.",
    "nothing_said": "The entry says nothing but its id.",
}
"""Reject code → what is wrong, for the person who asks the sender."""

Span = tuple[int, int]


class Said(NamedTuple):
    """One statement of an entry, as a row of `STATEMENTS` holds it."""

    property: str
    value: str
    detail: str | None = None


class SetAside(Exception):
    """An entry that is not stored; `code` is one of `REASONS`."""

    def __init__(self, code: str) -> None:
        """Keep the code."""
        super().__init__(code)
        self.code = code


class Entries:
    """The entries of one file. Use it as a context; leaving it closes the files."""

    def __init__(self, into: Path) -> None:
        """Write into the reader's folder `into`."""
        self._statements = Batches(into / "statements.parquet", STATEMENTS)
        self._rejects = Batches(into / "rejects.parquet", REJECTS)
        self._into = into
        self._codes: dict[str, int] = {}
        self.read = 0
        self.statements = 0

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the files."""
        self._statements.close(always=True)
        self._rejects.close(always=False)

    def add(
        self, entry: str, span: Span, raw: bytes, kind: str | None, said: Iterable[Said]
    ) -> None:
        """Store one entry whose bytes are `raw`, or set it aside when it says nothing or cannot be a row.

        `said` may raise `SetAside` too; statements without a value are left out.
        """
        try:
            words, values, details = _sound(entry, said)
        except SetAside as fault:
            self.set_aside(fault.code, raw)
            return
        self.read += 1
        count, first = len(values), self.statements + 1
        self.statements += count
        shared = (entry, *span, hashlib.sha256(raw).hexdigest(), kind)
        columns = (
            range(first, first + count),
            *(repeat(one, count) for one in shared),
            words,
            values,
            details,
        )
        self._statements.extend(columns, sum(map(len, values)))

    def set_aside(self, code: str, raw: bytes) -> None:
        """Set one entry aside, with the beginning of its bytes as written."""
        self.read += 1
        self._codes[code] = self._codes.get(code, 0) + 1
        written = raw[:_SHOWN].decode("utf-8", "replace")
        self._rejects.extend(((self.read,), (code,), (REASONS[code],), (written,)), len(written))

    def receipt(
        self,
        sealed: Path,
        hints: Hints,
        reader: tuple[str, str],
        facts: Mapping[str, Json],
        notes: Iterable[str] = (),
    ) -> Receipt:
        """Write the layer and return the account; entries are counted, `facts` tell how many statements they make.

        Raises:
            MalformedFile: there is no entry.
        """
        if self.read == 0:
            raise MalformedFile(hints.name, format=reader[0], detail="it holds no entry")
        write_layer(self._into, "statements", head_of(sealed, hints.exhibit, *reader))
        rejected = sum(self._codes.values())
        return Receipt(
            *reader,
            "statements",
            read=self.read,
            stored=self.read - rejected,
            rejected=rejected,
            rejects_by_code=dict(sorted(self._codes.items())),
            notes=tuple(notes),
            facts={**facts, "statements": self.statements},
        )


def _sound(entry: str, said: Iterable[Said]) -> tuple[list[str], list[str], list[str | None]]:
    """Return the statements that say anything, column by column, or raise `SetAside`."""
    rows = list(islice((one for one in said if one[1]), _MOST_SAID + 1))
    if not rows:
        raise SetAside("nothing_said")
    if len(rows) > _MOST_SAID:
        raise SetAside("too_long")
    words = [one.property for one in rows]
    values = [one.value for one in rows]
    details = [one.detail for one in rows]
    short = [entry, *words, *filter(None, details)]
    if max(map(len, short)) > MOST_NAME:
        raise SetAside("long_word")
    try:
        "".join((*short, *values)).encode()
    except UnicodeEncodeError as error:
        raise SetAside("bad_text") from error
    return words, values, details
