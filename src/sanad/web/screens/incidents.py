# SPDX-License-Identifier: Apache-2.0
"""Incidents: the list, the same on a map and along time, one with what each source says of it, and which of them may be one."""

from typing import Any

from fastapi import APIRouter
from fastapi.responses import FileResponse, HTMLResponse, JSONResponse, RedirectResponse, Response

from sanad.desk import intake_choices as choices
from sanad.desk.acts.judge_identity import JudgeIdentity
from sanad.desk.lanes import Mark
from sanad.desk.questions.follow_work import FollowWork
from sanad.desk.questions.incident_matrix import IncidentFile, IncidentMatrix
from sanad.desk.questions.list_copies import ListCopies
from sanad.desk.questions.list_duplicates import ListDuplicates
from sanad.desk.questions.list_work import ListWork
from sanad.desk.questions.subject_file import SubjectFile
from sanad.desk.questions.time_marks import TimeMarks
from sanad.desk.register_choices import Answer, Sameness, Status
from sanad.web import alike
from sanad.web.exporting import KINDS, exported, wanted
from sanad.web.incident_list import COLUMNS, chosen, points, row
from sanad.web.judging import judgement
from sanad.web.paged import AT_ONCE, part, scrolled
from sanad.web.posting import Posted, Went
from sanad.web.typed import day, ordered
from sanad.web.visit import Visit, Visiting

router = APIRouter()
_PLACE = "/c/{compartment}/incidents"
_MARKS = ("lane", "thing", "label", "what", "said", "first", "last", "source", "by", "events")
_ROWS = 1_000
"""Rows of the table of a time line; the picture and the export have all."""
_TRIES = 20
"""Comparisons of reports among which the newest that ended well is looked for."""
OUTLINES = "outlines.json"
"""A file of the office, TopoJSON with an object `countries`, that its maps draw in place of those that come with the program."""


@router.get(_PLACE)
def listed(visit: Visiting) -> Response:
    """List them, one line each."""
    return _chosen(visit, "list")


@router.get(_PLACE + "/rows")
def rows(visit: Visiting) -> HTMLResponse:
    """Give some rows of a long list."""
    some = scrolled(visit, chosen(visit).lines)
    return visit.page("incidents/rows.html", some=some)


@router.get(_PLACE + "/map")
def mapped(visit: Visiting) -> Response:
    """Show them on a map, with the table that says the same."""
    return _chosen(visit, "map")


@router.get(_PLACE + "/map.json")
def places(visit: Visiting) -> JSONResponse:
    """Give what a map may show: points with their radius, each with its incident."""
    found = chosen(visit)
    marks = [mark for each in found.lines for mark in points(visit, each)]
    return JSONResponse({"outlines": visit.at("incidents/outlines.json"), "marks": marks})


@router.get(_PLACE + "/outlines.json")
def outlines(visit: Visiting) -> Response:
    """Give the outlines of countries: the office's own, where it has some."""
    own = visit.office.path / OUTLINES
    if own.is_file():
        return FileResponse(own, media_type="application/json")
    return RedirectResponse(visit.pages.static("vendor/world-atlas/countries-50m.json"), 303)


@router.get(_PLACE + "/timeline")
def timeline(visit: Visiting) -> Response:
    """Show what sources date, in lanes, with the table that says the same."""
    told = visit.ask(_marks(visit))
    if wanted(visit):
        return exported(visit, "dated statements", _MARKS, map(vars, told.marks))
    return _page(visit, "timeline", told=told, most=_ROWS)


@router.get(_PLACE + "/timeline.json")
def marks(visit: Visiting) -> JSONResponse:
    """Give the marks of the time line."""
    told = visit.ask(_marks(visit))
    shown = [{**vars(each), **_ways(visit, each)} for each in told.marks]
    return JSONResponse({"lanes": list(told.lanes), "marks": shown})


@router.get(_PLACE + "/duplicates")
def duplicates(visit: Visiting) -> Response:
    """Show which may be one, and nobody has said so or otherwise."""
    found = visit.ask(ListDuplicates(**visit.order))
    if wanted(visit):
        return exported(visit, "incidents that may be one", alike.PAIRS, alike.pairs(found))
    return _page(visit, "duplicates", pairs=part(visit, found))


