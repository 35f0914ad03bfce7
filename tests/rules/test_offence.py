# SPDX-License-Identifier: Apache-2.0
from datetime import date

import pytest

from sanad.errors import BadRule, Unreadable
from sanad.rules import load_offences
from sanad.rules.offence import lint_offences

HEAD = """
id = "X-1"
law = "Sample Act"
section = "1"
title = "sample"
mark = "{mark}"
political_flag = "P0"
category = "murder"
group_membership = false
needs_proscription = false
sources = ["sample:1"]
"""
PERIODS = """
[[periods]]
from = 1990-05-01
to = 2002-12-31
maximum_years = 3

[[periods]]
from_year = 2005
encoded = false

[[periods]]
from = 2020-03-10
minimum = "life"
life = true
death = true
"""


SHARE = '[[periods]]\nas_main = "{}"\n'


def offence(folder, periods=PERIODS, mark="V"):
    (folder / "X-1.toml").write_text(HEAD.format(mark=mark) + periods)
    return load_offences(folder)["X-1"]


@pytest.mark.parametrize(
    ("day", "known", "in_force"),
    [
        (date(1990, 4, 30), False, False),
        (date(1990, 5, 1), True, True),
        (date(2002, 12, 31), True, True),
        (date(2003, 1, 1), False, False),
        (date(2003, 12, 31), False, False),
        (date(2006, 1, 1), False, True),
        (date(2020, 3, 9), False, True),
        (date(2020, 3, 10), True, True),
    ],
)
def test_known_not_encoded_and_not_in_force_are_told_apart_by_day(tmp_path, day, known, in_force):
    penalty = offence(tmp_path).penalty_on(day)
    assert (penalty.known, penalty.in_force) == (known, in_force)


@pytest.mark.parametrize("day", [date(2004, 1, 1), date(2005, 12, 31)])
def test_in_the_year_of_an_undated_amendment_and_the_one_before_the_gazette_is_asked(tmp_path, day):
    penalty = offence(tmp_path, "[[periods]]\nfrom_year = 2005\nmaximum_years = 3\n").penalty_on(
        day
    )
    assert (penalty.known, penalty.in_force) == (False, None)
    assert "Gazette" in penalty.reason


def test_the_penalty_is_the_one_of_the_day_and_never_a_later_one(tmp_path):
    found = offence(tmp_path)
    assert found.penalty_on(date(1999, 1, 1)).maximum_years == 3
    assert not found.penalty_on(date(1999, 1, 1)).death
    assert found.penalty_on(date(2021, 1, 1)).death
    assert found.penalty_on(date(2021, 1, 1)).maximum_years is None


def test_an_earlier_text_that_surely_was_in_force_stays_so_in_the_year_of_the_amendment(tmp_path):
    periods = "[[periods]]\nfrom_year = 2001\nencoded = false\n[[periods]]\nfrom_year = 2005\nmaximum_years = 3\n"
    penalty = offence(tmp_path, periods).penalty_on(date(2005, 6, 1))
    assert (penalty.known, penalty.in_force) == (False, True)


def test_a_penalty_without_a_known_first_day_is_given_and_says_so(tmp_path):
    penalty = offence(tmp_path, "[[periods]]\nmaximum_years = 10\n").penalty_on(date(2025, 2, 9))
    assert (penalty.known, penalty.maximum_years) == (True, 10)
    assert penalty.reason == "Its first day was not verified."


def test_an_unverified_penalty_is_never_known(tmp_path):
    penalty = offence(tmp_path, "[[periods]]\nlife = true\n", mark="U").penalty_on(date(2025, 2, 9))
    assert (penalty.known, penalty.life) == (False, False)


def test_a_text_may_have_been_in_force_for_one_day(tmp_path):
    periods = "[[periods]]\nfrom = 2005-02-01\nto = 2005-02-01\nlife = true\n"
    found = offence(tmp_path, periods)
    days = [
        found.penalty_on(date(2005, month, day)).known for month, day in ((1, 31), (2, 1), (2, 2))
    ]
    assert days == [False, True, False]


def test_six_months_are_no_completed_year(tmp_path):
    assert (
        offence(tmp_path, "[[periods]]\nmaximum_months = 6\n")
        .penalty_on(date(2025, 2, 9))
        .maximum_years
        == 0
    )


@pytest.mark.parametrize(
    ("periods", "field"),
    [
        ("", "periods"),
        ('[[periods]]\nminimum = "1 year"\n', "periods 1, encoded"),
        ("[[periods]]\nencoded = false\nlife = true\n", "periods 1, encoded"),
        ("[[periods]]\nmaximum_years = 2\nmaximum_months = 6\n", "periods 1, maximum_months"),
        ("[[periods]]\nfrom = 2005-01-01\nfrom_year = 2005\nlife = true\n", "periods 1, from_year"),
        ('[[periods]]\nfrom = "2005"\nlife = true\n', "periods 1, from"),
        ("[[periods]]\nlife = true\n[[periods]]\nlife = true\n", "periods 2"),
        (
            "[[periods]]\nfrom_year = 2005\nlife = true\n[[periods]]\nfrom_year = 2001\nlife = true\n",
            "periods 2",
        ),
        ("[[periods]]\nlife = true\nfine = 5\n", "periods 1, fine"),
        ("[[periods]]\nfrom = 2005-02-01\nto = 2005-01-31\nlife = true\n", "periods 1, to"),
        ("[[periods]]\nfrom_year = 5\nlife = true\n", "periods 1, from_year"),
        ('[[periods]]\nas_main = "2"\n', "periods 1, as_main"),
        ('[[periods]]\nas_main = "1/2"\nlife = true\n', "periods 1, as_main"),
        ("limitation_years = 3\n[[periods]]\nlife = true\n", "limitation_mark"),
        ('limitation_mark = "V"\n[[periods]]\nlife = true\n', "limitation_mark"),
        (
            "[[periods]]\nfrom = 2005-02-02\nlife = true\n[[periods]]\nfrom = 2005-02-01\nlife = true\n",
            "periods 2",
        ),
    ],
)
def test_a_period_that_contradicts_itself_is_refused_by_name(tmp_path, periods, field):
    with pytest.raises(BadRule) as refused:
        offence(tmp_path, periods)
    assert refused.value.where == f"X-1.toml, {field}"


