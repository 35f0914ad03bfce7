# SPDX-License-Identifier: Apache-2.0
from pathlib import Path

import pytest

import sanad.rulebook
from sanad.errors import BadRule, Unreadable
from sanad.rules import load
from sanad.rules.category import CATEGORIES, lint_categories, load_categories
from sanad.rules.terms import Choice, Constant, Fact
from sanad.rules.walk import comparisons

BOOK = Path(sanad.rulebook.__file__).parent
SHIPPED = BOOK / "interpol" / CATEGORIES
FIELDS = {
    "id": '"cheque"',
    "title": '"unfunded cheques"',
    "excluded": '"private"',
    "exception": '"organised_crime"',
    "mark": '"V"',
    "sources": '["sample:1"]',
    "words": '["bounced cheque"]',
}


def write(folder, name="cheque", **fields):
    lines = {**FIELDS, "id": f'"{name}"', **fields}
    content = "\n".join(f"{field} = {value}" for field, value in lines.items() if value)
    (folder / f"{name}.toml").write_text(content)
    return folder


def faults(folder, *taken):
    return [(fault.file, fault.field) for fault in lint_categories(folder, frozenset(taken))]


def test_a_category_is_read_with_all_it_says(tmp_path):
    found = load_categories(write(tmp_path))["cheque"]
    assert (found.excluded, found.exception) == ("private", "organised_crime")
    assert (found.mark, found.words) == ("V", ("bounced cheque",))
    assert faults(tmp_path) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("excluded", '"controversial"'),
        ("exception", '"always"'),
        ("mark", '"X"'),
        ("sources", "[]"),
        ("title", '" "'),
        ("words", '["Bounced Cheque"]'),
        ("words", '["bounced  cheque"]'),
        ("severity", '"block"'),
        ("id", '"check"'),
    ],
)
def test_a_field_that_is_wrong_is_refused_by_name(tmp_path, field, value):
    write(tmp_path, **{field: value})
    assert faults(tmp_path) == [("cheque.toml", field)]
    with pytest.raises(BadRule) as refused:
        load_categories(tmp_path)
    assert refused.value.where == f"cheque.toml, {field}"


def test_an_id_in_capitals_is_refused(tmp_path):
    assert faults(write(tmp_path, "Cheque")) == [("Cheque.toml", "id")]


def test_what_is_not_excluded_has_no_exception(tmp_path):
    assert faults(write(tmp_path, excluded='"none"')) == [("cheque.toml", "exception")]


def test_a_charge_cannot_be_called_two_things(tmp_path):
    write(tmp_path)
    write(tmp_path, "debt", words='["bounced cheque"]')
    assert faults(tmp_path) == [("debt.toml", "words")]
    with pytest.raises(BadRule):
        load_categories(tmp_path)


def test_a_word_may_not_be_the_name_of_another_category(tmp_path):
    write(tmp_path, "breach_of_trust", words="[]")
    write(tmp_path, "embezzlement", words='["breach of trust"]')
    assert faults(tmp_path) == [("embezzlement.toml", "words")]


def test_an_id_that_names_something_else_and_a_filler_word_are_named(tmp_path):
    write(tmp_path, title='"other suitable offences"')
    assert faults(tmp_path, "cheque") == [("cheque.toml", "title"), ("cheque.toml", "id")]


def test_every_faulty_file_is_named_and_not_only_the_first(tmp_path):
    write(tmp_path, "alcohol", mark='"X"', words="[]")
    (tmp_path / "broken.toml").write_text("id = ")
    assert faults(tmp_path) == [("alcohol.toml", "mark"), ("broken.toml", "file")]


def test_no_folder_and_no_category_are_not_taken_for_nothing_excluded(tmp_path):
    with pytest.raises(BadRule):
        load_categories(tmp_path)
    with pytest.raises(Unreadable):
        load_categories(tmp_path / "nowhere")


# The rows of the law sheet (NEU-2, RN-83-X), copied here by hand.
@pytest.mark.parametrize(
    ("excluded", "ids"),
    [
        ("political", "treason sedition espionage subversion usurpation waging_war"),
        ("political", "offence_against_form_of_government electoral_offence"),
        ("speech", "insult_of_state banned_opinion extremism press_offence unauthorised_assembly"),
        ("speech", "defamation_of_officials"),
        ("military", "desertion evasion_of_military_service military_offence"),
        ("religious", "apostasy blasphemy proselytism banned_faith"),
        ("membership", "banned_movement_membership racial_association_membership"),
        ("morals", "prostitution surrogacy pornography offence_against_honour drug_possession"),
        ("private", "cheque debt contract_dispute"),
        ("family", "inheritance_dispute maintenance domestic_status"),
        ("administrative", "traffic_breach building_breach immigration_breach"),
        ("none", "murder kidnapping explosives terrorist_financing fraud parental_abduction"),
    ],
)
def test_the_taxonomy_excludes_what_the_sheet_excludes(excluded, ids):
    shipped = load_categories(SHIPPED)
    assert {shipped[each].excluded for each in ids.split()} == {excluded}


def test_the_exception_stands_only_where_the_article_or_the_list_has_it():
    shipped = load_categories(SHIPPED).values()
    let_through = {each.id for each in shipped if each.exception}
    third = {each.id for each in shipped if each.excluded in {"private", "administrative"}}
    assert let_through == third | {"pornography", "offence_against_honour"}


def test_what_the_sheet_only_expects_is_marked_unverified():
    shipped = load_categories(SHIPPED)
    verified = {each.id for each in shipped.values() if each.excluded in {"morals", "family", "private", "administrative"} and each.mark == "V"}  # fmt: skip
    assert verified == {
        "prostitution", "surrogacy", "pornography", "offence_against_honour", "drug_possession", "cheque",
    }  # fmt: skip


def test_the_shipped_taxonomy_has_no_fault():
    assert faults(SHIPPED) == []


def test_the_rule_lets_through_those_matters_of_morals_that_have_the_exception():
    rule = next(each for each in load(BOOK).rules if each.id == "RN-83-X")
    named = {
        term.value
        for each in comparisons(rule.permit)
        if isinstance(each.left, Fact) and each.left.name == "charges[].category"
        if isinstance(each.right, Choice)
        for term in each.right.terms
        if isinstance(term, Constant)
    }
    shipped = load_categories(SHIPPED).values()
    assert named == {each.id for each in shipped if each.excluded == "morals" and each.exception}
