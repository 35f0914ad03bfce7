# SPDX-License-Identifier: Apache-2.0
"""What somebody may mean who types a few letters: entries of the register or officers where one is picked; exhibits and requests, too, in the palette."""

from typing import Any

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from sanad.desk.questions.officers_with import OfficersWith
from sanad.desk.questions.suggest_subjects import Suggested, SuggestSubjects
from sanad.desk.questions.suggest_things import SuggestThings, Thing
from sanad.values.visible import visible
from sanad.web.sections import HOME, N_
from sanad.web.shown import filters
from sanad.web.visit import Visit, Visiting
from sanad.web.words import words

router = APIRouter()
_PLACES = {"exhibit": ("exhibits", N_("exhibit")), "request": ("requests", N_("request"))}
"""Kind of thing → where it is shown, and what it is called."""


@router.get("/c/{compartment}/suggest")
def suggest(visit: Visiting, text: str = "") -> JSONResponse:
    """Suggest entries of the register for what is typed, each with what tells it from a namesake."""
    found = visit.ask(SuggestSubjects(**visit.order, text=text))
    return JSONResponse([_told(visit, each) for each in found.subjects])


@router.get("/c/{compartment}/anything")
def anything(visit: Visiting, text: str = "") -> JSONResponse:
    """Suggest entries of the register, exhibits and requests of this compartment."""
    subjects = visit.ask(SuggestSubjects(**visit.order, text=text, most=6))
    things = visit.ask(SuggestThings(**visit.order, text=text))
    told = [_told(visit, each) for each in subjects.subjects]
    return JSONResponse([*told, *(_thing(visit, each) for each in things)])


@router.get("/c/{compartment}/officers")
def officers(visit: Visiting, text: str = "") -> JSONResponse:
    """Suggest officers who serve in this compartment, by any part of their ids."""
    served = {"wanted_power": "look", "wanted_compartment": visit.compartment}
    found = visit.ask(OfficersWith(**visit.seat.order(HOME), **served))
    meant = [who for who in found if text.casefold() in who.casefold()]
    return JSONResponse([{"id": who, "name": "", "facts": []} for who in meant])


def _told(visit: Visit, each: Suggested) -> dict[str, Any]:
    subject = each.subject
    facts = [each.met, each.father, each.born, each.place, each.id_tail and f"…{each.id_tail}"]
    return {
        "href": visit.at(f"subjects/{subject.id}"),
        "id": subject.id,
        "kind": subject.kind,
        "name": subject.label,
        "facts": [fact for fact in facts if fact],
    }


def _thing(visit: Visit, each: Thing) -> dict[str, Any]:
    place, label = _PLACES[each.kind]
    kind = words(visit.seat.language).gettext(label)
    told = (f"{each.id[:8]}…", *each.told)
    if each.kind == "request":
        number, of_kind = each.told
        told = (number, filters(visit.seat.language)["word"](of_kind))
    return {
        "href": visit.at(f"{place}/{each.id}"),
        "id": each.id,
        "kind": each.kind,
        "name": visible(each.name),
        "facts": [kind, *(visible(fact) for fact in told if fact)],
    }