@router.get(_PLACE + "/stories")
def stories(visit: Visiting) -> Response:
    """Show which reports seem to tell one event, as they were compared last: it takes long where there are many."""
    jobs = visit.ask(ListWork(**visit.order, kind="collate", most=_TRIES)).jobs
    done = next((job for job in jobs if job.state == choices.State.DONE), None)
    told = visit.ask(FollowWork(**visit.order, work=done.id)) if done else None
    if wanted(visit) and told and told.outcome:
        rows = alike.stories(told.outcome.result)
        return exported(visit, f"stories of {told.id}", alike.STORIES, rows)
    newest = jobs[0] if jobs and jobs[0].state not in choices.ENDED else None
    return _page(visit, "stories", told=told, running=newest, choices=choices)


@router.get(_PLACE + "/compare")
def compared(visit: Visiting, left: str, right: str) -> HTMLResponse:
    """Lay two incidents side by side."""
    both = [visit.ask(IncidentMatrix(**visit.order, incident=each)) for each in (left, right)]
    return _page(visit, "compare", left=both[0], right=both[1], answers=tuple(Sameness))


@router.post(_PLACE + "/compare")
def judged(post: Posted) -> Response:
    """Say of two whether they are one; a later judgement parts them again."""
    left, right = post.field("left"), post.field("right")

    def made() -> JudgeIdentity:
        return JudgeIdentity(**post.order, judgement=judgement(post, left, right))

    return ordered(post, made, lambda _: Went(f"incidents/{left}"))


@router.get(_PLACE + "/{incident}")
def shown(visit: Visiting, incident: str) -> HTMLResponse:
    """Show what each source says of one incident."""
    return _file(visit, visit.ask(IncidentMatrix(**visit.order, incident=incident)))


@router.post(_PLACE + "/{incident}")
def checked(post: Posted, incident: str) -> HTMLResponse:
    """Hold an edited paragraph to the matrix; it is looked at and not kept."""
    edited = post.field("edited")
    found = post.ask(IncidentMatrix(**post.order, incident=incident, edited=edited))
    return _file(post, found, edited)


@router.get(_PLACE + "/{incident}/copies")
def copies(visit: Visiting, incident: str) -> Response:
    """Show which reports about it may go back to one statement."""
    found = visit.ask(ListCopies(**visit.order, incident=incident))
    if wanted(visit):
        return exported(visit, f"reports alike on {incident}", alike.COPIES, alike.copies(found))
    return _page(visit, "copies", incident=incident, copies=found)


def _chosen(visit: Visit, name: str) -> Response:
    """Show the incidents that the filters leave, or hand them out."""
    found = chosen(visit)
    if wanted(visit):
        return exported(visit, "incidents", COLUMNS, map(row, found.lines))
    return _page(visit, name, found=found, most=AT_ONCE)


def _page(visit: Visit, name: str, **context: Any) -> HTMLResponse:  # noqa: ANN401  # what the template shows
    around: dict[str, Any] = {"tab": name, "statuses": tuple(Status), "kinds": KINDS}
    return visit.page(f"incidents/{name}.html", section="incidents", **around, **context)


def _file(visit: Visit, found: IncidentFile, edited: str | None = None) -> HTMLResponse:
    entry = visit.ask(SubjectFile(**visit.order, subject=found.incident))
    of: dict[str, Any] = {
        "found": found,
        "entry": entry.file,
        "edited": edited,
        "answers": tuple(Answer),
    }
    return _page(visit, "incident", **of)


def _marks(visit: Visit) -> TimeMarks:
    query = visit.request.query_params
    since, until = (day(query.get(name, "")) for name in ("since", "until"))
    return TimeMarks(**visit.order, subject=query.get("subject") or None, since=since, until=until)


def _ways(visit: Visit, mark: Mark) -> dict[str, str]:
    """Return the address of the claim, of the rows of a finding that tell of a day, or of the thing; and that of the thing as a `whole`."""
    whole = visit.at(_address(mark.thing))
    kind, _, name = mark.source.partition(":")
    if kind == "finding" and mark.first == mark.last:
        return {"href": f"{whole}?only.words={mark.first}", "whole": whole}
    return {"href": visit.at(f"claims/{name}") if kind == "claim" else whole, "whole": whole}


def _address(thing: str) -> str:
    kind, _, name = thing.partition(":")
    folder = {"incident": "incidents", "subject": "subjects", "proceeding": "proceedings", "finding": "findings"}  # fmt: skip
    return f"{folder[kind]}/{name}"
