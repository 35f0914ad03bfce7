# SPDX-License-Identifier: Apache-2.0
"""What may be answered about a request, in which words, as whom, and until when."""

import pytest

from law_desk import IN_CASE, check, draft, enrol, send, sign, withdraw
from sanad.desk.acts.answer_question import AnswerQuestion
from sanad.errors import BadValue, NotFound, SecondPersonNeeded, SignedAlready, StepNotAllowed
from sanad.ledger import read
from scene import sample_rule, sign_order, under

REASON = "the register says so"


def asking(law, name, **changed):
    """Write a rule that asks WORD-Q, to be answered yes or no."""
    sample_rule(law, 'answer("WORD-Q") == "no"', name=name, **changed)
    path = law / f"SAMPLE-{name}.toml"
    text = path.read_text(encoding="utf-8").replace("warrant.recalled", "answers.WORD-Q")
    text = text.replace('"SAMPLE-Q"', '"WORD-Q"') + 'allowed = ["yes", "no"]\n'
    path.write_text(text, encoding="utf-8")
    return law


@pytest.fixture
def asked(house, law):
    """An office in which a rule asks about every Red Notice, and one that is drafted."""
    asked = under(house, asking(law, "2"))
    draft(asked, "RN-02")
    return asked


def answer(house, word, question="WORD-Q", by="jurist", reason=REASON, **more):
    given = {"request": "RN-02", "question": question, "answer": word, "reason": reason}
    return house.do(AnswerQuestion(by=by, **IN_CASE, **given, **more))


# --- in which words -------------------------------------------------------------------------------


def test_a_question_takes_the_words_that_it_allows_and_no_others(asked):
    with pytest.raises(BadValue, match="one of yes, no"):
        answer(asked, "perhaps")
    answer(asked, "no")
    assert check(asked, "RN-02").known["answers"]["WORD-Q"]["answer"] == "no"


def test_a_fact_is_stated_by_a_claim_and_not_by_a_word(asked):
    with pytest.raises(BadValue, match="a fact is recorded as a claim"):
        answer(asked, "no", "SAMPLE-Q")


def test_no_word_answers_a_rule_that_blocks(asked):
    with pytest.raises(BadValue, match="what a rule blocks no answer clears"):
        answer(asked, "accepted", "SAMPLE-2")


@pytest.mark.parametrize(
    ("rule", "words"),
    [({"severity": '"review"'}, ("accepted", "refused")), ({"mark": '"U"'}, ("yes", "no"))],
)
def test_a_rule_itself_takes_the_words_by_which_it_may_be_accepted_or_confirmed(
    house, law, rule, words
):
    house = under(house, sample_rule(law, name="3", **rule))
    draft(house, "RN-02")
    for word in words:
        assert answer(house, word, "SAMPLE-3").as_whom == "legal reviewer"
    with pytest.raises(BadValue, match=", ".join(words)):
        answer(house, "perhaps", "SAMPLE-3")


@pytest.mark.parametrize(
    "reason", ["", " ", ".", ". . .", "\u200b \u200b \u200b", "so it", "word " * 2_000]
)
def test_a_reason_says_something_and_not_everything(asked, reason):
    with pytest.raises(BadValue, match="reason"):
        answer(asked, "no", reason=reason)


# --- as whom --------------------------------------------------------------------------------------


def body(house, entry):
    with house.office.tools.database.reading() as connection:
        return read.entry(connection, entry).body["what"]


def test_as_whom_an_officer_answers_is_on_record(asked):
    done = answer(asked, "no")
    assert done.as_whom == "prosecutor"
    assert body(asked, done.entry)["as_whom"] == "prosecutor"
    assert check(asked, "RN-02").known["answers"]["WORD-Q"]["as_whom"] == "prosecutor"


@pytest.mark.parametrize("who", ["senior reviewer", "independent counsel", "child specialist"])
def test_for_somebody_of_another_standing_the_answer_names_them_and_their_paper(
    house, law, scene, who
):
    house = under(house, asking(law, "3", who=f'"{who}"'))
    draft(house, "RN-02")
    for given in ({}, {"named": "Sample Counsel"}, {"paper": scene.note}):
        with pytest.raises(BadValue, match=f"not a valid {who}"):
            answer(house, "no", **given)
    with pytest.raises(NotFound):
        answer(house, "no", named="Sample Counsel", paper="0" * 64)
    done = answer(house, "no", named="Sample Counsel", paper="note.txt")
    told = body(house, done.entry)
    assert (told["named"], told["paper"]) == ("Sample Counsel", scene.note)


def test_the_office_that_drafted_does_not_answer_even_after_another_has_signed_the_draft(asked):
    enrol(asked, "colleague", "cell", "reviewer")
    enrol(asked, "second", "ministry", "drafter")
    for _ in range(2):
        with pytest.raises(SecondPersonNeeded):
            answer(asked, "no", by="colleague")
        asked.do(sign_order(asked, "second", "RN-02", "draft"))


# --- until when -----------------------------------------------------------------------------------


def test_an_answer_after_the_review_waits_until_the_drafter_signs_again(asked):
    sign(asked, "RN-02", "review")
    with pytest.raises(SignedAlready, match="reviewer"):
        answer(asked, "no")
    sign(asked, "RN-02", "draft")
    answer(asked, "no")
    assert set(check(asked, "RN-02").signed) == {"draft"}  # the review did not cover the answer


def test_of_a_request_that_was_sent_only_the_rules_about_keeping_it_still_ask(house, law):
    asking(law, "2")
    keeping = under(house, sample_rule(law, name="3", applies_to='["keep_request"]', mark='"U"'))
    draft(keeping, "RN-02")
    with pytest.raises(BadValue, match="of this request as it is"):
        answer(keeping, "yes", "SAMPLE-3")
    answer(keeping, "no")
    sign(keeping, "RN-02")
    send(keeping, "RN-02")
    with pytest.raises(BadValue, match="of this request as it is"):
        answer(keeping, "yes")
    answer(keeping, "yes", "SAMPLE-3")


def test_of_a_request_that_was_withdrawn_nothing_is_answered(asked):
    withdraw(asked, "RN-02")
    with pytest.raises(StepNotAllowed, match="withdrawn cannot be answered"):
        answer(asked, "no")
