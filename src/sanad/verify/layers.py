# SPDX-License-Identifier: Apache-2.0
"""Layers: what a reader of the office made of an exhibit, as it stands beside it (docs/formats/citation.md)."""

import codecs
import re
from dataclasses import dataclass

from . import shape
from .canonical import Json, parse
from .fault import Fault
from .package import MAX_JSON, Package

_TEXT_CODEC = re.compile(
    r"ascii|utf-8(-sig)?|utf-(16|32)(-[lb]e)?|iso8859-\d{1,2}|cp\d{2,5}|mac-[a-z-]+"
)
_MARKS = 1  # a delimiter or quote is one character


@dataclass(frozen=True)
class Table:
    """How the records of a delimited table are written."""

    encoding: str
    delimiter: str
    quotechar: str
    header_record: int


@dataclass(frozen=True)
class Layer:
    """A layer: for tables how to read them, for texts their parts, one by one."""

    kind: str
    reader: str
    encoding: str
    table: Table | None
    parts: tuple[str, ...]


def path_of(exhibit: str) -> str:
    """Return where the layer of an exhibit stands in the package."""
    return f"layers/{exhibit}.json"


def read_layer(package: Package, exhibit: str) -> Layer:
    """Return the layer of an exhibit.

    Raises:
        Fault: there is none, or it is not of the documented form.
    """
    path = path_of(exhibit)
    try:
        document = shape.record(parse(package.read(path, MAX_JSON)), "the layer")
        return _layer(document, exhibit)
    except Fault as fault:
        raise Fault(f"{path}: {fault}") from fault


def codec(name: str) -> str:
    """Return the standard name of a text encoding; other codecs of Python are refused."""
    try:
        found = codecs.lookup(name).name if len(name) < shape.SHOWN else ""
    except (LookupError, ValueError, UnicodeError) as error:
        raise Fault(f"“{shape.shorten(name)}” is not an encoding") from error
    if _TEXT_CODEC.fullmatch(found) is None:
        raise Fault(f"“{shape.shorten(name)}” is not an encoding of text")
    return found


def _layer(document: dict[str, Json], exhibit: str) -> Layer:
    shape.version(document, "sanad/layer/1", "the layer")
    if shape.text(document, "exhibit", "the layer") != exhibit:
        raise Fault("it is the layer of another exhibit")
    kind = shape.text(document, "kind", "the layer")
    encoding = shape.text(document, "encoding", "the layer") if "encoding" in document else "utf-8"
    return Layer(
        kind=kind,
        reader=shape.text(document, "reader", "the layer"),
        encoding=codec(encoding),
        table=_table(shape.record(document.get("table"), "the table")) if kind == "table" else None,
        parts=_parts(document) if kind == "text" else (),
    )


def _table(table: dict[str, Json]) -> Table:
    delimiter = shape.text(table, "delimiter", "the table")
    quotechar = shape.text(table, "quotechar", "the table")
    if len(delimiter) != _MARKS or len(quotechar) > _MARKS or {delimiter, quotechar} & {"\r", "\n"}:
        raise Fault("its delimiter or quote is not one character")
    if delimiter == quotechar:
        raise Fault("its delimiter is its quote")
    encoding = codec(shape.text(table, "encoding", "the table"))
    header = shape.number(table, "header_record", "the table")
    return Table(encoding, delimiter, quotechar, header)


def _parts(document: dict[str, Json]) -> tuple[str, ...]:
    parts = [shape.record(part, "a part") for part in shape.items(document, "parts", "the layer")]
    return tuple(shape.text(part, "text", "a part") for part in parts)
