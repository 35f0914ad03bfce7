# SPDX-License-Identifier: Apache-2.0
"""A form that was sent: one act, carried out once however often it arrives, and nothing lost of what was typed when it is refused.

Every form carries `_key`, fresh with each page and good for the officer alone to whom it was shown, and `_seen`, the newest ledger entry when the page was made.
"""

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse, Response

from sanad.desk.act import Act
from sanad.desk.door import Refused
from sanad.errors import BadValue, FormOfAnother, SanadError
from sanad.gate.plain import NUL
from sanad.gate.status import shown
from sanad.web.page import shown_to
from sanad.web.visit import PART, AtHome, Visit, Visiting

R = TypeVar("R")
KEY, SEEN = "_key", "_seen"
OURS = frozenset({KEY, SEEN})
"""What a page adds to what is typed."""
Fields = tuple[tuple[str, str], ...]
_LONGEST_KEY = 100  # of a form; each of its acts adds to it
_DIGITS = 15  # of an entry's number


@dataclass(frozen=True)
class Went:
    """Where the browser goes after an act, in the same place, and what is said there."""

    to: str
    said: str = ""


@dataclass(frozen=True)
class Posting(Visit):
    """A visit that sent `fields`, in order, as they were typed."""

    fields: Fields = ()

    def carry_out(self, act: Act[R], then: Callable[[R], Went]) -> Response:
        """Do an act and go where `then` says; a refusal is shown with what was typed."""

        def told(result: R, _: int) -> dict[str, Any]:
            return vars(then(result))

        try:
            key = self._key()
            answer = self.desk.perform_once(act, key, self._digest(), told, self._seen())
        except SanadError as error:
            return self.refused(error)
        return self.go(str(answer["to"]), str(answer["said"]))

    def carry_on(self, do: Callable[[str], Went]) -> Response:
        """Do a procedure that takes the key of the form for its acts, so that each is done once, and go where it says; refused as `carry_out`."""
        try:
            went = do(self._key())
        except SanadError as error:
            return self.refused(error)
        return self.go(went.to, went.said)

    def carry_out_all(
        self, acts: Iterable[Act[R]], to: str, said: Callable[[int], str]
    ) -> Response:
        """Do several acts, each by itself and once, and say how many were done; those refused are shown with their reasons."""

        def told(_: R, __: int) -> dict[str, Any]:
            return {"done": True}

        try:
            key = self._key()
            orders = [(f"{key}/{place}", act) for place, act in enumerate(acts)]
            outcomes = self.desk.perform_all_once(orders, self._digest(), told, self._seen())
        except SanadError as error:
            return self.refused(error)
        refused = [each for each in outcomes if isinstance(each, Refused)]
        done = said(len(outcomes) - len(refused))
        if not refused:
            return self.go(to, done)
        return self._told([each.error for each in refused], done)

    def tell_once(self, act: Act[R], show: Callable[[R], Response], again: str) -> Response:
        """Do an act that makes a secret, and answer with the page that shows it; what is kept of the answer is only that it was told.

        Sent twice, it is carried out once: the second is sent to `again`.
        """
        made: list[R] = []

        def told(result: R, _: int) -> dict[str, Any]:
            made.append(result)
            return {"told": True}

        try:
            self.desk.perform_once(act, self._key(), self._digest(), told, self._seen())
        except SanadError as error:
            return self.refused(error)
        return show(made[0]) if made else self.go(again)

    def field(self, name: str) -> str:
        """Return what was typed under a name, empty when nothing was."""
        return dict(self.fields).get(name, "")

    def several(self, name: str) -> tuple[str, ...]:
        """Return everything that was sent under a name, in order, without blanks."""
        return tuple(value for each, value in self.fields if each == name and value.strip())

    def refused(self, *errors: SanadError) -> HTMLResponse:
        """Return the page that says why, and holds what was typed to send it again."""
        return self._told(list(errors))

    def _told(self, errors: list[SanadError], done: str = "") -> HTMLResponse:
        part = PART in self.request.headers
        typed = without_ours(self.fields)
        status = shown(errors[0], self.seat).status
        context: dict[str, Any] = {"errors": errors, "typed": typed, "done": done}
        return self.page(
            "kit/refused_part.html" if part else "refused.html", status=status, **context
        )

    def _key(self) -> str:
        key = self.field(KEY)
        if not 0 < len(key) <= _LONGEST_KEY:
            raise BadValue(
                "form", value=key[:_LONGEST_KEY], type="key", detail="load the page again"
            )
        if not shown_to(key, self.seat.officer):
            raise FormOfAnother("form", officer=self.seat.officer)
        return key

    def _seen(self) -> int | None:
        seen = self.field(SEEN)
        return int(seen) if seen.isascii() and seen.isdecimal() and len(seen) <= _DIGITS else None

    def _digest(self) -> str:
        """Return the digest of the order: where it was sent, and what was typed; the same form after a reload is another."""
        told = json.dumps([self.request.url.path, without_ours(self.fields)], ensure_ascii=False)
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def without_ours(fields: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return what was typed, without what the page added."""
    return [(name, value) for name, value in fields if name not in OURS]


async def fields_of(request: Request) -> Fields:
    """Return the fields of a form in order; files are sent another way, in pieces.

    Raises:
        BadValue: a field holds a NUL, which no keyboard types and not every database keeps.
    """
    form = await request.form()
    fields = tuple((name, value) for name, value in form.multi_items() if isinstance(value, str))
    if any(NUL in value for _, value in fields):
        raise BadValue("form", value="What was sent", type="text", detail="it holds a NUL")
    return fields


def posting(visit: Visiting, fields: Annotated[Fields, Depends(fields_of)]) -> Posting:
    """Return the visit with what it sent."""
    return Posting(**vars(visit), fields=fields)


def posting_at_home(visit: AtHome, fields: Annotated[Fields, Depends(fields_of)]) -> Posting:
    """Return the same for what is the officer's own."""
    return Posting(**vars(visit), fields=fields)


Posted = Annotated[Posting, Depends(posting)]
PostedAtHome = Annotated[Posting, Depends(posting_at_home)]
