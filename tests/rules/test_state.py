# SPDX-License-Identifier: Apache-2.0
from datetime import date

import pytest

from sanad.errors import BadRule
from sanad.rules.state import FACTS, facts_of, load_states

SHEET = """
code = "XB"
name = "Elsewhere"
law = "Extradition Act"
sources = ["sample:1"]
checked_on = 2025-11-30

[treaty]
value = false
text = "None."
mark = "R"

[languages]
value = ["fr", "de"]
text = "Either."
mark = "V"

[provisional_days]
value = 18
text = "Eighteen days."
mark = "U"

[evidence_test]
text = "Not known."
mark = "V"

[verdict]
text = "Refer the evidence."
mark = "analysis"
"""


def states(folder, text=SHEET, name="XB"):
    (folder / f"{name}.toml").write_text(text)
    return load_states(folder)


def test_a_point_that_nobody_verified_or_that_has_no_value_is_not_known_to_rules(tmp_path):
    facts = states(tmp_path)["XB"].as_facts()
    assert facts["provisional_days"] is None
    assert facts["evidence_test"] is None
    assert facts["minimum_years"] is None


def test_what_was_verified_or_reported_is_a_fact(tmp_path):
    facts = states(tmp_path)["XB"].as_facts()
    assert facts["treaty"] is False
    assert facts["languages"] == ["fr", "de"]
    assert (facts["country"], facts["sheet"], facts["checked_on"]) == ("XB", True, "2025-11-30")


def test_people_read_also_what_rules_may_not_use(tmp_path):
    sheet = states(tmp_path)["XB"]
    assert sheet.points["provisional_days"].text == "Eighteen days."
    assert sheet.points["verdict"].mark == "analysis"
    assert "verdict" not in sheet.as_facts()
    assert sheet.checked_on == date(2025, 11, 30)


def test_a_country_without_a_sheet_has_nothing_but_that(tmp_path):
    assert facts_of(states(tmp_path), ["XC", "XB"])[0] == {"country": "XC", "sheet": False}


def test_every_fact_is_there_so_that_nothing_unknown_looks_like_a_wrong_name(tmp_path):
    assert set(FACTS) <= states(tmp_path)["XB"].as_facts().keys()


def test_a_pack_without_sheets_has_none(tmp_path):
    assert load_states(tmp_path / "states") == {}


@pytest.mark.parametrize(
    ("written", "instead", "field"),
    [
        ('mark = "R"', 'mark = "analysis"', "treaty.mark"),
        ("value = false", 'value = "no"', "treaty.value"),
        ("value = 18", "value = -1", "provisional_days.value"),
        ('["fr", "de"]', '["French"]', "languages.value"),
        ('text = "None."', 'text = ""', "treaty.text"),
        ('text = "Refer', 'value = true\ntext = "Refer', "verdict.value"),
        ("[treaty]", "[treatise]", "treatise"),
        ('code = "XB"', 'code = "XC"', "code"),
        ('code = "XB"', 'code = "xb"', "code"),
        ("= 2025-11-30", '= "2025"', "checked_on"),
        ("[verdict]", "[verdict", "file"),
    ],
)
def test_a_sheet_with_a_fault_is_refused_and_the_field_is_named(tmp_path, written, instead, field):
    assert written in SHEET
    with pytest.raises(BadRule) as caught:
        states(tmp_path, SHEET.replace(written, instead, 1))
    assert field in str(caught.value)
