# SPDX-License-Identifier: Apache-2.0
"""Give a list page by page, so that nothing is missed and nothing comes twice while it grows.

A cursor says where the last page ended by the last items themselves, not by their number alone: what was put in before them moves the place with
them. If the last of them has changed, the one before it counts, so that a changed item may come again; if none of them is there any more, the
cursor is refused. It belongs to one question with the same fields, one compartment and one officer, and holds digests of items and nothing else. It is a place,
not a right: the question is asked anew with every page, by whoever asks, and passes the door. So it needs no key, only a check that it is whole.

Cost: the whole question for each page. Who wants all of a list takes it as a file in one go (`Accept: text/csv` or `application/x-ndjson`).
"""

import base64
import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sanad.api.piles import Pile
from sanad.api.telling import told
from sanad.errors import BadValue
from sanad.values.canonical import Json

MOST, USUAL = 1000, 100
"""Items of a page, at most and where the request does not say."""
_ANCHORS = 4
_SHORT = 16  # hexadecimal digits of a digest: 64 bits
_SCAN = 1000
_WHERE = "cursor"


@dataclass(frozen=True)
class Wanted:
    """Which page: at most `limit` items after `cursor`, from the beginning without one; `binding` is what the cursor belongs to."""

    limit: int
    cursor: str | None
    binding: str


@dataclass(frozen=True)
class Page:
    """Some items of a list as JSON, beginning at number `start` of `of`; `next` leads to those after them, None after the last."""

    items: list[Json]
    start: int
    of: int
    next: str | None


def page(pile: Pile, answer: Any, wanted: Wanted) -> Page:  # noqa: ANN401  # what a question answered
    """Return a page of the list in an answer.

    Raises:
        BadValue: the cursor is damaged, belongs to another question, or what it points at is gone.
    """
    of = pile.of(answer)
    start = 0 if wanted.cursor is None else _place(pile, answer, of, wanted)
    before = min(start, _ANCHORS)
    stretch = _told(pile, pile.window(answer, start - before, before + wanted.limit))
    items = stretch[before:]
    end = start + len(items)
    last = stretch[-_ANCHORS:]
    following = _cursor(end, last, wanted.binding) if items and end < of else None
    return Page(items, start, of, following)


def binding(*parts: Json) -> str:
    """Return what a cursor belongs to: the digest of everything that decides what a list holds."""
    return _digest(list(parts))


def _told(pile: Pile, items: Iterable[Any]) -> list[Json]:
    return [told(each, pile.item) for each in items]


def _cursor(end: int, last: Sequence[Json], binding: str) -> str:
    content: list[Json] = [end, *map(_digest, last)]
    whole = json.dumps([*content, _digest([binding, *content])], separators=(",", ":"))
    return base64.urlsafe_b64encode(whole.encode()).decode().rstrip("=")


def _place(pile: Pile, answer: Any, of: int, wanted: Wanted) -> int:  # noqa: ANN401  # as above
    """Return the number of the first item after a cursor."""
    end, anchors = _read(str(wanted.cursor), wanted.binding)
    before = pile.window(answer, max(0, end - len(anchors)), len(anchors)) if end <= of else ()
    if list(map(_digest, _told(pile, before))) == anchors:
        return end
    found: dict[str, int] = {}
    for start in range(0, of, _SCAN):
        for at, each in enumerate(map(_digest, _told(pile, pile.window(answer, start, _SCAN))), start):  # fmt: skip
            known = found.get(each)
            if each in anchors and (known is None or abs(at + 1 - end) <= abs(known + 1 - end)):
                found[each] = at
    for anchor in reversed(anchors):
        if anchor in found:
            return found[anchor] + 1
    raise _refused("what it points at has changed since; begin with the first page")


def _read(cursor: str, binding: str) -> tuple[int, list[str]]:
    try:
        raw = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        document: list[Any] = json.loads(raw)
        *content, check = document
    except (ValueError, TypeError, RecursionError):
        raise _refused("it is not whole") from None
    if check != _digest([binding, *content]):
        raise _refused("it belongs to another question, compartment or officer, or is not whole")
    end, *anchors = content
    if type(end) is not int or end < 0 or not all(isinstance(each, str) for each in anchors):
        raise _refused("it is not whole")
    return end, anchors


def _digest(value: Json) -> str:
    written = json.dumps(value, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()[:_SHORT]


def _refused(detail: str) -> BadValue:
    return BadValue(_WHERE, value="The cursor", type="place in this list", detail=detail)
