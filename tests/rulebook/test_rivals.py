# SPDX-License-Identifier: Apache-2.0
"""Where sources differ on a fact, no rule permits what it would not permit on the word of each of them alone."""

from datetime import date
from itertools import combinations

import pytest

from sanad.casework.facts import PARTICULARS
from sanad.rules import evaluate
from sanad.rules.cases import cases_file, read_cases
from sanad.rules.conditions import Compare, Holds
from sanad.rules.rule import read_rule
from sanad.rules.rulebook import rule_files
from sanad.rules.walk import facts, parts
from sanad.values.verdict import Verdict
from sanad.wiring import rulebook_folder

FILES = rule_files(rulebook_folder())
TABLES = ("warrant", "refugee", "proceedings", "sentence", "extradition", "schedule_entry")
OF_PERSON = ("birth_date", "birth_year", "status", "residence_country", "office_held")
"""What claims state, and may state with two values (`sanad.casework.facts`)."""
BESIDE = [True, False, "PK", "AF", 2, 30, "2001-01-01", "2031-12-31", ["PK"], ["AF"]]
"""Values beside those of the rule's own cases, so that each kind of fact has two."""


def stated(rule):
    """Give the paths in a rule on which sources may differ."""
    for path in {*facts(rule.when), *facts(rule.permit)}:
        table, _, name = path.partition(".")
        if (table in TABLES and name) or (table == "person" and name in OF_PERSON):
            yield table, name


def with_value(known, table, name, value):
    return {**known, table: {**known.get(table, {}), name: value}}


def rank(ruling):
    return (Verdict.REFUSE, Verdict.UNDECIDED, Verdict.PERMIT).index(ruling.verdict)


RIVALS = [
    (path, table, name)
    for path in FILES
    for table, name in sorted(stated(read_rule(path)))
]  # fmt: skip


@pytest.mark.parametrize(("path", "table", "name"), RIVALS, ids=[f"{path.stem}: {table}.{name}" for path, table, name in RIVALS])  # fmt: skip
def test_two_values_permit_only_what_either_alone_permits(path, table, name):
    rule, cases = read_rule(path), read_cases(cases_file(path))[0]
    told = [each.facts[table][name] for each in cases if name in each.facts.get(table, {})]
    values = list({repr(each): each for each in (*told, *BESIDE)}.values())
    for case in cases:
        alone = {repr(each): rank(evaluate(rule, with_value(case.facts, table, name, each), case.on)) for each in values}  # fmt: skip
        for one, other in combinations(values, 2):
            both = rank(evaluate(rule, with_value(case.facts, table, name, [one, other]), case.on))
            least = min(alone[repr(one)], alone[repr(other)])
            assert both < 2 or least == 2, (case.name, one, other)


def test_of_two_papers_one_of_which_is_silent_no_rule_permits_what_that_one_would_not():
    for path, table, name in RIVALS:
        rule = read_rule(path)
        for case in read_cases(cases_file(path))[0]:
            value = case.facts.get(table, {}).get(name)
            if value is not None:
                silent = evaluate(rule, with_value(case.facts, table, name, None), case.on)
                both = evaluate(rule, with_value(case.facts, table, name, [value, None]), case.on)
                assert rank(both) < 2 or rank(silent) == 2, (rule.id, case.name)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_rule_weighs_a_particular_that_is_taken_from_the_newest_claim(path):
    rule = read_rule(path)
    of_newest = {f"person.{name}" for name in PARTICULARS}
    for part in (*parts(rule.when), *parts(rule.permit)):
        if isinstance(part, Compare | Holds):
            assert of_newest.isdisjoint(part.needs())


WARRANT = {"number": "1", "issued_on": "2025-06-14", "names_person": True, "recalled": False}


def said(**warrant):
    [path] = [path for path in FILES if path.stem == "RN-83-2b-v"]
    known = {"request": {"drafted_on": "2025-10-01"}, "warrant": {**WARRANT, **warrant}}
    return evaluate(read_rule(path), known, date(2025, 10, 1))


def test_of_two_warrants_the_ruling_tells_what_differs_and_not_that_there_is_none():
    ruling = said(number=["1", "2"], recalled=[False, True])
    assert ruling.verdict is Verdict.UNDECIDED
    assert "warrant.recalled (sources differ: False, True)" in ruling.reason


def test_what_every_source_would_refuse_is_refused_and_tells_all_their_values():
    ruling = said(in_force_until=["2024-01-01", "2025-01-01"])
    assert ruling.verdict is Verdict.REFUSE
    assert "2024-01-01, 2025-01-01" in ruling.reason
