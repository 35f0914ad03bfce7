# SPDX-License-Identifier: Apache-2.0
"""What the records of a table hold, at a glance: the words of its columns, and the records that are written as few are."""

import re

LONGEST = 120
"""Characters of one text."""
MOST_ODD = 60
_MOST_WORDS, _RAREST = 40, 3
_LIKE_A_TIME = re.compile(r"(?=.*9.*9.*9)(?=.*[^9a])")
"""Shape of what may be a date or a time: three figures and a sign that is neither figure nor letter."""


def odd(rows: list[list[str]], width: int) -> list[list[str]]:
    """Return, of each column that looks like dates or times, one record of each of its rarest shapes, and those of its least and greatest text."""
    found: dict[int, list[str]] = {}
    for n in range(width):
        by_shape: dict[str, list[list[str]]] = {}
        for row in rows:
            by_shape.setdefault(_shape(row[n]), []).append(row)
        of = sorted(by_shape.items(), key=lambda one: len(one[1]))
        if not of or _LIKE_A_TIME.match(of[-1][0]) is None:
            continue
        rarest = [some[0] for _, some in of[:_RAREST]]
        for row in (*rarest, *(end(rows, key=lambda row: row[n]) for end in (min, max))):
            found.setdefault(id(row), row)
    return list(found.values())[:MOST_ODD]


def _shape(text: str) -> str:
    """Return a text with every figure as 9 and every letter as a.

    >>> _shape("3-Mar-25")
    '9-aaa-99'
    """
    return "".join(
        "9" if sign.isdigit() else "a" if sign.isalpha() else sign for sign in text.strip()
    )


def joined(rows: list[list[str]], places: list[int]) -> tuple[str, ...]:
    """Return what stands in several columns together, as the reader of calls joins them."""
    texts = (" ".join(filter(None, (row[n].strip() for n in places))) for row in rows)
    found = [text[:LONGEST] for text in dict.fromkeys(texts) if text]
    return tuple(found[:_MOST_WORDS])


def words(rows: list[list[str]], width: int) -> dict[int, tuple[str, ...]]:
    """Return column number → what stands in it, where that is little."""
    found: dict[int, tuple[str, ...]] = {}
    for n in range(width):
        some = list(dict.fromkeys(row[n].strip()[:LONGEST] for row in rows))
        if len(some) <= _MOST_WORDS:
            found[n] = tuple(filter(None, some))
    return found
