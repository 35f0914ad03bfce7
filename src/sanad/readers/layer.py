# SPDX-License-Identifier: Apache-2.0
"""Write the files that stand beside an exhibit: its layer, its rejects.

The forms are those of docs/formats/citation.md and `sanad.readers.rows`.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pyarrow as pa

from sanad.readers.rows import REJECTS
from sanad.values.canonical import Json, canonical

CHUNK = 1 << 20


def digest_of_file(path: Path) -> str:
    """Return the SHA-256 of a file's bytes; memory stays at one mebibyte."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def write_layer(into: Path, kind: str, head: Mapping[str, Json], **fields: Json) -> None:
    """Write `layer.json`: `head` names exhibit, reader and version, `fields` carry what `kind` needs."""
    document: dict[str, Json] = {"v": "sanad/layer/1", "kind": kind, **head, **fields}
    (into / "layer.json").write_bytes(canonical(document))


def write_parts(
    into: Path, kind: str, head: Mapping[str, Json], parts: Iterable[bytes], **fields: Json
) -> None:
    """Write `layer.json` as `write_layer` does, of parts that are canonical JSON already: each is encoded once."""
    write_layer(into, kind, head, parts=[], **fields)
    path = into / "layer.json"
    before, mark, after = path.read_bytes().partition(b'"parts":[')
    path.write_bytes(b"".join((before, mark, b",".join(parts), after)))


def head_of(sealed: Path, known: str | None, reader: str, version: str) -> dict[str, Json]:
    """Return the fields of a layer that say whose it is; `known` saves reading the file once more."""
    return {"exhibit": known or digest_of_file(sealed), "reader": reader, "version": version}


def write_rejects(into: Path, rows: Sequence[Mapping[str, object]]) -> dict[str, int]:
    """Write `rejects.parquet` when there is anything to write, and count the codes."""
    if rows:
        _write(into / "rejects.parquet", rows, REJECTS)
    codes = [str(row["code"]) for row in rows]
    return {code: codes.count(code) for code in sorted(set(codes))}


def _write(path: Path, rows: Sequence[Mapping[str, object]], schema: pa.Schema) -> None:
    import pyarrow.parquet as pq  # noqa: PLC0415 - heavy, and only needed when rows are written

    table = pa.Table.from_pylist([dict(row) for row in rows], schema=schema)
    pq.write_table(table, path, compression="zstd")
