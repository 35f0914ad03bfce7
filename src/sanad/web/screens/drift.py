# SPDX-License-Identifier: Apache-2.0
"""Drift: each request and dossier whose ground has changed since somebody signed it, what changed in words, and the tasks that follow."""

from collections.abc import Iterator, Mapping
from typing import Any

from fastapi import APIRouter
from fastapi.responses import Response

from sanad.desk.acts.follow_up import FollowUp
from sanad.desk.questions.list_drift import ListDrift
from sanad.values.canonical import Json
from sanad.web.exporting import KINDS, exported, wanted
from sanad.web.posting import Posted, Went
from sanad.web.visit import Visiting
from sanad.web.words import words

router = APIRouter()
_COLUMNS = ("thing", "subject", "step", "what", "where", "was", "now", "says")


@router.get("/c/{compartment}/drift")
def listed(visit: Visiting) -> Response:
    """Show what is amber."""
    found = visit.ask(ListDrift(**visit.order))
    if wanted(visit):
        return exported(visit, "drift", _COLUMNS, _rows(found))
    return visit.page("drift/drift.html", section="drift", found=found, kinds=KINDS)


@router.post("/c/{compartment}/drift")
def followed_up(post: Posted) -> Response:
    """Raise the tasks that drift, questions and clocks call for, where nobody has."""
    told = words(post.seat.language)

    def said(n: int) -> str:
        return told.ngettext("%(n)s task was raised", "%(n)s tasks were raised", n) % {"n": n}

    act = FollowUp(**post.order)
    return post.carry_out(act, lambda made: Went("tasks?state=raised", said(len(made))))


def _rows(found: Any) -> Iterator[Mapping[str, Json]]:  # noqa: ANN401  # of the desk's answer
    for each in found:
        of = {"thing": each.thing, "subject": each.subject, "step": each.step}
        if each.stops:
            yield {**of, "what": "stops", "where": "", "was": "", "now": "", "says": each.stops}
        for change in each.changes:
            yield {**of, **vars(change), "says": change.says}
        for what, rulings in (("withdraw", each.withdraw), ("decide", each.decide)):
            for ruling in rulings:
                yield {**of, "what": what, "where": ruling.rule, "was": "", "now": "", "says": ruling.reason}  # fmt: skip
