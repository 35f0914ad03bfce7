# SPDX-License-Identifier: Apache-2.0
"""A page of the records of a table, found by their numbers: no more is decoded than the groups of rows in which it lies."""

from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from sanad.claims.resolve import Evidence
from sanad.desk.act import Work
from sanad.desk.viewing import keep
from sanad.dossier.redaction.asked import records
from sanad.errors import CitationBroken
from sanad.readers.rows import REJECTS
from sanad.vault.exhibit import Exhibit

HEADINGS = "headings"
_LONGEST = 200  # signs of a heading
_MOST_COLUMNS, _MOST_REJECTS = 500, 1000
_BATCH = 8192


@dataclass(frozen=True)
class Reject:
    """A record that was set aside. What it said is left out here: it may name anybody."""

    row: int
    code: str
    reason: str


def page(file: Path, after: int, most: int, where: str) -> tuple[list[dict[str, Any]], int]:
    """Return up to `most` records behind number `after`, in order, and how many the file has; milliseconds, wherever the page lies.

    Raises:
        CitationBroken: the record file is damaged, and the exhibit must be read again.
    """
    found: list[dict[str, Any]] = []
    try:
        with pq.ParquetFile(file) as opened:
            at = opened.schema_arrow.get_field_index("row")
            for group in range(opened.num_row_groups):
                span = opened.metadata.row_group(group).column(at).statistics
                if span is not None and span.max <= after:
                    continue
                for batch in opened.iter_batches(batch_size=_BATCH, row_groups=[group]):
                    behind = batch.filter(pc.greater(batch.column("row"), after))
                    found += behind.slice(0, most - len(found)).to_pylist()
                    if len(found) == most:
                        return found, opened.metadata.num_rows
            return found, opened.metadata.num_rows
    except (pa.ArrowException, OSError, LookupError, TypeError) as error:
        detail = "its records are damaged; read it again"
        raise CitationBroken(where, detail=detail) from error


def rejects(folder: Path, after: int, until: int | None) -> list[Reject]:
    """Return the records set aside with numbers behind `after`, up to `until`; None is the end."""
    path = folder / "rejects.parquet"
    if not path.exists():
        return []
    within = pc.field("row") > after
    if until is not None:
        within &= pc.field("row") <= until
    columns = [name for name in REJECTS.names if name != "written"]
    found = pq.read_table(path, columns=columns, filters=within, partitioning=None)
    return [Reject(**each) for each in found.sort_by("row").slice(0, _MOST_REJECTS).to_pylist()]


def headings(work: Work, exhibit: Exhibit) -> tuple[str, ...]:
    """Return the columns of a delimited table as its header names them; none where it is no such table.

    The sealed bytes are read for it once; then what was found stands among the records.

    Raises:
        SealBroken: the bytes are not what was sealed.
    """
    folder = work.tools.records.folder(exhibit.sha256)
    kept = work.tools.records.folder(exhibit.sha256, HEADINGS) / "headings.txt"
    if kept.exists():
        return tuple(kept.read_text("utf-8").split("\n"))
    if not (folder / "layer.json").exists():
        return ()
    evidence = Evidence(work.tools.blobs.place, work.tools.records.folder)
    table = evidence.layer(exhibit.sha256).get("table")
    if not table or table["header_record"] < 1:
        return ()
    with work.tools.blobs.reading(exhibit.sha256, exhibit.name) as sealed:
        wanted = table["header_record"]
        header = next(islice(records(sealed, table), wanted - 1, wanted), [])
    found = tuple(" ".join(each.split())[:_LONGEST] for each in header[:_MOST_COLUMNS])
    room = work.tools.records.fresh()
    try:
        made = room / kept.name
        made.write_text("\n".join(found), "utf-8")
        keep(work, exhibit, HEADINGS, made, most=1)
    finally:
        work.tools.records.drop(room)
    return found
