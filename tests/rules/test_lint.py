# SPDX-License-Identifier: Apache-2.0
import pytest
from tests.rules.sheets import CASES, NEEDS, write

from sanad.errors import Unreadable
from sanad.rules import lint

NOTHING_KNOWN = CASES.split("[[case]]")


def faults(folder):
    return [(fault.file, fault.field, fault.detail) for fault in lint(folder)]


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
        ({"needs": NEEDS.replace("Is the person wanted?", "Is it suitable?")}, "suitable"),
        ({"needs": NEEDS.split('[needs."maximum"]')[0]}, "maximum can be missing"),
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
    needs = NEEDS.replace('"maximum"', '"answers.Q"') + 'allowed = ["yes", "no"]\n'
    write(tmp_path, permit="""'answer("Q") == "yes"'""", refuse_reason='"No."', needs=needs)
    assert found(tmp_path, "T-1.toml", "a program decides")


def test_an_answer_without_its_words_is_named(tmp_path):
    needs = NEEDS.replace('"maximum"', '"answers.Q"')
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
        ("maximum > 2", "true"),
        ("maximum >= 1", "false"),
        ("maximum >= 3", "true"),
        ("2 <= maximum and maximum < 40", "false"),
    ],
)
def test_a_threshold_is_tried_at_its_edge_or_named(tmp_path, permit, edge):
    write(tmp_path, permit=f"'{permit}'")
    assert found(tmp_path, "T-1.cases.toml", f"no case at the edge where this is {edge}")


def test_cases_far_from_a_threshold_do_not_count(tmp_path):
    write(tmp_path, cases=CASES.replace("maximum = 2", "maximum = 20"))
    assert found(tmp_path, "T-1.cases.toml", "maximum >= 2: no case at the edge where this is true")


def test_a_day_written_in_a_rule_is_a_threshold(tmp_path):
    cases = CASES.replace("maximum = 2", 'maximum = "2013-03-22"').replace(
        "maximum = 1", 'maximum = "2013-03-20"'
    )
    write(tmp_path, permit="""'maximum >= "2013-03-22"'""", cases=cases)
    assert found(tmp_path, "T-1.cases.toml", "false")
    write(tmp_path, permit="""'maximum >= "2013-03-22"'""", cases=cases.replace("03-20", "03-21"))
    assert faults(tmp_path) == []


def test_a_threshold_between_two_facts_needs_both_sides_however_far_apart(tmp_path):
    needs = NEEDS + '[needs."minimum"]\nid = "x"\ntext = "What is the minimum?"\nwho = "z"\n'
    cases = CASES.replace("maximum = 2", "maximum = 20, minimum = 1").replace(
        "maximum = 1", "maximum = 1, minimum = 1"
    )
    write(tmp_path, permit="'maximum > minimum'", needs=needs, cases=cases)
    assert faults(tmp_path) == []
    write(tmp_path, permit="'maximum >= minimum'", needs=needs, cases=cases)
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
        ("maximum = 1 }", "maximum = 1.5 }", "facts"),
    ],
)
def test_a_case_of_the_wrong_shape_is_named(tmp_path, written, instead, word):
    write(tmp_path, cases=CASES.replace(written, instead))
    assert found(tmp_path, "T-1.cases.toml", word)


def test_faults_of_all_files_come_at_once(tmp_path):
    write(tmp_path, id='"T-1"', mark='"X"', gate='"H"')
    write(tmp_path, id='"T-2"', sources="[]")
    write(tmp_path, id='"T-3"', cases="case = 1")
    files = {fault.file for fault in lint(tmp_path)}
    assert files == {"T-1.toml", "T-2.toml", "T-3.cases.toml"}
    assert len(found(tmp_path, "T-1.toml", "")) == 2


def test_a_folder_that_is_not_there_is_said_to_be_so(tmp_path):
    with pytest.raises(Unreadable):
        lint(tmp_path / "nowhere")
