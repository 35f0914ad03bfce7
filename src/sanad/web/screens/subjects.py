# SPDX-License-Identifier: Apache-2.0
"""Subjects and organisations: the register as a list, the file of one entry with all that is claimed of it, and what an officer may enter."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from sanad.desk.acts.decide_entry import DecideEntry
from sanad.desk.acts.register_subject import RegisterSubject
from sanad.desk.choices import RECIPIENTS
from sanad.desk.claim_form import FORMS, STANDINGS
from sanad.desk.outgoing import Export
from sanad.desk.procedures.hand_out import Handed
from sanad.desk.procedures.hand_out_register import hand_out_register
from sanad.desk.questions.browse_log import BrowseLog
from sanad.desk.questions.export_ftm import ExportFtm
from sanad.desk.questions.export_stix import ExportStix
from sanad.desk.questions.list_documents import ListDocuments
from sanad.desk.questions.list_drift import ListDrift
from sanad.desk.questions.list_subjects import Listed, ListSubjects
from sanad.desk.questions.list_tasks import ListTasks
from sanad.desk.questions.proceedings import Proceedings
from sanad.desk.questions.request_board import RequestBoard
from sanad.desk.questions.source_of import SourceOf
from sanad.desk.questions.subject_file import SubjectFile
from sanad.desk.register_choices import GAPS, KINDS, POSTS, STATUSES, Answer, State
from sanad.values.canonical import Json
from sanad.values.identifier import following
from sanad.web import claim_ledger, exporting
from sanad.web.handing import hand_out
from sanad.web.paged import AT_ONCE, scrolled
from sanad.web.posting import Posted, Went
from sanad.web.typed import one_of, ordered
from sanad.web.visit import Visit, Visiting

router = APIRouter()
_PLACE = "/c/{compartment}/subjects"
_COLUMNS = ("subject", "kind", "label", "state", "statuses", "posts", "abroad", "father_name", "born", "place", "same", "gaps", "amber")  # fmt: skip
_ASKED = ("kind", "state", "post", "status")
EXCHANGE: Mapping[str, type[Export]] = MappingProxyType({"ftm": ExportFtm, "stix": ExportStix})
"""How the register goes to other programs → the question that hands it out."""


@dataclass(frozen=True)
class Chosen:
    """The entries that the filters leave, of how many, the filters, and of which something has changed underneath."""

    entries: tuple[Listed, ...]
    of: int
    filters: Mapping[str, str]
    amber: frozenset[str]


@router.get(_PLACE)
def listed(visit: Visiting) -> Response:
    """List the entries."""
    found = _chosen(visit)
    if exporting.wanted(visit):
        rows = (_row(each, found.amber) for each in found.entries)
        return exporting.exported(visit, "subjects", _COLUMNS, rows)
    return _page(visit, "subjects", found=found, amber=found.amber, most=AT_ONCE)


@router.get(_PLACE + "/rows")
def rows(visit: Visiting) -> HTMLResponse:
    """Give some rows of a long list."""
    found = _chosen(visit)
    some = scrolled(visit, found.entries)
    return visit.page("subjects/rows.html", some=some, amber=found.amber)


@router.get(_PLACE + "/amber")
def changed(visit: Visiting) -> HTMLResponse:
    """Tell, as a piece of a page, of which entries something has changed underneath: it costs a check of whatever was signed."""
    return visit.page("subjects/amber.html", amber=sorted(_amber(visit)))


@router.post(_PLACE + "/exchange")
def exchanged(post: Posted) -> Response:
    """Hand out the register for another office's programs."""
    said = {**post.order, "purpose": post.field("purpose"), "recipient": post.field("recipient")}

    def file() -> Handed:
        kind = one_of(post.field("as"), EXCHANGE, type="kind of file")
        return hand_out_register(post.desk, EXCHANGE[kind](**said))

    return hand_out(post, file)


@router.get(_PLACE + "/new")
def blank(visit: Visiting) -> HTMLResponse:
    """Show the form that enters somebody."""
    known = visit.ask(ListSubjects(**visit.order)).entries
    free = following(each.subject.id for each in known)
    return _page(visit, "new", kind=visit.request.query_params.get("kind", ""), free=free)


@router.post(_PLACE)
def registered(post: Posted) -> Response:
    """Put an entry on the register; another officer looks at whether it stands."""
    names = ("subject", "kind", "label", "authority", "reason")
    lines = map(str.strip, post.field("evidence").splitlines())  # a file's name may hold blanks
    evidence = tuple(filter(None, lines))
    act = RegisterSubject(**post.order, **{name: post.field(name).strip() for name in names}, evidence=evidence)  # fmt: skip
    return post.carry_out(act, lambda made: Went(_address(post.field("kind"), made)))


@router.get(_PLACE + "/{subject}")
def shown(visit: Visiting, subject: str) -> Response:
    """Show the file of an entry."""
    query = visit.request.query_params
    opened = visit.ask(SubjectFile(**visit.order, subject=subject, as_of=query.get("as_of") or None))  # fmt: skip
    lines, only = claim_ledger.ledger(opened, query.get("only", "")), query.get("only", "")
    if exporting.wanted(visit):
        return exporting.exported(
            visit, "claims", claim_ledger.COLUMNS, map(claim_ledger.row, lines)
        )
    tab = query.get("tab", "claims")
    beside = _BESIDE[tab](visit, subject) if tab in _BESIDE else None
    of: dict[str, Any] = {"opened": opened, "file": opened.file, "lines": lines, "only": only, "tab": tab, "beside": beside}  # fmt: skip
    return _page(visit, "file", **of)


