# SPDX-License-Identifier: Apache-2.0
"""The exhibits of a compartment: a list that is narrowed by the address, and the way out of the vault for one of them."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Query
from fastapi.responses import Response, StreamingResponse

from sanad.desk.acts.copy_exhibit import CopyExhibit
from sanad.desk.procedures.stream_out import stream_out
from sanad.desk.questions.list_exhibits import MOST, Exhibits, Listed, ListExhibits
from sanad.errors import SanadError
from sanad.values.canonical import Json
from sanad.web.exporting import KINDS, exported, wanted
from sanad.web.posting import Posted
from sanad.web.typed import BEYOND
from sanad.web.visit import Visit, Visiting

router = APIRouter()
_FACETS = ("kind", "source", "language", "instrument")
_COLUMNS = ("name", "sha256", "size", "media_type", "kind", "source", "received_at", "language", "instrument", "read", "opened", "set_aside", "claims")  # fmt: skip


@router.get("/c/{compartment}/exhibits")
def listed(
    visit: Visiting, after: Annotated[int | None, Query(ge=0, lt=BEYOND)] = None
) -> Response:
    """Show the exhibits that the filters leave, the newest first, a page at a time."""
    chosen = _chosen(visit.request.query_params)
    if wanted(visit):
        return exported(visit, "exhibits", _COLUMNS, _rows(visit, chosen))
    found = visit.ask(ListExhibits(**visit.order, **chosen, after=after))
    return visit.page("exhibits/exhibits.html", section="exhibits", found=found, after=after, kinds=KINDS)  # fmt: skip


@router.post("/c/{compartment}/exhibits/{sha256}/copy")
def copied(post: Posted, sha256: str) -> Response:
    """Hand out the sealed bytes for a purpose; they are never shown in place."""
    order = {**post.order, "purpose": post.field("purpose")}
    act = CopyExhibit(**order, exhibit=sha256, kind=post.field("kind"), to=post.field("to"))
    try:
        out = stream_out(post.desk, post.office.tools, act)
    except SanadError as error:
        return post.refused(error)
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(out.name, safe='')}",
        "Content-Length": str(out.size),
    }
    return StreamingResponse(out.pieces, media_type="application/octet-stream", headers=headers)


def _chosen(query: Mapping[str, str]) -> dict[str, Any]:
    """Return the filters of an address; a facet that is there and empty asks for what is not known."""
    chosen: dict[str, Any] = {name: query[name].strip("-") for name in _FACETS if query.get(name)}
    chosen["words"] = query.get("words", "")
    if query.get("unopened"):
        chosen["opened"] = False
    if query.get("quarantined"):
        chosen["set_aside"] = query["quarantined"] != "no"
    if query.get("state"):
        chosen["state"] = query["state"]
    return chosen


def _rows(visit: Visit, chosen: dict[str, Any]) -> Iterator[dict[str, Json]]:
    """Yield all that the filters leave, page by page."""
    after: int | None = None
    while True:
        found: Exhibits = visit.ask(ListExhibits(**visit.order, **chosen, after=after, most=MOST))
        yield from map(_row, found.exhibits)
        after = found.end
        if len(found.exhibits) < MOST:
            return


def _row(each: Listed) -> dict[str, Json]:
    came, one = each.exhibit.provenance, each.exhibit
    return {
        "name": one.name,
        "sha256": one.sha256,
        "size": one.size,
        "media_type": one.media_type,
        "kind": str((one.receipt or {}).get("kind", "")),
        "source": came.handed_by,
        "received_at": each.received_at,
        "language": came.language,
        "instrument": came.instrument,
        "read": ", ".join(f"{job.step}: {job.state}" for job in each.readings),
        "opened": each.is_opened,
        "set_aside": each.set_aside,
        "claims": each.claims,
    }
