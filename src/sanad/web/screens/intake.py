# SPDX-License-Identifier: Apache-2.0
"""Intake: deliveries under way and past, what each holds, how it came, its sealing, and what became of every file."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from sanad.desk import intake_choices as choices
from sanad.desk.acts.begin_delivery import BeginDelivery
from sanad.desk.acts.order_work import OrderWork
from sanad.desk.acts.register_instrument import RegisterInstrument
from sanad.desk.delivery_form import Came
from sanad.desk.procedures.receipt_of_delivery import receipt_of_delivery
from sanad.desk.procedures.receive_folder import instrument_of
from sanad.desk.procedures.recognise_uploads import MOST, recognise_uploads
from sanad.desk.procedures.seal_delivery import seal_delivery
from sanad.desk.questions.list_delivered import ListDelivered
from sanad.desk.questions.list_deliveries import ListDeliveries
from sanad.desk.questions.list_instruments import ListInstruments
from sanad.desk.questions.open_delivery import OpenDelivery
from sanad.errors import BadValue
from sanad.values.canonical import Json
from sanad.web.exporting import KINDS, exported, wanted
from sanad.web.handing import hand_out
from sanad.web.paged import AT_ONCE, part
from sanad.web.posting import Posted, Posting, Went
from sanad.web.sections import HOME
from sanad.web.typed import day, number, one_of, ordered, some_day
from sanad.web.visit import Visit, Visiting

router = APIRouter()
_COLUMNS = (
    "delivery",
    "handed_by",
    "by",
    "begun_at",
    "state",
    "files",
    "size",
    "sealed",
    "refused",
)
_FILES = ("name", "sha256", "size", "entry", "equals", "set_aside", "reading", "reader", "read", "stored", "rejected")  # fmt: skip
_TEXTS = ("handed_by", "received_where", "received_by", "seal", "instrument", "handling", "language", "evidence_type", "template", "encoding")  # fmt: skip


@router.get("/c/{compartment}/intake")
def listed(visit: Visiting) -> Response:
    """Show the deliveries, the newest first."""
    state = visit.request.query_params.get("state", "")
    every = visit.ask(ListDeliveries(**visit.order))
    found = [each for each in every if state in {"", each.delivery.state}]
    if wanted(visit):
        return exported(visit, "deliveries", _COLUMNS, map(_line, found))
    return visit.page("intake/intake.html", section="intake", kinds=KINDS, found=part(visit, found), of=len(every), state_of=state)  # fmt: skip


@router.post("/c/{compartment}/intake")
def begun(post: Posted) -> Response:
    """Begin a delivery: who handed it over is on record before the first byte."""
    act = BeginDelivery(**post.order, handed_by=post.field("handed_by"))
    return post.carry_out(act, lambda made: Went(f"intake/{made}"))


@router.get("/c/{compartment}/intake/{delivery}")
def shown(visit: Visiting, delivery: str) -> Response:
    """Show a delivery as it stands: open with its form, under way with its progress, sealed with its result."""
    found = visit.ask(OpenDelivery(**visit.order, delivery=delivery))
    about: dict[str, Any] = {"found": found, "one": found.delivery, "choices": choices}
    if found.delivery.state == "sealed":
        return _result(visit, about)
    if found.delivery.state == "open":
        about["papers"] = visit.ask(ListInstruments(**visit.order))
        about["own"] = any(each.name == choices.SHEET for each in found.uploads)
    return visit.page("intake/delivery.html", section="intake", **about)


@router.get("/c/{compartment}/intake/{delivery}/recognised")
def recognised(visit: Visiting, delivery: str) -> HTMLResponse:
    """Show what the next files seem to be."""
    start = number(visit.request.query_params.get("from", "")) or 0
    order = {name: visit.order[name] for name in ("by", "compartment")}
    looked = recognise_uploads(visit.office.tools, **order, delivery=delivery, start=start)
    return visit.page(
        "intake/recognised.html", section="intake", looked=looked, delivery=delivery, most=MOST
    )


@router.post("/c/{compartment}/intake/{delivery}/seal")
def sealed(post: Posted, delivery: str) -> Response:
    """Close the delivery and order that it be sealed."""

    def do(key: str) -> Went:
        came = None if post.field("own") else _came(post)
        seal_delivery(post.desk, post.office.tools, post.order, delivery, came, key)
        return Went(f"intake/{delivery}")

    return post.carry_on(do)


@router.post("/c/{compartment}/intake/{delivery}/papers")
def registered(post: Posted, delivery: str) -> Response:
    """Register a legal paper, and go back to the delivery that came under it."""
    order = post.seat.order(HOME)
    return ordered(
        post,
        lambda: RegisterInstrument(**order, instrument=instrument_of(_paper(post))),
        lambda made: Went(f"intake/{delivery}", made),
    )


@router.post("/c/{compartment}/intake/{delivery}/order")
def sealed_again(post: Posted, delivery: str) -> Response:
    """Order the sealing of a delivery that is closed, once more if need be."""
    act = OrderWork(**post.order, kind="receive", order={"delivery": delivery})
    return post.carry_out(act, lambda _: Went(f"intake/{delivery}"))


@router.post("/c/{compartment}/intake/{delivery}/receipt")
def receipt(post: Posted, delivery: str) -> Response:
    """Hand out the receipt in the language that whoever handed it over reads."""
    given = (post.desk, post.office.tools, post.order, delivery, post.field("language") or "en")
    return hand_out(post, lambda: receipt_of_delivery(*given))


def _result(visit: Visit, about: dict[str, Any]) -> Response:
    """Show what became of the files of a sealed delivery."""
    name = about["one"].id
    if wanted(visit):
        return exported(visit, "delivered", _FILES, _files(visit, name))
    after = number(visit.request.query_params.get("after", ""))
    page = visit.ask(ListDelivered(**visit.order, delivery=name, after=-1 if after is None else after, most=AT_ONCE))  # fmt: skip
    return visit.page("intake/result.html", section="intake", page=page, kinds=KINDS, account=about["one"].account, **about)  # fmt: skip


def _files(visit: Visit, delivery: str) -> Iterator[dict[str, Json]]:
    """Yield every file of a delivery, a page at a time."""
    after: int | None = -1
    while after is not None:
        page = visit.ask(ListDelivered(**visit.order, delivery=delivery, after=after, most=500))
        for each in page.files:
            told: Any = each.reading.document if each.reading and each.reading.document else {}
            yield {
                "name": each.brought.name,
                "sha256": each.brought.sha256,
                "size": each.size,
                "entry": each.brought.seq,
                "equals": each.equals,
                "set_aside": each.set_aside,
                "reading": each.reading.state if each.reading else None,
                "reader": each.reading.reader if each.reading else None,
                **{name: told.get(name) for name in ("read", "stored", "rejected")},
            }
        after = page.end


def _line(each: Any) -> dict[str, Json]:  # noqa: ANN401  # of the desk's answer
    of, told = each.delivery, each.delivery.account or {}
    return {
        "delivery": of.id,
        "handed_by": of.handed_by,
        "by": of.by,
        "begun_at": of.begun_at,
        "state": str(of.state),
        "files": len(each.uploads),
        "size": sum(one.size for one in each.uploads),
        "sealed": told.get("sealed"),
        "refused": told["refused"]["of"] if told else None,
    }


def _came(post: Posting) -> Came:
    """Return how the delivery came, as it was typed.

    Raises:
        BadValue: a day or time is none, or what the sender lacks is none of the words for it.
    """
    texts = {name: post.field(name).strip() for name in _TEXTS}
    coverage = {
        "from": day(post.field("covers_from")),
        "to": day(post.field("covers_to")),
        "lacks": [one_of(each, choices.NOT_SUPPLIED) for each in post.several("lacks")],
        "numbers": _words(post.field("numbers")),
        "note": post.field("coverage_note").strip(),
    }
    return Came(
        **texts,
        received_at=_moment(post.field("received_at")),
        grade=_grade(post),
        coverage=coverage,
    )


def _paper(post: Posting) -> dict[str, Any]:
    """Return a legal paper as it was typed, as a row of a delivery sheet.

    Raises:
        BadValue: a day is none.
    """
    told = {
        name: post.field(name).strip() for name in ("id", "kind", "number", "issuer", "legal_basis")
    }
    days = {name: day(post.field(name)) for name in ("in_force_until", "covers_from", "covers_to")}
    lists = {name: [one.strip() for one in post.field(name).split(",") if one.strip()] for name in ("covers", "offences")}  # fmt: skip
    return {**told, **days, **lists, "issued_on": some_day(post.field("issued_on"))}


def _grade(post: Posting) -> str:
    """Return the grade in its own system; the two parts of the Admiralty system are chosen apart."""
    parts = post.field("grade_source") + post.field("grade_information")
    return post.field("grade").strip() or (f"admiralty:{parts}" if parts else "")


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text) if text else None
    except ValueError as error:
        raise BadValue("form", value=text, type="time", detail="YYYY-MM-DDTHH:MM") from error


def _words(text: str) -> list[str]:
    return [word for word in text.replace(",", " ").split() if word]
