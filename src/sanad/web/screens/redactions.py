# SPDX-License-Identifier: Apache-2.0
"""Redacted copies of an exhibit: marked on its page or by words, made for some recipients, looked at, and lifted by somebody else."""

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse, Response

from sanad.desk import choices
from sanad.desk.acts.lift_redaction import LiftRedaction
from sanad.desk.acts.redact_exhibit import RedactExhibit
from sanad.desk.questions.exhibit_part import ExhibitPart, Part
from sanad.desk.questions.exhibit_picture import ExhibitPicture
from sanad.desk.questions.list_redactions import ListRedactions, Told
from sanad.desk.questions.open_exhibit import OpenExhibit
from sanad.desk.questions.redacted_words import RedactedWords
from sanad.desk.redaction_form import marks
from sanad.errors import NotFound
from sanad.values.canonical import Json
from sanad.web.exporting import KINDS, exported, wanted
from sanad.web.posting import Posted, Went
from sanad.web.sections import N_
from sanad.web.typed import Number, ordered
from sanad.web.visit import Visit, Visiting
from sanad.web.words import words

router = APIRouter()
_DRAWN = ("application/pdf", "image/")
_SAID = ("text/", "message/")
_TABLE = "text/csv"  # not shown: it may hold numbers of third parties
_COLUMNS = ("entry", "by", "at", "grounds", "stands_for", "sha256", "size", "media_type", "lifted")
_WIDTH = 1000  # pixels
_ROWS = 6
"""Marks that a form takes at once; a further copy takes out what the one before did, and more."""
_MADE = N_("The copy is made. Look at it: nobody but you can tell whether everything was marked.")


@router.get("/c/{compartment}/exhibits/{sha256}/redact")
def redact(visit: Visiting, sha256: str, page: Annotated[int, Query(ge=1)] = 1) -> Response:
    """Show its copies, and a form to make one."""
    opened = visit.ask(OpenExhibit(**visit.order, exhibit=sha256, most=1))
    told = visit.ask(ListRedactions(**visit.order, exhibit=sha256))
    if wanted(visit):
        return exported(visit, f"redacted copies of {sha256[:12]}", _COLUMNS, map(_row, told))
    media_type, is_usable = opened.exhibit.media_type, opened.set_aside is None
    is_said = is_usable and media_type.startswith(_SAID) and media_type != _TABLE
    is_drawn = is_usable and media_type.startswith(_DRAWN)
    shown: dict[str, Any] = {
        "opened": opened,
        "exhibit": opened.exhibit,
        "told": told,
        "page": page,
        "rows": _ROWS,
        "choices": choices,
        "kinds": KINDS,
        "is_said": is_said,
        "is_drawn": is_drawn,
        "written": _written(visit, sha256, page) if is_said or is_drawn else None,
    }
    return visit.page("redactions/redact.html", section="exhibits", **shown)


def _written(visit: Visit, sha256: str, part: int) -> Part | None:
    """Return the words of a part, to be marked where they stand; None where nothing was read on it."""
    try:
        return visit.ask(ExhibitPart(**visit.order, exhibit=sha256, part=part))
    except NotFound:
        return None


@router.post("/c/{compartment}/exhibits/{sha256}/redact")
def made(post: Posted, sha256: str) -> Response:
    """Make a copy without what is marked."""

    def order() -> RedactExhibit:
        recipients = post.several("recipients")
        told: dict[str, Any] = {"asked": marks(post.fields), "recipients": recipients, "reason": post.field("reason")}  # fmt: skip
        return RedactExhibit(**post.order, exhibit=sha256, **told)

    said = words(post.seat.language).gettext(_MADE)
    return ordered(post, order, lambda _: Went(f"exhibits/{sha256}/redact", said))


@router.post("/c/{compartment}/exhibits/{sha256}/redact/{seq}/lift")
def lifted(post: Posted, sha256: str, seq: Number) -> Response:
    """Lift a copy: what it took out is seen again."""
    act = LiftRedaction(**post.order, seq=seq, reason=post.field("reason"))
    return post.carry_out(act, lambda _: Went(f"exhibits/{sha256}/redact"))


@router.get("/c/{compartment}/exhibits/{sha256}/redact/look")
def looked(
    visit: Visiting, sha256: str, recipient: str, page: Annotated[int, Query(ge=1)] = 1
) -> HTMLResponse:
    """Show a page of the copy that a recipient gets beside the page as it was sealed."""
    opened = visit.ask(OpenExhibit(**visit.order, exhibit=sha256, most=1))
    drawn = visit.ask(_picture(visit, sha256, page, recipient))
    shown: dict[str, Any] = {"exhibit": opened.exhibit, "drawn": drawn, "said": None, "recipient": recipient}  # fmt: skip
    return visit.page("redactions/look.html", section="exhibits", **shown)


@router.get("/c/{compartment}/exhibits/{sha256}/redact/words")
def words_of(
    visit: Visiting, sha256: str, recipient: str, page: Annotated[int, Query(ge=1)] = 1
) -> HTMLResponse:
    """Show what the copy that a recipient gets says, some pages at a time."""
    opened = visit.ask(OpenExhibit(**visit.order, exhibit=sha256, most=1))
    said = visit.ask(RedactedWords(**visit.order, exhibit=sha256, recipient=recipient, page=page))
    shown: dict[str, Any] = {"exhibit": opened.exhibit, "drawn": None, "said": said, "recipient": recipient}  # fmt: skip
    return visit.page("redactions/look.html", section="exhibits", **shown)


@router.get("/c/{compartment}/exhibits/{sha256}/redact/page/{page}")
def copied(visit: Visiting, sha256: str, page: Number, recipient: str) -> Response:
    """Return a page of the copy that a recipient gets, as PNG."""
    drawn = visit.ask(_picture(visit, sha256, page, recipient))
    return Response(drawn.png, media_type="image/png", headers={"Cache-Control": "private, no-store"})  # fmt: skip


def _picture(visit: Visit, sha256: str, page: int, recipient: str) -> ExhibitPicture:
    about: dict[str, Any] = {"exhibit": sha256, "page": page, "width": _WIDTH}
    return ExhibitPicture(**visit.order, **about, recipient=recipient)


def _row(told: Told) -> Mapping[str, Json]:
    """Return a copy as the list of them is exported."""
    copy = told.copy
    return {
        "entry": copy.seq,
        "by": told.by,
        "at": told.at,
        "grounds": "; ".join(f"{ground} {n}" for ground, n in copy.grounds.items()),
        "stands_for": " ".join(told.stands_for),
        "sha256": copy.sha256,
        "size": copy.size,
        "media_type": copy.media_type,
        "lifted": copy.lifted,
    }
