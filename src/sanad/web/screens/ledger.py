# SPDX-License-Identifier: Apache-2.0
"""The ledger: what was done here, entry by entry with its proof; in the office's own compartment its signed heads, and reading everything back."""

import json
from collections.abc import Iterator
from typing import Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, JSONResponse, Response

from sanad.desk.acts.make_checkpoint import MakeCheckpoint
from sanad.desk.acts.order_work import OrderWork
from sanad.desk.questions.browse_log import OUTCOMES, BrowseLog
from sanad.desk.questions.follow_work import FollowWork
from sanad.desk.questions.open_entry import OpenEntry
from sanad.desk.questions.prove_growth import ProveGrowth
from sanad.desk.questions.queued_checkpoints import QueuedCheckpoints
from sanad.values.canonical import Json
from sanad.web.exporting import KINDS, exported, wanted
from sanad.web.following import followed
from sanad.web.paged import every
from sanad.web.posting import Posted, Went
from sanad.web.sections import HOME
from sanad.web.typed import Number, day, number
from sanad.web.visit import Visit, Visiting
from sanad.web.words import words

router = APIRouter()
_FILTERS = ("thing", "act", "officer", "outcome")
_DAYS = ("since", "until")
_COLUMNS = ("entry", "at", "act", "outcome", "by", "compartment", "about", "rules", "purpose", "commitment")  # fmt: skip


@router.get("/c/{compartment}/ledger")
def listed(visit: Visiting) -> Response:
    """Show the entries of the compartment, the newest first, or those that the filters leave."""
    query = visit.request.query_params
    asked = {name: query[name] for name in (*_FILTERS, *_DAYS) if query.get(name)}
    chosen: dict[str, Any] = {name: day(text) if name in _DAYS else text for name, text in asked.items()}  # fmt: skip
    chosen["changes"] = "changes" in query
    if wanted(visit):
        return exported(visit, "ledger", _COLUMNS, _every(visit, chosen))
    found = visit.ask(BrowseLog(**visit.order, **chosen, before=number(query.get("before", ""))))
    shown: dict[str, Any] = {"found": found, "chosen": asked, "outcomes": OUTCOMES, "kinds": KINDS}
    return visit.page("ledger/ledger.html", section="ledger", is_office=visit.compartment == HOME, **shown)  # fmt: skip


@router.get("/c/{compartment}/ledger/heads")
def heads(visit: Visiting) -> HTMLResponse:
    """Show which signed heads wait to be dated, and let one be signed, growth be proved and everything be read back."""
    waiting = visit.ask(QueuedCheckpoints(**visit.order))
    return visit.page("ledger/heads.html", section="ledger", waiting=waiting)


@router.post("/c/{compartment}/ledger/heads")
def signed(post: Posted) -> Response:
    """Sign the head of the ledger."""
    said = words(post.seat.language).gettext("The head of the ledger is signed over %(n)s entries.")
    act = MakeCheckpoint(**post.order)
    return post.carry_out(act, lambda made: Went("ledger/heads", said % {"n": f"{made.size:,}"}))


@router.get("/c/{compartment}/ledger/growth")
def growth(visit: Visiting, since: str = "") -> Response:
    """Give the proof that the ledger only grew since a head, as a file."""
    found = visit.ask(ProveGrowth(**visit.order, since=number(since) or 0))
    told = {"old": found.old.note, "new": found.new.note, "proof": found.proof}
    name = f"growth-{found.old.size}-{found.new.size}.json"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(json.dumps(told, indent=1), media_type="application/json", headers=headers)


@router.post("/c/{compartment}/ledger/audit")
def audit(post: Posted) -> Response:
    """Order everything sealed and recorded to be read back."""
    act = OrderWork(**post.order, kind="audit", order={})
    return post.carry_out(act, lambda job: Went(f"ledger/audit/{job}"))


@router.get("/c/{compartment}/ledger/audit/{job}")
def audited(visit: Visiting, job: str) -> HTMLResponse:
    """Show how far reading back is, and what it found."""
    found = visit.ask(FollowWork(**visit.order, work=job))
    return visit.page("ledger/audit.html", section="ledger", job=found)


@router.get("/c/{compartment}/ledger/audit/{job}/progress")
def progress(visit: Visiting, job: str) -> JSONResponse:
    """Tell how far it is."""
    return followed(visit, job)


@router.get("/c/{compartment}/ledger/{seq}")
def entry(visit: Visiting, seq: Number) -> HTMLResponse:
    """Show an entry as it is kept, with its proof."""
    found = visit.ask(OpenEntry(**visit.order, entry=seq))
    body = None if found.entry.body is None else _laid_out(found.entry.body)
    private = None if found.entry.private is None else _laid_out(found.entry.private)
    return visit.page("ledger/entry.html", section="ledger", found=found, body=body, private=private)  # fmt: skip


def _every(visit: Visit, chosen: dict[str, Any]) -> Iterator[dict[str, Json]]:
    """Yield all entries that the filters leave."""
    order = {**visit.order, **chosen, "most": 500}
    return every(
        lambda before: visit.ask(BrowseLog(**order, before=before)),
        lambda found: (line.as_json() for line in found.entries),
    )


def _laid_out(part: Any) -> str:  # noqa: ANN401  # JSON
    return json.dumps(part, ensure_ascii=False, indent=2, sort_keys=True)
