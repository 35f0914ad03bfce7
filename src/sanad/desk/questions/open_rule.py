# SPDX-License-Identifier: Apache-2.0
"""One rule laid open: its text and source, since when, how it is known to misfire, its cases as they come out today, who signed it, and what it says of the requests here."""

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from sanad.casework.request import WITHDRAW
from sanad.casework.request import signatures_of as signatures
from sanad.desk.act import Done, Work
from sanad.desk.around import Around
from sanad.desk.question import Question
from sanad.desk.questions.list_rules import Line, line_of
from sanad.desk.request_facts import checked
from sanad.errors import NotFound, SanadError
from sanad.rules import Rule, Ruling, evaluate
from sanad.rules.cases import Case, cases_file, read_cases
from sanad.rules.rulebook import rule_files
from sanad.values.canonical import Json


@dataclass(frozen=True)
class Tried:
    """A case beside what the rule says of it."""

    case: Case
    ruling: Ruling

    @property
    def holds(self) -> bool:
        """Tell whether the rule says what is expected."""
        return (self.ruling.verdict, self.ruling.code) == (self.case.expect, self.case.code)


@dataclass(frozen=True)
class Opened:
    """A rule and how it stands; `wording` and `cases_text` are its two files as they are written.

    `says` is what it says today of each open request of the compartment that it was asked about.
    """

    line: Line
    cases: tuple[Tried, ...]
    wording: str
    cases_text: str
    says: tuple[tuple[str, Ruling], ...]

    @property
    def rule(self) -> Rule:
        """Return the rule."""
        return self.line.rule


@dataclass(frozen=True, kw_only=True)
class OpenRule(Question[Opened]):
    """An order to lay a rule open."""

    name: ClassVar[str] = "open_rule"

    rule: str

    def intent(self) -> dict[str, Json]:
        """Name the rule."""
        return {"rule": self.rule}

    def do(self, work: Work) -> Done[Opened]:
        """Read its files, and put the rule to its cases; costs one check of every open request, worked out once between two acts."""
        line = line_of(work, self.rule)
        file = next((path for path in rule_files(work.tools.law.folder, work.tools.country) if path.stem == self.rule), None)  # fmt: skip
        if file is None:
            raise NotFound("rulebook", kind="rule", name=self.rule)
        cases, _ = read_cases(cases_file(file))
        found = Opened(
            line=line,
            cases=tuple(Tried(each, evaluate(line.rule, each.facts, each.on)) for each in cases),
            wording=_text(file),
            cases_text=_text(cases_file(file)),
            says=tuple(_says(work, self.rule, self.compartment)),
        )
        return Done(found, (f"rule:{self.rule}",), {"rule": self.rule})


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _says(work: Work, rule: str, compartment: str) -> list[tuple[str, Ruling]]:
    """Return what the rule says of each request that nobody has withdrawn; of one that cannot be checked, nothing."""
    around = Around(work, compartment)
    steps = signatures(work.connection, [each.id for each in around.requests])
    found = []
    for each in around.requests:
        if WITHDRAW in steps[each.id]:
            continue
        try:
            said = checked(work, each.id, around).asked.said.get(rule)
        except SanadError:
            continue  # why it cannot be checked is told where it is opened
        if said is not None:
            found.append((each.id, said[1]))
    return found
