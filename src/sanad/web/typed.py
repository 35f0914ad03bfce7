# SPDX-License-Identifier: Apache-2.0
"""Days, numbers and words as they were typed into a form or an address; an act that is made of them is refused like any other where they do not read."""

from collections.abc import Callable, Collection
from datetime import date
from typing import Annotated, TypeVar

from fastapi import Path
from fastapi.responses import Response

from sanad.desk.act import Act
from sanad.errors import BadValue
from sanad.web.posting import Posting, Went

R = TypeVar("R")
_DIGITS = 6
PLACES = 15
BEYOND = 10**PLACES
"""No entry, page or place in a list has that number, and no database counts much farther."""
Number = Annotated[int, Path(ge=0, lt=BEYOND)]
"""Of an entry or a page, as a part of an address."""


def day(text: str) -> date | None:
    """Return a day, None where nothing was typed.

    Raises:
        BadValue: it is none.
    """
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise BadValue("form", value=text, type="day", detail="YYYY-MM-DD") from error


def some_day(text: str) -> date:
    """Return a day that must be there; raises as `day`."""
    found = day(text)
    if found is None:
        raise BadValue("form", value=text, type="day", detail="YYYY-MM-DD")
    return found


def number(text: str, digits: int = _DIGITS) -> int | None:
    """Return a number of at most so many digits, None where nothing was typed.

    Raises:
        BadValue: it is none, or longer than any that is asked for.
    """
    if not text:
        return None
    if text.isascii() and text.isdecimal() and len(text) <= digits:
        return int(text)
    raise BadValue("form", value=text, type="number", detail=f"at most {digits} digits")


def one_of(text: str, words: Collection[str], *, type: str = "choice") -> str:  # noqa: A002  # as refusals name it, which `tools/words` looks for
    """Return a word that was chosen.

    Raises:
        BadValue: it is none of `words`.
    """
    if text in words:
        return text
    raise BadValue("form", value=text, type=type, detail=f"one of: {', '.join(words)}")


def ordered(post: Posting, make: Callable[[], Act[R]], then: Callable[[R], Went]) -> Response:
    """Make an act of what was typed and carry it out; what does not read is shown with what was typed."""
    try:
        act = make()
    except BadValue as error:
        return post.refused(error)
    return post.carry_out(act, then)
