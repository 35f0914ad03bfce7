# SPDX-License-Identifier: Apache-2.0
# ruff: noqa: S608 - SQL is this folder's trade: names are its own, texts of templates and paths are quoted
"""Read call records: find the header, stage the records, then let SQL made from the template read them.

Every data record becomes one row of `calls.parquet` or one of `rejects.parquet`; record numbers are those of any
CSV reader. Row digests cover the fields as written. See docs/adr/0004-calls-are-read-by-duckdb.md.
"""

import codecs
import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sanad.errors import UnknownLayout
from sanad.readers.formats.calls import NAME, VERSION, numbers, order, stage
from sanad.readers.formats.calls.compiled import Compiled, quoted
from sanad.readers.formats.calls.engine import Workshop, workshop
from sanad.readers.formats.calls.template import Template, template_of
from sanad.readers.layer import head_of, write_layer
from sanad.readers.rows import Hints, Receipt
from sanad.readers.tabular.header import HEAD, QUOTE, Header, first_line, recognise
from sanad.readers.tabular.survey import CHUNK, Survey, survey
from sanad.readers.whose import MOST, Whose
from sanad.values.canonical import Json

PARQUET = "FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1, PARQUET_VERSION v2, DICTIONARY_SIZE_LIMIT 5000"
CALLS_FILE, REJECTS_FILE = "calls.parquet", "rejects.parquet"


def read(sealed: Path, into: Path, hints: Hints) -> Receipt:
    """Read `sealed` into `calls.parquet`, `rejects.parquet` and `layer.json`.

    Raises:
        UnknownLayout: no template's header stands in the file.
        EncodingInDoubt, UnreadableText: bytes that are no text in the encoding.
        AmbiguousDates: the template leaves the order of dates open, and so do the data.
        MalformedFile: a line or field without end.
    """
    header = recognise(sealed, hints, template_of, NAME)
    if header is None:
        raise UnknownLayout(hints.name, header=first_line(sealed))
    with workshop(sealed, into) as room:
        seen, records = _staged(room, sealed, header, hints.name)
        relation = f"read_parquet({quoted(str(room.folder / 'stage'))}, file_row_number = true)"
        query = _compiled(room, header, relation, hints.name, has_separator=seen.has_separator)
        receipt = _write(room, query, header, records, into)
    head = head_of(sealed, hints.exhibit, NAME, _version(header))
    table: dict[str, Json] = {
        "encoding": header.encoding,
        "delimiter": header.template.delimiter,
        "quotechar": QUOTE,
        "header_record": header.record,
    }
    write_layer(into, "table", head, table=table)
    return receipt


def _version(header: Header[Template]) -> str:
    return f"{VERSION}/{header.template.id}/{header.template.version}"


def _staged(
    room: Workshop, sealed: Path, header: Header[Template], where: str
) -> tuple[Survey, int]:
    """Stage the records: fast where that is sure, else slowly. The survey runs beside DuckDB."""
    target = room.folder / "stage"
    copy = _in_utf8(room, sealed, header.encoding, where)
    with (copy or sealed).open("rb") as file:
        raw = file.read(HEAD)
    with ThreadPoolExecutor(1) as beside:
        is_open = header.is_open and copy is None
        future = beside.submit(survey, copy or sealed, "utf-8", where, is_open=is_open)
        records = None
        if header.is_plain:
            records = stage.fast(room.connection, copy or room.source, target, header)
        seen = future.result()
    if records is None or not stage.agrees(room.connection, target, records, header, seen, raw):
        records = stage.slow(sealed, target, header, where)
    return seen, records


def _in_utf8(room: Workshop, sealed: Path, encoding: str, where: str) -> Path | None:
    """Return a copy of the text in UTF-8, which is all that DuckDB reads; None when the file is UTF-8 itself.

    Raises:
        UnreadableText: bytes that are no text in the encoding.
    """
    if encoding in {"utf-8", "utf-8-sig"}:
        return None
    survey(sealed, encoding, where)  # names the first bad byte
    copy = room.folder / "text"
    decoder = codecs.getincrementaldecoder(encoding)()
    with sealed.open("rb") as file, copy.open("wb") as text:
        while chunk := file.read(CHUNK):
            text.write(decoder.decode(chunk).encode())
        text.write(decoder.decode(b"", final=True).encode())
    return copy


