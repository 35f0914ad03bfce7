# SPDX-License-Identifier: Apache-2.0
"""Search: words in texts and tables across scripts, narrowed by the address; a page of hits, all of them as a file; and the log of what was searched for."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse, Response

from sanad.desk.acts.note_search import NoteSearch
from sanad.desk.questions.list_kept_searches import ListKeptSearches
from sanad.desk.questions.list_searches import ListSearches
from sanad.desk.questions.search_text import Found, SearchText
from sanad.desk.search_log import Searched
from sanad.values.canonical import Json
from sanad.web.exporting import KINDS, exported, wanted
from sanad.web.posting import Posted, Went
from sanad.web.snippets import by_entry, by_exhibit, pieces
from sanad.web.visit import Visiting

router = APIRouter()
_FACETS = ("kind", "layer", "language", "source", "grade", "exhibit")
_DAYS = ("from", "to")
_PAGE = 20
_COLUMNS = ("exhibit", "name", "part", "label", "kind", "layer", "language", "received", "table", "column", "row", "rows", "how", "snippet")  # fmt: skip

_LOGGED = ("words", "under", "times", "parts", "of", "rows", "at", "seq", "kept", "notes")


@router.get("/c/{compartment}/search")
def search(
    visit: Visiting,
    q: str = "",
    sounds: Literal["none", "across", "both"] = "across",
    begin: Annotated[int, Query(alias="from_hit", ge=0)] = 0,
) -> Response:
    """Show what is found of the words, the most relevant first, with what narrows it."""
    query = visit.request.query_params
    words = _asked(q, query)
    if not words:
        return visit.page("search/search.html", section="search", found=None, q=q, sounds=sounds)
    narrowed: dict[str, Any] = {name: query.get(name, "") for name in ("about", "place")}
    narrowed["unopened"] = bool(query.get("unopened"))
    order = SearchText(**visit.order, **narrowed, words=words, sounds=sounds, in_common=True)
    found = visit.ask(order)
    if wanted(visit):
        return exported(visit, "search", _COLUMNS, _rows(found))
    hits = found.texts.best(_PAGE, begin)
    by_person = query.get("group") == "person"
    shown: dict[str, Any] = {
        "found": found,
        "q": q,
        "sounds": sounds,
        "facets": found.texts.facets(),
        "months": found.texts.months(),
        "together": by_entry(hits, found.common.about) if by_person else by_exhibit(hits),
        "by_person": by_person,
        "shown": len(hits),
        "begin": begin,
        "page": _PAGE,
        "pieces": pieces,
        "kinds": KINDS,
    }
    return visit.page("search/search.html", section="search", **shown)


@router.get("/c/{compartment}/search/log")
def log(visit: Visiting, officer: str = "") -> Response:
    """Show what was searched for, a branch for each idea."""
    found = visit.ask(ListSearches(**visit.order, officer=officer))
    if wanted(visit):
        return exported(visit, "searches", _LOGGED, map(_logged, found.searches))
    shown: dict[str, Any] = {"found": found, "officer": officer, "kinds": KINDS}
    return visit.page("search/log.html", section="search", **shown)


@router.post("/c/{compartment}/search/log")
def noted(post: Posted) -> Response:
    """Note something of a search, or keep it."""
    told = {name: post.field(name) for name in ("words", "note", "line", "under", "kept")}
    return post.carry_out(NoteSearch(**post.order, **told), lambda _: Went("search/log"))


@router.get("/c/{compartment}/search/kept")
def kept(visit: Visiting) -> HTMLResponse:
    """Show, as a piece of a page, in which kept searches more is found than the officer saw: each costs a search."""
    return visit.page("search/kept.html", found=visit.ask(ListKeptSearches(**visit.order)))


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


def _logged(one: Searched) -> dict[str, Json]:
    notes = "; ".join(" ".join(filter(None, (note.line, note.text))) for note in one.notes)
    return {name: notes if name == "notes" else getattr(one, name) for name in _LOGGED}
