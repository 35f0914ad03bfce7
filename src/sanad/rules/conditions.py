# SPDX-License-Identifier: Apache-2.0
"""The parts of an expression that hold or do not: comparisons, presence, `any`, `all`, and, or, not."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Literal

from sanad.rules.kleene import Truth, conjunction, disjunction, negation, unanimous
from sanad.rules.scope import Compared, Condition, Judged, Scope, Term
from sanad.rules.span import Known, Order, equal, member, ordered, rivals
from sanad.rules.terms import Fact

Operator = Literal["==", "!=", "<", "<=", ">", ">=", "in", "not in"]
ORDERS: dict[str, Order] = {"<": "<", "<=": "<=", ">": ">", ">=": ">="}


@dataclass(frozen=True)
class Holds(Condition):
    """A fact that is itself a truth, or `true` or `false` written in the rule."""

    term: Term

    def judge(self, scope: Scope) -> Judged:
        """Hold if the value is true; anything but a truth is not known."""
        value = self.term.read(scope).value
        if isinstance(value, bool):
            return Judged(value)
        return Judged(None, tuple(self.term.needs()))

    def needs(self) -> Iterator[str]:
        """Need the fact."""
        yield from self.term.needs()


@dataclass(frozen=True)
class Present(Condition):
    """Whether something stands there: absence is an answer to it. Blank or empty is absent; open only where one of two papers has it."""

    fact: Fact

    def judge(self, scope: Scope) -> Judged:
        """Hold if there is a value other than blank text, an empty list or an empty table."""
        value = self.fact.read(scope).value
        there = False if _empty(value) else unanimous(not _empty(each) for each in rivals(value))
        return Judged(there, (self.fact.name,) if there is None else ())

    def needs(self) -> Iterator[str]:
        """Need nothing."""
        return iter(())


@dataclass(frozen=True)
class Compare(Condition):
    """Two terms, compared."""

    left: Term
    operator: Operator
    right: Term

    def judge(self, scope: Scope) -> Judged:
        """Compare what is known."""
        left, right = self.left.read(scope), self.right.read(scope)
        truth = _compared(left.value, self.operator, right.value)
        scope.trace.compared.append(Compared(self, left.value, right.value, truth))
        if truth is not None:
            return Judged(truth)
        return Judged(None, left.missing + right.missing or tuple(self.needs()))

    def needs(self) -> Iterator[str]:
        """Need what both terms need."""
        yield from self.left.needs()
        yield from self.right.needs()


@dataclass(frozen=True)
class Not(Condition):
    """The opposite of a condition."""

    condition: Condition

    def judge(self, scope: Scope) -> Judged:
        """Turn the truth round."""
        judged = self.condition.judge(scope)
        return Judged(negation(judged.truth), judged.missing)

    def needs(self) -> Iterator[str]:
        """Need what the condition needs."""
        yield from self.condition.needs()


@dataclass(frozen=True)
class Joined(Condition):
    """Several conditions joined by `and` or `or`. All are judged, so that the trace is complete."""

    word: Literal["and", "or"]
    conditions: tuple[Condition, ...]

    def judge(self, scope: Scope) -> Judged:
        """Join the truths."""
        return _joined(self.word, [condition.judge(scope) for condition in self.conditions])

    def needs(self) -> Iterator[str]:
        """Need what the conditions need."""
        for condition in self.conditions:
            yield from condition.needs()


@dataclass(frozen=True)
class Quantified(Condition):
    """Whether `any` or `all` members of a list meet a condition. A list that is not there is not known."""

    word: Literal["any", "all"]
    over: Fact
    condition: Condition

    def judge(self, scope: Scope) -> Judged:
        """Join the truths of the members; an empty list has none, so `any` fails and `all` holds."""
        found = self.over.each(scope, self.condition)
        if found is None:
            return Judged(None, (self.over.name,))
        return _joined("or" if self.word == "any" else "and", found)

    def needs(self) -> Iterator[str]:
        """Need the list, and what the condition needs."""
        yield self.over.name
        yield from self.condition.needs()


def named(part: object) -> Iterator[str]:
    """Yield the path of every fact that an expression names: of those that it needs, and of those whose absence is an answer to it."""
    if isinstance(part, Fact):
        yield part.name
    elif isinstance(part, tuple):
        for each in part:
            yield from named(each)
    elif is_dataclass(part):
        for field in fields(part):
            yield from named(getattr(part, field.name))


def _empty(value: Known) -> bool:
    return value is None or (isinstance(value, Sequence | Mapping) and len(value) == 0)


def _joined(word: Literal["and", "or"], judged: list[Judged]) -> Judged:
    join = conjunction if word == "and" else disjunction
    truth = join(one.truth for one in judged)
    if truth is not None:
        return Judged(truth)
    return Judged(None, tuple(name for one in judged for name in one.missing))


def _compared(left: Known, operator: Operator, right: Known) -> Truth:
    if left is None or right is None:
        return None
    if operator in ORDERS:
        return ordered(left, ORDERS[operator], right)
    truth = member(left, right) if operator in {"in", "not in"} else equal(left, right)
    return negation(truth) if operator in {"!=", "not in"} else truth
