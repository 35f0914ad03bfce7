# SPDX-License-Identifier: Apache-2.0
"""Read FollowTheMoney: entities or statements, one JSON object per line, or statements as a table. The file may be of any size.

Of an entity each value of each property is a statement, and so are the members beside the properties (datasets, referents, dates of
the crawl). Which of the three a file holds, its first line says.
"""

import json
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import IO, Any

from sanad.readers.entries import LONGEST, Entries, Said, SetAside
from sanad.readers.formats.ftm import NAME, VERSION, columns_of
from sanad.readers.formats.ftm.lines import Line, lines, records
from sanad.readers.formats.ftm.statement import of_members, of_record
from sanad.readers.formats.ftm.words import KINDS, WORDS, Found
from sanad.readers.rows import Hints, Receipt
from sanad.readers.strict_json import Decoder, said
from sanad.values.canonical import Json

_MOST_DATASETS = 20
_SHOWN = 100
_HEAD = 1 << 16


def read(sealed: Path, into: Path, hints: Hints) -> Receipt:
    """Write the statements into `statements.parquet`, lines set aside into `rejects.parquet`.

    Raises:
        MalformedFile: there is no line.
    """
    datasets: set[str] = set()
    with sealed.open("rb") as file, Entries(into) as entries:
        for line, understood in _lines(file):
            try:
                if line.end - line.start > LONGEST:
                    raise SetAside("too_long")
                found = understood(line.raw)
            except SetAside as fault:
                entries.set_aside(fault.code, line.raw)
                continue
            if len(datasets) < _MOST_DATASETS:
                datasets.update(found.datasets)
            entries.add(found.entry, (line.start, line.end), line.raw, found.kind, found.said)
    facts: dict[str, Json] = {
        "list": _list(datasets),
        "version": None,
        "datasets": sorted(datasets),
    }
    return entries.receipt(sealed, hints, (NAME, VERSION), facts)


def _lines(file: IO[bytes]) -> Iterator[tuple[Line, Callable[[bytes], Found]]]:
    """Yield each line or record and what understands it; the head of a table is none."""
    head = file.readline(_HEAD).decode("utf-8-sig", "replace")
    file.seek(0)
    columns = columns_of(head)
    if columns is None:
        of_line = partial(_of_line, Decoder())
        yield from ((line, of_line) for line in lines(file))
    else:
        of_row = partial(of_record, columns=columns)
        yield from ((line, of_row) for line in islice(records(file), 1, None))


def _of_line(decoder: Decoder, raw: bytes) -> Found:
    told = _object(decoder, raw)
    if "prop" in told:
        return of_members(told)
    name, schema, properties = _parts(told)
    datasets = _texts(told.get("datasets"))
    return Found(name, KINDS.get(schema, "object"), _said(told, properties), datasets)


def _object(decoder: Decoder, line: bytes) -> dict[str, Any]:
    try:
        value, fault = decoder.whole(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise SetAside("not_utf8") from error
    except (json.JSONDecodeError, RecursionError) as error:
        raise SetAside("not_json") from error
    if fault is not None:
        raise SetAside(fault)
    if not isinstance(value, dict):
        raise SetAside("no_object")
    return value


def _parts(entity: dict[str, Any]) -> tuple[str, str, dict[str, Any]]:
    name, schema, properties = (entity.get(key) for key in ("id", "schema", "properties"))
    if not isinstance(name, str) or not name:
        raise SetAside("no_id")
    if not isinstance(schema, str) or not isinstance(properties, dict):
        raise SetAside("not_the_shape")
    return name, schema, properties


def _said(entity: dict[str, Any], properties: dict[str, Any]) -> Iterator[Said]:
    for key, values in properties.items():
        yield from said(values, WORDS.get(key, key))
    for key, value in entity.items():
        if key not in {"id", "properties"}:
            yield from said(value, key)


def _texts(value: object) -> Iterator[str]:
    return (
        (one[:_SHOWN] for one in value if isinstance(one, str))
        if isinstance(value, list)
        else iter(())
    )


def _list(datasets: set[str]) -> str:
    """Return the name of the list: its data set when all entities are of one."""
    [*names] = sorted(datasets)
    return f"FollowTheMoney data set {names[0]}" if len(names) == 1 else "FollowTheMoney entities"
