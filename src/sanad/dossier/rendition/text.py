# SPDX-License-Identifier: Apache-2.0
"""The parts of a text layer as numbered lines: a mail, a page, a document, the cues of a transcript."""

import re
from typing import cast

from sanad.dossier.rendition.direction import line
from sanad.dossier.rendition.source import MOST_PAGES, Source
from sanad.errors import TooLongForPaper
from sanad.values.canonical import Json

_END_OF_LINE = re.compile(r"\r\n|\n|\r")
_MOST_LINES, _MOST_SIGNS = (
    MOST_PAGES * 80,
    MOST_PAGES * 12_000,
)  # more do not fit, whatever they are
_TAB = 8  # columns, as terminals have them


def text(source: Source) -> dict[str, Json]:
    """Return the parts of a layer for the template. Lines are those of the layer, numbered within their part.

    Raises:
        TooLongForPaper: it would fill more than `MOST_PAGES`.
    """
    layer = source.layer or {}
    parts: list[Json] = []
    lines = signs = 0
    for given in cast("list[dict[str, str]]", layer["parts"]):
        written = _END_OF_LINE.split(given["text"].rstrip("\r\n"))
        lines, signs = lines + len(written), signs + len(given["text"])
        if lines > _MOST_LINES or signs > _MOST_SIGNS:
            raise TooLongForPaper(source.name, most=f"{MOST_PAGES} pages")
        shown: list[Json] = [line(each.expandtabs(_TAB)) for each in written]
        parts.append({"label": line(given["label"]), "lines": shown})
    return {"kind": "text", "parts": parts, "columnar": layer["reader"] == "text"}
