# SPDX-License-Identifier: Apache-2.0
from datetime import date

import pytest
from tests.rules.sheets import CASES, NEEDS, write

from sanad.errors import Unreadable
from sanad.rules import lint

NOTHING_KNOWN = CASES.split("[[case]]")


TODAY = date(2026, 1, 5)
RECORDED = {"acquittal", "death"}


def faults(folder):
    return [(fault.file, fault.field, fault.detail) for fault in lint(folder, TODAY, RECORDED)]


def found(folder, file, word):
    return [
        fault for fault in faults(folder) if fault[0] == file and word in f"{fault[1]}: {fault[2]}"
    ]


def test_a_sound_rule_has_no_fault(tmp_path):
    write(tmp_path)
    assert faults(tmp_path) == []


@pytest.mark.parametrize(
    ("changed", "word"),
    [
        ({"sources": "[]"}, "sources"),
        ({"article": '""'}, "article"),
        ({"text": '"Take reasonable steps."'}, "reasonable steps"),
        ({"title": '"An Appropriate threshold"'}, "appropriate"),
        ({"refuse_reason": '"Too low, etc."'}, "etc"),
        ({"misfires": '["Various."]'}, "various"),
        ({"needs": NEEDS.replace("Is it a renewal?", "Is it suitable?")}, "suitable"),
        ({"needs": NEEDS.split('[needs."sentence.months"]')[0]}, "sentence.months can be missing"),
        (
            {"needs": NEEDS + '[needs."other"]\nid = "x"\ntext = "y"\nwho = "z"\n'},
            "other is asked for",
        ),
        ({"refuse_reason": '"The maximum is {minimum}."'}, "{minimum} is no fact"),
        ({"decided_by": '"person"'}, "no expression asks"),
    ],
)
def test_a_fault_planted_in_the_rule_is_named(tmp_path, changed, word):
    write(tmp_path, **changed)
    assert found(tmp_path, "T-1.toml", word)


def test_a_program_may_not_be_said_to_decide_what_a_person_answers(tmp_path):
    needs = NEEDS.replace('"sentence.months"', '"answers.Q"') + 'allowed = ["yes", "no"]\n'
    write(tmp_path, permit="""'answer("Q") == "yes"'""", refuse_reason='"No."', needs=needs)
    assert found(tmp_path, "T-1.toml", "a program decides")


def test_an_answer_without_its_words_is_named(tmp_path):
    needs = NEEDS.replace('"sentence.months"', '"answers.Q"')
    write(
        tmp_path,
        permit="""'answer("Q") == "yes"'""",
        decided_by='"person"',
        refuse_reason='"No."',
        needs=needs,
    )
    assert found(tmp_path, "T-1.toml", "`allowed` does not say")


@pytest.mark.parametrize("verdict", ["permit", "refuse", "undecided"])
def test_a_verdict_that_no_case_expects_is_named(tmp_path, verdict):
    kept = [case for case in NOTHING_KNOWN if case.strip() and f'"{verdict}"' not in case]
    write(tmp_path, cases="".join(f"[[case]]{case}" for case in kept))
    assert found(tmp_path, "T-1.cases.toml", f"no case expects {verdict}")


def test_a_rule_without_cases_is_named(tmp_path):
    write(tmp_path, cases=None)
    assert found(tmp_path, "T-1.cases.toml", "file")


def test_cases_without_a_rule_are_named(tmp_path):
    write(tmp_path)
    (tmp_path / "T-9.cases.toml").write_text(CASES)
    assert found(tmp_path, "T-9.cases.toml", "no rule beside")


@pytest.mark.parametrize(
    ("written", "instead"),
    [('expect = "refuse"', 'expect = "permit"'), ('code = "BELOW"', 'code = "OTHER"')],
)
def test_a_case_that_comes_to_something_else_is_named_with_what_it_came_to(
    tmp_path, written, instead
):
    write(tmp_path, cases=CASES.replace(written, instead))
    assert found(tmp_path, "T-1.cases.toml", "one year: expected")


