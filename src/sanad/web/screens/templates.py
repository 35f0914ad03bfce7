# SPDX-License-Identifier: Apache-2.0
"""Templates of operators and banks: which there are, and a new one made of a table that none fits, tried before it is kept."""

from typing import Any

from fastapi import APIRouter
from fastapi.responses import Response

from sanad.desk.procedures.draft_template import (
    FIELDS,
    KINDS_OF_CALL,
    Draft,
    Sample,
    Tried,
    keep_template,
    known_templates,
    sample_of,
    try_draft,
)
from sanad.errors import SanadError
from sanad.values.canonical import Json
from sanad.web.exporting import KINDS, exported, wanted
from sanad.web.posting import Posted, Posting, Went
from sanad.web.typed import number
from sanad.web.visit import Visit, Visiting

router = APIRouter()
_COLUMNS = ("id", "operator", "records", "version", "columns", "fingerprint", "own")


@router.get("/c/{compartment}/templates")
def listed(visit: Visiting) -> Response:
    """Show the templates in the order in which they are tried on a file."""
    found = known_templates(visit.desk, visit.office.tools, visit.order)
    if wanted(visit):
        return exported(visit, "templates", _COLUMNS, map(_row, found))
    return visit.page("templates/templates.html", section="intake", found=found, kinds=KINDS)


@router.get("/c/{compartment}/templates/new")
def new(visit: Visiting) -> Response:
    """Show a table beside the fields that its columns may be."""
    query = visit.request.query_params
    source = {name: query.get(name, "") for name in ("delivery", "file", "exhibit")}
    sample = sample_of(visit.desk, visit.office.tools, visit.order, **source)
    return _editor(visit, source, sample, Draft())


@router.post("/c/{compartment}/templates/new")
def tried(post: Posted) -> Response:
    """Try what was filled in on the table, or keep it."""
    source = {name: post.field(name) for name in ("delivery", "file", "exhibit")}
    draft = _draft(post)
    if post.field("step") == "keep":
        return post.carry_on(lambda key: Went("templates", keep_template(post.desk, post.office.tools, post.order, draft, key)))  # fmt: skip
    try:
        sample = sample_of(post.desk, post.office.tools, post.order, **source)
    except SanadError as error:
        return post.refused(error)
    try:
        outcome: Tried | SanadError = try_draft(
            post.desk, post.office.tools, post.order, draft, **source
        )
    except SanadError as error:
        outcome = error
    return _editor(post, source, sample, draft, outcome)


def _editor(
    visit: Visit,
    source: dict[str, str],
    sample: Sample,
    draft: Draft,
    outcome: Tried | SanadError | None = None,
) -> Response:
    failed = outcome if isinstance(outcome, SanadError) else None
    shown: dict[str, Any] = {
        "source": source,
        "sample": sample,
        "draft": draft,
        "fields": FIELDS,
        "calls": KINDS_OF_CALL,
    }
    return visit.page("templates/new.html", section="intake", error=failed, outcome=None if failed else outcome, **shown)  # fmt: skip


def _draft(post: Posting) -> Draft:
    """Return the template as it was filled in: `column-N` names the field of the Nth column, `word-N` and `means-N` the words of calls."""
    told = dict(post.fields)
    columns = {
        told[f"name-{n}"]: told[f"column-{n}"] for n in range(200) if told.get(f"column-{n}")
    }
    words = {told[f"word-{n}"]: told[f"means-{n}"] for n in range(200) if told.get(f"means-{n}")}
    header = tuple(told[f"name-{n}"] for n in range(200) if f"name-{n}" in told)
    texts = ("id", "operator", "version", "zone", "home", "date_format", "delimiter")
    return Draft(
        **{name: post.field(name) for name in texts},
        preamble=number(post.field("preamble")) or 0,
        header=header,
        columns=columns,
        words=words,
        every=post.field("every"),
    )


def _row(each: Any) -> dict[str, Json]:  # noqa: ANN401  # of the desk's answer
    told = each.template
    return {"id": told.id, "operator": told.operator, "records": told.records, "version": told.version, "columns": list(told.header), "fingerprint": told.fingerprint, "own": each.own}  # fmt: skip
