# SPDX-License-Identifier: Apache-2.0
from datetime import date

import pytest

from sanad.errors import BadRule, BadSupposition
from sanad.rules import (
    Change,
    load_amendments,
    load_offences,
    penalty_changes,
    rule_changes,
    supposing,
)
from sanad.rules.amendment import Beginning, lint_amendments
from sanad.rules.rule import read_rule

AMENDMENT = """
id = "{id}"
instrument = "Sample Act II"
changed = "higher penalties"
{days}
mark = "V"
sources = ["sample:1"]
"""
OFFENCE = """
id = "X-1"
law = "Sample Act"
section = "1"
title = "sample"
mark = "V"
political_flag = "P0"
category = "murder"
group_membership = false
needs_proscription = false
sources = ["sample:1"]
[[periods]]
from = 1990-05-01
maximum_years = 3
[[periods]]
amendment = "M1"
maximum_years = 10
"""
RULE = """
id = "R-1"
version = 1
title = "Sample"
text = "Sample."
instrument = "Sample Act"
article = "1"
sources = ["sample:M1"]
mark = "V"
{days}
gate = "act"
applies_to = ["*"]
severity = "block"
decided_by = "program"
permit = "false"
refuse_code = "NO"
refuse_reason = "No."
misfires = []
"""


def pack(folder, days="", name="M1"):
    for room in ("amendments", "offences"):
        (folder / room).mkdir(exist_ok=True)
    (folder / "amendments" / f"{name}.toml").write_text(AMENDMENT.format(id=name, days=days))
    (folder / "offences" / "X-1.toml").write_text(OFFENCE)
    return folder


def loaded(folder):
    return load_amendments(folder / "amendments"), load_offences(folder / "offences")


@pytest.mark.parametrize(
    ("days", "day", "begun"),
    [
        ("in_force_from = 2005-01-11", date(2005, 1, 10), False),
        ("in_force_from = 2005-01-11", date(2005, 1, 11), True),
        ("in_force_year = 2005", date(2003, 12, 31), False),
        ("in_force_year = 2005", date(2004, 1, 1), None),
        ("in_force_year = 2005", date(2005, 12, 31), None),
        ("in_force_year = 2005", date(2006, 1, 1), True),
        ("", date(1900, 1, 1), None),
        ("", date(2100, 1, 1), None),
    ],
)
def test_an_amendment_has_begun_only_as_far_as_its_first_day_is_known(tmp_path, days, day, begun):
    amendments, _ = loaded(pack(tmp_path, days))
    assert amendments["M1"].begins.by(day) is begun


@pytest.mark.parametrize(
    ("days", "field"),
    [
        ("in_force_from = 2005-01-11\nin_force_year = 2005", "in_force_year"),
        ('in_force_from = "2005"', "in_force_from"),
        ("in_force_year = 5", "in_force_year"),
        ("enacted_on = 2005-01-12\nin_force_from = 2005-01-11", "in_force_from"),
        ("enacted_on = 2005-01-12\npublished_on = 2005-01-11", "published_on"),
        ("repealed_on = 2006-01-01", "repealed_on"),
    ],
)
def test_an_amendment_that_contradicts_itself_is_refused_by_name(tmp_path, days, field):
    with pytest.raises(BadRule) as refused:
        loaded(pack(tmp_path, days))
    assert refused.value.where == f"M1.toml, {field}"
    assert [fault.field for fault in lint_amendments(tmp_path / "amendments")] == [field]


def test_no_day_rests_on_a_text_that_nobody_verified(tmp_path):
    path = pack(tmp_path, "in_force_from = 2005-01-11") / "amendments" / "M1.toml"
    path.write_text(path.read_text().replace('mark = "V"', 'mark = "U"'))
    with pytest.raises(BadRule) as refused:
        load_amendments(path.parent)
    assert refused.value.where == "M1.toml, in_force_from"


def test_an_amendment_may_be_in_force_before_it_is_published(tmp_path):
    days = "enacted_on = 2013-03-22\npublished_on = 2013-03-26\nin_force_from = 2013-03-22"
    amendments, _ = loaded(pack(tmp_path, days))
    assert amendments["M1"].begins == Beginning(day=date(2013, 3, 22))


def test_an_amendment_in_a_file_of_another_name_is_refused(tmp_path):
    pack(tmp_path)
    (tmp_path / "amendments" / "M2.toml").write_text(AMENDMENT.format(id="M1", days=""))
    with pytest.raises(BadRule, match=r"M1\.toml"):
        load_amendments(tmp_path / "amendments")


def test_an_offence_takes_the_day_of_the_amendment_it_names_and_says_which_it_was(tmp_path):
    _, offences = loaded(pack(tmp_path, "in_force_from = 2005-01-11"))
    before, after = (offences["X-1"].penalty_on(date(2005, 1, day)) for day in (10, 11))
    assert (before.maximum_years, before.amendment) == (3, None)
    assert (after.maximum_years, after.amendment) == (10, "M1")


def test_an_amendment_of_which_no_day_is_known_leaves_every_day_to_the_gazette(tmp_path):
    _, offences = loaded(pack(tmp_path))
    penalty = offences["X-1"].penalty_on(date(2024, 1, 1))
    assert (penalty.known, penalty.in_force) == (False, True)
    assert "When M1 began is not known" in penalty.reason


