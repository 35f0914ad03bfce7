# SPDX-License-Identifier: Apache-2.0
"""What is the officer's own: purpose of today's work, language and light, ways to sign in, sessions, tokens of programs."""

from typing import Annotated

from fastapi import APIRouter, Form
from fastapi.responses import HTMLResponse, Response

from sanad.desk.acts.choose_pages import ChoosePages
from sanad.desk.acts.end_other_sessions import EndOtherSessions
from sanad.desk.acts.end_passkey import EndPasskey
from sanad.desk.acts.end_session import EndSession
from sanad.desk.acts.end_token import EndToken
from sanad.desk.acts.rename_passkey import RenamePasskey
from sanad.desk.acts.sign_out import SignOut
from sanad.desk.acts.state_purpose import StatePurpose
from sanad.desk.questions.list_sessions import ListSessions
from sanad.desk.questions.list_tokens import ListTokens
from sanad.desk.questions.my_account import MyAccount
from sanad.gate.seats import Seats
from sanad.web.door import LANGUAGE, THEME, local
from sanad.web.posting import PostedAtHome, Went
from sanad.web.visit import AtHome, redirect
from sanad.web.words import words

router = APIRouter()
_A_YEAR_S = 365 * 86_400
_REFUSED = 400


@router.get("/me")
def me(visit: AtHome) -> HTMLResponse:
    """Show how the officer signs in, where they are signed in, and which programs speak for them."""
    account = visit.ask(MyAccount(**visit.order))
    sessions = visit.ask(ListSessions(**visit.order))
    tokens = visit.ask(ListTokens(**visit.order))
    return visit.page("me/me.html", account=account, sessions=sessions, tokens=tokens)


@router.post("/me/purpose")
def purpose(
    post: PostedAtHome, purpose: Annotated[str, Form()], to: Annotated[str, Form()] = "/me"
) -> Response:
    """State what today's work is for."""
    act = StatePurpose(**post.order, session=post.seat.session, stated=purpose)
    return post.carry_out(act, lambda _: Went(local(to).removeprefix("/")))


@router.post("/me/look")
def look(
    post: PostedAtHome,
    language: Annotated[str, Form()],
    theme: Annotated[str, Form()],
    to: Annotated[str, Form()] = "/me",
) -> Response:
    """Keep language and light, here and for the next time at this browser."""
    act = ChoosePages(**post.order, language=language, theme=theme)
    answer = post.carry_out(act, lambda _: Went(local(to).removeprefix("/")))
    if answer.status_code < _REFUSED:
        seats: Seats = post.request.app.state.seats
        for name, chosen in ((LANGUAGE, language), (THEME, theme)):
            seats.give(answer, name, chosen, lasts_s=_A_YEAR_S)
    return answer


@router.post("/me/passkeys/{passkey}/end")
def end_passkey(post: PostedAtHome, passkey: str) -> Response:
    """End a passkey."""
    return post.carry_out(EndPasskey(**post.order, passkey=passkey), lambda _: Went("me"))


@router.post("/me/passkeys/{passkey}/name")
def rename_passkey(post: PostedAtHome, passkey: str) -> Response:
    """Call a passkey by another name."""
    act = RenamePasskey(**post.order, passkey=passkey, label=post.field("label"))
    return post.carry_out(act, lambda _: Went("me#ways"))


@router.post("/me/sessions/end-others")
def end_others(post: PostedAtHome) -> Response:
    """End every session but this one."""
    act = EndOtherSessions(**post.order, session=post.seat.session)
    told = words(post.seat.language)

    def said(n: int) -> str:
        return told.ngettext("%(n)s session ended", "%(n)s sessions ended", n) % {"n": n}

    return post.carry_out(act, lambda n: Went("me#sessions", said(n)))


@router.post("/me/sessions/{session}/end")
def end_session(post: PostedAtHome, session: str) -> Response:
    """End a session at another browser."""
    return post.carry_out(EndSession(**post.order, session=session), lambda _: Went("me"))


@router.post("/me/tokens/{token}/end")
def end_token(post: PostedAtHome, token: str) -> Response:
    """End a token."""
    return post.carry_out(EndToken(**post.order, token=token), lambda _: Went("me"))


@router.post("/sign-out")
def sign_out(visit: AtHome) -> Response:
    """End this session, and go to the door."""
    visit.desk.perform(SignOut(**visit.order, session=visit.seat.session))
    answer = redirect("/sign-in")
    visit.request.app.state.seats.rise(answer)
    return answer
