# SPDX-License-Identifier: Apache-2.0
"""Every text of a brief that somebody reads, on its pages or in the files beside them, with where it stands."""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sanad.values.canonical import Json

_WORDS_OF_SVG = re.compile(r">([^<]+)<")


@dataclass(frozen=True)
class Text:
    """Some words and where they stand, as a person would look for it; `printed` tells whether they stand on a page."""

    where: str
    words: str
    printed: bool = True


def placed(sections: Sequence[Any]) -> dict[str, str]:
    """Return everything on which a sentence, table or figure of some sections rests, and where the first one stands."""
    found: dict[str, str] = {}
    for section in sections:
        for block in section["blocks"]:
            [piece] = block.values()
            for support in piece["rests_on"]:
                found.setdefault(support, f"{piece['id']} in “{section['heading']}”")
    return found


def texts(brief: Mapping[str, Json]) -> Iterator[Text]:
    """Yield the texts of a brief in each of its languages: what is set on its pages first, then the claims, findings and rulings that go with it.

    Ids, digests, dates and places of ours are none: a run of digits in them is nobody's number.
    """
    document: Any = brief  # as `compose` wrote it
    for side in (document, document.get("beside", {})):
        yield from (Text(f"the {name}", side[name]) for name in ("title", "note") if name in side)
    yield Text("the purpose", document["purpose"])
    for section in document["sections"]:
        heading = section["heading"]
        for words in (heading, section.get("beside", "")):
            yield Text(f"the heading of “{heading}”", words)
        for block in section["blocks"]:
            [(kind, piece)] = block.items()
            yield from _BLOCKS[kind](f"{piece['id']} in “{heading}”", piece)
    yield from _claims(document["claims"])
    for finding in document["findings"]:
        yield Text(f"finding {finding['id']}", finding["sentence"], printed=False)
        for number, row in enumerate(finding["rows"], 1):
            yield Text(f"row {number} of finding {finding['id']}", "\t".join(row), printed=False)
    for ruling in document["verdicts"]:
        where = f"rule {ruling['rule']} on request {ruling['request']}"
        yield Text(where, ruling["reason"], printed=False)
    for exhibit in document["exhibits"]:
        yield Text(f"the name of exhibit {exhibit['sha256'][:12]}", exhibit["name"])


def _sentence(where: str, sentence: Mapping[str, Any]) -> Iterator[Text]:
    yield Text(where, sentence["text"])
    yield Text(where, sentence.get("beside", ""))


def _table(where: str, table: Mapping[str, Any]) -> Iterator[Text]:
    for side in (table, table.get("beside")):
        if side is not None:
            yield Text(f"the caption of {where}", side["caption"])
            for number, row in enumerate((side["columns"], *side["rows"])):
                place = f"row {number} of {where}" if number else f"the head of {where}"
                yield from (Text(place, cell) for cell in row)


def _figure(where: str, figure: Mapping[str, Any]) -> Iterator[Text]:
    yield Text(f"the caption of {where}", figure["caption"])
    yield Text(f"the description of {where}", figure["alt"])
    for words in _WORDS_OF_SVG.findall(figure["svg"]):
        yield Text(f"a label of {where}", html.unescape(words))


_BLOCKS = {"sentence": _sentence, "table": _table, "figure": _figure}


def _claims(claims: Sequence[Mapping[str, Any]]) -> Iterator[Text]:
    """Yield what is set in notes, then the values: these stand in the words of a sentence, if at all."""
    for claim in claims:
        yield Text(f"who says claim {claim['id']}", claim["said_by"])
        yield Text(f"the quotation of claim {claim['id']}", claim["citation"]["quote"])
        for words in strings(claim["value"]):
            yield Text(f"the value of claim {claim['id']}", words, printed=False)


def strings(value: Json) -> Iterator[str]:
    """Yield every string of a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (each for item in value.values() for each in strings(item))
    elif isinstance(value, Sequence):
        yield from (each for item in value for each in strings(item))
