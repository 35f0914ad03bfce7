# SPDX-License-Identifier: Apache-2.0
"""The records of a delimited table, one after the other, as a plain CSV reader gives them; memory stays at one record."""

import csv
from collections.abc import Iterator
from io import TextIOWrapper
from pathlib import Path
from typing import NamedTuple, Self

from sanad.errors import MalformedFile
from sanad.readers.tabular.header import QUOTE, Header
from sanad.readers.tabular.layout import L

MOST_LINES = 5  # an address may be broken over some; a record of more is an open quotation mark
LONGEST_LINE = 1 << 20


class Record(NamedTuple):
    """`number` counts from the first line of the file; `written` is all of it, line ends included."""

    number: int
    fields: list[str]
    written: str


def every_record(sealed: Path, header: Header[L], where: str) -> Iterator[Record]:
    """Yield every record of a file from its first line, the preamble and the header among them.

    `where` is the name of the file for a person.

    Raises:
        MalformedFile: a line of a mebibyte, or a quotation mark that is not closed: a field that never ends, a record
            of too many lines, or one whose lines are records by themselves.
        UnicodeDecodeError: bytes that are no text; `survey` names their place.
    """
    number = 0
    kept: list[str] = []
    with sealed.open(encoding=header.encoding, newline="") as file:
        lines = _Lines(file, where, kept)
        reader = csv.reader(lines, delimiter=header.template.delimiter)
        try:
            for number, fields in enumerate(reader, start=1):
                data = number - header.record
                if data > 0 and len(kept) > 1 and _swallows(kept, len(fields), header):
                    raise _unclosed(where, f"record {data} runs over {len(kept)} lines")
                if data > 0 and lines.have_ended:
                    raise _unclosed(where, f"record {data} ends inside quotation marks")
                yield Record(number, fields, "".join(kept))
                kept.clear()
        except csv.Error as error:
            at = max(0, number - header.record) + 1
            raise _unclosed(where, f"record {at}: {error}") from error


def data_records(sealed: Path, header: Header[L], where: str) -> Iterator[list[str]]:
    """Yield the fields of the records after the header; raises as `every_record` does."""
    for record in every_record(sealed, header, where):
        if record.number > header.record:
            yield record.fields


class _Lines:
    """The lines of a text, each added to `kept`.

    A CSV reader ends a record with its line, and asks for one more only inside quotation marks: a record that it gives when
    the lines `have_ended` was never closed.
    """

    def __init__(self, file: TextIOWrapper, where: str, kept: list[str]) -> None:
        self.have_ended = False
        self._file, self._where, self._kept = file, where, kept

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> str:
        line = self._file.readline(LONGEST_LINE)
        if not line:
            self.have_ended = True
            raise StopIteration
        if len(line) == LONGEST_LINE:
            detail = f"a line of more than {LONGEST_LINE:,} characters"
            raise MalformedFile(self._where, format="delimited text", detail=detail)
        self._kept.append(line)
        return line


def _swallows(lines: list[str], fields: int, header: Header[L]) -> bool:
    """Tell whether a record of several lines is one that an open quotation mark made.

    What it swallowed would be lost in one reject, or, in the last column, in one field of a record that looks whole. A line that has
    the header's width by itself is a record; but not one whose first field ends with a quotation mark: that
    closes a first column that was broken.
    """
    width = len(header.template.header)
    if len(lines) > MOST_LINES or fields != width:
        return True
    alone = (next(csv.reader([line], delimiter=header.template.delimiter)) for line in lines[1:])
    return any(len(one) == width and not one[0].endswith(QUOTE) for one in alone)


def _unclosed(where: str, what: str) -> MalformedFile:
    detail = f"{what}; is a quotation mark unclosed?"
    return MalformedFile(where, format="delimited text", detail=detail)
