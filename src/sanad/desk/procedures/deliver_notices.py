# SPDX-License-Identifier: Apache-2.0
"""Send what webhooks are to be told: signed, to addresses that the administrator listed, again and again until it is taken or given up.

A notice may come twice, for example when the answer to the first was lost: its id is the same. Nothing of an answer is read but its number.
"""

import httpx

from sanad.desk.act import Tools, stamp
from sanad.errors import BadValue
from sanad.jobs import notices
from sanad.jobs.notices import GIVEN_UP, SENT, WAITING, Notice
from sanad.jobs.webhook import check_address, headers, next_try
from sanad.values.canonical import canonical

_AT_ONCE = 20
_TIMEOUT_S = 10
_GONE = 410
"""Whoever answers so wants to be told nothing any more."""


def deliver_notices(tools: Tools) -> int:
    """Try each notice whose time has come once; return how many were taken."""
    with tools.database.reading() as connection:
        due = notices.due(connection, stamp(tools.clock()), _AT_ONCE)
    if not due:
        return 0
    with httpx.Client(timeout=_TIMEOUT_S, follow_redirects=False, trust_env=False) as client:
        return sum(_deliver(tools, client, each) for each in due)


def _deliver(tools: Tools, client: httpx.Client, notice: Notice) -> bool:
    """Try a notice, keep what came of it, and tell whether it was taken."""
    status, said = _answer(tools, client, notice)
    now = tools.clock()
    again = next_try(notice.tries + 1, now)
    state = WAITING
    if status is not None and httpx.codes.is_success(status):
        state = SENT
    elif again is None or status == _GONE:
        state = GIVEN_UP
    with tools.database.writing() as connection:
        notices.tried(connection, notice.id, state, stamp(again or now), said)
    return state == SENT


def _answer(tools: Tools, client: httpx.Client, notice: Notice) -> tuple[int | None, str]:
    """Return the number of the answer and what is noted of it; of who does not answer, None and why."""
    with tools.database.reading() as connection:
        hook = notices.webhook(connection, notice.webhook)
    if hook.ended is not None:  # while others were asked
        return None, "the webhook was ended"
    body = canonical(notice.document)
    sent = headers(hook.secret, notice.id, tools.clock(), body)
    try:
        check_address(hook.address, tools.webhook_hosts)
        with client.stream("POST", hook.address, content=body, headers=sent) as answer:
            return answer.status_code, f"answered {answer.status_code}"
    except BadValue:
        return None, "its address is not listed any more"
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:  # the last: no such name
        return None, f"did not answer: {type(error).__name__}"
