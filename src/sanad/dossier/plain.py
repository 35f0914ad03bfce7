# SPDX-License-Identifier: Apache-2.0
"""The plain text of a document: what a screen reader, a search and a diff need, because no PDF gives back the letters of Nastaliq in order."""

from collections.abc import Iterator
from typing import Any

from sanad.values.canonical import Json


def plain_text(brief: dict[str, Json]) -> str:
    """Return the text of a brief: title, headings, each sentence with its id and what it rests on, tables cell by cell; UTF-8, lines end with LF."""
    return "\n".join(_lines(brief)) + "\n"


def _lines(brief: dict[str, Any]) -> Iterator[str]:
    yield str(brief["title"])
    yield str(brief["note"])
    for section in brief["sections"]:
        yield ""
        yield str(section["heading"])
        for block in section["blocks"]:
            [(kind, piece)] = block.items()
            rests = ", ".join(piece["rests_on"])
            if kind == "sentence":
                yield f"{piece['id']} {piece['text']} [{rests}]"
            elif kind == "table":
                yield f"{piece['id']} {piece['caption']} [{rests}]"
                yield " | ".join(piece["columns"])
                yield from (" | ".join(row) for row in piece["rows"])
            else:
                yield f"{piece['id']} {piece['alt']} [{rests}]"
