# SPDX-License-Identifier: Apache-2.0
"""Claims: made of the words of an exhibit, shown with their citation in place and their history, withdrawn with a reason."""

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from sanad.desk.acts.record_claim import Quoted, RecordClaim
from sanad.desk.acts.withdraw_claim import WithdrawClaim
from sanad.desk.claim_form import FORMS, standing, suggested, value
from sanad.desk.questions.source_of import SourceOf
from sanad.web.posting import Posted, Posting, Went
from sanad.web.typed import number, ordered
from sanad.web.visit import Visiting
from sanad.web.words import words

router = APIRouter()
_VALUE = "value"
"""What the fields of a value begin with: `value` alone, or `value.` and the member."""


@router.get("/c/{compartment}/claims/fields")
def fields(visit: Visiting, property: str = "") -> HTMLResponse:  # noqa: A002  # its name in the form
    """Show what a form asks for a property; a piece of a page, which looks at nothing."""
    return visit.page("claims/fields.html", asked=FORMS.get(property), typed="")


@router.post("/c/{compartment}/claims")
def recorded(post: Posted) -> Response:
    """Record a claim, and go back to the words that it quotes."""
    back = post.field("back") or f"exhibits/{post.field('exhibit')}"
    said = words(post.seat.language).gettext("The claim is recorded.")
    return ordered(post, lambda: _claim(post), lambda _: Went(back, said))


@router.get("/c/{compartment}/claims/{claim}")
def shown(visit: Visiting, claim: str) -> HTMLResponse:
    """Show a claim with the words that it quotes, where they stand, and what was done with it."""
    found = visit.ask(SourceOf(**visit.order, thing=f"claim:{claim}"))
    return visit.page("claims/claim.html", section="subjects", found=found)


@router.post("/c/{compartment}/claims/{claim}")
def withdrawn(post: Posted, claim: str) -> Response:
    """Withdraw a claim: it stays, with the reason."""
    said = words(post.seat.language).gettext("The claim is withdrawn. It stays on record.")
    act = WithdrawClaim(**post.order, claim=claim, reason=post.field("reason"))
    return post.carry_out(act, lambda _: Went(f"claims/{claim}", said))


def _claim(post: Posting) -> RecordClaim:
    members = {
        name.removeprefix(_VALUE).removeprefix("."): text
        for name, text in post.fields
        if name == _VALUE or name.startswith(f"{_VALUE}.")
    }
    stated = value(post.field("property"), members)
    return RecordClaim(
        **post.order,
        about=post.field("about"),
        property=post.field("property"),
        value=stated,
        said_by=post.field("said_by"),
        source=_quoted(post),
        standing=standing(post.field("standing")),
        exculpatory=bool(post.field("exculpatory")),
        suggested=suggested(post.field("suggested"), post.field("proposed"), stated),
        grade=post.field("grade") or None,
        valid_from=post.field("valid_from") or None,
        valid_to=post.field("valid_to") or None,
        copy_of=post.field("copy_of") or None,
    )


def _quoted(post: Posting) -> Quoted:
    places = {name: number(post.field(name)) for name in ("part", "row", "column", "start", "end")}
    return Quoted(post.field("exhibit"), post.field("quote"), layer=post.field("layer"), **places)
