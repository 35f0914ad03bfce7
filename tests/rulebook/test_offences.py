# SPDX-License-Identifier: Apache-2.0
"""The offences against the rows of the law sheet (sections 1.1.3 to 1.4), copied here by hand."""

from datetime import date
from pathlib import Path

import pytest

import sanad.rulebook
from sanad.rules import load_offences
from sanad.rules.wording import fillers

FOLDER = Path(sanad.rulebook.__file__).parent / "pk" / "offences"
OFFENCES = load_offences(FOLDER)
DAY = date(2025, 2, 9)


@pytest.mark.parametrize(
    ("offence", "flag", "years", "life", "death"),
    [
        ("ATA-7-1-a", "P1", None, True, True),
        ("ATA-7-1-e", "P1", None, True, True),
        ("ATA-7-1-ff", "P1", None, True, False),
        ("ATA-11F-1", "P2", 0, False, False),
        ("ATA-11F-5", "P1", 5, False, False),
        ("ATA-11H", "P1", 10, False, False),
        ("ATA-11J-1", "P1", 10, False, False),
        ("ATA-11J-2", "P1", 10, False, False),
        ("ATA-11V", "P1", None, True, False),
        ("PPC-302", "P0", None, True, True),
        ("PPC-324", "P0", 10, False, False),
        ("PPC-365-A", "P0", None, True, True),
        ("PPC-120-B-2", "P0", 0, False, False),
        ("PPC-124-A", "P3", 3, True, False),
        ("AMLA-4", "P0", 10, False, False),
    ],
)
def test_the_penalty_of_2025_is_the_row_of_the_sheet(offence, flag, years, life, death):
    found = OFFENCES[offence]
    penalty = found.penalty_on(DAY)
    assert found.political_flag == flag
    assert (penalty.known, penalty.in_force) == (True, True)
    assert (penalty.maximum_years, penalty.life, penalty.death) == (years, life, death)


@pytest.mark.parametrize("offence", ["ESA-3", "ESA-4", "PPC-120-B"])
def test_a_penalty_that_the_sheet_does_not_vouch_for_is_not_known(offence):
    assert not OFFENCES[offence].penalty_on(DAY).known


def test_conspiracy_has_the_flag_of_what_was_conspired_and_none_of_its_own():
    assert OFFENCES["PPC-120-B"].political_flag is None


def test_belonging_is_the_one_offence_of_membership():
    assert [one.id for one in OFFENCES.values() if one.group_membership] == ["ATA-11F-1"]


@pytest.mark.parametrize(
    ("offence", "day", "in_force"),
    [
        ("ATA-7-1-a", date(1999, 12, 31), False),
        ("ATA-7-1-a", date(2001, 9, 1), None),
        ("ATA-7-1-a", date(2003, 1, 1), True),
        ("ATA-7-1-ff", date(2003, 12, 31), False),
        ("AMLA-4", date(2008, 12, 31), False),
        ("ATA-11J-2", date(2012, 12, 31), False),
    ],
)
def test_before_its_amendment_a_provision_is_unknown_or_not_in_force(offence, day, in_force):
    penalty = OFFENCES[offence].penalty_on(day)
    assert (penalty.known, penalty.in_force) == (False, in_force)


@pytest.mark.parametrize("offence", sorted(OFFENCES))
def test_no_filler_stands_in_an_offence(offence):
    found = OFFENCES[offence]
    assert list(fillers(f"{found.title} {found.note}")) == []
