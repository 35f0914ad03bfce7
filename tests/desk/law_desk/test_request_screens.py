# SPDX-License-Identifier: Apache-2.0
"""What the screens of the law desk ask: the board of requests, a request laid open, a form, a draft read from it, a wording tried."""

import pytest

from cast import CASE
from law_desk import claim, draft, sign
from sanad.desk.drafting import drafted
from sanad.desk.procedures.try_wording import try_wording
from sanad.desk.questions.list_rules import ListRules
from sanad.desk.questions.open_request import OpenRequest
from sanad.desk.questions.open_rule import OpenRule
from sanad.desk.questions.request_board import RequestBoard
from sanad.desk.questions.request_form import RequestForm
from sanad.errors import BadValue
from scene import sample_rule, under

IN_CASE = {"by": "reviewer", "compartment": CASE}


@pytest.fixture
def house(quick_scene, tmp_path):
    """The office under one rule that permits."""
    return under(quick_scene.house, sample_rule(tmp_path / "law"))


def board(house, **asked):
    found = house.do(RequestBoard(**IN_CASE, **asked))
    return {line.request.id: line for line in found.lines}, found.of


def test_the_board_says_whose_signature_is_next(house):
    draft(house, "RN-05")
    assert board(house)[0]["RN-05"].next == "review"
    sign(house, "RN-05", "review")
    assert board(house)[0]["RN-05"].next == "approve"
    sign(house, "RN-05", "approve")
    assert board(house)[0]["RN-05"].next == "send"


def test_a_signed_request_is_amber_when_what_it_states_has_changed(house):
    sign(house, draft(house, "RN-05"))
    assert board(house, amber=True)[0] == {}
    claim(house, "alias", "Another Name")
    [line] = board(house, amber=True)[0].values()
    assert (line.request.id, line.changed, line.next) == ("RN-05", 1, "draft")


def test_the_board_leaves_out_what_was_not_asked_for_and_counts_all(house):
    draft(house, "RN-05", facts={"countries": ["AE"]})
    assert (board(house, country="AE")[0].keys(), board(house)[1]) == ({"RN-05"}, 2)
    assert board(house, country="QA")[0] == {}
    assert board(house, outcome="BLOCKED")[0] == {}
    assert board(house, state="sent")[0] == {}


def test_a_request_is_laid_open_with_a_source_for_each_value(house):
    father = house.do(OpenRequest(**IN_CASE, request="RN-01"))
    box = next(each for each in father.boxes if each.name == "father_name")
    assert (box.part, box.value, len(box.claims)) == ("person", "Sample Father", 1)
    blank = next(each for each in father.boxes if each.name == "passport")
    assert (blank.value, blank.claims) == (None, ())


def test_answers_to_the_same_question_about_others_are_told(quick_scene):
    house = quick_scene.house
    draft(house, "RN-05")
    from sanad.desk.acts.answer_question import AnswerQuestion

    said = {"question": "NEU-Q2", "answer": "compliant", "reason": "No office and no party."}
    house.do(AnswerQuestion(**IN_CASE, request="RN-01", **said))
    found = house.do(OpenRequest(**IN_CASE, request="RN-05"))
    [before] = found.before["NEU-Q2"]
    assert (before.request, before.reason, found.said) == ("RN-01", said["reason"], {})


def test_a_form_asks_for_what_the_rules_about_its_kind_look_at(quick_scene):
    form = quick_scene.house.do(RequestForm(**IN_CASE, kind="red_notice", subject="S-01"))
    assert "intent_to_extradite" in form.asked
    assert "treaty_basis" in form.others
    assert set(form.asked).isdisjoint(form.others)
    small = quick_scene.house.do(RequestForm(**IN_CASE, kind="un_listing"))
    assert small.asked == ("asks", "new_elements")


def test_a_form_asks_for_what_a_rule_wants_to_be_stated_though_absence_is_an_answer(quick_scene):
    form = quick_scene.house.do(RequestForm(**IN_CASE, kind="mla"))
    wanted = {"confidentiality", "use_limitation", "treaty_basis", "reciprocity"}  # rule MLA-2
    assert wanted <= set(form.asked)


def test_a_draft_is_read_from_a_form_and_what_was_left_empty_is_not_stated():
    fields = [
        ("_key", "k"),
        ("id", " RN-09 "),
        ("kind", "red_notice"),
        ("subject", "S-01"),
        ("purpose", "prosecution"),
        ("asks", "arrest"),
        ("asks", "locate"),
        ("countries", "AE, QA"),
        ("renewal", "no"),
        ("amount_usd", ""),
        ("annexes", "C-1"),
    ]
    made = drafted(fields, CASE)
    assert (made.id, made.annexes) == ("RN-09", ("C-1",))
    assert made.facts == {"asks": ["arrest", "locate"], "countries": ["AE", "QA"], "renewal": False}


@pytest.mark.parametrize(("name", "text"), [("renewal", "maybe"), ("amount_usd", "much")])
def test_a_flag_or_number_that_does_not_read_is_refused(name, text):
    with pytest.raises(BadValue, match=name):
        drafted([(name, text)], CASE)


def test_rules_are_found_by_their_words_in_any_case(quick_scene):
    found = quick_scene.house.do(ListRules(**IN_CASE, words="MEMBERSHIP group"))
    assert "NEU-4" in {line.rule.id for line in found.lines}
    assert found.unsigned == found.of == len(quick_scene.house.office.tools.rulebook.rules)


def test_every_case_of_an_opened_rule_comes_out_as_its_file_says(quick_scene):
    found = quick_scene.house.do(OpenRule(**IN_CASE, rule="NEU-4"))
    assert found.cases
    assert all(each.holds for each in found.cases)
    assert [request for request, _ in found.says] == ["RN-01"]


def test_a_wording_is_tried_in_a_folder_that_is_gone_afterwards(quick_scene, tmp_path, monkeypatch):
    import tempfile

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    house = quick_scene.house
    opened = house.do(OpenRule(**IN_CASE, rule="NEU-4"))
    order = {**IN_CASE, "purpose": ""}
    tried = try_wording(house.office.desk, order, "NEU-4", opened.wording, opened.cases_text)
    assert tried.faults == ()
    assert tried.flips["rules"] == ["NEU-4"]
    assert list(tmp_path.glob("sanad-wording-*")) == []
