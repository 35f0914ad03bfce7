# SPDX-License-Identifier: Apache-2.0
"""Whether the cases of a rule stand on both sides of each of its thresholds, and at its very edge.

A threshold is a comparison by order. Cases must make it true once and false once; where it names a number or a day, a
case must lie within one of it on either side, so that `>=` written for `>` cannot pass.
"""

from collections.abc import Iterable, Iterator

from sanad.rules.conditions import ORDERS, Compare
from sanad.rules.scope import Compared, Condition, Term
from sanad.rules.span import span_of
from sanad.rules.terms import Constant
from sanad.rules.walk import comparisons


def untried(expressions: Iterable[Condition], made: Iterable[Compared]) -> Iterator[str]:
    """Give, for each threshold, what the comparisons `made` in the cases leave untried."""
    compared = list(made)
    thresholds = [
        found
        for expression in expressions
        for found in comparisons(expression)
        if found.operator in ORDERS
    ]
    for threshold in dict.fromkeys(thresholds):
        samples = [one for one in compared if one.comparison == threshold]
        for side in (True, False):
            if not any(one.truth is side and _near(threshold, one) for one in samples):
                yield f"{spell(threshold)}: no case at the edge where this is {str(side).lower()}"


def spell(threshold: Compare) -> str:
    """Return the comparison as a person would look for it in the rule."""
    return f"{_spell(threshold.left)} {threshold.operator} {_spell(threshold.right)}"


def _near(threshold: Compare, sample: Compared) -> bool:
    if not isinstance(threshold.left, Constant) and not isinstance(threshold.right, Constant):
        return True
    a, b = span_of(sample.left), span_of(sample.right)
    if a is None or b is None or a.low != a.high or b.low != b.high:
        return False
    return abs(a.low - b.low) <= 1


def _spell(term: Term) -> str:
    if isinstance(term, Constant):
        return repr(term.value)
    return " … ".join(dict.fromkeys(term.needs())) or "today"
