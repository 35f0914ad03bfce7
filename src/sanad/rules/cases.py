# SPDX-License-Identifier: Apache-2.0
"""The cases beside a rule: facts, a day, and what the rule must say of them. They are the rule's proof and its examples."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sanad.errors import BadRule, Unreadable
from sanad.rules.reading import Fault, Table, open_toml, plain
from sanad.values.canonical import Json
from sanad.values.verdict import Verdict

VERDICTS = tuple(str(verdict) for verdict in Verdict)


@dataclass(frozen=True)
class Case:
    """One case: a sentence for a name, the day, the facts, the verdict and code expected."""

    name: str
    on: date
    facts: Mapping[str, Json]
    expect: Verdict
    code: str


def cases_file(rule_file: Path) -> Path:
    """Return where the cases of a rule stand: `X.cases.toml` beside `X.toml`."""
    return rule_file.with_name(f"{rule_file.stem}.cases.toml")


def read_cases(path: Path) -> tuple[list[Case], list[Fault]]:
    """Return the cases of a file and everything that is wrong with it."""
    faults: list[Fault] = []
    try:
        table = Table(path.name, open_toml(path), faults)
    except (BadRule, Unreadable) as error:
        return [], [Fault(path.name, "file", str(error.facts["detail"]))]
    cases = [_case(each) for each in table.inners("case")]
    table.close()
    return [case for case in cases if case is not None], faults


def _case(table: Table) -> Case | None:
    name, on = table.text("name"), table.day_or_none("on")
    expect, code = table.word("expect", VERDICTS), table.text("code")
    facts = table.table("facts")
    table.close()
    try:
        known = plain(facts)
    except ValueError as error:
        table.fault("facts", str(error))
        return None
    if on is None:
        table.fault("on", "the day of the case is asked for here")
        return None
    return Case(name, on, known if isinstance(known, dict) else {}, Verdict(expect), code)
