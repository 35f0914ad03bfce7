# SPDX-License-Identifier: Apache-2.0
"""Second reviews are blind and by another; what an answer would do is told before it is given."""

from datetime import date

import pytest

from cast import CASE
from law_desk import draft
from sanad.desk.acts.enrol_officer import EnrolOfficer
from sanad.desk.acts.freeze_brief import FreezeBrief
from sanad.desk.acts.judge_identity import JudgeIdentity
from sanad.desk.acts.make_checkpoint import MakeCheckpoint
from sanad.desk.acts.record_claim import Quoted, RecordClaim
from sanad.desk.blind import KEPT_BACK
from sanad.desk.questions.browse_log import BrowseLog
from sanad.desk.questions.identity_pair import IdentityPair
from sanad.desk.questions.list_candidates import ListCandidates
from sanad.desk.questions.open_entry import OpenEntry
from sanad.desk.questions.source_of import SourceOf
from sanad.dossier.material import Addressee
from sanad.errors import NotFound, RefusedByLaw, SecondPersonNeeded
from sanad.identity.candidates import Moves
from sanad.identity.judgement import Answer, Judgement
from sanad.mandates.officer import Officer

NOTE = b"Sample One is the son of Sample Father. He was born in 1984. His brother was born in 1991. A card: 9000112345671."


@pytest.fixture
def house(quick_house, tmp_path):
    house = quick_house
    second = Officer("second", "The second analyst", "cell")
    given = {"roles": ("analyst",), "compartments": (CASE,), "from_day": date(2025, 1, 1)}
    house.do(EnrolOfficer(by="supervisor", officer=second, **given, until=None, order="1"))
    house.seal(tmp_path, "note.txt", NOTE)
    house.read()
    for who in ("S-01", "M-01"):
        house.subject(who)
    house.father = [claim(house, who, "father_name", "Sample Father") for who in ("S-01", "M-01")]
    return house


def claim(house, about, name, value, quote="son of Sample Father"):
    given = {"about": about, "property": name, "value": value, "said_by": "Records office"}
    source = Quoted("note.txt", quote)
    return house.do(RecordClaim(by="analyst", compartment=CASE, **given, source=source))


def judge(house, answer, by="analyst", *, review=False):
    evidence = tuple(house.father) if answer == "same" else ()
    given = Judgement(
        "S-01", "M-01", Answer(answer), f"reason of {by}", evidence, by, review=review
    )
    house.do(JudgeIdentity(by=by, compartment=CASE, judgement=given))


def pair(house, by):
    return house.do(IdentityPair(by=by, compartment=CASE, left="S-01", right="M-01"))


def queue(house, by):
    return house.do(ListCandidates(by=by, compartment=CASE))


def test_the_first_answer_is_not_shown_to_whoever_may_review_it(house):
    judge(house, "same")
    waiting = pair(house, "second")
    assert (waiting.history, waiting.waits_for_review) == ((), True)
    assert [(one.left, one.right) for one in queue(house, "second").to_review] == [("M-01", "S-01")]
    assert queue(house, "analyst").to_review == []
    assert len(pair(house, "analyst").history) == 1


def test_the_question_on_which_most_rests_is_asked_first(house):
    for who in ("S-02", "M-02"):
        house.subject(who)
        claim(house, who, "father_name", "Other Father", "Sample Father")
    found = queue(house, "analyst").candidates
    assert [each.left for each in found] == ["M-01", "M-02"]  # as much rests on both
    draft(house, "RN-01", "S-02")
    first, second = queue(house, "analyst").candidates
    assert (first.left, first.moves) == ("M-02", Moves(requests=1, documents=0, claims=2))
    assert second.moves == Moves(requests=0, documents=0, claims=2)


def test_what_rests_on_an_answer_does_not_tell_one_that_is_to_be_reviewed_blind(house):
    house.subject("M-02")
    claim(house, "M-02", "father_name", "Sample Father")
    judge(house, "same")
    told = {by: {(each.left, each.right): each.moves.claims for each in queue(house, by).candidates} for by in ("analyst", "second")}  # fmt: skip
    assert told["analyst"]["M-01", "M-02"] == 3
    assert told["second"]["M-01", "M-02"] == 2