def test_a_day_of_its_own_beside_the_amendments_is_refused(tmp_path):
    pack(tmp_path)
    path = tmp_path / "offences" / "X-1.toml"
    path.write_text(OFFENCE.replace('amendment = "M1"', 'amendment = "M1"\nfrom = 2005-01-11'))
    with pytest.raises(BadRule) as refused:
        load_offences(path.parent)
    assert refused.value.where == "X-1.toml, periods 2, amendment"


def test_an_amendment_that_nobody_registered_is_refused(tmp_path):
    pack(tmp_path, name="M2")
    with pytest.raises(BadRule, match="there is no amendment M1"):
        load_offences(tmp_path / "offences")


def test_supposing_a_day_changes_the_penalty_on_the_days_between_and_on_no_other(tmp_path):
    amendments, now = loaded(pack(tmp_path, "in_force_from = 2005-01-11"))
    then = load_offences(tmp_path / "offences", supposing(amendments, "M1", date(2005, 3, 1)))
    [(offence, change)] = penalty_changes(now, then)
    assert offence.id == "X-1"
    assert (change.since, change.until) == (date(2005, 1, 11), date(2005, 2, 28))
    assert (change.now.maximum_years, change.then.maximum_years) == (10, 3)
    assert amendments["M1"].begins.day == date(2005, 1, 11)


def test_a_gap_between_two_texts_is_a_stretch_of_its_own(tmp_path):
    pack(tmp_path, "in_force_from = 2005-01-11")
    path = tmp_path / "offences" / "X-1.toml"
    path.write_text(OFFENCE.replace("from = 1990-05-01", "from = 1990-05-01\nto = 2002-12-31"))
    amendments, now = loaded(tmp_path)
    then = load_offences(path.parent, supposing(amendments, "M1", date(2001, 7, 1)))
    found = [change for _, change in penalty_changes(now, then)]
    days = [(change.since, change.until, change.now.in_force) for change in found]
    assert days == [
        (date(2001, 7, 1), date(2002, 12, 31), True),
        (date(2003, 1, 1), date(2005, 1, 10), False),
    ]
    assert {change.then.maximum_years for change in found} == {10}


def test_supposing_the_day_that_is_registered_changes_nothing(tmp_path):
    amendments, now = loaded(pack(tmp_path, "in_force_from = 2005-01-11"))
    same = supposing(amendments, "M1", date(2005, 1, 11))
    assert list(penalty_changes(now, load_offences(tmp_path / "offences", same))) == []


def test_a_day_found_in_the_gazette_settles_the_year_that_was_open(tmp_path):
    amendments, now = loaded(pack(tmp_path, "in_force_year = 2005"))
    then = load_offences(tmp_path / "offences", supposing(amendments, "M1", date(2005, 3, 1)))
    found = [change for _, change in penalty_changes(now, then)]
    days = [(change.since, change.until, change.then.maximum_years) for change in found]
    assert days == [
        (date(2004, 1, 1), date(2005, 2, 28), 3),
        (date(2005, 3, 1), date(2005, 12, 31), 10),
    ]
    assert not any(change.now.known for change in found)


@pytest.mark.parametrize(
    ("days", "day", "begun"),
    [
        ("enacted_year = 2025", date(2024, 12, 31), False),
        ("enacted_year = 2025", date(2025, 1, 1), None),
        ("enacted_on = 2025-06-04", date(2025, 6, 3), False),
        ("enacted_on = 2025-06-04", date(2025, 6, 4), None),
        ("enacted_on = 2025-06-04\nin_force_from = 2025-06-04", date(2025, 6, 4), True),
    ],
)
def test_what_was_enacted_later_had_not_begun(tmp_path, days, day, begun):
    amendments, _ = loaded(pack(tmp_path, days))
    assert amendments["M1"].begun_by(day) is begun


def test_nothing_begins_before_it_was_enacted(tmp_path):
    amendments, _ = loaded(pack(tmp_path, "enacted_on = 2013-03-22"))
    with pytest.raises(BadSupposition, match="enacted on 2013-03-22"):
        supposing(amendments, "M1", date(2013, 3, 21))
    assert supposing(amendments, "M1", date(2013, 3, 22))["M1"].begins.day == date(2013, 3, 22)


def test_a_day_that_would_turn_the_order_of_texts_is_refused(tmp_path):
    amendments, _ = loaded(pack(tmp_path))
    with pytest.raises(BadRule, match="periods 2"):
        load_offences(tmp_path / "offences", supposing(amendments, "M1", date(1990, 4, 30)))


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ("", [Change(None, date(2026, 2, 28), now=True, then=False)]),
        ("in_force_from = 2026-03-01", []),
        (
            "in_force_from = 2026-02-01",
            [Change(date(2026, 2, 1), date(2026, 2, 28), now=True, then=False)],
        ),
        (
            "in_force_to = 2026-02-01",
            [Change(None, date(2026, 2, 1), now=True, then=False)],
        ),
        (
            "in_force_from = 2026-04-01\nin_force_to = 2026-12-31",
            [Change(date(2026, 3, 1), date(2026, 3, 31), now=False, then=True)],
        ),
    ],
)
def test_a_rule_that_names_the_amendment_as_its_source_begins_with_it(tmp_path, days, expected):
    path = tmp_path / "R-1.toml"
    path.write_text(RULE.format(days=days))
    rule = read_rule(path)
    assert [change for _, change in rule_changes([rule], "M1", date(2026, 3, 1))] == expected
    assert list(rule_changes([rule], "M11", date(2026, 3, 1))) == []
