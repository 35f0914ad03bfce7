# SPDX-License-Identifier: Apache-2.0
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from sanad.rules.kleene import conjunction, disjunction, negation, unanimous

TRUTHS = st.sampled_from([True, False, None])
SEVERAL = st.lists(TRUTHS, max_size=5)


def fillings(truths):
    """Every way of filling in what is not known."""
    return product(*[(True, False) if truth is None else (truth,) for truth in truths])


def agreed(outcomes):
    """What all fillings agree on, by definition of Kleene's strong logic."""
    found = set(outcomes)
    return found.pop() if len(found) == 1 else None


@given(SEVERAL)
def test_and_is_decided_exactly_where_every_filling_agrees(truths):
    assert conjunction(truths) is agreed(all(filled) for filled in fillings(truths))


@given(SEVERAL)
def test_or_is_decided_exactly_where_every_filling_agrees(truths):
    assert disjunction(truths) is agreed(any(filled) for filled in fillings(truths))


@given(TRUTHS)
def test_not_turned_twice_is_where_it_began_and_unknown_stays_unknown(truth):
    assert negation(negation(truth)) is truth
    assert negation(None) is None


@given(SEVERAL)
def test_de_morgan_holds_with_unknowns(truths):
    assert negation(conjunction(truths)) is disjunction(negation(truth) for truth in truths)


def test_of_nothing_all_hold_and_none_does():
    assert conjunction([]) is True
    assert disjunction([]) is False


@given(SEVERAL)
def test_what_is_unanimous_is_what_all_say_and_nobody_leaves_open(truths):
    same = all(truth is truths[0] for truth in truths)
    assert unanimous(truths) is (truths[0] if truths and same else None)