def test_after_the_review_both_answers_are_shown_and_counted(house):
    judge(house, "same")
    judge(house, "different", "second", review=True)
    told = pair(house, "second")
    assert [each.answer for each in told.history] == [Answer.SAME, Answer.DIFFERENT]
    found = queue(house, "second")
    assert found.to_review == []
    assert (found.agreement.reviewed, found.agreement.same) == (1, 0)


def test_nobody_reviews_the_own_judgement_or_one_that_was_not_given(house):
    with pytest.raises(NotFound):
        judge(house, "same", "second", review=True)
    judge(house, "same")
    with pytest.raises(SecondPersonNeeded):
        judge(house, "same", review=True)


def test_statements_that_would_contradict_each_other_are_told_before_the_answer(house):
    claim(house, "S-01", "birth_date", "1984", "born in 1984")
    claim(house, "M-01", "birth_date", "1991", "born in 1991")
    claim(house, "S-01", "national_id", "9000112345671", "9000112345671")
    told = pair(house, "analyst")
    assert [each.words for each in told.contradictions] == ["two years of birth"]
    assert told.if_same.after == (frozenset({"S-01", "M-01"}),)
    assert told.candidate.differs == ("birth_date",)


def test_an_undone_judgement_lists_every_sentence_that_loses_its_support(house):
    claim(house, "M-01", "alias", "Sample One", "Sample One")
    judge(house, "same")
    order = FreezeBrief(
        by="drafter", compartment=CASE, subject="S-01", to=Addressee("internal", "trial")
    )
    brief = house.do(order)
    house.do(MakeCheckpoint(by="supervisor"))
    told = pair(house, "analyst")
    assert told.if_different.after == (frozenset({"M-01"}), frozenset({"S-01"}))
    assert {digest for digest, _ in told.sentences} == {brief.sha256}
    judge(house, "different")
    assert pair(house, "analyst").sentences == ()


def test_a_hundred_thousand_judgements_are_derived_without_recursion():
    from sanad.identity.clusters import derive

    chain = [Judgement(f"M-{n}", f"M-{n + 1}", Answer.SAME, "", (), "a", n) for n in range(100_000)]
    assert len(derive(chain).of("M-0")) == 100_001


def test_the_log_and_the_source_do_not_tell_the_answer_to_whoever_may_review_it(house):
    judge(house, "same")
    seq = house.office.desk.newest
    case = {"compartment": CASE}
    for by, told in (("second", False), ("analyst", True), ("jurist", True)):
        page = house.do(BrowseLog(by=by, **case, thing="subject:S-01", act="judge_identity"))
        opened = house.do(OpenEntry(by=by, **case, entry=seq)).entry
        source = house.do(SourceOf(by=by, **case, thing=f"entry:{seq}"))
        found = [page.entries[0].body, opened.body, source.entered.what]
        assert [("reason of analyst" in str(each)) for each in found] == [told] * 3, by
        assert ("same" in str(found)) is told, by
        assert bool(opened.rules) is told  # which rules were asked tells the answer, too
        assert (house.do(OpenEntry(by=by, **case, entry=seq)).salt is not None) is told
    judge(house, "same", by="second", review=True)
    opened = house.do(OpenEntry(by="second", **case, entry=seq)).entry
    assert opened.body["what"]["answer"] == "same"


def test_an_answer_that_a_rule_refused_is_not_told_to_whoever_may_review_the_next(house):
    given = Judgement("S-01", "M-01", Answer.SAME, "reason of analyst", (), "analyst")
    with pytest.raises(RefusedByLaw):
        house.do(JudgeIdentity(by="analyst", compartment=CASE, judgement=given))
    refused = house.office.desk.newest
    judge(house, "different")
    opened = house.do(OpenEntry(by="second", compartment=CASE, entry=refused)).entry
    assert opened.rules == []
    assert opened.body["what"] == {"left": "S-01", "right": "M-01", "answer": KEPT_BACK}


def test_effects_of_one_pair_do_not_tell_the_answer_about_another(house):
    house.subject("S-02")
    before = house.do(IdentityPair(by="second", compartment=CASE, left="M-01", right="S-02"))
    judge(house, "same")
    after = house.do(IdentityPair(by="second", compartment=CASE, left="M-01", right="S-02"))
    assert (after.if_same, after.contradictions) == (before.if_same, before.contradictions)
