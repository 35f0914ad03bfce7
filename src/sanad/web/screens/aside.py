# SPDX-License-Identifier: Apache-2.0
"""What is set aside here: why, under which paper; what a paper says beyond its registration; the naming of a paper, and the release."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from sanad.desk.act import Act
from sanad.desk.acts.release_exhibit import ReleaseExhibit
from sanad.desk.acts.state_facts import StateFacts
from sanad.desk.intake_choices import may_state
from sanad.desk.procedures.name_paper import name_paper
from sanad.desk.procedures.release_answered import release_answered
from sanad.desk.procedures.state_paper import stated_by
from sanad.desk.questions.list_instruments import ListInstruments
from sanad.desk.questions.list_quarantined import ListQuarantined, SetAside
from sanad.errors import NotFound, UndecidedByLaw
from sanad.values.canonical import Json
from sanad.web.exporting import KINDS, exported, wanted
from sanad.web.paged import part
from sanad.web.posting import Posted, Posting, Went
from sanad.web.sections import HOME, N_
from sanad.web.typed import one_of, ordered
from sanad.web.visit import Visit, Visiting
from sanad.web.words import words

router = APIRouter()
_PLACE = "/c/{compartment}/aside"
_PAPER = _PLACE + "/papers/{paper}"
_COLUMNS = ("name", "sha256", "since", "entry", "code", "reason", "instrument", "answered")
_STATED = N_("What the paper says is on record. What came under it is read again once it is released.")  # fmt: skip


@router.get(_PLACE)
def listed(visit: Visiting) -> Response:
    """Show what is set aside, and who may release it."""
    found = visit.ask(ListQuarantined(**visit.order))
    if wanted(visit):
        return exported(visit, "set aside", _COLUMNS, map(_line, found.rows))
    releases = visit.seat.may("release", visit.compartment)
    shown: dict[str, Any] = {
        "found": found,
        "papers": visit.ask(ListInstruments(**visit.order)) if releases and found.rows else (),
        "rows": part(visit, found.rows),
        "answered": sum(row.answered and row.code == UndecidedByLaw.code for row in found.rows),
        "kinds": KINDS,
    }
    return visit.page("aside/aside.html", section="exhibits", **shown)


@router.post(_PLACE)
def released(post: Posted) -> Response:
    """Release all about which something was answered since, so that the law is asked again when it is read."""

    def do(_: str) -> Went:
        given = (post.seat.officer, post.compartment, post.field("reason"))
        freed, refused = release_answered(post.desk, *given)
        if refused:
            raise refused[0]
        said = words(post.seat.language).gettext(_RELEASED)
        return Went("aside", said % {"n": len(freed)})

    return post.carry_on(do)


@router.post(_PLACE + "/several")
def several(post: Posted) -> Response:
    """Name the paper of several files, or release them."""
    acts, said = _STEPS[one_of(post.field("step"), _STEPS, type="step")]
    told = words(post.seat.language).gettext(said)
    return post.carry_out_all(acts(post), "aside", lambda n: told % {"n": n})


@router.get(_PAPER)
def paper(visit: Visiting, paper: str) -> HTMLResponse:
    """Show what is on record of a paper, what waits under it, and what else may be stated of it."""
    rows = _under(visit, paper)
    on_record = rows[0].instrument
    asked = dict.fromkeys((row.reason, row.code) for row in rows if row.belongs_to is None)
    known = {name: as_typed(fact) for name, fact in _facts(on_record).items()}
    told = {"paper": on_record, "asked": asked, "n": len(rows), "known": known}
    return visit.page("aside/paper.html", section="exhibits", wanted=may_state(on_record), **told)


@router.post(_PAPER)
def stated(post: Posted, paper: str) -> Response:
    """Record what was typed of it; what was left empty, or stands on record already, is not stated anew."""
    on_record = _under(post, paper)[0].instrument
    names = may_state(on_record)

    def act() -> StateFacts:
        written = _written(post, names, _facts(on_record))
        about = {"instrument": paper, "reason": post.field("reason")}
        return StateFacts(**post.seat.order(HOME), **about, stated=stated_by(on_record, written))

    said = words(post.seat.language).gettext(_STATED)
    return ordered(post, act, lambda name: Went(f"aside/papers/{name}", said))


def _named(post: Posting) -> Iterator[Act[Any]]:
    given = (post.several("each"), post.field("instrument"), post.field("name_reason"))
    yield from name_paper(post.office.tools, post.order, *given)


def _released(post: Posting) -> Iterator[Act[Any]]:
    for each in post.several("each"):
        yield ReleaseExhibit(**post.order, exhibit=each, reason=post.field("release_reason"))


_RELEASED = N_("%(n)s released; they wait to be read.")
_STEPS: Mapping[str, tuple[Callable[[Posting], Iterator[Act[Any]]], str]] = MappingProxyType(
    {
        "name": (_named, N_("The paper of %(n)s was named. Once released, they wait to be read.")),
        "release": (_released, _RELEASED),
    }
)


def _under(visit: Visit, paper: str) -> list[Any]:
    """Return what is set aside here under a paper.

    Raises:
        NotFound: nothing is; a paper under which others work is as one that never was.
    """
    rows = visit.ask(ListQuarantined(**visit.order)).rows
    found = [row for row in rows if row.instrument is not None and row.instrument.id == paper]
    if not found:
        raise NotFound("set aside", kind="paper", name=paper)
    return found


def _facts(paper: Any) -> Mapping[str, Json]:  # noqa: ANN401  # of the desk's answer
    return {**paper.facts, **paper.stated}


def _written(post: Posting, names: Iterable[str], known: Mapping[str, Json]) -> dict[str, str]:
    typed = {name: post.field(name).strip() for name in names}
    return {name: text for name, text in typed.items() if text and text != as_typed(known.get(name))}  # fmt: skip


def as_typed(value: Json) -> str:
    """Return a fact as its field holds it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


def _line(row: SetAside) -> dict[str, Json]:
    told = {name: getattr(row, name) for name in _COLUMNS if name != "instrument"}
    return {**told, "instrument": row.instrument and row.instrument.id}
