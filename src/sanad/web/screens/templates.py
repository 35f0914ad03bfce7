# SPDX-License-Identifier: Apache-2.0
"""Templates of operators and banks: which there are, and a new one made of a table that none fits, tried before it is kept."""

import json
from typing import Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from sanad.desk.procedures.draft_template import (
    KINDS,
    Draft,
    Sample,
    Source,
    Tried,
    draft_of,
    fingerprint,
    keep_template,
    known_templates,
    sample_of,
    try_draft,
)
from sanad.errors import BadValue, SanadError
from sanad.values.canonical import Json
from sanad.web.exporting import KINDS as FILES
from sanad.web.exporting import exported, wanted
from sanad.web.posting import Posted, Posting, Went
from sanad.web.shown import filters
from sanad.web.typed import number
from sanad.web.visit import Visit, Visiting
from sanad.web.words import words

router = APIRouter()
_COLUMNS = ("id", "operator", "records", "version", "columns", "fingerprint", "own")
_MOST = 200  # columns, and words of one


@router.get("/c/{compartment}/templates")
def listed(visit: Visiting) -> Response:
    """Show the templates in the order in which they are tried on a file."""
    found = known_templates(visit.desk, visit.office.tools, visit.order)
    if wanted(visit):
        return exported(visit, "templates", _COLUMNS, map(_row, found))
    return visit.page("templates/templates.html", section="intake", found=found, kinds=FILES)


@router.get("/c/{compartment}/templates/new")
def new(visit: Visiting) -> Response:
    """Show a table beside the fields that its columns may be, as other templates call them."""
    source = _source(dict(visit.request.query_params))
    sample = sample_of(visit.desk, visit.office.tools, visit.order, source)
    return _editor(visit, source, sample, draft_of(visit.office.tools, sample))


@router.post("/c/{compartment}/templates/new")
def tried(post: Posted) -> Response:
    """Try what was filled in on the table, or keep it, or show the fields of another kind of records."""
    source, draft = _source(dict(post.fields)), _draft(post)
    step = post.field("step")
    if step == "keep":
        return _kept(post, source, draft)
    try:
        words = draft.kind.words
        joined = tuple(draft.places(words.column)) if words else ()
        sample = sample_of(post.desk, post.office.tools, post.order, source, joined)
    except SanadError as error:
        return post.refused(error)
    if step == "kind":
        return _editor(post, source, sample, draft)
    try:
        outcome: Tried | SanadError = try_draft(post.desk, post.office.tools, post.order, draft, source)  # fmt: skip
    except SanadError as error:
        outcome = error
    return _editor(post, source, sample, draft, outcome)


@router.post("/c/{compartment}/templates/dates")
def dates(post: Posted) -> HTMLResponse:
    """Show how the worst dates of the table read by what is filled in so far."""
    shown: dict[str, Any] = {"error": None, "dated": []}
    try:
        shown["dated"] = _draft(post).dates(_rows(post.field("odd")))
    except BadValue as error:
        shown["error"] = filters(post.seat.language)["told"](error, post.seat)
    return post.page("templates/dates.html", **shown)


def _editor(
    visit: Visit, source: Source, sample: Sample, draft: Draft, outcome: Tried | SanadError | None = None
) -> Response:  # fmt: skip
    failed = outcome if isinstance(outcome, SanadError) else None
    shown: dict[str, Any] = {
        "source": source,
        "sample": sample,
        "draft": draft,
        "kind": draft.kind,
        "records": tuple(KINDS),
        "usual": {"home": visit.office.tools.country, "zone": visit.office.tools.zone},
        "fingerprint": fingerprint(draft.header),
        "odd": json.dumps(sample.odd),
        "joined": draft.places(draft.kind.words.column) if draft.kind.words else [],
    }
    return visit.page("templates/new.html", section="intake", error=failed, outcome=None if failed else outcome, **shown)  # fmt: skip


def _kept(post: Posting, source: Source, draft: Draft) -> Response:
    """Keep the template, and go back to where its table lies."""
    back = f"intake/{source.delivery}/recognised" if source.delivery else "readings"
    tools = post.office.tools
    said = words(post.seat.language).gettext("The template is kept. From now on it reads every table with this header.")  # fmt: skip

    def kept(key: str) -> Went:
        keep_template(post.desk, tools, post.order, draft, key)
        return Went(back, said)

    return post.carry_on(kept)


def _source(told: dict[str, str]) -> Source:
    texts = {name: told.get(name, "") for name in ("delivery", "file", "exhibit")}
    return Source(**texts, sheet=number(told.get("sheet", "")) or 0)


def _draft(post: Posting) -> Draft:
    """Return the template as it was filled in: `column-N` names the field of the Nth column, `word-N` and `means-N` the words, `o-NAME` another field."""
    told = dict(post.fields)
    columns = {told[f"name-{n}"]: told[f"column-{n}"] for n in range(_MOST) if told.get(f"column-{n}")}  # fmt: skip
    words = {told.get(f"word-{n}", ""): told[f"means-{n}"] for n in range(_MOST) if told.get(f"means-{n}")}  # fmt: skip
    texts = ("records", "id", "operator", "version", "delimiter", "every")
    return Draft(
        **{name: told.get(name, "") for name in texts},
        preamble=number(told.get("preamble", "")) or 0,
        header=tuple(told[f"name-{n}"] for n in range(_MOST) if f"name-{n}" in told),
        columns=columns,
        words=words,
        options={name.removeprefix("o-"): told[name] for name in told if name.startswith("o-")},
    )


def _rows(text: str) -> list[tuple[str, ...]]:
    """Return records of the table as the page holds them.

    Raises:
        BadValue: the page does not hold them so.
    """
    try:
        return [tuple(str(cell) for cell in row) for row in json.loads(text or "[]")]
    except (ValueError, TypeError, RecursionError) as error:
        raise BadValue("form", value=text[:80], type="records", detail="load the page again") from error  # fmt: skip


def _row(each: Any) -> dict[str, Json]:  # noqa: ANN401  # of the desk's answer
    told = each.template
    return {"id": told.id, "operator": told.operator, "records": told.records, "version": told.version, "columns": list(told.header), "fingerprint": told.fingerprint, "own": each.own}  # fmt: skip
