# SPDX-License-Identifier: Apache-2.0
from datetime import date

import pytest
from tests.rules.sheets import FIELDS, rule, write

from sanad.errors import BadRule, Unreadable
from sanad.rules import load
from sanad.rules.reading import plain
from sanad.rules.rule import read_rule


def test_a_sound_file_becomes_a_rule(tmp_path):
    found = rule(tmp_path, in_force_from="2020-01-01", other_tool='"blue_notice"')
    assert (found.id, found.version, found.mark, found.gate) == ("T-1", 1, "V", "B")
    assert found.in_force_from == date(2020, 1, 1)
    assert found.in_force_to is None
    assert found.other_tool == "blue_notice"
    assert found.needs["sentence.months"].id == "T-1-2"


@pytest.mark.parametrize("field", [field for field in FIELDS if field != "when"])
def test_a_field_left_out_is_named(tmp_path, field):
    path = write(tmp_path, name="T-1", **{field: None})
    with pytest.raises(BadRule) as refused:
        load(tmp_path)
    assert refused.value.where == f"{path.name}, {field}"


def test_a_rule_without_an_occasion_is_about_everything(tmp_path):
    assert (
        rule(tmp_path, when=None, needs='[needs."sentence.months"]\nid="a"\ntext="b"\nwho="c"\n')
        .when.judge(None)
        .truth
        is True
    )


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", '"T 1"'),
        ("id", '"../T-1"'),
        ("id", '"T--1"'),
        ("version", "-1"),
        ("version", "true"),
        ("version", '"1"'),
        ("mark", '"X"'),
        ("status", '"inforce"'),
        ("gate", '"H"'),
        ("severity", '"hard"'),
        ("decided_by", '"nobody"'),
        ("applies_to", "[]"),
        ("applies_to", '"red_notice"'),
        ("sources", "[]"),
        ("sources", "[7]"),
        ("title", '"  "'),
        ("refuse_code", '"below"'),
        ("permit", '""'),
        ("permit", "'open(path)'"),
        ("when", "'request['"),
        ("in_force_from", '"2020-01-01"'),
        ("misfires", '"none"'),
        ("other_tool", '""'),
        ("colour", '"red"'),
    ],
)
def test_a_field_of_the_wrong_kind_is_named(tmp_path, field, value):
    path = write(tmp_path, name="T-1", **{field: value})
    with pytest.raises(BadRule) as refused:
        load(tmp_path)
    assert refused.value.where == f"{path.name}, {field}"


def test_every_fault_of_a_file_is_found_and_not_only_the_first(tmp_path):
    faults = read_rule(write(tmp_path, mark='"X"', gate='"H"', version="-1"))
    assert {fault.field for fault in faults} == {"mark", "gate", "version"}


def test_a_last_day_before_the_first_is_refused(tmp_path):
    [fault] = read_rule(write(tmp_path, in_force_from="2020-01-02", in_force_to="2020-01-01"))
    assert fault.field == "in_force_to"


def test_questions_that_are_no_table_are_refused(tmp_path):
    [fault] = read_rule(write(tmp_path, needs="", other_tool='"x"\nneeds = "none"'))
    assert fault.field == "needs"


def test_a_question_without_a_person_to_ask_is_refused(tmp_path):
    [fault] = read_rule(
        write(tmp_path, needs='[needs."sentence.months"]\nid = "T-1-2"\ntext = "What?"\n')
    )
    assert fault.field == "needs.sentence.months.who"


def test_a_file_named_otherwise_than_its_rule_is_refused(tmp_path):
    [fault] = read_rule(write(tmp_path, name="T-2"))
    assert fault.field == "id"


@pytest.mark.parametrize(
    "content",
    [
        b"id = ",
        b"\xff\xfe",
        b"id = 1\nid = 2",
        b"x = " + b"[" * 5_000,
        b"version = 99999999999999999999",
        b"version = 1.5",
        b"version = inf",
        b"a = 07:30:00",
        b"in_force_from = 2020-01-01T00:00:00",
    ],
)
def test_a_file_that_is_no_rule_is_refused_and_nothing_else_breaks(tmp_path, content):
    (tmp_path / "T-1.toml").write_bytes(content)
    with pytest.raises(BadRule):
        load(tmp_path)


def test_a_folder_that_is_not_there_is_not_an_empty_rulebook(tmp_path):
    with pytest.raises(Unreadable):
        load(tmp_path / "nowhere")


def test_a_folder_without_a_rule_does_not_load_since_nothing_would_be_refused(tmp_path):
    with pytest.raises(BadRule):
        load(tmp_path)


def test_two_rules_with_one_id_do_not_load(tmp_path):
    write(tmp_path / "a")
    write(tmp_path / "b")
    with pytest.raises(BadRule) as refused:
        load(tmp_path)
    assert refused.value.where == "T-1.toml, id"


def test_folders_of_other_data_are_left_out_and_no_others(tmp_path):
    write(tmp_path)
    for folder in ("offences", "templates"):
        (tmp_path / "pk" / folder).mkdir(parents=True)
        (tmp_path / "pk" / folder / "x.toml").write_text("kind = 1\n")
    assert [one.id for one in load(tmp_path).rules] == ["T-1"]
    (tmp_path / "pk" / "else").mkdir()
    (tmp_path / "pk" / "else" / "x.toml").write_text("kind = 1\n")
    with pytest.raises(BadRule):
        load(tmp_path)


def test_the_version_is_the_same_for_the_same_contents_wherever_they_lie(tmp_path):
    write(tmp_path / "a" / "deep", id='"T-1"')
    write(tmp_path / "a", id='"T-2"')
    write(tmp_path / "b", id='"T-2"', cases=None)
    write(tmp_path / "b", id='"T-1"', cases=None)
    assert load(tmp_path / "a").version == load(tmp_path / "b").version


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("permit", "'sentence.months >= 3'"),
        ("refuse_reason", '"Too little."'),
        ("mark", '"R"'),
        ("misfires", '["One."]'),
    ],
)
def test_the_version_changes_with_any_content(tmp_path, field, value):
    write(tmp_path / "a")
    write(tmp_path / "b", **{field: value})
    assert load(tmp_path / "a").version != load(tmp_path / "b").version


def test_what_is_nested_deeper_than_any_rule_is_refused():
    nested = "facts"
    for _ in range(17):
        nested = [nested]
    with pytest.raises(ValueError, match="nested deeper than 16"):
        plain(nested)
    assert plain(nested[0]) == nested[0]
