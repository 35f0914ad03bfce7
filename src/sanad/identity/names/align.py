# SPDX-License-Identifier: Apache-2.0
"""Which word of one name belongs to which of another: most alike first, whatever their order.

Guarantees: each word is in one match at most; the same two names give the same matches. It is greedy, not the best of all
assignments: with a handful of words, of which few are alike, the two hardly ever differ, and greedy can be told to a reader.

A father's name is not matched with the bearer's where both sides tell them apart. A title, or the word for the kind of an
organisation, is matched with a word of another role only when they agree firmly. What one side writes as one word and the
other as two is matched after all firm matches, before the loose ones.
"""

from typing import NamedTuple

from sanad.identity.names.likeness import Likeness, liken
from sanad.identity.names.parts import Name
from sanad.identity.names.words import Role

FIRM = 0.8
"""A likeness from which on two words are taken for one whatever stands beside them."""


_Found = tuple[float, int, int, int, Likeness]
"""Likeness, the most first when sorted; how far apart in place; place left; place right; likeness with its level."""


class Match(NamedTuple):
    """Words of both sides that belong together, by their places in `Name.counted`."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    likeness: Likeness


def align(left: Name, right: Name) -> list[Match]:
    """Return the matches of two names in the order of the left one; words in none of them are left over."""
    alike = _alike(left, right)
    matches: list[Match] = []
    free_left, free_right = [True] * len(left.words), [True] * len(right.words)
    loose = len(alike)
    for at, (below, _, one, other, likeness) in enumerate(alike):
        if below > -FIRM:
            loose = at
            break
        if free_left[one] and free_right[other]:
            free_left[one] = free_right[other] = False
            matches.append(Match((one,), (other,), likeness))
    if len(matches) < min(len(free_left), len(free_right)):
        _join(left, right, free_left, free_right, matches)
        for _, _, one, other, likeness in alike[loose:]:
            if free_left[one] and free_right[other]:
                free_left[one] = free_right[other] = False
                matches.append(Match((one,), (other,), likeness))
    if len(matches) > 1:
        matches.sort()
    return matches


def _alike(left: Name, right: Name) -> list[_Found]:
    """Return every two words that agree in something, most alike first, then those nearest in place."""
    found = []
    apart = left.has_relative and right.has_relative
    for one, ours in enumerate(left.words):
        for other, theirs in enumerate(right.words):
            likeness = liken(ours, theirs)
            if likeness is None or (likeness.value < FIRM and not _loosely(left, one, right, other)):  # fmt: skip
                continue
            if apart and left.counted[one].relative != right.counted[other].relative:
                continue
            found.append((-likeness.value, abs(one - other), one, other, likeness))
    found.sort()
    return found


def _loosely(left: Name, one: int, right: Name, other: int) -> bool:
    ours, theirs = left.counted[one].role, right.counted[other].role
    return ours is theirs or ours is Role.INITIAL or theirs is Role.INITIAL


def _join(
    left: Name, right: Name, free_left: list[bool], free_right: list[bool], matches: list[Match]
) -> None:
    """Match what one side writes as one word and the other as two that follow each other."""
    sides = ((left, right, free_left, free_right), (right, left, free_right, free_left))
    for turned, (whole, split, free, halves) in enumerate(sides):
        for first in range(len(halves) - 1):
            for at in range(len(free)):
                if not (free[at] and halves[first] and halves[first + 1]):
                    continue
                # Most are turned away by what the skeletons begin with, without putting words together.
                if whole.counted[at].skeleton[:1] != split.counted[first].skeleton[:1]:
                    continue
                likeness = liken(whole.words[at], split.words[first] + split.words[first + 1])
                if likeness is not None and likeness.value >= FIRM:
                    ends = (at,), (first, first + 1)
                    one, two = reversed(ends) if turned else ends
                    matches.append(Match(one, two, likeness))
                    free[at] = halves[first] = halves[first + 1] = False
