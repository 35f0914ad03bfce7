# SPDX-License-Identifier: Apache-2.0
"""Write everything that was found into a file, one row at a time, so that nothing is cut off and nothing piles up in memory."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from sanad.errors import AlreadyDone, BadValue
from sanad.search.answer import Hit
from sanad.search.export import HELD, HIT, MARK, csv_lines, hit_rows, json_lines
from sanad.storage.files import named
from sanad.values.canonical import Json


def write_hits(out: Path, hits: Iterable[Hit]) -> int:
    """Write a row for each place of each hit; raises as `write_rows`."""
    return write_rows(out, (*HIT, *HELD, *MARK), hit_rows(hits))


def write_rows(out: Path, columns: Sequence[str], rows: Iterable[Mapping[str, Json]]) -> int:
    """Write rows into the new file `out`, as CSV or JSON lines by its ending, and return how many.

    Raises:
        AlreadyDone: the file is there already.
        BadValue: its name ends neither in .csv nor in .jsonl.
        DiskFull: no space left.
        Unreadable: the disk does not let us.
    """
    if out.suffix not in {".csv", ".jsonl"}:
        detail = "its name ends in .csv or .jsonl"
        raise BadValue(str(out), value=out.name, type="file to write", detail=detail)
    counted = _Counted(rows)
    lines = csv_lines(columns, counted) if out.suffix == ".csv" else json_lines(counted)
    try:
        with out.open("x", encoding="utf-8", newline="") as file:
            file.writelines(lines)
    except FileExistsError as error:
        raise AlreadyDone(str(out.parent), kind="file", name=out.name) from error
    except OSError as error:
        raise named(error, str(out), "what was found") from error
    return counted.count


def write_bytes(out: Path, raw: bytes) -> None:
    """Write `raw` into the new file `out`.

    Raises:
        AlreadyDone, DiskFull, Unreadable: as `write_rows`.
    """
    try:
        with out.open("xb") as file:
            file.write(raw)
    except FileExistsError as error:
        raise AlreadyDone(str(out.parent), kind="file", name=out.name) from error
    except OSError as error:
        raise named(error, str(out), "what was found") from error


class _Counted:
    """Rows, and how many of them went by."""

    def __init__(self, rows: Iterable[Mapping[str, Json]]) -> None:
        self._rows = rows
        self.count = 0

    def __iter__(self) -> Iterator[Mapping[str, Json]]:
        for row in self._rows:
            self.count += 1
            yield row
