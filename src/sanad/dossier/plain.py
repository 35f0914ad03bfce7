# SPDX-License-Identifier: Apache-2.0
"""The plain text of a document: what a screen reader, a search and a diff need, because no PDF gives back the letters of Nastaliq in order."""

from collections.abc import Callable, Iterator
from typing import Any

from sanad.values.canonical import Json


def plain_text(brief: dict[str, Json]) -> str:
    """Return the text of a brief: title, headings, each sentence with its id and what it rests on, tables cell by cell; UTF-8, lines end with LF.

    Of two languages side by side the second follows the first, line by line.
    """
    return "\n".join(_lines(brief)) + "\n"


def _lines(brief: dict[str, Any]) -> Iterator[str]:
    beside = brief.get("beside", {})
    for name in ("title", "note"):
        yield str(brief[name])
        if beside:
            yield str(beside[name])
    for section in brief["sections"]:
        yield ""
        yield str(section["heading"])
        if beside:
            yield str(section["beside"])
        for block in section["blocks"]:
            [(kind, piece)] = block.items()
            yield from _BLOCKS[kind](piece)


def _sentence(sentence: dict[str, Any]) -> Iterator[str]:
    yield _cited(sentence, "text")
    if "beside" in sentence:
        yield str(sentence["beside"])


def _table(table: dict[str, Any]) -> Iterator[str]:
    yield _cited(table, "caption")
    yield from _grid(table)
    if "beside" in table:
        yield str(table["beside"]["caption"])
        yield from _grid(table["beside"])


def _figure(figure: dict[str, Any]) -> Iterator[str]:
    yield _cited(figure, "alt")


def _cited(piece: dict[str, Any], told: str) -> str:
    return f"{piece['id']} {piece[told]} [{', '.join(piece['rests_on'])}]"


def _grid(table: dict[str, Any]) -> Iterator[str]:
    yield " | ".join(table["columns"])
    yield from (" | ".join(row) for row in table["rows"])


_BLOCKS: dict[str, Callable[[dict[str, Any]], Iterator[str]]] = {
    "sentence": _sentence,
    "table": _table,
    "figure": _figure,
}