@pytest.mark.parametrize(
    ("permit", "edge"),
    [
        ("sentence.months > 2", "true"),
        ("sentence.months >= 1", "false"),
        ("sentence.months >= 3", "true"),
        ("2 <= sentence.months and sentence.months < 40", "false"),
    ],
)
def test_a_threshold_is_tried_at_its_edge_or_named(tmp_path, permit, edge):
    write(tmp_path, permit=f"'{permit}'")
    assert found(tmp_path, "T-1.cases.toml", f"no case at the edge where this is {edge}")


def test_cases_far_from_a_threshold_do_not_count(tmp_path):
    write(tmp_path, cases=CASES.replace("sentence.months = 2", "sentence.months = 20"))
    assert found(
        tmp_path, "T-1.cases.toml", "sentence.months >= 2: no case at the edge where this is true"
    )


def test_a_day_written_in_a_rule_is_a_threshold(tmp_path):
    cases = CASES.replace("sentence.months = 2", 'sentence.months = "2013-03-22"').replace(
        "sentence.months = 1", 'sentence.months = "2013-03-20"'
    )
    write(tmp_path, permit="""'sentence.months >= "2013-03-22"'""", cases=cases)
    assert found(tmp_path, "T-1.cases.toml", "false")
    write(
        tmp_path,
        permit="""'sentence.months >= "2013-03-22"'""",
        cases=cases.replace("03-20", "03-21"),
    )
    assert faults(tmp_path) == []


def test_a_threshold_between_two_facts_needs_both_sides_however_far_apart(tmp_path):
    needs = (
        NEEDS
        + '[needs."sentence.remaining_months"]\nid = "x"\ntext = "What is the minimum?"\nwho = "z"\n'
    )
    cases = CASES.replace(
        "sentence.months = 2", "sentence.months = 20, sentence.remaining_months = 1"
    ).replace("sentence.months = 1", "sentence.months = 1, sentence.remaining_months = 1")
    write(
        tmp_path, permit="'sentence.months > sentence.remaining_months'", needs=needs, cases=cases
    )
    assert faults(tmp_path) == []
    write(
        tmp_path, permit="'sentence.months >= sentence.remaining_months'", needs=needs, cases=cases
    )
    assert found(tmp_path, "T-1.cases.toml", "no case at the edge where this is false")


@pytest.mark.parametrize("field", ["in_force_from", "in_force_to"])
def test_the_first_and_the_last_day_need_a_case_on_either_side(tmp_path, field):
    write(tmp_path, **{field: "2025-10-01"})
    assert found(tmp_path, "T-1.cases.toml", f"{field}: no case on 2025-")
    days = {"in_force_from": "2025-09-30", "in_force_to": "2025-10-02"}
    outside = f'[[case]]\nname = "outside"\non = {days[field]}\nfacts = {{}}\nexpect = "permit"\ncode = "NOT_APPLICABLE"\n'
    write(tmp_path, cases=CASES + outside, **{field: "2025-10-01"})
    assert faults(tmp_path) == []


def test_two_rules_with_one_id_are_named(tmp_path):
    write(tmp_path / "a")
    write(tmp_path / "b")
    assert found(tmp_path, "T-1.toml", "2 rules have this id")


def test_an_id_once_retired_may_not_come_back(tmp_path):
    write(tmp_path)
    (tmp_path / "retired-ids.txt").write_text("# gone\nT-1\n")
    assert found(tmp_path, "T-1.toml", "may not be used again")


def test_two_cases_of_one_name_are_named(tmp_path):
    write(tmp_path, cases=CASES.replace('"one year"', '"two years"'))
    assert found(tmp_path, "T-1.cases.toml", "two cases have this name")


@pytest.mark.parametrize(
    ("written", "instead", "word"),
    [
        ("on = 2025-10-01", 'on = "2025-10-01"', "on"),
        ("on = 2025-10-01\n", "", "the day of the case is asked for"),
        ('expect = "refuse"', 'expect = "maybe"', "expect"),
        ('name = "one year"', 'label = "one year"', "label"),
        ("sentence.months = 1 }", "sentence.months = 1.5 }", "facts"),
    ],
)
def test_a_case_of_the_wrong_shape_is_named(tmp_path, written, instead, word):
    write(tmp_path, cases=CASES.replace(written, instead))
    assert found(tmp_path, "T-1.cases.toml", word)


