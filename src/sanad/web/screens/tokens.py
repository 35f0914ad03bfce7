# SPDX-License-Identifier: Apache-2.0
"""A new token, by which a program orders some things in the officer's name: chosen by ticks, shown once."""

from datetime import timedelta

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from sanad.desk.acts.issue_token import IssueToken, orders
from sanad.web.posting import PostedAtHome
from sanad.web.visit import AtHome

router = APIRouter()
_DIGITS = 3
_DAYS = 90  # what is proposed; a year is the most


@router.get("/me/tokens/new")
def new(visit: AtHome) -> HTMLResponse:
    """Ask what the token is for, and what it may order where."""
    groups = {group: sorted(names) for group, names in orders().items()}
    return visit.page("tokens/new.html", groups=groups, days=_DAYS)


@router.post("/me/tokens")
def issued(post: PostedAtHome) -> Response:
    """Issue it, and show it on the page that answers: nothing keeps it."""
    act = IssueToken(
        **post.order,
        label=post.field("label"),
        scope=frozenset(post.several("scope")),
        compartments=frozenset(post.several("compartments")),
        until=post.office.tools.clock() + timedelta(days=_days(post.field("days"))),
    )
    return post.tell_once(act, lambda made: post.page("tokens/issued.html", made=made), "me")


def _days(text: str) -> int:
    """Return for how many days; what is no number of days is none, and refused."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _DIGITS else 0
