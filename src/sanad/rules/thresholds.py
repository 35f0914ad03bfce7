# SPDX-License-Identifier: Apache-2.0
"""Whether the cases of a rule stand on both sides of each of its thresholds, and at its very edge.

A threshold is a comparison by order. Cases must make it true once and false once; where it names a number or a day, a
case must lie within one of it on either side, so that `>=` written for `>` cannot pass.
"""

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass

from sanad.rules.conditions import ORDERS, Compare
from sanad.rules.scope import Compared, Condition, Term
from sanad.rules.span import Span, span_of
from sanad.rules.terms import Constant


def comparisons(part: Condition | Term) -> Iterator[Compare]:
    """Give every comparison inside an expression."""
    if isinstance(part, Compare):
        yield part
    for inner in _inside(part):
        yield from comparisons(inner)


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


def _inside(part: object) -> Iterator[Condition | Term]:
    if not is_dataclass(part):
        return
    for field in fields(part):
        value = getattr(part, field.name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Condition | Term):
                yield item


def _near(threshold: Compare, sample: Compared) -> bool:
    if not isinstance(threshold.left, Constant) and not isinstance(threshold.right, Constant):
        return True
    a, b = span_of(sample.left), span_of(sample.right)
    return _is_point(a) and _is_point(b) and a is not None and b is not None and abs(a.low - b.low) <= 1


def _is_point(span: Span | None) -> bool:
    return span is not None and span.low == span.high


def _spell(term: Term) -> str:
    if isinstance(term, Constant):
        return repr(term.value)
    return " … ".join(dict.fromkeys(term.needs())) or "today"
