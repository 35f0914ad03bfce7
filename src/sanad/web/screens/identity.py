# SPDX-License-Identifier: Apache-2.0
"""Identity review: the pairs that wait for an answer, and two entries side by side with what each answer would do before it is given."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from sanad.desk.acts.judge_identity import JudgeIdentity
from sanad.desk.questions.identity_pair import IdentityPair
from sanad.desk.questions.list_candidates import ListCandidates, Queue
from sanad.desk.register_choices import SELECTORS, Sameness
from sanad.values.canonical import Json
from sanad.web import exporting
from sanad.web.judging import judgement
from sanad.web.paged import AT_ONCE, scrolled
from sanad.web.posting import Posted, Went
from sanad.web.spans import Line, on_a_line
from sanad.web.typed import ordered
from sanad.web.visit import Visit, Visiting

router = APIRouter()
_PLACE = "/c/{compartment}/identity"
_COLUMNS = ("left", "right", "waits", "agrees", "differs", "missing", "at_other_times", "name_left", "name_right", "names_alike", "requests", "documents", "claims")  # fmt: skip
WAITS = ("open", "review", "third", "judged")
"""What a pair waits for: an answer, a second review by whoever looks, a third officer, nothing."""
ONLY = ("name", "selector", "contradicting")


@dataclass(frozen=True)
class Chosen:
    """The pairs that the filters leave, of how many; `queue` is the whole of it."""

    pairs: Sequence[Any]
    of: int
    waits: str
    only: str
    queue: Queue


@router.get(_PLACE)
def listed(visit: Visiting) -> Response:
    """List the pairs that wait."""
    found = _chosen(visit)
    if exporting.wanted(visit):
        rows = (_row(each, found.waits) for each in found.pairs)
        return exporting.exported(visit, "identity", _COLUMNS, rows)
    return _page(visit, "queue", found=found, most=AT_ONCE, kinds=exporting.KINDS)


@router.get(_PLACE + "/rows")
def rows(visit: Visiting) -> HTMLResponse:
    """Give some rows of a long queue."""
    found = _chosen(visit)
    some = scrolled(visit, found.pairs)
    return visit.page("identity/rows.html", some=some, found=found)


@router.get(_PLACE + "/next")
def following(visit: Visiting, after: str = "") -> Response:
    """Lead from one pair (`after`, its two ids with a stroke between) to the next of the list, or to the list where none is left."""
    found = _chosen(visit)
    pairs = [f"{each.left}/{each.right}" for each in found.pairs]
    rest = pairs[pairs.index(after) + 1 :] if after in pairs else pairs
    to = f"identity/{rest[0]}" if rest else f"identity?waits={found.waits}"
    return RedirectResponse(visit.at(to), 303)


@router.get(_PLACE + "/pair")
def chosen_pair(visit: Visiting, left: str, right: str) -> Response:
    """Lead to two entries of one's own choice, which nothing need propose."""
    pair = "/".join(quote(each, safe="") for each in (left, right))
    return RedirectResponse(visit.at(f"identity/{pair}"), 303)


@router.get(_PLACE + "/{left}/{right}")
def compared(visit: Visiting, left: str, right: str) -> HTMLResponse:
    """Lay two entries side by side."""
    pair = visit.ask(IdentityPair(**visit.order, left=left, right=right))
    shared, line = _strip(pair)
    return _page(visit, "pair", pair=pair, answers=tuple(Sameness), shared=shared, line=line)


@router.post(_PLACE + "/{left}/{right}")
def judged(post: Posted, left: str, right: str) -> Response:
    """Say of two whether they are one; a later judgement says otherwise, and all of them stay."""

    def made() -> JudgeIdentity:
        return JudgeIdentity(**post.order, judgement=judgement(post, left, right))

    return ordered(post, made, lambda _: Went(f"identity/{left}/{right}"))


def _page(visit: Visit, name: str, **context: Any) -> HTMLResponse:  # noqa: ANN401  # what the template shows
    return visit.page(f"identity/{name}.html", section="identity", **context)


def _chosen(visit: Visit) -> Chosen:
    query = visit.request.query_params
    waits, only = query.get("waits", ""), query.get("only", "")
    waits = waits if waits in WAITS else "open"
    queue = visit.ask(ListCandidates(**visit.order))
    every: Mapping[str, Sequence[Any]] = {"open": queue.candidates, "review": queue.to_review, "third": queue.disputed, "judged": queue.judged}  # fmt: skip
    of = every[waits]
    pairs = of if waits == "judged" else [each for each in of if _is(each, only)]
    return Chosen(pairs, len(of), waits, only, queue)


def _is(pair: Any, only: str) -> bool:  # noqa: ANN401  # a candidate
    told = {"name": pair.name_only, "selector": bool(pair.shared), "contradicting": bool(pair.differs)}  # fmt: skip
    return bool(told.get(only, True))


def _row(each: Any, waits: str) -> Mapping[str, Json]:  # noqa: ANN401  # a candidate, or a judgement that stands
    if waits == "judged":
        return {"left": each.first.left, "right": each.first.right, "waits": str(each.answer)}
    told = {"left": each.left, "right": each.right, "waits": waits, "agrees": " ".join(each.agrees), "differs": " ".join(each.differs)}  # fmt: skip
    alike = each.name and {"name_left": each.name.left, "name_right": each.name.right, "names_alike": str(each.name.total)}  # fmt: skip
    beside = {"missing": " ".join(each.missing), "at_other_times": " ".join(each.apart)}
    return {**dict.fromkeys(_COLUMNS), **told, **beside, **(alike or {}), **vars(each.moves)}


def _strip(pair: Any) -> tuple[list[tuple[str, str, list[tuple[Any, int]]]], Line | None]:  # noqa: ANN401  # the desk's answer
    """Return what both have used, (property, value, claims with the number of their bar), and the line on which the times stand."""
    used: dict[tuple[str, str], tuple[list[Any], list[Any]]] = {}
    for side, claims in enumerate((pair.left, pair.right)):
        for claim in claims:
            if claim.property in SELECTORS and claim.text is not None:
                used.setdefault((claim.property, claim.text), ([], []))[side].append(claim)
    both = {key: [*one, *other] for key, (one, other) in used.items() if one and other}
    every = [claim for claims in both.values() for claim in claims]
    line = on_a_line([(claim.valid_from, claim.valid_to) for claim in every])
    numbered = iter(range(len(every)))
    return [(*key, [(claim, next(numbered)) for claim in claims]) for key, claims in both.items()], line  # fmt: skip
