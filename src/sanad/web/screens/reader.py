# SPDX-License-Identifier: Apache-2.0
"""The reading desk: an exhibit as page and text locked together, as a table, or as a recording, with what is claimed of it."""

from typing import Annotated, Any

from fastapi import APIRouter, Header, Path, Query
from fastapi.responses import HTMLResponse, Response, StreamingResponse

from sanad.desk.acts.confirm_words import ConfirmWords
from sanad.desk.acts.exhibit_rows import MOST, ExhibitRows
from sanad.desk.acts.reject_suggestion import RejectSuggestion
from sanad.desk.claim_form import FORMS, STANDINGS
from sanad.desk.questions.exhibit_part import ExhibitPart, Part
from sanad.desk.questions.exhibit_picture import ExhibitPicture
from sanad.desk.questions.exhibit_row import ExhibitRow
from sanad.desk.questions.exhibit_sound import ExhibitSound
from sanad.desk.questions.open_exhibit import Opened, OpenExhibit
from sanad.desk.questions.suggest_claims import SuggestClaims
from sanad.errors import BadValue, NotFound
from sanad.web.posting import Posted, Went
from sanad.web.ranges import asked_for
from sanad.web.runs import runs
from sanad.web.sound import timed, wave
from sanad.web.typed import Number, day, number, ordered
from sanad.web.visit import Visit, Visiting
from sanad.web.words import words

router = APIRouter()
_READ = {"text", "cues", "picture"}
_DRAWN = ("application/pdf", "image/")
_BLANK = Part(1, 1, "", "", (), "", "", (), "ltr", None, (), (), (), (), None, None, ())
_WIDTH = 1400  # pixels: a page of print can be read, and its picture stays under a megabyte


@router.get("/c/{compartment}/exhibits/{sha256}")
def read(
    visit: Visiting,
    sha256: str,
    part: Annotated[int, Query(ge=1)] = 1,
    after: Annotated[int | None, Query(ge=0)] = None,
) -> HTMLResponse:
    """Show what an exhibit says, in the way of its kind; one that is set aside or was not read says so."""
    opened = visit.ask(OpenExhibit(**visit.order, exhibit=sha256, most=1))
    shown: dict[str, Any] = {"opened": opened, "exhibit": opened.exhibit, "tab": "read", "forms": FORMS, "standings": STANDINGS, "is_bare": False}  # fmt: skip
    kind = str((opened.exhibit.receipt or {}).get("kind", ""))
    if opened.set_aside is not None or not kind:
        return visit.page("reader/unread.html", section="exhibits", **shown)
    if kind == "recording":
        sound = visit.ask(ExhibitSound(**visit.order, exhibit=sha256))
        return visit.page("reader/sound.html", section="exhibits", sound=sound, wave=wave(sound), timed=timed, **shown)  # fmt: skip
    if kind not in _READ:
        return _table(visit, opened, after, shown)
    return _text(visit, opened, part, shown)


def _text(visit: Visit, opened: Opened, number: int, shown: dict[str, Any]) -> HTMLResponse:
    query = visit.request.query_params
    asked = {"layer": query.get("layer", ""), "find": query.get("find", "")}
    part = _part(visit, ExhibitPart(**visit.order, exhibit=opened.exhibit.sha256, part=number, **asked))  # fmt: skip
    marked = _span(query.get("mark", ""))
    told: dict[str, Any] = {
        "part": part,
        "runs": list(runs(part, marked)),
        "find": asked["find"],
        "is_drawn": opened.exhibit.media_type.startswith(_DRAWN),
    }
    return visit.page("reader/text.html", section="exhibits", **told, **shown)


def _part(visit: Visit, order: ExhibitPart) -> Part:
    """Return the part that is asked for; of an exhibit in which nothing is written a part without words, so that its picture is shown."""
    try:
        return visit.ask(order)
    except NotFound:
        if (order.part, order.layer) != (1, ""):
            raise
        return _BLANK


def _table(visit: Visit, opened: Opened, after: int | None, shown: dict[str, Any]) -> HTMLResponse:
    """Show a table: its columns, and its rows as they are scrolled to; one page of them to whoever has no script."""
    if not visit.seat.may("find", visit.compartment):
        return visit.page("reader/unread.html", section="exhibits", **shown)
    many = 100 if after is not None else 1
    order = ExhibitRows(**visit.order, exhibit=opened.exhibit.sha256, after=after or 0, most=many)
    try:
        found = visit.desk.perform(order)
    except NotFound:  # of a kind that holds neither words nor records
        return visit.page("reader/unread.html", section="exhibits", **{**shown, "is_bare": True})
    receipt = opened.exhibit.receipt or {}
    told: dict[str, Any] = {
        "found": found,
        "of": int(str(receipt.get("read", found.of))),
        "after": after,
    }
    return visit.page("reader/table.html", section="exhibits", **told, **shown)


@router.get("/c/{compartment}/exhibits/{sha256}/rows")
def rows(
    visit: Visiting,
    sha256: str,
    begin: Annotated[int, Query(alias="from", ge=0)],
    most: Annotated[int, Query(ge=1, le=MOST)] = 100,
) -> HTMLResponse:
    """Show records `from` to `from + most` as rows; those that were set aside stand in their places."""
    found = visit.desk.perform(ExhibitRows(**visit.order, exhibit=sha256, after=begin, most=most))
    read = {each.row: each for each in found.rows}
    aside = {each.row: each for each in found.rejects}
    numbers = range(begin + 1, begin + most + 1)
    return visit.page("reader/rows.html", found=found, read=read, aside=aside, numbers=numbers)


