# SPDX-License-Identifier: Apache-2.0
import re
from datetime import date
from pathlib import Path

import pytest

import sanad.rulebook
from sanad.errors import BadRule, Unreadable
from sanad.rules import load
from sanad.rules.provision import PROVISIONS, lint_provisions, load_provisions

BOOK = Path(sanad.rulebook.__file__).parent
SHIPPED = BOOK / "interpol" / PROVISIONS
FIELDS = {
    "id": '"CCF-40"',
    "title": '"Four or nine months"',
    "text": '"A decision comes within nine months."',
    "instrument": '"Sample Statute"',
    "article": '"Article 40"',
    "enacted_on": "2016-11-11",
    "in_force_from": "2017-03-11",
    "mark": '"V"',
    "sources": '["sample:1"]',
    "serves": '["the clocks"]',
}


def write(folder, name="CCF-40", **fields):
    lines = {**FIELDS, "id": f'"{name}"', **fields}
    content = "\n".join(f"{field} = {value}" for field, value in lines.items() if value)
    (folder / f"{name}.toml").write_text(content)
    return folder


def faults(folder, *taken):
    return [(fault.file, fault.field) for fault in lint_provisions(folder, frozenset(taken))]


def test_a_provision_is_read_with_its_days_and_a_day_not_known_is_none(tmp_path):
    found = load_provisions(write(tmp_path))["CCF-40"]
    assert (found.article, found.serves) == ("Article 40", ("the clocks",))
    assert (found.enacted_on, found.published_on) == (date(2016, 11, 11), None)
    assert found.in_force_from == date(2017, 3, 11)
    assert faults(tmp_path) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("mark", '"X"'),
        ("sources", "[]"),
        ("serves", "[]"),
        ("text", None),
        ("enacted_on", '"2016"'),
        ("published_on", "2016-11-10"),
        ("in_force_from", "2016-11-10"),
        ("severity", '"block"'),
        ("id", '"CCF-41"'),
    ],
)
def test_a_field_that_is_wrong_is_refused_by_name(tmp_path, field, value):
    write(tmp_path, **{field: value})
    assert faults(tmp_path) == [("CCF-40.toml", field)]
    with pytest.raises(BadRule) as refused:
        load_provisions(tmp_path)
    assert refused.value.where == f"CCF-40.toml, {field}"


def test_a_provision_is_not_named_in_small_letters(tmp_path):
    assert faults(write(tmp_path, "ccf-40")) == [("ccf-40.toml", "id")]


def test_an_id_that_names_something_else_and_filler_words_are_named(tmp_path):
    write(tmp_path, text='"A decision comes in a timely manner."', serves='["various clocks"]')
    assert faults(tmp_path, "CCF-40") == [
        ("CCF-40.toml", "text"),
        ("CCF-40.toml", "serves"),
        ("CCF-40.toml", "id"),
    ]


def test_every_faulty_file_is_named_and_not_only_the_first(tmp_path):
    write(tmp_path, mark='"X"')
    (tmp_path / "RES-1.toml").write_text("id = ")
    assert faults(tmp_path) == [("CCF-40.toml", "mark"), ("RES-1.toml", "file")]


def test_a_folder_that_is_not_there_is_not_taken_for_an_empty_one(tmp_path):
    assert load_provisions(tmp_path) == {}
    with pytest.raises(Unreadable):
        load_provisions(tmp_path / "nowhere")


def test_the_shipped_provisions_have_no_fault_and_share_no_id_with_a_rule():
    rules = load(BOOK).rules
    taken = {rule.id for rule in rules} | {need.id for rule in rules for need in rule.needs.values()}  # fmt: skip
    assert faults(SHIPPED, *taken) == []


def test_the_resolutions_the_sheet_could_not_read_are_marked_so():
    marks = {each.id: each.mark for each in load_provisions(SHIPPED).values()}
    assert marks["RES-2010"] == "U"
    assert marks["RES-1984"] == "P"
    assert marks["RES-1951"] == marks["RES-2017"] == "V"


def test_every_id_that_is_said_to_serve_a_provision_names_a_rule_or_another_provision():
    shipped = load_provisions(SHIPPED)
    known = shipped.keys() | {rule.id for rule in load(BOOK).rules}
    serving = {one for each in shipped.values() for one in each.serves}
    named = {one for one in serving if re.fullmatch(r"[A-Z]+(-[A-Za-z0-9]+)+", one)}
    assert {"CON-3", "CCF-40"} <= named <= known
