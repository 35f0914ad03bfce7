# SPDX-License-Identifier: Apache-2.0
"""One rule of law: what it asks, of what, since when, on whose authority, and how sure we are of its text.

A rule is one TOML file; docs/formats/rule.md describes each field. Its expressions are parsed here, once: a `Rule` that exists
can be evaluated.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from sanad.errors import BadRule
from sanad.rules.conditions import Holds, named
from sanad.rules.expression import parse
from sanad.rules.grounds import GROUNDS
from sanad.rules.reading import Fault, Table, read_file
from sanad.rules.scope import Condition
from sanad.rules.terms import Constant
from sanad.values.canonical import Json, digest_of

MARKS = ("V", "P", "R", "U")
"""Verified in the text; partly so; reported by others; unverified (law/interpol.md section 0, law/pakistan.md 0.1)."""
GATES = ("A", "B", "C", "D", "E", "F", "G", "act")
EVERY = "*"
"""Target of a rule about every kind of request and every act."""
SEVERITIES = ("block", "review", "warn")
DECIDERS = ("program", "program_then_person", "person")

_DAYS = ("enacted_on", "published_on", "in_force_from", "in_force_to")
_IN_ORDER = (
    ("enacted_on", "published_on"),
    ("enacted_on", "in_force_from"),
    ("in_force_from", "in_force_to"),
)
_ID = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*")
_CODE = re.compile(r"[A-Z][A-Z0-9_]*")
_ALWAYS = Holds(Constant(value=True))


@dataclass(frozen=True)
class Need:
    """What to ask, and whom, when a fact is missing; `allowed` are the words that answer it, if it is answered by word."""

    id: str
    text: str
    who: str
    allowed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rule:
    """A rule as its file gives it. `document` is the file's content, for the version of the rulebook."""

    id: str
    version: int
    title: str
    text: str
    instrument: str
    article: str
    sources: tuple[str, ...]
    mark: str
    enacted_on: date | None
    published_on: date | None
    in_force_from: date | None
    in_force_to: date | None
    gate: str
    applies_to: tuple[str, ...]
    severity: str
    grounds: tuple[str, ...]
    decided_by: str
    when: Condition
    permit: Condition
    refuse_code: str
    refuse_reason: str
    other_tool: str | None
    needs: Mapping[str, Need]
    misfires: tuple[str, ...]
    document: Mapping[str, Json]

    @cached_property
    def wording(self) -> str:
        """Return the SHA-256 of the canonical JSON of the file's content: what a jurist signs."""
        return digest_of(self.document)

    @property
    def source_keys(self) -> frozenset[str]:
        """Return the keys of its sources, among them the amendments on which it rests: A19 of `pakistan:A19`."""
        return frozenset(source.partition(":")[2] for source in self.sources)

    @cached_property
    def allowed(self) -> Mapping[str, tuple[str, ...]]:
        """Return fact → the words that answer it, none where it is no question of words."""
        return {fact: need.allowed for fact, need in self.needs.items()}

    def concerns(self, target: str) -> bool:
        """Tell whether the rule is about that kind of request or that act."""
        return EVERY in self.applies_to or target in self.applies_to

    def in_force_on(self, day: date) -> bool:
        """Tell whether the rule holds on `day`; a date not known does not keep it from holding."""
        begun = self.in_force_from is None or self.in_force_from <= day
        return begun and (self.in_force_to is None or day <= self.in_force_to)

    def missing_facts(self) -> Iterator[str]:
        """Give each fact path whose absence can leave the rule undecided."""
        yield from self.when.needs()
        yield from self.permit.needs()

    def looked_at(self) -> Iterator[str]:
        """Give each fact path that the rule looks at, also where absence is an answer: what may be stated to meet it."""
        yield from named(self.when)
        yield from named(self.permit)


def read_rule(path: Path) -> Rule | list[Fault]:
    """Return the rule of a file, or everything that is wrong with it.

    Raises:
        Unreadable: the file cannot be opened.
    """
    return read_file(path, _rule)


def _rule(table: Table) -> Rule:
    document = table.document()
    return Rule(
        id=table.name("id", _ID, "letters, digits and single hyphens"),
        version=table.number("version"),
        title=table.text("title"),
        text=table.text("text"),
        instrument=table.text("instrument"),
        article=table.text("article"),
        sources=table.sources(),
        mark=table.word("mark", MARKS),
        **_days(table),
        gate=table.word("gate", GATES),
        applies_to=table.texts("applies_to", least=1),
        severity=table.word("severity", SEVERITIES),
        grounds=_grounds(table),
        decided_by=table.word("decided_by", DECIDERS),
        when=_expression(table, "when", default=_ALWAYS),
        permit=_expression(table, "permit", default=None),
        refuse_code=table.shaped("refuse_code", _CODE, "capitals, digits and low lines"),
        refuse_reason=table.text("refuse_reason"),
        other_tool=table.text_or_none("other_tool"),
        needs=_needs(table),
        misfires=table.texts("misfires"),
        document=document,
    )


def _days(table: Table) -> dict[str, date | None]:
    """Read the four days of a provision. It may be in force before it is published, but not before it is enacted."""
    days = {name: table.day_or_none(name) for name in _DAYS}
    for earlier, later in _IN_ORDER:
        first, second = days[earlier], days[later]
        if first is not None and second is not None and second < first:
            table.fault(later, f"it lies before {earlier}")
    return days


def _grounds(table: Table) -> tuple[str, ...]:
    grounds = table.texts_or_none("grounds", least=1) or ()
    for ground in grounds:
        if ground not in GROUNDS:
            table.fault("grounds", f"{ground} is none of {', '.join(GROUNDS)}")
    return grounds


def _expression(table: Table, field: str, default: Condition | None) -> Condition:
    text = table.text_or_none(field) if default is not None else table.text(field)
    if not text:
        return default or _ALWAYS
    try:
        return parse(text, f"{table.file}, {field}")
    except BadRule as error:
        table.fault(field, str(error.facts["detail"]))
        return _ALWAYS


def _needs(outer: Table) -> dict[str, Need]:
    table, needs = outer.inner("needs"), {}
    for fact in table:
        need = table.inner(fact)
        allowed = need.texts_or_none("allowed", least=2) or ()
        needs[fact] = Need(need.text("id"), need.text("text"), need.text("who"), allowed)
        need.close()
    return needs
