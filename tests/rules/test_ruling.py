# SPDX-License-Identifier: Apache-2.0
import json
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.sheets import rule, write

from sanad.rules import evaluate, evaluate_all, load
from sanad.rules.ruling import Question
from sanad.values.canonical import canonical
from sanad.values.verdict import Verdict

ON = date(2025, 10, 1)
MET = {"request": {"renewal": True}, "sentence": {"months": 2}}
NOT_MET = {"request": {"renewal": True}, "sentence": {"months": 1}}
ORDER = {Verdict.REFUSE: 0, Verdict.UNDECIDED: 1, Verdict.PERMIT: 2}


def answers(answer, reason="Read against the official text.", by="reviewer.one", key="T-1"):
    return {"answers": {key: {"answer": answer, "reason": reason, "by": by}}}


def said(ruling):
    return ruling.verdict, ruling.code


def test_a_rule_that_is_met_permits_and_shows_what_it_looked_at(tmp_path):
    ruling = evaluate(rule(tmp_path), MET, ON)
    assert said(ruling) == (Verdict.PERMIT, "PERMITTED")
    assert ruling.applicable
    assert ruling.used == {"request.renewal": True, "sentence.months": 2}
    assert (ruling.rule, ruling.version, ruling.gate, ruling.severity) == ("T-1", 1, "B", "block")
    assert ruling.article == "Sample Rules, Article 83(1)"


def test_a_rule_that_is_not_met_refuses_with_the_fact_in_the_sentence(tmp_path):
    ruling = evaluate(rule(tmp_path), NOT_MET, ON)
    assert said(ruling) == (Verdict.REFUSE, "BELOW")
    assert ruling.reason == "The maximum is 1."
    assert ruling.questions == ()


def test_a_rule_whose_occasion_does_not_arise_permits_as_not_applicable(tmp_path):
    ruling = evaluate(rule(tmp_path), {"request": {"renewal": False}}, ON)
    assert said(ruling) == (Verdict.PERMIT, "NOT_APPLICABLE")
    assert not ruling.applicable


def test_a_missing_fact_is_undecided_and_becomes_its_question(tmp_path):
    ruling = evaluate(rule(tmp_path), {"request": {"renewal": True}}, ON)
    assert said(ruling) == (Verdict.UNDECIDED, "MISSING_FACT")
    assert ruling.questions == (Question("T-1-2", "What is the legal maximum?", "prosecutor"),)
    assert ruling.used["sentence.months"] is None


def test_an_unknown_occasion_with_an_unmet_condition_is_undecided_and_with_a_met_one_permits(
    tmp_path,
):
    assert said(evaluate(rule(tmp_path), {"sentence": {"months": 1}}, ON)) == (
        Verdict.UNDECIDED,
        "MISSING_FACT",
    )
    assert said(evaluate(rule(tmp_path), {"sentence": {"months": 2}}, ON)) == (
        Verdict.PERMIT,
        "PERMITTED",
    )


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"request": "red"},
        {"request": [], "sentence": {"months": "two"}},
        {"sentence": {"months": None}},
    ],
)
def test_facts_of_the_wrong_shape_never_permit(tmp_path, facts):
    assert evaluate(rule(tmp_path), facts, ON).verdict is Verdict.UNDECIDED


# --- marks ----------------------------------------------------------------------------------------


def test_an_unverified_rule_that_is_met_waits_for_a_legal_reviewer(tmp_path):
    ruling = evaluate(rule(tmp_path, mark='"U"'), MET, ON)
    assert said(ruling) == (Verdict.UNDECIDED, "UNVERIFIED_TEXT")
    [question] = ruling.questions
    assert (question.id, question.who, question.allowed) == ("T-1", "legal reviewer", ("yes", "no"))
    assert question.text.startswith(
        "The text of this rule was not verified by us: Sample Rules, Article 83(1)."
    )


def test_an_unverified_rule_permits_once_a_named_reviewer_confirms_with_a_reason(tmp_path):
    ruling = evaluate(rule(tmp_path, mark='"U"'), MET | answers("yes"), ON)
    assert said(ruling) == (Verdict.PERMIT, "PERMITTED")


@pytest.mark.parametrize(
    "given_answers",
    [
        answers("yes", reason=" "),
        answers("yes", by=""),
        answers("yes", by=None),
        answers("yes", key="T-2"),
        answers("Yes"),
        answers(1),
        answers("accepted"),
        {"answers": {"T-1": "yes"}},
        {"answers": "yes"},
        {"answers": [{"answer": "yes"}]},
    ],
)
def test_a_confirmation_without_reason_name_or_the_right_word_is_none(tmp_path, given_answers):
    ruling = evaluate(rule(tmp_path, mark='"U"'), MET | given_answers, ON)
    assert said(ruling) == (Verdict.UNDECIDED, "UNVERIFIED_TEXT")


def test_a_legal_reviewer_who_says_no_refuses(tmp_path):
    ruling = evaluate(
        rule(tmp_path, mark='"U"'), MET | answers("no", "Sub-paragraph (b) asks for more."), ON
    )
    assert said(ruling) == (Verdict.REFUSE, "BELOW")
    assert "reviewer.one" in ruling.reason
    assert "Sub-paragraph (b) asks for more." in ruling.reason


def test_no_answer_turns_an_unverified_refusal_into_a_permit(tmp_path):
    for word in ("yes", "no", "accepted"):
        assert (
            evaluate(rule(tmp_path, mark='"U"'), NOT_MET | answers(word), ON).verdict
            is Verdict.REFUSE
        )


