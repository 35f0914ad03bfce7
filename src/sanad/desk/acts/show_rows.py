# SPDX-License-Identifier: Apache-2.0
"""Show the rows that a finding cites: each column as read and as written, and where it stands; third parties masked as in findings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

import pyarrow.compute as pc
import pyarrow.parquet as pq

from sanad.analysis.frozen import Input
from sanad.analysis.masking import Pseudonyms
from sanad.desk.act import Act, Done, Work
from sanad.desk.inputs import identifiers_of_subjects, usable_records
from sanad.desk.masked import Value, shown
from sanad.errors import BadValue, NotFound, Quarantined
from sanad.values.canonical import Json
from sanad.vault import quarantine
from sanad.vault import store as vault

_REF = re.compile(r"([0-9a-f]{8,64})#([1-9][0-9]{0,17})")  # of the exhibit; of the record


@dataclass(frozen=True)
class Row:
    """One row of a record file.

    `columns` are those of `sanad.readers.rows`, null where the record says nothing; instants are in UTC. `masked` are the columns left out
    because they may name a third party. `wall_clocks` is zone → what the clocks of that zone showed at the row's instant: of
    `zone`, the office's, and of `clock`, which the file itself was written by (empty where it was not told).
    """

    ref: str
    exhibit: str
    name: str
    records: str
    reader: str
    columns: dict[str, Value]
    masked: tuple[str, ...]
    zone: str
    clock: str
    wall_clocks: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class ShowRows(Act[list[Row]]):
    """An order to show the rows `refs`: the exhibit's digest or its beginning (8 digits or more), `#`, and the number of the record."""

    name: ClassVar[str] = "show_rows"
    power: ClassVar[str] = "find"

    refs: tuple[str, ...]

    def intent(self) -> dict[str, Json]:
        """Name the rows that were not shown."""
        return {"rows": list(self.refs)}

    def do(self, work: Work) -> Done[list[Row]]:
        """Give pseudonyms in the order of the rows, so that the same order gives the same.

        Raises:
            BadValue: no citation of a row.
            NotFound: no record file of the compartment begins so, or more than one exhibit does, or it has no such row.
            Quarantined: the exhibit, or what it was found in, is set aside.
        """
        files = usable_records(work.connection, work.tools.records, self.compartment)
        ours = identifiers_of_subjects(work.connection, self.compartment)
        pseudonym = Pseudonyms(work.connection, self.compartment)
        zone = work.tools.zone
        rows = []
        for ref in self.refs:
            file, number = self._place(work, ref, files)
            record = _read(file, number, ref)
            columns, masked = shown(record, ours, pseudonym)
            rows.append(
                Row(
                    ref=ref,
                    exhibit=file.exhibit,
                    name=file.name,
                    records=file.kind,
                    reader=file.reader,
                    columns=columns,
                    masked=masked,
                    zone=zone,
                    clock=file.clock,
                    wall_clocks=_wall_clocks(record, zone, file.clock),
                )
            )
        pseudonym.give(work.connection)
        looked_at: list[Json] = [f"{row.exhibit}#{row.columns['row']}" for row in rows]
        things = tuple(dict.fromkeys(f"exhibit:{row.exhibit}" for row in rows))
        return Done(rows, things, {"rows": looked_at})

    def _place(self, work: Work, ref: str, files: Sequence[Input]) -> tuple[Input, int]:
        """Return the file and the number of the record; what lies in other compartments is not here."""
        parts = _REF.fullmatch(ref)
        if parts is None:
            detail = "it is 8 to 64 hexadecimal digits of an exhibit, #, and the number of a record"
            raise BadValue("rows", value=ref, type="citation of a row", detail=detail)
        begins, number = parts.groups()
        named = [file for file in files if file.exhibit.startswith(begins)]
        # what is set aside counts: a finding of before may mean it
        reasons = work.told(quarantine.reasons)
        digests = vault.digests(work.connection, begins) & reasons.keys()
        aside = [
            exhibit
            for exhibit in vault.exhibits(work.connection, sorted(digests))
            if self.compartment in exhibit.compartments
        ]
        if len(named) + len(aside) > 1:
            raise NotFound(ref, kind="single exhibit that begins with", name=begins)
        if aside:
            raise Quarantined(aside[0].name, reason=reasons[aside[0].sha256])
        if not named:
            raise NotFound(ref, kind="record file that begins with", name=begins)
        return named[0], int(number)


def _read(file: Input, number: int, ref: str) -> dict[str, Any]:
    """Return one record; of the file, which is in order of `row`, no more than one group of rows is decoded."""
    wanted = pc.field("row") == number
    found = pq.read_table(file.file, filters=wanted, partitioning=None).to_pylist()
    if not found:
        raise NotFound(file.name, kind="row", name=ref)
    record: dict[str, Any] = found[0]
    return record


def _wall_clocks(record: dict[str, Any], *zones: str) -> dict[str, str]:
    """Return what the clocks of each zone that is told showed when the record began."""
    if record.get("started_at") is None:
        return {}
    at = record["started_at"].replace(tzinfo=UTC)
    return {zone: at.astimezone(ZoneInfo(zone)).isoformat() for zone in zones if zone}
