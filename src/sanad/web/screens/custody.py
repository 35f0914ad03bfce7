# SPDX-License-Identifier: Apache-2.0
"""How an exhibit came, through whose hands it went, what was made of it, what rests on it; and the acts of those who keep it."""

from collections.abc import Callable, Mapping
from itertools import islice
from types import MappingProxyType
from typing import Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from sanad.desk import choices
from sanad.desk.act import Act
from sanad.desk.acts.certify_translation import CertifyTranslation
from sanad.desk.acts.correct_delivery import CorrectDelivery, Corrected, Stated
from sanad.desk.acts.hand_over import HandOver
from sanad.desk.acts.quarantine_exhibit import QuarantineExhibit
from sanad.desk.acts.record_leave import RecordLeave
from sanad.desk.acts.release_exhibit import ReleaseExhibit
from sanad.desk.questions.custody_statement import CustodyStatement
from sanad.desk.questions.list_instruments import ListInstruments
from sanad.desk.questions.list_rejects import ListRejects
from sanad.desk.questions.open_exhibit import Opened, OpenExhibit
from sanad.errors import NotFound
from sanad.web import claim_ledger, exporting
from sanad.web.posting import Posted, Posting, Went
from sanad.web.sections import N_
from sanad.web.typed import Number, number, one_of, ordered
from sanad.web.visit import Visit, Visiting
from sanad.web.words import words

router = APIRouter()
_STATED = ("instrument", "handed_by", "received_at", "received_where", "received_by", "seal", "grade")  # fmt: skip
_SHOWN = 200
"""Records set aside that stand on the page; how many there are in all stands above them."""


@router.get("/c/{compartment}/exhibits/{sha256}/record")
def record(visit: Visiting, sha256: str, before: str = "") -> HTMLResponse:
    """Show how it came, what was read of it and set aside, what was made of it, and who looked."""
    opened = visit.ask(OpenExhibit(**visit.order, exhibit=sha256, before=number(before)))
    rejects = _rejects(visit, opened)
    return _tab(visit, opened, "record", rejects=rejects, before=before)


@router.get("/c/{compartment}/exhibits/{sha256}/claims")
def claims(visit: Visiting, sha256: str) -> Response:
    """Show what is cited in it, and the findings of which it is an input."""
    opened = visit.ask(OpenExhibit(**visit.order, exhibit=sha256, most=1))
    if exporting.wanted(visit):
        rows = map(claim_ledger.row, map(claim_ledger.Line, opened.claims))
        return exporting.exported(visit, f"claims that cite {sha256[:12]}", claim_ledger.COLUMNS, rows)  # fmt: skip
    return _tab(visit, opened, "claims", kinds=exporting.KINDS)


@router.get("/c/{compartment}/exhibits/{sha256}/custody")
def custody(visit: Visiting, sha256: str) -> HTMLResponse:
    """Show through whose hands it went; its bytes are hashed once more for it."""
    opened = visit.ask(OpenExhibit(**visit.order, exhibit=sha256, most=1))
    stated = visit.ask(CustodyStatement(**visit.order, exhibit=sha256))
    return _tab(visit, opened, "custody", stated=stated, choices=choices)


@router.post("/c/{compartment}/exhibits/{sha256}/custody")
def kept(post: Posted, sha256: str) -> Response:
    """Take a step with it: hand it over, set it aside, release it, record leave or a certificate."""
    step = post.field("step")

    def act() -> Act[Any]:
        return _STEPS[one_of(step, _STEPS, type="step")][0](post, sha256)

    def went(_: object) -> Went:
        told = words(post.seat.language).gettext(_STEPS[step][1])
        return Went(f"exhibits/{sha256}/custody", told)

    return ordered(post, act, went)


