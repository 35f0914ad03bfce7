# SPDX-License-Identifier: Apache-2.0
"""What would be otherwise if the law were otherwise: two states of it compared, day by day.

Pure. Only the days on which an answer can turn are looked at, so the cost is that of the days on which the law changes.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Generic, TypeVar

from sanad.rules.offence import Offence
from sanad.rules.penalty import Penalty
from sanad.rules.rule import Rule

T = TypeVar("T")
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Change(Generic[T]):
    """On the days `since` to `until`, both included and None for no end, the answer is `then` instead of `now`."""

    since: date | None
    until: date | None
    now: T
    then: T


def penalty_changes(
    now: Mapping[str, Offence], then: Mapping[str, Offence]
) -> Iterator[tuple[Offence, Change[Penalty]]]:
    """Yield each stretch of days on which an act would have another penalty, in order of offence and day."""
    for name, offence in now.items():
        other = then[name]
        turns = (*offence.turns, *other.turns)
        for change in _changes(turns, offence.penalty_on, other.penalty_on):
            yield offence, change


def rules_supposing(rules: Iterable[Rule], amendment: str, begins_on: date) -> Iterator[Rule]:
    """Yield the rules as they would stand if `amendment` began on `begins_on`: those that rest on it begin with it."""
    for rule in rules:
        rests = amendment in rule.source_keys
        yield replace(rule, in_force_from=begins_on) if rests else rule


def rule_changes(
    rules: Sequence[Rule], amendment: str, begins_on: date
) -> Iterator[tuple[Rule, Change[bool]]]:
    """Yield each stretch of days on which a rule that rests on `amendment` would hold, or not, if that began on `begins_on`."""
    for rule, moved in zip(rules, rules_supposing(rules, amendment, begins_on), strict=True):
        if moved is not rule:
            turns = [day for day in (rule.in_force_from, begins_on, _after(rule)) if day]
            for change in _changes(turns, rule.in_force_on, moved.in_force_on):
                yield rule, change


def _after(rule: Rule) -> date | None:
    return None if rule.in_force_to is None else rule.in_force_to + _ONE_DAY


def _changes(
    turns: Iterable[date], now: Callable[[date], T], then: Callable[[date], T]
) -> Iterator[Change[T]]:
    """Yield where `now` and `then` differ; between two turns both are constant, so neighbours that agree are one stretch."""
    starts = sorted({date.min, *turns})
    stretches: list[Change[T]] = []
    for start in starts:
        since, pair = (None if start == date.min else start), (now(start), then(start))
        if stretches and (stretches[-1].now, stretches[-1].then) == pair:
            continue
        if stretches:
            stretches[-1] = replace(stretches[-1], until=start - _ONE_DAY)
        stretches.append(Change(since, None, *pair))
    yield from (each for each in stretches if each.now != each.then)
