# SPDX-License-Identifier: Apache-2.0
"""Entries of the register for what somebody types, wherever one is picked: in the palette and in fields that name one."""

from typing import Any

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from sanad.desk.questions.suggest_subjects import Suggested, SuggestSubjects
from sanad.web.visit import Visit, Visiting

router = APIRouter()


@router.get("/c/{compartment}/suggest")
def suggest(visit: Visiting, text: str = "") -> JSONResponse:
    """Suggest entries of the register for what is typed, each with what tells it from a namesake."""
    found = visit.ask(SuggestSubjects(**visit.order, text=text))
    return JSONResponse([_told(visit, each) for each in found.subjects])


def _told(visit: Visit, each: Suggested) -> dict[str, Any]:
    subject = each.subject
    facts = [each.met, each.father, each.born, each.place, each.id_tail and f"…{each.id_tail}"]
    return {
        "href": visit.at(f"subjects/{subject.id}"),
        "id": subject.id,
        "kind": subject.kind,
        "name": subject.label,
        "romanised": "",
        "facts": [fact for fact in facts if fact],
    }
