# SPDX-License-Identifier: Apache-2.0
"""Values of a record: times, words chosen, lists of keys, and all of them in one column. Pure."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import accumulate
from xml.etree.ElementTree import Element

from sanad.readers.markup import text

_TIME = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)[T ]?(\d\d):?(\d\d):?(\d\d)(?:[.,]\d+)?\s*(Z|[+-]\d\d:?\d\d)"
)
"""xs:dateTime and GeneralizedTime (ITU-T X.680, clause 46), both only with their offset from UTC."""
_PAIR = re.compile(r'\s*"((?:[^"]|"")*)"\s*=\s*"((?:[^"]|"")*)"\s*;?')
MOST_FIELDS = 100_000
"""Characters of the column `fields`; a field of a CSV may have 131,072 (docs/formats/citation.md)."""


def utc(written: str) -> str:
    """Return a time in UTC as `YYYY-MM-DD HH:MM:SS`, or nothing when it does not say its offset or no calendar has it.

    >>> utc("2025-01-02T03:04:05.250+05:00"), utc("20250102030405Z"), utc("2025-01-02T03:04:05")
    ('2025-01-01 22:04:05', '2025-01-02 03:04:05', '')
    """
    found = _TIME.fullmatch(written.strip())
    if found is None:
        return ""
    zone = "+0000" if found[7] == "Z" else found[7].replace(":", "")
    try:
        at_once = datetime.strptime("".join(found.group(1, 2, 3, 4, 5, 6)) + zone, "%Y%m%d%H%M%S%z")
        return at_once.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")
    except (ValueError, OverflowError):
        return ""


def any_of(whole: list[Element], name: str) -> str:
    """Return the text of the first element of a name in any of the parts."""
    return next((said for part in whole if (said := first(part, name))), "")


def first(part: Element | None, name: str) -> str:
    """Return the text of the first element of a name, however deep."""
    found = (text(e) for e in part.iter(name)) if part is not None else iter(())
    return next((said for said in found if said), "")


def word(element: Element | None) -> str:
    """Return the name of what was chosen: in XER an enumerated value is an empty element, `other` carries a text."""
    if element is None:
        return ""
    chosen = next(iter(element), None)
    if chosen is None or chosen.tag == "other":
        return text(element) or ""
    return chosen.tag


def pairs(written: str | None) -> list[tuple[str, str]]:
    """Return the pairs of a list `"KEY"="VALUE";`, or none when any of it is something else."""
    found_pairs, end = [], 0
    text_ = (written or "").strip()
    while end < len(text_) and (found := _PAIR.match(text_, end)):
        found_pairs.append((found[1], found[2]))
        end = found.end()
    return found_pairs if end == len(text_) else []


def listed(record: Element) -> str:
    """Return every leaf of a record as JSON pairs of path and text, in order; null at the end when a column cannot take all."""
    leaves = list(_leaves(record))
    whole = as_json(leaves)
    if len(whole) <= MOST_FIELDS:
        return whole
    room = accumulate((len(as_json([leaf])) for leaf in leaves), initial=len("[,null]"))
    kept = sum(size <= MOST_FIELDS for size in room) - 1
    return as_json([*leaves[:kept], None])


def _leaves(record: Element) -> Iterator[tuple[str, str]]:
    waiting = [(child, child.tag) for child in reversed(record)]
    while waiting:
        child, path = waiting.pop()
        if len(child) == 0:
            yield path, (child.text or "").strip()
        waiting += [(inner, f"{path}/{inner.tag}") for inner in reversed(child)]


def as_json(value: object) -> str:
    """Return JSON on one line."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
