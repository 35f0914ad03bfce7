# SPDX-License-Identifier: Apache-2.0
"""The plain text of papers, which goes into their PDFs as an attachment: no PDF gives back the letters of Nastaliq in order."""

from collections.abc import Iterator

from sanad.dossier.plain import plain_text
from sanad.values.canonical import Json


def plain_paper(document: dict[str, Json]) -> str:
    """Return the text of a paper as that of a brief, then what each source says; UTF-8, lines end with LF."""
    sources: list[dict[str, Json]] = document["sources"]  # type: ignore[assignment]  # as `paper` made it
    return (
        plain_text(document)
        + "".join(f"\n[{each['id']}] {each['says']}" for each in sources)
        + "\n"
    )


def plain_facts(title: str, document: dict[str, Json]) -> str:
    """Return a document that is no sequence of sentences as lines of name and value, each level set in by two blanks."""
    return "\n".join([title, "", *_lines(document, "")]) + "\n"


def _lines(value: Json, margin: str) -> Iterator[str]:
    pairs = value.items() if isinstance(value, dict) else enumerate(value, 1) if isinstance(value, list) else ()  # fmt: skip
    for name, each in pairs:
        label = f"{margin}{str(name).replace('_', ' ')}:"
        if isinstance(each, dict | list) and each:
            yield label
            yield from _lines(each, f"{margin}  ")
        else:
            yield f"{label} {'not stated' if each in (None, '', [], {}) else each}"
