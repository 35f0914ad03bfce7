# SPDX-License-Identifier: Apache-2.0
"""Three-valued logic (Kleene's strong K3): true, false, and None for *not known*.

A connective gives true or false only where every way of filling in what is not known would give the same.
"""

from collections.abc import Iterable

Truth = bool | None


def negation(truth: Truth) -> Truth:
    """Return the opposite; what is not known stays not known."""
    return None if truth is None else not truth


def conjunction(truths: Iterable[Truth]) -> Truth:
    """Return whether all hold: one false decides, else one unknown leaves it open. Of nothing: true."""
    return _decided(truths, by=False)


def disjunction(truths: Iterable[Truth]) -> Truth:
    """Return whether one holds: one true decides, else one unknown leaves it open. Of nothing: false."""
    return _decided(truths, by=True)


def unanimous(truths: Iterable[Truth]) -> Truth:
    """Return what all say alike; where they differ, or one is not known, nobody can tell. Of nothing: not known."""
    said = set(truths)
    return said.pop() if len(said) == 1 else None


def _decided(truths: Iterable[Truth], *, by: bool) -> Truth:
    open_ones = False
    for truth in truths:
        if truth is by:
            return by
        open_ones = open_ones or truth is None
    return None if open_ones else not by
