# SPDX-License-Identifier: Apache-2.0
"""Readings: what became of every step of reading every exhibit, what was set aside of each, and the words that a machine was not sure of."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from sanad.desk import intake_choices as choices
from sanad.desk.acts.confirm_words import ConfirmWords
from sanad.desk.procedures.open_locked import open_locked
from sanad.desk.questions.exhibit_picture import ExhibitPicture, Picture
from sanad.desk.questions.list_readings import START, ListReadings, Place
from sanad.desk.questions.list_rejects import ListRejects
from sanad.desk.questions.list_unsure import ListUnsure, Unsure
from sanad.errors import BadValue, SanadError
from sanad.values.canonical import Json
from sanad.web.exporting import KINDS, exported, wanted
from sanad.web.paged import AT_ONCE, Part, begin
from sanad.web.posting import Posted, Went
from sanad.web.typed import PLACES, number, ordered
from sanad.web.visit import Visit, Visiting

router = APIRouter()
_WORDS = 20
_COLUMNS = ("name", "sha256", "step", "state", "reader", "version", "read", "stored", "rejected", "code", "says")  # fmt: skip
_REJECTS = ("row", "code", "reason", "written")
_AROUND = 3
"""Heights of a word that are shown before and after it, so that its line is read with it."""


@router.get("/c/{compartment}/readings")
def listed(visit: Visiting) -> Response:
    """Show the steps of reading in one state, in the order in which they were settled; first those that failed."""
    query = visit.request.query_params
    state = query.get("state", choices.READINGS[0])
    if wanted(visit):
        return exported(visit, "readings", _COLUMNS, map(_row, _every(visit, state)))
    found = visit.ask(ListReadings(**visit.order, states=(state,), after=_place(query.get("after", "")), most=AT_ONCE))  # fmt: skip
    end = "~".join(map(str, found.end)) if len(found.jobs) == AT_ONCE else ""
    shown: dict[str, Any] = {"found": found, "state_of": state, "end": end, "choices": choices}
    return visit.page("readings/readings.html", section="intake", kinds=KINDS, **shown)


@router.get("/c/{compartment}/readings/{sha256}/rejects")
def rejects(visit: Visiting, sha256: str) -> Response:
    """Show the records that a reading set aside, as they were written, with the reason of each."""
    query = visit.request.query_params
    found = visit.ask(ListRejects(**visit.order, exhibit=sha256, **_step(query.get("step", ""))))
    if wanted(visit):
        return exported(visit, "rejects", _REJECTS, found.rows())
    start = begin(visit)
    some = list(islice(found.rows(), start, start + AT_ONCE))
    shown: dict[str, Any] = {
        "found": found,
        "part": Part(some, start, found.rejected),
        "sha256": sha256,
    }
    return visit.page("readings/rejects.html", section="intake", kinds=KINDS, **shown)


@router.post("/c/{compartment}/readings/{sha256}/unlock")
def unlocked(post: Posted, sha256: str) -> Response:
    """Open a file with the password that was typed, which a refusal does not show again."""
    typed, password = post.field("password"), "password"
    quiet = replace(post, fields=tuple(each for each in post.fields if each[0] != password))
    tools = post.office.tools
    return quiet.carry_on(lambda _: Went(f"jobs/{open_locked(post.desk, tools, post.order, sha256, typed)}"))  # fmt: skip


@router.get("/c/{compartment}/readings/{sha256}/unsure")
def unsure(visit: Visiting, sha256: str) -> HTMLResponse:
    """Show the words that a machine was not sure of, each in the picture of its line."""
    found = visit.ask(ListUnsure(**visit.order, exhibit=sha256))
    some = found.unsure[:_WORDS]
    pictures = {part: _picture(visit, sha256, part) for part in {each.part for each in some}}
    lines = [(each, _line(each, pictures[each.part])) for each in some]
    return visit.page("readings/unsure.html", section="intake", found=found, lines=lines)


@router.post("/c/{compartment}/readings/{sha256}/unsure")
def confirmed(post: Posted, sha256: str) -> Response:
    """Record what somebody reads there, and go on to the next word."""

    def made() -> ConfirmWords:
        part, start, end = (number(post.field(name)) or 0 for name in ("part", "start", "end"))
        told: dict[str, Any] = {
            "part": part,
            "start": start,
            "end": end,
            "expected": post.field("expected") or None,
        }
        return ConfirmWords(**post.order, exhibit=sha256, reading=post.field("reading"), **told)

    return ordered(post, made, lambda _: Went(f"readings/{sha256}/unsure"))


def _picture(visit: Visit, sha256: str, page: int) -> Picture | None:
    """Return the page on which words stand; None where it cannot be drawn."""
    try:
        return visit.ask(ExhibitPicture(**visit.order, exhibit=sha256, page=page, width=1400))
    except SanadError:
        return None


def _line(word: Unsure, picture: Picture | None) -> dict[str, float] | None:
    """Return where in the picture the line of a word is, and the word in it, in pixels."""
    if picture is None:
        return None
    a, b, c, d, e, f = picture.matrix
    left, top, right, bottom = word.box
    xs = sorted((a * left + c * top + e, a * right + c * bottom + e))
    ys = sorted((b * left + d * top + f, b * right + d * bottom + f))
    high = max(ys[1] - ys[0], 8.0)
    at = max(0.0, xs[0] - 6 * high)
    wide = min(picture.width - at, xs[1] - xs[0] + 12 * high)
    around = {
        "x": at,
        "y": max(0.0, ys[0] - _AROUND * high / 2),
        "wide": wide,
        "high": (1 + _AROUND) * high,
    }
    own = {"left": xs[0], "top": ys[0], "across": xs[1] - xs[0], "down": ys[1] - ys[0]}
    return {**around, **own, "picture_wide": picture.width, "picture_high": picture.height}


def _step(name: str) -> dict[str, str]:
    return {"step": name} if name else {}


def _place(text: str) -> Place:
    """Return the place behind which a page begins, as its address has it."""
    if not text:
        return START
    seq, _, rest = text.partition("~")
    exhibit, _, step = rest.partition("~")
    if not (seq.isascii() and seq.isdecimal() and len(seq) <= PLACES):
        raise BadValue(
            "address", value=text[:80], type="place in a list", detail="use the links of the page"
        )
    return int(seq), exhibit, step


def _every(visit: Visit, state: str) -> Iterator[Any]:
    found = visit.ask(ListReadings(**visit.order, states=(state,)))
    while found.jobs:
        yield from found.jobs
        found = visit.ask(ListReadings(**visit.order, states=(state,), after=found.end))


def _row(job: Any) -> dict[str, Json]:  # noqa: ANN401  # of the desk's answer
    told = job.document or {}
    names = ("read", "stored", "rejected", "code", "says")
    known = {name: getattr(job, name) for name in ("name", "step", "state", "reader", "version")}
    return {**known, "sha256": job.exhibit, **{name: told.get(name) for name in names}}