def test_faults_of_all_files_come_at_once(tmp_path):
    write(tmp_path, id='"T-1"', mark='"X"', gate='"H"')
    write(tmp_path, id='"T-2"', sources="[]")
    write(tmp_path, id='"T-3"', cases="case = 1")
    files = {fault.file for fault in lint(tmp_path, TODAY, RECORDED)}
    assert files == {"T-1.toml", "T-2.toml", "T-3.cases.toml"}
    assert len(found(tmp_path, "T-1.toml", "")) == 2


def test_a_folder_that_is_not_there_is_said_to_be_so(tmp_path):
    with pytest.raises(Unreadable):
        lint(tmp_path / "nowhere", TODAY, RECORDED)


@pytest.mark.parametrize(
    ("changed", "field", "word"),
    [
        ({"applies_to": '["red_notcie"]'}, "applies_to", "red_notcie is no kind"),
        ({"other_tool": '"blue_notcie"'}, "other_tool", "blue_notcie is none of"),
        ({"sources": '["in the sheet"]'}, "sources", "sheet:key"),
        ({"article": '"the appropriate Article"'}, "article", "appropriate"),
    ],
)
def test_a_word_of_a_rule_that_means_nothing_is_named(tmp_path, changed, field, word):
    write(tmp_path, **changed)
    assert any(fault[1] == field for fault in found(tmp_path, "T-1.toml", word))


def test_a_fact_that_there_is_not_is_named_since_it_would_never_be_known(tmp_path):
    needs = NEEDS.replace("sentence.months", "sentnce.months")
    write(tmp_path, permit="'sentnce.months >= 2'", needs=needs, refuse_reason='"No."')
    assert found(tmp_path, "T-1.toml", "permit: sentnce.months is no fact of red_notice")


def test_a_fact_of_a_request_is_none_of_an_act(tmp_path):
    write(tmp_path, applies_to='["red_notice", "read_exhibit"]')
    assert found(tmp_path, "T-1.toml", "when: request.renewal is no fact of read_exhibit")


def test_a_question_is_asked_in_the_same_words_of_the_same_person_everywhere(tmp_path):
    write(tmp_path)
    write(tmp_path, id='"T-2"')
    assert faults(tmp_path) == []
    write(tmp_path, id='"T-2"', needs=NEEDS.replace('who = "prosecutor"', 'who = "clerk"'))
    assert found(tmp_path, "T-2.toml", "T-1-2 is worded otherwise in T-1")


def test_a_rule_taken_away_is_missed_unless_it_is_said_to_be_retired(tmp_path):
    write(tmp_path)
    (tmp_path / "given-ids.txt").write_text("# given\nT-0\nT-1\n")
    assert found(tmp_path, "given-ids.txt", "T-0: its file is gone")
    (tmp_path / "retired-ids.txt").write_text("T-0\n")
    assert faults(tmp_path) == []


def test_a_rule_whose_id_was_not_written_down_is_named(tmp_path):
    write(tmp_path)
    (tmp_path / "given-ids.txt").write_text("")
    assert found(tmp_path, "T-1.toml", "does not stand in given-ids.txt")


CLOCK = """
id = "sample"
version = 1
title = "Sample"
text = "A sample."
length = 30
unit = "days"
starts = ["acquittal"]
ends = []
instrument = "Sample Act"
article = "section 1"
sources = ["sample:1"]
mark = "V"
who = "clerk"
"""


def test_a_clock_whose_start_nobody_can_record_is_named(tmp_path):
    clocks = tmp_path / "xx" / "clocks"
    clocks.mkdir(parents=True)
    (clocks / "sample.toml").write_text(CLOCK)
    assert faults(tmp_path) == []
    (clocks / "sample.toml").write_text(CLOCK.replace("acquittal", "aquittal"))
    assert found(tmp_path, "sample.toml", "starts: aquittal is no event")


@pytest.mark.parametrize(("day", "number"), [("2026-01-05", 0), ("2026-01-06", 1)])
def test_a_sheet_cannot_have_been_checked_on_a_day_to_come(tmp_path, day, number):
    states = tmp_path / "xx" / "states"
    states.mkdir(parents=True)
    text = f'code = "FR"\nname = "France"\nlaw = "Sample"\nsources = ["sample:1"]\nchecked_on = {day}\n'
    (states / "FR.toml").write_text(text)
    assert len(found(tmp_path, "FR.toml", "checked_on")) == number