def _compiled(
    room: Workshop, header: Header[Template], relation: str, where: str, *, has_separator: bool
) -> Compiled:
    template = header.template
    draft = Compiled(template, template.date_formats[0], relation, has_separator=has_separator)
    dates = order.Dates(draft.started_text(), relation)
    form = order.choose(room.connection, dates, template.date_formats, where)
    return Compiled(template, form, relation, has_separator=has_separator)


def _learn_numbers(room: Workshop, query: Compiled) -> bool:
    """Let the database know what `telephone.parse` says of unusual numbers; tell if there are any."""
    texts = [text for (text,) in _ask(room, query.open_numbers())]
    if texts:
        numbers.learn(room.connection, texts, query.template.home)
    return bool(texts)


def _write(
    room: Workshop, query: Compiled, header: Header[Template], records: int, into: Path
) -> Receipt:
    learned_some = _learn_numbers(room, query)
    stored = _copy(room, query.calls(learned_some=learned_some), CALLS_FILE)
    calls = quoted(str(room.folder / CALLS_FILE))
    [(first, last)] = _ask(room, f"SELECT min(started_at), max(started_at) FROM {calls}")
    owners = Whose()
    first_owners = f"SELECT DISTINCT owner FROM {calls} ORDER BY owner LIMIT {MOST + 1}"
    for (owner,) in _ask(room, first_owners):
        owners.add(owner)
    rejected: dict[str, int] = {}
    if stored < records:
        _copy(room, query.rejects(), REJECTS_FILE)
        rejects = quoted(str(room.folder / REJECTS_FILE))
        codes = f"SELECT code, count(*) FROM {rejects} GROUP BY code ORDER BY code"
        rejected = dict(_ask(room, codes))
    notes = _notes(header, _told(room, query))
    dates = order.Dates(query.started_text(), query.stage)
    doubts = order.doubts(room.connection, dates, query.form, some_bad="bad_date" in rejected)
    for name in (CALLS_FILE, REJECTS_FILE):
        if (room.folder / name).exists():
            shutil.move(room.folder / name, into / name)
    return Receipt(
        reader=NAME,
        version=_version(header),
        kind="calls",
        read=records,
        stored=stored,
        rejected=sum(rejected.values()),
        first=_day(first, header.template.zone),
        last=_day(last, header.template.zone),
        numbers=owners.numbers(),
        rejects_by_code=rejected,
        notes=(*notes, *owners.notes(), *doubts),
        facts={"clock": header.template.zone, **owners.facts()},
    )


def _ask(room: Workshop, query: str) -> list[tuple[Any, ...]]:
    return room.connection.execute(query).fetchall()


def _told(room: Workshop, query: Compiled) -> dict[str, int]:
    """Count the records that a person should be told of, by the words for it."""
    remarks = query.remarks()
    counts = ", ".join(f"count(*) FILTER ({test})" for test in remarks.values())
    [found] = _ask(room, f"SELECT {counts} FROM {query.stage}") if remarks else [()]
    return dict(zip(remarks, found, strict=True))


def _copy(room: Workshop, query: str, name: str) -> int:
    """Write what a query gives into the working folder and return its rows."""
    target = quoted(str(room.folder / name))
    found = room.connection.execute(f"COPY ({query}) TO {target} ({PARQUET})").fetchone()
    return int(found[0]) if found else 0


def _day(moment: datetime | None, zone: str) -> date | None:
    """Return the day as the operator's clock showed it: orders are written in local days."""
    if moment is None:
        return None
    return moment.replace(tzinfo=UTC).astimezone(ZoneInfo(zone)).date()


def _notes(header: Header[Template], told: dict[str, int]) -> tuple[str, ...]:
    """Say what a person should see: the preamble, and what was left out."""
    preamble = (line.strip(header.template.delimiter) for line in header.preamble)
    notes = [f"before the header: {line[:200]}" for line in preamble if line]
    notes += [f"{count} records {words}" for words, count in told.items() if count]
    return tuple(notes)
