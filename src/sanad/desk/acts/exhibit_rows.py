# SPDX-License-Identifier: Apache-2.0
"""Look at the records of a table, a page at a time: each column as read, third parties masked as in findings, and what was set aside between.

It is an act because it may give a pseudonym to somebody who had none.
"""

from dataclasses import dataclass
from typing import Any, ClassVar

from sanad.analysis.frozen import Input
from sanad.analysis.masking import Pseudonyms
from sanad.desk.act import Done, LongAct, Work
from sanad.desk.compartments import of_exhibit
from sanad.desk.inputs import identifiers_of_subjects, record_file
from sanad.desk.looking import usable
from sanad.desk.masked import Value, shown
from sanad.desk.rows import Reject, headings, page, rejects
from sanad.errors import BadValue, NotFound
from sanad.values.canonical import Json
from sanad.values.said import Said

MOST = 500


@dataclass(frozen=True)
class Record:
    """One record: its columns, those of `sanad.readers.rows`, and which were left out because they may name a third party; instants are in UTC."""

    row: int
    columns: dict[str, Value]
    masked: tuple[str, ...]


@dataclass(frozen=True)
class Records:
    """A page of records behind number `after`, of `of` that were stored.

    `headings` are the columns as the file names them, none where it is no delimited table; `columns` those as read. `rejects` are the records of this stretch that
    were set aside; what they say is asked for by `list_rejects`. `clock` is the zone that the file's times were written by.
    """

    exhibit: str
    name: str
    kind: str
    reader: str
    of: int
    headings: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[Record, ...]
    rejects: tuple[Reject, ...]
    clock: str

    @property
    def end(self) -> int | None:
        """Return the number behind which the next page begins; None behind the last."""
        return self.rows[-1].row if self.rows else None


@dataclass(frozen=True, kw_only=True)
class ExhibitRows(LongAct[Records]):
    """An order to look at up to `most` records of `exhibit`, by its digest, behind number `after`."""

    name: ClassVar[str] = "exhibit_rows"
    power: ClassVar[str] = "find"

    exhibit: str
    after: int = 0
    most: int = 100

    def touches(self, work: Work) -> list[str]:
        """The compartments to which the exhibit was delivered."""
        return [of_exhibit(work, self.exhibit, self.compartment)]

    def intent(self) -> dict[str, Json]:
        """Name the exhibit."""
        return {"exhibit": self.exhibit}

    def prepare(self, work: Work) -> Done[object]:
        """Take the page out of the record file.

        Raises:
            BadValue: `most` is none of 1 to 500.
            NotFound: the exhibit was not read as a table.
            Quarantined: it may not be used.
        """
        if not 1 <= self.most <= MOST:
            raise BadValue(
                "rows",
                value=self.most,
                type="number of rows",
                detail=Said("1 to {most}", most=MOST),
            )
        exhibit = usable(work, self.exhibit, self.compartment)
        file = record_file(work, exhibit)
        if file is None:
            raise NotFound(exhibit.name, kind="record file of", name=exhibit.name)
        found, of = page(file.file, self.after, self.most, exhibit.name)
        last = int(found[-1]["row"]) if len(found) == self.most else None
        between = rejects(file.file.parent, self.after, last)
        return Done(_Page(file, found, of, headings(work, exhibit), between), ())

    def do(self, work: Work) -> Done[Records]:
        """Mask it: pseudonyms are given in the order of the rows, so that the same order gives the same."""
        usable(work, self.exhibit, self.compartment)  # it may have been set aside since
        ahead = work.prepared
        if not isinstance(ahead, _Page):  # the door prepares every long act
            raise TypeError("not prepared")
        ours = identifiers_of_subjects(work.connection, self.compartment)
        pseudonym = Pseudonyms(work.connection, self.compartment)
        rows = tuple(
            Record(int(record["row"]), *shown(record, ours, pseudonym)) for record in ahead.found
        )
        pseudonym.give(work.connection)
        answer = Records(
            exhibit=self.exhibit,
            name=ahead.file.name,
            kind=ahead.file.kind,
            reader=ahead.file.reader,
            of=ahead.of,
            headings=ahead.headings,
            columns=tuple(ahead.found[0]) if ahead.found else (),
            rows=rows,
            rejects=tuple(ahead.rejects),
            clock=ahead.file.clock,
        )
        what: dict[str, Json] = {"exhibit": self.exhibit, "after": self.after, "rows": len(rows)}
        return Done(answer, (f"exhibit:{self.exhibit}",), what)


@dataclass(frozen=True)
class _Page:
    """Records as they stand in the file, before anything is masked."""

    file: Input
    found: list[dict[str, Any]]
    of: int
    headings: tuple[str, ...]
    rejects: list[Reject]
