# SPDX-License-Identifier: Apache-2.0
"""The rulebook: its rules with who signed them, one rule with its cases, the law of a day, what an amendment or another wording would change."""

from typing import Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from sanad.desk import choices
from sanad.desk.acts.sign_rules import SignRules
from sanad.desk.procedures.hand_out import Handed
from sanad.desk.procedures.try_wording import try_wording
from sanad.desk.questions.law_changed import LawChanged
from sanad.desk.questions.law_on import LawOn
from sanad.desk.questions.list_rules import ListRules
from sanad.desk.questions.open_rule import OpenRule
from sanad.errors import SanadError
from sanad.web.exporting import KINDS, exported, wanted
from sanad.web.handing import handed
from sanad.web.posting import Posted, Went
from sanad.web.typed import day, some_day
from sanad.web.visit import Visiting
from sanad.web.words import words

router = APIRouter()
_FILTERS = ("mark", "gate", "standing", "target")
_STANDINGS = ("signed", "unsigned", "changed", "retired")
_COLUMNS = ("rule", "version", "title", "article", "mark", "gate", "severity", "in_force_from", "in_force_to", "standing", "by")  # fmt: skip


@router.get("/c/{compartment}/rules")
def listed(visit: Visiting) -> Response:
    """Show the rules, or those that words and filters leave."""
    query = visit.request.query_params
    chosen: dict[str, Any] = {name: query[name] for name in _FILTERS if query.get(name)}
    sought = query.get("words", "")
    found = visit.ask(ListRules(**visit.order, **chosen, words=sought))
    if wanted(visit):
        return exported(visit, "rules", _COLUMNS, (line.as_json() for line in found.lines))
    offered: dict[str, Any] = {"choices": choices, "standings": _STANDINGS, "kinds": KINDS}
    return visit.page("rules/rules.html", section="rules", found=found, chosen=chosen, words=sought, **offered)  # fmt: skip


@router.post("/c/{compartment}/rules")
def decided(post: Posted) -> Response:
    """Sign or retire the wording of rules, those named or all that nobody has decided on."""
    rules = post.several("rules")
    told = words(post.seat.language)
    given = {"reason": post.field("reason"), "decision": post.field("decision")}
    to = f"rules/{rules[0]}" if len(rules) == 1 else "rules"

    def said(n: int) -> str:
        return told.ngettext("%(n)s rule is decided on", "%(n)s rules are decided on", n) % {"n": n}

    act = SignRules(**post.order, rules=rules, **given)
    return post.carry_out(act, lambda made: Went(to, said(len(made))))


@router.get("/c/{compartment}/rules/law")
def law(visit: Visiting) -> HTMLResponse:
    """Show the law of a day: provisions with their penalty, and what is not known."""
    query = visit.request.query_params
    offences = tuple(query.get("offences", "").split())
    told = visit.ask(LawOn(**visit.order, on=day(query.get("on", "")), offences=offences))
    return visit.page("rules/law.html", section="rules", told=told, offences=" ".join(offences))


@router.get("/c/{compartment}/rules/changed")
def changed(visit: Visiting) -> HTMLResponse:
    """Show what would change if an amendment began on a day; nothing is changed by asking."""
    query = visit.request.query_params
    told, amendment = None, query.get("amendment", "")
    undated = visit.ask(LawOn(**visit.order))["undated"]
    if amendment:
        begins_on = some_day(query.get("begins_on", ""))
        told = visit.ask(LawChanged(**visit.order, amendment=amendment, begins_on=begins_on))
    return visit.page("rules/changed.html", section="rules", told=told, undated=undated, amendment=amendment)  # fmt: skip


@router.get("/c/{compartment}/rules/{rule}")
def opened(visit: Visiting, rule: str) -> HTMLResponse:
    """Show a rule: text, source, cases, known misfires, what it says of the requests here."""
    found = visit.ask(OpenRule(**visit.order, rule=rule))
    return visit.page("rules/rule.html", section="rules", found=found)


@router.get("/c/{compartment}/rules/{rule}/wording")
def wording(visit: Visiting, rule: str) -> HTMLResponse:
    """Show the files of a rule to word it anew."""
    found = visit.ask(OpenRule(**visit.order, rule=rule))
    shown: dict[str, Any] = {
        "rule": rule,
        "wording": found.wording,
        "cases": found.cases_text,
        "tried": None,
    }
    return visit.page("rules/wording.html", section="rules", **shown)


@router.post("/c/{compartment}/rules/{rule}/wording")
def tried(post: Posted, rule: str) -> Response:
    """Try another wording, or hand out its file; nothing is changed by either."""
    wording, cases = (post.field(name).replace("\r\n", "\n") for name in ("wording", "cases"))
    files = {"wording": f"{rule}.toml", "cases": f"{rule}.cases.toml"}
    wished = post.field("download")
    try:
        told = try_wording(post.desk, post.order, rule, wording, cases)
    except SanadError as error:
        return post.refused(error)
    if wished in files:
        raw = (wording if wished == "wording" else cases).encode("utf-8", "replace")
        return handed(Handed(files[wished], "application/toml", raw))
    shown: dict[str, Any] = {"rule": rule, "wording": wording, "cases": cases, "tried": told}
    return post.page("rules/wording.html", section="rules", **shown)
