# SPDX-License-Identifier: Apache-2.0
"""Where webhooks are kept, and what each is still to be told.

Guarantees: a notice stands in the transaction of what happened, and is sent at least once, or given up and said to be.
"""

from dataclasses import dataclass

import sqlalchemy as sa

from sanad.errors import NotFound
from sanad.jobs import tables
from sanad.jobs.webhook import Webhook
from sanad.values.canonical import Json

WAITING, SENT, GIVEN_UP = "waiting", "sent", "given up"
_HOOK, _NOTICE = tables.webhook.c, tables.notice.c


@dataclass(frozen=True)
class Notice:
    """What a webhook is to be told: its id there, how often that was tried, and what came of the last try."""

    id: str
    webhook: str
    seq: int
    state: str
    tries: int
    next_at: str
    said: str
    document: dict[str, Json]


def add_webhook(connection: sa.Connection, hook: Webhook) -> None:
    """Record a webhook."""
    row = {**vars(hook), "kinds": " ".join(hook.kinds)}
    connection.execute(sa.insert(tables.webhook).values(row))


def webhook(connection: sa.Connection, name: str) -> Webhook:
    """Return one webhook.

    Raises:
        NotFound: there is none by that id.
    """
    found = _webhooks(connection, _HOOK.id == name)
    if not found:
        raise NotFound("jobs", kind="webhook", name=name)
    return found[0]


def webhooks(connection: sa.Connection, compartment: str) -> list[Webhook]:
    """Return the webhooks of a compartment, also those that were ended, in the order in which they were added."""
    return _webhooks(connection, _HOOK.compartment == compartment)


def end_webhook(connection: sa.Connection, name: str, seq: int) -> None:
    """End a webhook: what it was not told yet, it is not told any more."""
    connection.execute(sa.update(tables.webhook).where(_HOOK.id == name).values(ended=seq))
    left = sa.and_(_NOTICE.webhook == name, _NOTICE.state == WAITING)
    given_up = {"state": GIVEN_UP, "said": "the webhook was ended"}
    connection.execute(sa.update(tables.notice).where(left).values(given_up))


def add(connection: sa.Connection, notice: Notice) -> None:
    """Have a webhook be told."""
    connection.execute(sa.insert(tables.notice).values(vars(notice)))


def due(connection: sa.Connection, at: str, most: int) -> list[Notice]:
    """Return at most so many notices whose time to be sent has come, the first one first."""
    ready = sa.and_(_NOTICE.state == WAITING, _NOTICE.next_at <= at)
    query = sa.select(tables.notice).where(ready).order_by(_NOTICE.next_at, _NOTICE.id).limit(most)
    return [Notice(**row) for row in connection.execute(query).mappings()]


def last(connection: sa.Connection, name: str) -> Notice | None:
    """Return the newest notice of a webhook, None when there was none."""
    newest = sa.select(tables.notice).where(_NOTICE.webhook == name).order_by(_NOTICE.seq.desc(), _NOTICE.id.desc()).limit(1)  # fmt: skip
    row = connection.execute(newest).mappings().first()
    return None if row is None else Notice(**row)


def tried(connection: sa.Connection, name: str, state: str, next_at: str, said: str) -> None:
    """Note what came of a try; one that was given up meanwhile stays so."""
    open_one = sa.and_(_NOTICE.id == name, _NOTICE.state == WAITING)
    changed = {"state": state, "next_at": next_at, "said": said, "tries": _NOTICE.tries + 1}
    connection.execute(sa.update(tables.notice).where(open_one).values(changed))


def _webhooks(connection: sa.Connection, wanted: sa.ColumnElement[bool]) -> list[Webhook]:
    query = sa.select(tables.webhook).where(wanted).order_by(_HOOK.seq)
    return [
        Webhook(**{**row, "kinds": tuple(row["kinds"].split())})
        for row in connection.execute(query).mappings()
    ]