@router.get("/c/{compartment}/exhibits/{sha256}/row/{row}")
def written(visit: Visiting, sha256: str, row: Annotated[int, Path(ge=1)]) -> HTMLResponse:
    """Show one record as its file writes it, each field ready to be quoted."""
    opened = visit.ask(OpenExhibit(**visit.order, exhibit=sha256, most=1))
    found = visit.ask(ExhibitRow(**visit.order, exhibit=sha256, row=row))
    shown: dict[str, Any] = {"opened": opened, "exhibit": opened.exhibit, "tab": "read", "forms": FORMS, "standings": STANDINGS}  # fmt: skip
    return visit.page("reader/written.html", section="exhibits", found=found, **shown)


@router.get("/c/{compartment}/exhibits/{sha256}/page/{page}")
def picture(
    visit: Visiting,
    sha256: str,
    page: Number,
    width: Annotated[int, Query(ge=16, le=2000)] = _WIDTH,
) -> Response:
    """Return a page as PNG; the header `sanad-page` says its width and height, and how boxes of its words lead to its pixels."""
    drawn = visit.ask(ExhibitPicture(**visit.order, exhibit=sha256, page=page, width=width))
    told = " ".join(f"{each:g}" for each in (drawn.width, drawn.height, *drawn.matrix))
    headers = {"sanad-page": told, "Cache-Control": "private, no-store"}
    return Response(drawn.png, media_type="image/png", headers=headers)


@router.get("/c/{compartment}/exhibits/{sha256}/sound")
def sound(
    visit: Visiting, sha256: str, wanted: Annotated[str, Header(alias="range")] = ""
) -> Response:
    """Return a recording as WAV, or the range of it that a player asks for (RFC 9110, section 14)."""
    heard = visit.ask(ExhibitSound(**visit.order, exhibit=sha256))
    start, end = asked_for(wanted, heard.size)
    headers = {
        "Accept-Ranges": "bytes",
        "Content-Length": str(end - start),
        "Cache-Control": "private, no-store",
    }
    if (start, end) != (0, heard.size):
        headers["Content-Range"] = f"bytes {start}-{end - 1}/{heard.size}"
    status = 206 if "Content-Range" in headers else 200
    return StreamingResponse(heard.read(start, end), status, headers, "audio/wav")


@router.post("/c/{compartment}/exhibits/{sha256}/words")
def confirmed(post: Posted, sha256: str) -> Response:
    """Record what somebody reads where a machine was not sure."""

    def made() -> ConfirmWords:
        part, start, end = (_place(post.field(name)) for name in ("part", "start", "end"))
        return ConfirmWords(
            **post.order,
            exhibit=sha256,
            part=part,
            start=start,
            end=end,
            reading=post.field("reading"),
            expected=post.field("expected") or None,
        )

    back = f"exhibits/{sha256}?part={post.field('part')}&layer=ocr"
    return ordered(post, made, lambda _: Went(back))


@router.get("/c/{compartment}/exhibits/{sha256}/suggestions")
def suggestions(visit: Visiting, sha256: str, published: str = "") -> HTMLResponse:
    """Show what the words of a report may say, for a person to accept, correct or reject."""
    opened = visit.ask(OpenExhibit(**visit.order, exhibit=sha256, most=1))
    found = visit.ask(SuggestClaims(**visit.order, exhibit=sha256, published=day(published)))
    shown: dict[str, Any] = {"opened": opened, "exhibit": opened.exhibit, "tab": "suggestions", "forms": FORMS}  # fmt: skip
    return visit.page("reader/suggestions.html", section="exhibits", found=found, published=published, **shown)  # fmt: skip


@router.post("/c/{compartment}/exhibits/{sha256}/suggestions")
def rejected(post: Posted, sha256: str) -> Response:
    """Say that words do not mean what was suggested."""

    def made() -> RejectSuggestion:
        part, start, end = (_place(post.field(name)) for name in ("part", "start", "end"))
        told = {"kind": post.field("kind"), "reason": post.field("reason")}
        return RejectSuggestion(**post.order, exhibit=sha256, part=part, start=start, end=end, **told)  # fmt: skip

    said = words(post.seat.language).gettext("The suggestion was rejected.")
    return ordered(post, made, lambda _: Went(f"exhibits/{sha256}/suggestions", said))


def _place(text: str) -> int:
    """Return a place in a text as a form holds it.

    Raises:
        BadValue: it is none.
    """
    found = number(text)
    if found is None:
        raise BadValue("form", value=text, type="place", detail="a number")
    return found


def _span(text: str) -> tuple[int, int] | None:
    """Return the stretch that an address names as `12-40`; None where it names none."""
    start, _, end = text.partition("-")
    if not (start.isascii() and end.isascii() and start.isdecimal() and end.isdecimal()):
        return None
    span = int(start[:9]), int(end[:9])
    return span if span[0] < span[1] else None