FACTS = st.fixed_dictionaries(
    {},
    optional={
        "request": st.fixed_dictionaries(
            {}, optional={"renewal": st.sampled_from([True, False, "x", None])}
        ),
        "sentence": st.fixed_dictionaries({"months": st.sampled_from([0, 1, 2, 3, None, "2"])}),
    },
)
WORDS = st.none() | st.sampled_from(["yes", "no", "accepted"])


@pytest.fixture(scope="module")
def by_mark(tmp_path_factory):
    folder = tmp_path_factory.mktemp("marks")
    return {mark: rule(folder / mark, mark=f'"{mark}"') for mark in "VPRU"}


@given(facts=FACTS, word=WORDS)
def test_an_unverified_rule_only_ever_tightens(by_mark, facts, word):
    known = facts | (answers(word) if word else {})
    verified, unverified = (evaluate(by_mark[mark], known, ON).verdict for mark in "VU")
    assert ORDER[unverified] <= ORDER[verified]


@given(facts=FACTS)
def test_a_reported_rule_decides_like_a_verified_one_and_says_so(by_mark, facts):
    verified, reported = (evaluate(by_mark[mark], facts, ON) for mark in "VR")
    assert said(verified) == said(reported)
    assert "reported, check the text" in reported.note
    assert "check the text" not in verified.note


def test_a_rule_without_a_known_date_applies_and_notes_it(tmp_path):
    undated = evaluate(rule(tmp_path), MET, ON)
    assert undated.note == "the date from which this rule is in force was not verified"
    dated = evaluate(rule(tmp_path, in_force_from="2020-01-01"), MET, ON)
    assert dated.note == ""


# --- reviews --------------------------------------------------------------------------------------


def test_a_reviewer_accepts_what_a_review_rule_refuses_and_the_reason_is_shown(tmp_path):
    ruling = evaluate(
        rule(tmp_path, severity='"review"'),
        NOT_MET | answers("accepted", "Two years in the new code."),
        ON,
    )
    assert said(ruling) == (Verdict.PERMIT, "REVIEWED")
    assert "reviewer.one" in ruling.reason
    assert "Two years in the new code." in ruling.reason


@pytest.mark.parametrize(("severity", "mark"), list(product(["block", "warn"], "VPRU")))
def test_no_answer_clears_a_refusal_that_is_not_for_review(tmp_path, severity, mark):
    found = rule(tmp_path, severity=f'"{severity}"', mark=f'"{mark}"')
    ruling = evaluate(found, NOT_MET | answers("accepted"), ON)
    assert said(ruling) == (Verdict.REFUSE, "BELOW")


@pytest.mark.parametrize(
    "given_answers", [answers("accepted", ""), answers("accepted", by=" "), answers("yes"), {}]
)
def test_an_acceptance_without_reason_or_name_is_none(tmp_path, given_answers):
    ruling = evaluate(rule(tmp_path, severity='"review"'), NOT_MET | given_answers, ON)
    assert said(ruling) == (Verdict.REFUSE, "BELOW")


def test_an_acceptance_does_not_answer_a_missing_fact(tmp_path):
    facts = {"request": {"renewal": True}} | answers("accepted")
    assert evaluate(rule(tmp_path, severity='"review"'), facts, ON).verdict is Verdict.UNDECIDED


# --- dates and order ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "code"),
    [
        (date(2019, 12, 31), "NOT_APPLICABLE"),
        (date(2020, 1, 1), "BELOW"),
        (date(2025, 6, 30), "BELOW"),
        (date(2025, 7, 1), "NOT_APPLICABLE"),
    ],
)
def test_a_rule_holds_from_its_first_day_to_its_last(tmp_path, on, code):
    dated = {"in_force_from": "2020-01-01", "in_force_to": "2025-06-30"}
    assert evaluate(rule(tmp_path, **dated), NOT_MET, on).code == code
    book = load(tmp_path)
    assert bool(book.for_target("red_notice", on)) is (code == "BELOW")


def test_all_rules_speak_in_order_of_gate_and_id_also_after_a_refusal(tmp_path):
    for name, gate in (("T-3", "A"), ("T-2", "G"), ("T-1", "B"), ("T-4", "A"), ("T-5", "act")):
        write(tmp_path, id=f'"{name}"', gate=f'"{gate}"')
    rulings = evaluate_all(load(tmp_path), "red_notice", NOT_MET, ON)
    assert [ruling.rule for ruling in rulings] == ["T-3", "T-4", "T-1", "T-2", "T-5"]


def test_only_rules_in_force_about_the_target_speak(tmp_path):
    write(tmp_path, id='"T-1"')
    write(tmp_path, id='"T-2"', in_force_to="2025-09-30")
    write(tmp_path, id='"T-3"', in_force_from="2025-10-02")
    write(tmp_path, id='"T-4"', applies_to='["read_exhibit"]')
    write(tmp_path, id='"T-5"', applies_to='["*"]')
    book = load(tmp_path)
    assert [one.id for one in book.for_target("red_notice", ON)] == ["T-1", "T-5"]
    assert [one.id for one in book.for_target("read_exhibit", ON)] == ["T-4", "T-5"]


def test_a_ruling_is_json_that_the_ledger_can_hold(tmp_path):
    document = evaluate(rule(tmp_path), {"request": {"renewal": True}}, ON).as_json()
    assert json.loads(canonical(document)) == document
    assert document["verdict"] == "undecided"
    assert document["questions"][0]["id"] == "T-1-2"
