# SPDX-License-Identifier: Apache-2.0
"""The checklists of the rulebook: every sort of evidence has one, and the recordings have all of theirs."""

from datetime import date
from pathlib import Path

import pytest

import sanad.rulebook
from sanad.mandates.instrument import Instrument
from sanad.mandates.papers import FACTS, KINDS
from sanad.rules import Sort, load, load_checklists
from sanad.rules.terms import Choice, Constant, Fact
from sanad.rules.walk import comparisons, facts
from sanad.vault.evidence import TYPES

FOLDER = Path(sanad.rulebook.__file__).parent
LISTS = load_checklists(FOLDER / "pk" / "admissibility")
RECORDINGS = next(each for each in LISTS if each.id == "recordings")


@pytest.mark.parametrize("sort", [each for each in TYPES if each != "document"])
def test_every_sort_of_evidence_has_a_checklist(sort):
    assert any(each.items_for(Sort(evidence=sort)) for each in LISTS)


def test_a_plain_document_has_none():
    assert not any(each.items_for(Sort(evidence="document", kind="text")) for each in LISTS)


def test_a_recording_is_asked_all_twenty_one_items_and_an_intercept_eight_more():
    asked = RECORDINGS.items_for(Sort(evidence="recording", instrument="consent"))
    assert [item.id for item in asked] == [f"ADM-REC-{number:02}" for number in range(1, 22)]
    wiretap = RECORDINGS.items_for(Sort(kind="cues", instrument="interception_warrant"))
    assert len(wiretap) == 29


def test_the_wording_that_nobody_verified_is_marked_so():
    marks = [item.mark for item in RECORDINGS.items[:21]]
    assert marks == ["R"] * 10 + ["U"] * 11


def test_every_list_names_only_sorts_and_kinds_that_there_are():
    scopes = [scope for each in LISTS for scope in (each.applies, *(i.only for i in each.items))]
    for scope in filter(None, scopes):
        assert set(scope.evidence) <= set(TYPES)
        assert set(scope.instruments) <= KINDS


def asked(fact):
    """Give the words with which rules compare one fact."""
    for rule in load(FOLDER).rules:
        for one in (*comparisons(rule.when), *comparisons(rule.permit)):
            if isinstance(one.left, Fact) and one.left.name == fact:
                terms = one.right.terms if isinstance(one.right, Choice) else (one.right,)
                yield from (term.value for term in terms if isinstance(term, Constant))


@pytest.mark.parametrize(
    ("fact", "words"), [("exhibit.instrument_kind", KINDS), ("exhibit.evidence", set(TYPES))]
)
def test_every_word_that_a_rule_compares_with_exists(fact, words):
    named = set(asked(fact))
    assert named
    assert named <= words


def test_every_fact_of_a_paper_that_a_rule_asks_can_be_stated():
    paper = Instrument("a", "consent", "1", "somebody", "none", date(2025, 1, 1))
    stated = {name for facts in FACTS.values() for name in facts} | paper.for_rules().keys()
    named = {
        fact.removesuffix("[]").removeprefix("facts.").removeprefix("paper.")
        for rule in load(FOLDER).rules
        for expression in (rule.when, rule.permit)
        for fact in facts(expression)
        if fact.removeprefix("facts.").startswith("paper.")
    }
    assert len(named) > 20
    assert named <= stated