@router.post(_PLACE + "/{subject}/decide")
def decided(post: Posted, subject: str) -> Response:
    """Decide of an entry that another officer made."""

    def made() -> DecideEntry:
        answer = Answer(one_of(post.field("answer"), tuple(Answer)))
        return DecideEntry(**post.order, subject=subject, answer=answer, reasons=post.field("reasons"))  # fmt: skip

    return ordered(post, made, lambda _: Went(_of(subject)))


@router.get(_PLACE + "/{subject}/claim")
def asked(visit: Visiting, subject: str) -> HTMLResponse:
    """Show the form that records a claim, with what another stated where the address names one; without script the property is chosen first."""
    query = visit.request.query_params
    file = visit.ask(SubjectFile(**visit.order, subject=subject)).file
    forms = {name: each for name, each in FORMS.items() if file.subject.kind in each.kinds}
    chosen, after = forms.get(query.get("property", "")), query.get("after")
    before = visit.ask(SourceOf(**visit.order, thing=f"claim:{after}")) if after else None
    return _page(visit, "claim", file=file, forms=forms, asked=chosen, standings=STANDINGS, before=before)  # fmt: skip


_BESIDE: Mapping[str, Any] = {
    "proceedings": lambda visit, subject: visit.ask(Proceedings(**visit.order, about=subject)),
    "requests": lambda visit, subject: visit.ask(RequestBoard(**visit.order, subject=subject)),
    "documents": lambda visit, subject: visit.ask(ListDocuments(**visit.order, subject=subject)),
    "log": lambda visit, subject: visit.ask(BrowseLog(**visit.order, thing=f"subject:{subject}")),
    "tasks": lambda visit, subject: visit.ask(ListTasks(**visit.order, about=f"subject:{subject}")),
}
"""Tab → what it asks for beside the file."""


def _page(visit: Visit, name: str, **context: Any) -> HTMLResponse:  # noqa: ANN401  # what the template shows
    around: dict[str, Any] = {"subject_kinds": KINDS, "states": tuple(State), "posts": POSTS, "all_statuses": STATUSES, "gap_words": GAPS}  # fmt: skip
    around |= {
        "kinds": exporting.KINDS,
        "only_words": claim_ledger.ONLY,
        "answers": tuple(Answer),
        "recipients": RECIPIENTS,
    }
    return visit.page(f"subjects/{name}.html", section="subjects", **around, **context)


def _chosen(visit: Visit) -> Chosen:
    """Return the entries that the filters of the address leave; incidents have a list of their own."""
    query = visit.request.query_params
    filters = {name: query[name] for name in (*_ASKED, "abroad", "gap", "amber", "text") if query.get(name)}  # fmt: skip
    wanted: dict[str, Any] = {name: filters[name] for name in _ASKED if name in filters}
    if "abroad" in filters:
        wanted["abroad"] = filters["abroad"] == "yes"
    found = visit.ask(ListSubjects(**visit.order, **wanted))
    amber = _amber(visit) if "amber" in filters or exporting.wanted(visit) else frozenset[str]()
    text = filters.get("text", "").casefold()
    left = (
        each
        for each in found.entries
        if (each.subject.kind != "incident" or filters.get("kind") == "incident")
        and ("gap" not in filters or filters["gap"] in {gap.code for gap in each.gaps})
        and ("amber" not in filters or each.subject.id in amber)
        and text in f"{each.subject.id} {each.subject.label}".casefold()
    )
    return Chosen(tuple(left), found.of, filters, amber)


def _amber(visit: Visit) -> frozenset[str]:
    drifted = visit.ask(ListDrift(**visit.order))
    return frozenset(each.subject for each in drifted if each.subject)


def _row(each: Listed, amber: frozenset[str]) -> Mapping[str, Json]:
    return {
        "subject": each.subject.id,
        "kind": each.subject.kind,
        "label": each.subject.label,
        "state": str(each.state),
        "statuses": " ".join(dict.fromkeys(str(claim.value) for claim in each.statuses)),
        "posts": " ".join(_posts(each)),
        "abroad": each.abroad,
        "father_name": each.known.father,
        "born": each.known.born,
        "place": each.known.place,
        "same": " ".join(one for one in each.same if one != each.subject.id),
        "gaps": " ".join(gap.code for gap in each.gaps),
        "amber": each.subject.id in amber,
    }


def _posts(each: Listed) -> Iterator[str]:
    """Yield the posts that sources give, once each."""
    told = (role.value.get("post") for role in each.roles if isinstance(role.value, dict))
    yield from dict.fromkeys(str(post) for post in told if post)


def _of(subject: str) -> str:
    return _address("incident" if subject.startswith("I-") else "", subject)


def _address(kind: str, subject: str) -> str:
    return f"{'incidents' if kind == 'incident' else 'subjects'}/{subject}"
