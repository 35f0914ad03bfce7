# SPDX-License-Identifier: Apache-2.0
"""Search: words in texts and tables across scripts, narrowed by the address; a page of hits, all of them as a file."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from fastapi.responses import Response

from sanad.desk.procedures.index_layers import index_layers
from sanad.desk.questions.search_text import Found, SearchText
from sanad.values.canonical import Json
from sanad.web.exporting import KINDS, exported, wanted
from sanad.web.snippets import by_exhibit, pieces
from sanad.web.visit import Visiting

router = APIRouter()
_FACETS = ("kind", "layer", "language", "exhibit")
_DAYS = ("from", "to")
_PAGE = 20
_COLUMNS = ("exhibit", "name", "part", "label", "kind", "layer", "language", "received", "table", "column", "row", "rows", "how", "snippet")  # fmt: skip


@router.get("/c/{compartment}/search")
def search(
    visit: Visiting,
    q: str = "",
    sounds: Literal["none", "across", "both"] = "across",
    begin: Annotated[int, Query(alias="from_hit", ge=0)] = 0,
) -> Response:
    """Show what is found of the words, the most relevant first, with what narrows it."""
    words = _asked(q, visit.request.query_params)
    if not words:
        return visit.page("search/search.html", section="search", found=None, q=q, sounds=sounds)
    index_layers(visit.office.tools)
    found = visit.ask(SearchText(**visit.order, words=words, sounds=sounds))
    if wanted(visit):
        return exported(visit, "search", _COLUMNS, _rows(found))
    hits = found.texts.best(_PAGE, begin)
    shown: dict[str, Any] = {
        "found": found,
        "q": q,
        "sounds": sounds,
        "facets": found.texts.facets(),
        "together": by_exhibit(hits),
        "shown": len(hits),
        "begin": begin,
        "page": _PAGE,
        "pieces": pieces,
        "kinds": KINDS,
    }
    return visit.page("search/search.html", section="search", **shown)


def _asked(q: str, query: Mapping[str, str]) -> str:
    """Return what is searched for, with the filters of the address as conditions (docs/formats/search.md)."""
    narrowed = [f'{name}:"{_bare(query[name])}"' for name in _FACETS if query.get(name)]
    narrowed += [f"{name}:{_bare(query[name])}" for name in _DAYS if query.get(name)]
    if not q.strip():
        return " ".join(narrowed)
    return " ".join([f"({q})", *narrowed]) if narrowed else q


def _bare(value: str) -> str:
    """Return a value without the signs by which it would end."""
    return value.replace('"', " ").strip()


def _rows(found: Found) -> Iterator[dict[str, Json]]:
    for hit in found.texts.every():
        told = hit.as_json()
        hows = sorted({mark.how for mark in hit.marks})
        yield {**{name: told.get(name) for name in _COLUMNS}, "how": ", ".join(hows)}
