# SPDX-License-Identifier: Apache-2.0
"""A document while it is being worded: what it would say today, sentences that an officer writes into it, and beside it everything that stands in its way."""

from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from sanad.desk.acts.withdraw_passage import WithdrawPassage
from sanad.desk.acts.write_passage import WritePassage
from sanad.desk.preflight_groups import grouped
from sanad.desk.questions.check_words import CheckWords
from sanad.desk.questions.open_draft import OpenDraft, OpenedDraft, Worded
from sanad.desk.wanted_documents import Wished, wished
from sanad.web.mending import places
from sanad.web.posting import Posted, Posting, Went
from sanad.web.sections import N_
from sanad.web.typed import number, ordered
from sanad.web.visit import Visiting
from sanad.web.words import words

router = APIRouter()
_TEXT, _CLAIM, _FINDING = "text_", "claim:", "finding:"
_WRITTEN = N_("The sentence stands in the draft.")
_WITHDRAWN = N_("The sentence is withdrawn. It stays on record with the reason.")


@router.get("/c/{compartment}/drafts")
def draft(visit: Visiting) -> HTMLResponse:
    """Show a document as it would be frozen now."""
    query = visit.request.query_params
    wish = wished(query)
    about: dict[str, Any] = {"subject": _subject(wish), "kind": wish.kind, "request": wish.request}
    found = visit.ask(OpenDraft(**visit.order, **about, to=wish.to, find=query.get("find", "")))
    shown: dict[str, Any] = {
        "wish": wish,
        "found": found,
        "wished": _wish(wish),
        "groups": grouped(found.foreseen.obstacles),
        "places": places,
        "own": _own(found),
        "write": query.get("write", ""),
        "word": number(query.get("word", "")),
        "pieces": pieces,
    }
    return visit.page("drafts/draft.html", section="documents", **shown)


@router.post("/c/{compartment}/drafts/passages")
def written(post: Posted) -> Response:
    """Write a sentence, or word one anew."""
    wish = wished(dict(post.fields))

    def order() -> WritePassage:
        told: dict[str, Any] = {
            "subject": _subject(wish),
            "recipient": wish.to.recipient,
            "kind": wish.kind,
            "section": post.field("section"),
            "text": _texts(post),
            "rests_on": post.several("rests_on"),
            "shows": bool(post.field("shows")),
            "instead": number(post.field("instead")),
        }
        return WritePassage(**post.order, **told)

    said = words(post.seat.language).gettext(_WRITTEN)
    return ordered(post, order, lambda done: Went(f"{_draft(wish)}#passage-{done.seq}", said))


@router.post("/c/{compartment}/drafts/passages/{seq}/withdraw")
def withdrawn(post: Posted, seq: int) -> Response:
    """Withdraw a sentence."""
    wish = wished(dict(post.fields))
    act = WithdrawPassage(**post.order, seq=seq, reason=post.field("reason"))
    said = words(post.seat.language).gettext(_WITHDRAWN)
    return post.carry_out(act, lambda _: Went(_draft(wish), said))


@router.post("/c/{compartment}/drafts/check")
def checked(post: Posted) -> HTMLResponse:
    """Show a sentence that is being worded, with what nothing backs underlined: a piece of a page."""
    rests_on, text = post.several("rests_on"), post.field("text")
    told: dict[str, Any] = {
        "subject": post.field("subject"),
        "claims": _named(rests_on, _CLAIM),
        "findings": _named(rests_on, _FINDING),
    }
    found = post.ask(CheckWords(**post.order, text=text, **told))
    return post.page("drafts/checked.html", pieces=pieces(text, found), loose=len(found))


def pieces(text: str, loose: tuple[tuple[int, int], ...]) -> list[tuple[str, bool]]:
    """Return a text in pieces, each with whether it is one of the places `loose` (start, end), which do not overlap."""
    found, at = list[tuple[str, bool]](), 0
    for start, end in loose:
        found += [(text[at:start], False), (text[start:end], True)]
        at = end
    return [each for each in (*found, (text[at:], False)) if each[0]]


def _own(found: OpenedDraft) -> dict[tuple[str, str], Worded]:
    """Return the passages by how they stand in the document: their words and what they rest on."""
    return {
        (text, " ".join(each.passage.rests_on)): each
        for each in found.passages
        for text in each.passage.text.values()
    }


def _texts(post: Posting) -> dict[str, str]:
    """Return the words of a form by language."""
    return {name.removeprefix(_TEXT): text for name, text in post.fields if name.startswith(_TEXT)}


def _named(supports: tuple[str, ...], kind: str) -> tuple[str, ...]:
    return tuple(each.removeprefix(kind) for each in supports if each.startswith(kind))


def _subject(wish: Wished) -> str:
    return "".join(wish.subjects[:1])


def _wish(wish: Wished) -> dict[str, str]:
    """Return a wish as addresses and forms carry it."""
    told = {**vars(wish.to), "subjects": _subject(wish), "kind": wish.kind}
    return told | ({"request": wish.request} if wish.request else {})


def _draft(wish: Wished) -> str:
    return f"drafts?{urlencode(_wish(wish))}"
