# SPDX-License-Identifier: Apache-2.0
"""The compliance desk: requests to other authorities, each with what every rule says of it, what it rests on, and the steps to amend, answer, sign, send and withdraw it."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from sanad.desk import choices
from sanad.desk.act import Act
from sanad.desk.acts.amend_request import AmendRequest
from sanad.desk.acts.answer_question import AnswerQuestion
from sanad.desk.acts.draft_request import DraftRequest
from sanad.desk.acts.send_request import SendRequest
from sanad.desk.acts.sign_request import SignRequest
from sanad.desk.acts.withdraw_request import WithdrawRequest
from sanad.desk.drafting import drafted
from sanad.desk.papers import PaperQuestion
from sanad.desk.procedures.hand_out import Handed, hand_out_paper
from sanad.desk.questions.answer_pack import AnswerPack
from sanad.desk.questions.check_request import CheckRequest
from sanad.desk.questions.disclosure_schedules import DisclosureSchedules
from sanad.desk.questions.file_of_reasons import FileOfReasons
from sanad.desk.questions.list_requests import ListRequests
from sanad.desk.questions.open_request import OpenRequest
from sanad.desk.questions.request_board import RequestBoard
from sanad.desk.questions.request_form import RequestForm
from sanad.values.identifier import following
from sanad.web.exporting import KINDS, exported, wanted
from sanad.web.handing import hand_out
from sanad.web.paged import part
from sanad.web.posting import Posted, Posting, Went
from sanad.web.sections import N_
from sanad.web.typed import one_of, ordered
from sanad.web.visit import Visiting
from sanad.web.words import words

router = APIRouter()
_FILTERS = ("state", "outcome", "kind", "country", "subject", "next")
_COLUMNS = ("request", "kind", "subject", "label", "countries", "drafted_on", "state", "outcome", "against", "next", "changed")  # fmt: skip
_PAPERS: Mapping[str, tuple[Callable[..., PaperQuestion], tuple[str, ...]]] = MappingProxyType(
    {
        "answer_pack": (AnswerPack, ()),
        "file_of_reasons": (FileOfReasons, ("language",)),
        "disclosure_schedules": (DisclosureSchedules, ("recipient",)),
    }
)
"""Paper, as a form names it → the question that makes it, and what it is told beside the request."""


@router.get("/c/{compartment}/requests")
def listed(visit: Visiting) -> Response:
    """Show the requests of the compartment, or those that the filters leave."""
    query = visit.request.query_params
    chosen: dict[str, Any] = {name: query[name] for name in _FILTERS if query.get(name)}
    found = visit.ask(RequestBoard(**visit.order, **chosen, amber="amber" in query))
    if wanted(visit):
        return exported(visit, "requests", _COLUMNS, (line.as_json() for line in found.lines))
    shown: dict[str, Any] = {"found": part(visit, found.lines), "of": found.of, "chosen": chosen}
    return visit.page("requests/requests.html", section="requests", choices=choices, kinds=KINDS, **shown)  # fmt: skip


@router.get("/c/{compartment}/requests/new")
def form(visit: Visiting) -> HTMLResponse:
    """Show the form of a new request: what the rules about its kind ask for, and what an earlier one (`like`) states already."""
    query = visit.request.query_params
    kind, subject, like = query.get("kind") or "red_notice", query.get("subject") or None, query.get("like", "")  # fmt: skip
    found = visit.ask(RequestForm(**visit.order, kind=kind, subject=subject))
    earlier = visit.ask(OpenRequest(**visit.order, request=like)).request if like else None
    free = following(str(each["request"]) for each in visit.ask(ListRequests(**visit.order)))
    shown: dict[str, Any] = {"found": found, "subject": subject, "earlier": earlier, "free": free, "choices": choices}  # fmt: skip
    return visit.page("requests/new.html", section="requests", **shown)


@router.post("/c/{compartment}/requests")
def draft(post: Posted) -> Response:
    """Draft a request, and sign the draft."""

    def made() -> DraftRequest:
        return DraftRequest(**post.order, request=drafted(post.fields, post.compartment))

    return ordered(post, made, lambda name: Went(f"requests/{name}"))


@router.get("/c/{compartment}/requests/{request}")
def opened(visit: Visiting, request: str) -> HTMLResponse:
    """Show what every rule says of a request, the draft with its sources, and what shows and contradicts it."""
    examined = visit.ask(CheckRequest(**visit.order, request=request))
    laid = visit.ask(OpenRequest(**visit.order, request=request))
    shown: dict[str, Any] = {"examined": examined, "opened": laid, "choices": choices}
    return visit.page("requests/request.html", section="requests", **shown)


@router.get("/c/{compartment}/requests/{request}/amend")
def amending(visit: Visiting, request: str) -> HTMLResponse:
    """Show the form of a request with what it states, to be stated anew."""
    examined = visit.ask(CheckRequest(**visit.order, request=request))
    asked = examined.request
    found = visit.ask(RequestForm(**visit.order, kind=asked.kind, subject=asked.subject))
    shown: dict[str, Any] = {"examined": examined, "found": found, "choices": choices}
    return visit.page("requests/amend.html", section="requests", **shown)


@router.post("/c/{compartment}/requests/{request}")
def stepped(post: Posted, request: str) -> Response:
    """Take a step with a request: amend, answer, sign, send, withdraw."""
    step = post.field("step")

    def act() -> Act[Any]:
        return _STEPS[one_of(step, _STEPS, type="step")][0](post, request)

    def went(_: object) -> Went:
        told = words(post.seat.language).gettext(_STEPS[step][1])
        return Went(f"requests/{request}", told)

    return ordered(post, act, went)


@router.post("/c/{compartment}/requests/{request}/papers")
def paper(post: Posted, request: str) -> Response:
    """Hand out a paper about a request: made anew, signed, on record as going to whom it is for."""
    order = {**post.seat.order(post.compartment, post.field("purpose")), "request": request}

    def file() -> Handed:
        make, names = _PAPERS[one_of(post.field("paper"), _PAPERS, type="paper")]
        given = {name: post.field(name) for name in names if post.field(name)}
        return hand_out_paper(post.desk, post.office.tools, make(**order, **given))

    return hand_out(post, file)


def _amend(post: Posting, request: str) -> Act[Any]:
    read = {name: post.field(name) for name in ("draft", "reason")}
    stated = (pair for pair in post.fields if pair[0] not in {"step", "id", *read})
    return AmendRequest(
        **post.order, **read, request=drafted([*stated, ("id", request)], post.compartment)
    )


def _answer(post: Posting, request: str) -> Act[Any]:
    names = ("question", "answer", "reason")
    given: dict[str, Any] = {name: post.field(name) for name in names}
    given |= {name: post.field(name) or None for name in ("named", "paper")}
    return AnswerQuestion(**post.order, request=request, **given)


def _sign(post: Posting, request: str) -> Act[Any]:
    over = {"draft": post.field("draft"), "step": post.field("as")}
    return SignRequest(**post.order, request=request, **over)


def _send(post: Posting, request: str) -> Act[Any]:
    to = {name: post.field(name) for name in ("country", "authority", "reference", "on")}
    return SendRequest(**post.order, request=request, **to)


def _withdraw(post: Posting, request: str) -> Act[Any]:
    return WithdrawRequest(**post.order, request=request, reason=post.field("reason"))


_STEPS: Mapping[str, tuple[Callable[[Posting, str], Act[Any]], str]] = MappingProxyType(
    {
        "amend": (
            _amend,
            N_("Stated anew, and signed by you as its drafter. Earlier signatures stand no more."),
        ),
        "answer": (_answer, N_("The answer is on record.")),
        "sign": (_sign, N_("Signed, over what you read.")),
        "send": (_send, N_("Sent. From here on it is followed as a proceeding.")),
        "withdraw": (_withdraw, N_("Withdrawn. What was recorded stays.")),
    }
)
"""Step, as a form names it → the act, and what is said when it is done."""