@router.get("/c/{compartment}/exhibits/{sha256}/deliveries/{entry}")
def correcting(visit: Visiting, sha256: str, entry: Number) -> HTMLResponse:
    """Show what was said of one delivery of it, to be put right."""
    opened = visit.ask(OpenExhibit(**visit.order, exhibit=sha256, most=1))
    found = [each for each in opened.exhibit.deliveries if each.seq == entry]
    if not found:
        raise NotFound("custody", kind="delivery, by its entry,", name=entry)
    papers = visit.ask(ListInstruments(**visit.order))
    about: dict[str, Any] = {
        "opened": opened,
        "exhibit": opened.exhibit,
        "delivery": found[0],
        "papers": papers,
    }
    return visit.page("custody/correct.html", section="exhibits", **about)


@router.post("/c/{compartment}/exhibits/{sha256}/deliveries/{entry}")
def corrected(post: Posted, sha256: str, entry: Number) -> Response:
    """Put right what was said of it."""
    texts = {name: post.field(name).strip() or None for name in _STATED}
    conditions = tuple(post.field("conditions").split())
    stated = Stated(**texts, handling=post.field("handling"), conditions=conditions)
    act = CorrectDelivery(**post.order, delivery=entry, stated=stated, reason=post.field("reason"))
    told = words(post.seat.language)

    def went(done: Corrected) -> Went:
        said = told.gettext("What is said of the delivery was put right.")
        aside = told.gettext("It is set aside.") if done.quarantine else ""
        return Went(f"exhibits/{sha256}/record", f"{said} {aside}".strip())

    return post.carry_out(act, went)


def _tab(visit: Visit, opened: Opened, tab: str, **shown: Any) -> HTMLResponse:  # noqa: ANN401  # what the template shows
    told = {"opened": opened, "exhibit": opened.exhibit, "tab": tab, **shown}
    return visit.page(f"custody/{tab}.html", section="exhibits", **told)


def _rejects(visit: Visit, opened: Opened) -> dict[str, Any] | None:
    """Return the first records that were set aside; None where none was, or nothing may be shown."""
    receipt = opened.exhibit.receipt or {}
    if opened.set_aside is not None or receipt.get("read") == receipt.get("stored"):
        return None
    if not visit.seat.may(
        "find", visit.compartment
    ):  # what they say is as it was written, unmasked
        return None
    found = visit.ask(ListRejects(**visit.order, exhibit=opened.exhibit.sha256))
    return {"found": found, "rows": list(islice(found.rows(), _SHOWN))}


def _hand_over(post: Posting, sha256: str) -> Act[Any]:
    names = ("event", "at", "giver", "receiver", "place", "seal", "reference", "note")
    return HandOver(**post.order, exhibit=sha256, **{name: post.field(name) for name in names})


def _leave(post: Posting, sha256: str) -> Act[Any]:
    names = ("recipient", "paper", "reason")
    told = {name: post.field(name) for name in names}
    return RecordLeave(**post.order, exhibit=sha256, **told, given=post.field("given") != "no")


def _certify(post: Posting, sha256: str) -> Act[Any]:
    names = ("source", "target", "translator", "certificate")
    return CertifyTranslation(**post.order, exhibit=sha256, **{name: post.field(name) for name in names})  # fmt: skip


_STEPS: Mapping[str, tuple[Callable[[Posting, str], Act[Any]], str]] = MappingProxyType(
    {
        "hand_over": (_hand_over, N_("The hand-over is recorded.")),
        "set_aside": (
            lambda post, sha256: QuarantineExhibit(
                **post.order, exhibit=sha256, reason=post.field("reason")
            ),
            N_("The exhibit is set aside."),
        ),
        "release": (
            lambda post, sha256: ReleaseExhibit(
                **post.order, exhibit=sha256, reason=post.field("reason")
            ),
            N_("The exhibit is released for use."),
        ),
        "leave": (_leave, N_("The leave is recorded.")),
        "certify": (_certify, N_("The certificate is recorded.")),
    }
)
"""Step, as a form names it → the act, and what is said when it is done."""