def test_a_file_named_otherwise_than_its_offence_is_refused(tmp_path):
    (tmp_path / "X-2.toml").write_text(HEAD.format(mark="V") + PERIODS)
    with pytest.raises(BadRule):
        load_offences(tmp_path)


def test_no_folder_and_no_offence_are_not_taken_for_an_empty_law(tmp_path):
    with pytest.raises(BadRule):
        load_offences(tmp_path)
    with pytest.raises(Unreadable):
        load_offences(tmp_path / "nowhere")


@pytest.fixture
def attempt(tmp_path):
    """What is punished with half of another offence's longest term."""
    folder = tmp_path / "attempt"
    folder.mkdir()
    return offence(folder, SHARE.format("1/2"))


def test_half_of_another_term_is_not_known_until_somebody_says_of_which(attempt):
    penalty = attempt.penalty_on(date(2025, 2, 9))
    assert (penalty.known, penalty.in_force) == (False, True)
    assert "say which" in penalty.reason


@pytest.mark.parametrize(
    ("term", "years"), [("maximum_years = 5", 2), ("maximum_months = 46", 1), ("maximum_months = 48", 2)]
)  # fmt: skip
def test_half_of_a_term_is_reckoned_in_months_before_years_are_completed(
    attempt, tmp_path, term, years
):
    main = offence(tmp_path, f"[[periods]]\n{term}\n")
    penalty = attempt.penalty_on(date(2025, 2, 9), main)
    assert (penalty.known, penalty.maximum_years) == (True, years)


@pytest.mark.parametrize(
    "worst",
    [
        "life = true",
        "death = true",
        "life = true\nmaximum_years = 10",
        "death = true\nmaximum_years = 14",
    ],
)
def test_half_of_life_or_of_death_is_never_turned_into_years(attempt, tmp_path, worst):
    main = offence(tmp_path, f"[[periods]]\n{worst}\n")
    penalty = attempt.penalty_on(date(2025, 2, 9), main)
    assert (penalty.known, penalty.maximum_years, penalty.life) == (False, None, False)


def test_who_aids_is_punished_as_who_acts_and_the_least_penalty_is_not_stated(tmp_path):
    folder = tmp_path / "aid"
    folder.mkdir()
    aid = offence(folder, SHARE.format("1"))
    main = offence(tmp_path, '[[periods]]\nminimum = "life"\nlife = true\ndeath = true\n')
    penalty = aid.penalty_on(date(2025, 2, 9), main)
    assert (penalty.known, penalty.life, penalty.death, penalty.minimum) == (True, True, True, None)


def test_an_attempt_at_what_was_no_offence_that_day_is_none(attempt, tmp_path):
    main = offence(tmp_path, "[[periods]]\nfrom = 2005-02-01\nmaximum_years = 5\n")
    assert attempt.penalty_on(date(2005, 1, 31), main).in_force is False
    assert attempt.penalty_on(date(2005, 2, 1), main).known


def test_an_attempt_at_an_attempt_stays_open(attempt):
    assert not attempt.penalty_on(date(2025, 2, 9), attempt).known


def test_a_time_bar_carries_its_own_mark_and_absence_is_not_established(tmp_path):
    periods = 'limitation_years = 3\nlimitation_mark = "R"\n[[periods]]\nlife = true\n'
    bar = offence(tmp_path, periods).limitation
    assert (bar.years, bar.mark) == (3, "R")
    assert offence(tmp_path).limitation is None


def test_a_reported_text_says_that_it_is_reported(tmp_path):
    periods = "[[periods]]\nfrom_year = 1965\nmaximum_years = 7\n"
    penalty = offence(tmp_path, periods, mark="R").penalty_on(date(2025, 2, 9))
    assert (penalty.known, penalty.reason) == (True, "Reported by others: check the text.")


def test_the_linter_names_every_fault_of_every_offence(tmp_path):
    wrong = HEAD.format(mark="V").replace('title = "sample"', 'title = "as appropriate"')
    (tmp_path / "X-1.toml").write_text(wrong + "[[periods]]\nlife = true\nfine = 5\n")
    (tmp_path / "X-2.toml").write_text(wrong.replace("X-1", "X-2") + PERIODS)
    found = [(fault.file, fault.field) for fault in lint_offences(tmp_path, {"arson"})]
    assert found == [
        ("X-1.toml", "periods 1, fine"),
        ("X-2.toml", "title"),
        ("X-2.toml", "category"),
    ]


ENDED = """
[[periods]]
from = 1990-05-01
to = 2002-12-31
maximum_years = 3

[[periods]]
from_year = 2005
maximum_years = 5
"""


def test_a_text_that_had_ended_says_nothing_of_the_days_before_an_undated_one(tmp_path):
    read = offence(tmp_path, ENDED)
    assert read.penalty_on(date(2005, 1, 1)).in_force is None
    assert read.penalty_on(date(2006, 1, 1)).in_force is True
