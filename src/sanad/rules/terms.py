# SPDX-License-Identifier: Apache-2.0
"""The parts of an expression that give a value: constants, facts, lists, counts, years, answers."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from sanad.rules.scope import Condition, Judged, Reading, Scope, Term
from sanad.rules.span import Known, Span
from sanad.values.canonical import Json

ANSWERS = "answers"
"""The fact that holds what named persons answered: question or rule id → {answer, reason, by}."""


@dataclass(frozen=True)
class Constant(Term):
    """A text, a whole number or a truth written in the rule."""

    value: str | int | bool

    def read(self, scope: Scope) -> Reading:
        """Return it."""
        del scope
        return Reading(self.value)

    def needs(self) -> Iterator[str]:
        """Need nothing."""
        return iter(())


@dataclass(frozen=True)
class Today(Term):
    """The day the rule is asked about."""

    def read(self, scope: Scope) -> Reading:
        """Return it as an ISO date."""
        return Reading(scope.today.isoformat())

    def needs(self) -> Iterator[str]:
        """Need nothing."""
        return iter(())


@dataclass(frozen=True)
class Fact(Term):
    """A fact by its path. `name` is the path as `needs` of a rule spells it, such as `charges[].death`."""

    parts: tuple[str, ...]
    name: str
    of_item: bool = False

    def read(self, scope: Scope) -> Reading:
        """Return its value, or that it is missing."""
        value = scope.look(self.parts, of_item=self.of_item)
        return Reading(value, () if value is not None else (self.name,))

    def needs(self) -> Iterator[str]:
        """Need itself."""
        yield self.name

    def each(self, scope: Scope, condition: Condition) -> list[Judged] | None:
        """Return what `condition` comes to for each member, or None when there is no list."""
        members = scope.members(self.parts, of_item=self.of_item)
        if members is None:
            return None
        label = scope.spell(self.parts, of_item=self.of_item)
        return [
            condition.judge(scope.at(member, f"{label}[{place}]"))
            for place, member in enumerate(members)
        ]


@dataclass(frozen=True)
class Choice(Term):
    """A list written in the rule."""

    terms: tuple[Term, ...]

    def read(self, scope: Scope) -> Reading:
        """Return the values; one not known stays in its place as None."""
        readings = [term.read(scope) for term in self.terms]
        missing = tuple(name for reading in readings for name in reading.missing)
        return Reading([_plain(reading) for reading in readings], missing)

    def needs(self) -> Iterator[str]:
        """Need what the members need."""
        for term in self.terms:
            yield from term.needs()


@dataclass(frozen=True)
class Count(Term):
    """How many members of a list there are, or how many meet a condition."""

    over: Fact
    condition: Condition | None

    def read(self, scope: Scope) -> Reading:
        """Return the number, or the least and the most that it may be."""
        if self.condition is None:
            members = scope.members(self.over.parts, of_item=self.over.of_item)
            return Reading(None, (self.over.name,)) if members is None else Reading(len(members))
        found = self.over.each(scope, self.condition)
        if found is None:
            return Reading(None, (self.over.name,))
        sure = sum(judged.truth is True for judged in found)
        open_ones = [judged for judged in found if judged.truth is None]
        missing = tuple(name for judged in open_ones for name in judged.missing)
        return Reading(Span("number", sure, sure + len(open_ones)), missing)

    def needs(self) -> Iterator[str]:
        """Need the list, and what the condition needs."""
        yield self.over.name
        if self.condition is not None:
            yield from self.condition.needs()


@dataclass(frozen=True)
class Between(Term):
    """The days, or the completed years, between two dates."""

    measure: Callable[[Known, Known], Span | None]
    since: Term
    until: Term

    def read(self, scope: Scope) -> Reading:
        """Return the number, or the least and the most that it may be when a date is known in part."""
        since, until = self.since.read(scope), self.until.read(scope)
        return Reading(self.measure(since.value, until.value), since.missing + until.missing)

    def needs(self) -> Iterator[str]:
        """Need both dates."""
        yield from self.since.needs()
        yield from self.until.needs()


@dataclass(frozen=True)
class Answer(Term):
    """The word with which a named person answered a question, giving a reason."""

    question: str

    def read(self, scope: Scope) -> Reading:
        """Return the word; an answer without reason or name, or one the question does not allow, is none."""
        word = answered(scope.facts, self.question)
        scope.trace.used[self.name] = word
        if word is None or word not in scope.allowed.get(self.name, ()):
            return Reading(None, (self.name,))
        return Reading(word)

    def needs(self) -> Iterator[str]:
        """Need the answer."""
        yield self.name

    @property
    def name(self) -> str:
        """Return the path of the answer as `needs` of a rule spells it."""
        return f"{ANSWERS}.{self.question}"


def answered(facts: Mapping[str, Json], question: str) -> str | None:
    """Return the word of an answer that has a reason and somebody who gave it; else None."""
    answers = facts.get(ANSWERS)
    given = answers.get(question) if isinstance(answers, Mapping) else None
    if not isinstance(given, Mapping):
        return None
    parts = [given.get(part) for part in ("answer", "reason", "by")]
    if not all(isinstance(part, str) and part.strip() for part in parts):
        return None
    return str(parts[0])


def _plain(reading: Reading) -> Json:
    return None if isinstance(reading.value, Span) else reading.value
