# SPDX-License-Identifier: Apache-2.0
"""The offences and amendments against the rows of the law sheet (sections 1.1.1, 1.1.3 and 1.2 to 1.5), copied here by hand."""

from datetime import date
from pathlib import Path

import pytest

import sanad.rulebook
from sanad.rules import (
    load_amendments,
    load_offences,
    penalty_changes,
    supposing,
)
from sanad.rules.amendment import lint_amendments
from sanad.rules.offence import lint_offences

BOOK = Path(sanad.rulebook.__file__).parent
FOLDER = BOOK / "pk" / "offences"
AMENDMENTS = load_amendments(BOOK / "pk" / "amendments")
OFFENCES = load_offences(FOLDER)
DAY = date(2025, 2, 9)
CHAPTER_VI = ("PPC-121", "PPC-121-A", "PPC-122", "PPC-123", "PPC-123-A", "PPC-124-A")
MODES = ("ATA-21I", "ESA-6", "PPC-34", "PPC-109", "PPC-120-B", "PPC-149", "PPC-511")


@pytest.mark.parametrize(
    ("offence", "flag", "years", "life", "death"),
    [
        ("ATA-7-1-a", "P1", None, True, True),
        ("ATA-7-1-b", "P1", None, True, False),
        ("ATA-7-1-c", "P1", None, True, False),
        ("ATA-7-1-d", "P1", None, True, False),
        ("ATA-7-1-e", "P1", None, True, True),
        ("ATA-7-1-f", "P1", None, True, True),
        ("ATA-7-1-ff", "P1", None, True, False),
        ("ATA-7-1-g", "P2", 5, False, False),
        ("ATA-7-1-g-parallel", "P1", 5, False, False),
        ("ATA-7-1-h", "P1", None, True, False),
        ("ATA-7-1-i", "P1", 10, False, False),
        ("ATA-7-1-i-p", "P2", 10, False, False),
        ("ATA-7-2", None, 0, False, False),
        ("ATA-9", "P2", 5, False, False),
        ("ATA-11EE-4", "P2", 3, False, False),
        ("ATA-11EEEEE-2", "P0", 2, False, False),
        ("ATA-11F-1", "P2", 0, False, False),
        ("ATA-11F-3", "P2", 5, False, False),
        ("ATA-11F-4", "P2", 5, False, False),
        ("ATA-11F-5", "P1", 5, False, False),
        ("ATA-11G", "P2", 5, False, False),
        ("ATA-11H", "P1", 10, False, False),
        ("ATA-11I", "P1", 10, False, False),
        ("ATA-11J-1", "P1", 10, False, False),
        ("ATA-11J-2", "P1", 10, False, False),
        ("ATA-11J-3", "P1", 10, False, False),
        ("ATA-11K", "P1", 10, False, False),
        ("ATA-11N-2", "P1", 10, False, False),
        ("ATA-11O", "P0", 10, False, False),
        ("ATA-11OOO", "P0", 10, False, False),
        ("ATA-11V", "P1", None, True, False),
        ("ATA-11W", "P2", 5, False, False),
        ("ATA-11WW", "P0", 3, False, False),
        ("ATA-11X", "P2", 10, False, False),
        ("ATA-21C-6", "P1", 10, False, False),
        ("ATA-21C-7", "P1", 10, False, False),
        ("ATA-21L", "P0", 10, False, False),
        ("ATA-27", "P0", 2, False, False),
        ("ATA-27AA", "P0", 2, False, False),
        ("PPC-120-B-2", "P0", 0, False, False),
        ("PPC-121", "P3", None, True, True),
        ("PPC-121-A", "P3", 10, True, False),
        ("PPC-122", "P3", 10, True, False),
        ("PPC-123", "P3", 10, False, False),
        ("PPC-123-A", "P3", 10, False, False),
        ("PPC-124-A", "P3", 3, True, False),
        ("PPC-148", "P0", 3, False, False),
        ("PPC-153-A", "P2", 5, False, False),
        ("PPC-186", "P0", 0, False, False),
        ("PPC-216-capital", "P0", 7, False, False),
        ("PPC-216-life", "P0", 3, False, False),
        ("PPC-302", "P0", None, True, True),
        ("PPC-302-a", "P0", None, False, True),
        ("PPC-302-b", "P0", None, True, True),
        ("PPC-302-c", "P0", 25, False, False),
        ("PPC-311", "P0", 14, True, True),
        ("PPC-324", "P0", 10, False, False),
        ("PPC-353", "P0", 2, False, False),
        ("PPC-365", "P0", 7, False, False),
        ("PPC-365-A", "P0", None, True, True),
        ("PPC-392", "P0", 10, False, False),
        ("PPC-392-highway", "P0", 14, False, False),
        ("PPC-395", "P0", 10, True, False),
        ("PPC-396", "P0", None, True, True),
        ("PPC-427", "P0", 2, False, False),
        ("PPC-435", "P0", 7, False, False),
        ("PPC-436", "P0", None, True, False),
        ("PPC-440", "P0", 5, False, False),
        ("PPC-505", "P2", 7, False, False),
        ("PPC-506-1", "P0", 2, False, False),
        ("PPC-506-2", "P0", 7, False, False),
        ("ARMS-14", "P0", 7, False, False),
        ("AMLA-4", "P0", 10, False, False),
        ("PECA-9", "P2", 7, False, False),
        ("PECA-10", "P1", 14, False, False),
        ("PECA-11", "P2", 7, False, False),
        ("PECA-12", "P1", 7, False, False),
    ],
)
def test_the_penalty_of_2025_is_the_row_of_the_sheet(offence, flag, years, life, death):
    found = OFFENCES[offence]
    penalty = found.penalty_on(DAY)
    assert found.political_flag == flag
    assert (penalty.known, penalty.in_force) == (True, True)
    assert (penalty.maximum_years, penalty.life, penalty.death) == (years, life, death)


NOT_VOUCHED_FOR = (
    "ESA-3", "ESA-4", "ESA-5", "ARMS-13", "SIA-91", "ATA-11L", "ATA-21C-2", "ATA-21J", "PPC-216",
)  # fmt: skip


@pytest.mark.parametrize("offence", [*NOT_VOUCHED_FOR, *MODES, "PPC-216-other"])
def test_a_penalty_that_the_sheet_does_not_vouch_for_is_not_known(offence):
    assert not OFFENCES[offence].penalty_on(DAY).known


def test_every_offence_is_held_against_the_sheet_here():
    marks = test_the_penalty_of_2025_is_the_row_of_the_sheet.pytestmark
    rows = {row[0] for row in marks[0].args[1]}
    assert rows | {*NOT_VOUCHED_FOR, *MODES, "PPC-216-other", "PECA-26A"} == set(OFFENCES)


def test_no_penalty_of_death_is_ever_stated_for_arms():
    assert not any(each.death for each in OFFENCES["ARMS-13"].periods)


def test_a_mode_of_taking_part_has_the_flag_and_the_category_of_what_was_done_and_none_of_its_own():
    found = [OFFENCES[each] for each in MODES]
    assert {(each.political_flag, each.category) for each in found} == {(None, None)}


@pytest.mark.parametrize(
    ("main", "years"), [("PPC-324", 5), ("PPC-353", 1), ("PPC-302-c", 12), ("ATA-11F-1", 0)]
)
def test_an_attempt_is_halved_before_any_threshold_is_tested(main, years):
    penalty = OFFENCES["PPC-511"].penalty_on(DAY, OFFENCES[main])
    assert (penalty.known, penalty.maximum_years) == (True, years)


@pytest.mark.parametrize("main", ["PPC-302", "ATA-11V", "PPC-121-A"])
def test_half_of_life_or_of_death_is_asked_of_counsel(main):
    penalty = OFFENCES["PPC-511"].penalty_on(DAY, OFFENCES[main])
    assert not penalty.known
    assert "counsel" in penalty.reason


def test_harbouring_for_a_lesser_offence_is_a_quarter_of_its_term():
    penalty = OFFENCES["PPC-216-other"].penalty_on(DAY, OFFENCES["PPC-365"])
    assert penalty.maximum_months == 21


def test_belonging_is_the_one_offence_of_membership():
    assert [one.id for one in OFFENCES.values() if one.group_membership] == ["ATA-11F-1"]


def test_offences_of_organisations_need_the_organisation_proscribed_on_the_day():
    sections = ("ATA-11F-", "ATA-11G", "ATA-11H", "ATA-11I", "ATA-11J-", "ATA-11K", "ATA-11W")
    meant = {each for each in OFFENCES if each.startswith(sections)} - {"ATA-11WW"}
    needing = {each.id for each in OFFENCES.values() if each.needs_proscription}
    assert needing == meant | {"ATA-11N-2"}


@pytest.mark.parametrize("offence", [*CHAPTER_VI, "PPC-153-A", "PPC-505"])
def test_what_a_court_may_take_up_only_on_the_governments_word_says_so(offence):
    assert OFFENCES[offence].sanctions == ("CrPC 196",)


def test_explosives_need_consent_and_conspiracy_may_need_sanction():
    consent = {OFFENCES[f"ESA-{section}"].sanctions for section in (3, 4, 5, 6)}
    assert consent == {("ESA 7",)}
    assert OFFENCES["PPC-120-B"].sanctions == ("CrPC 196-A",)
    assert OFFENCES["PPC-302"].sanctions == ()


def test_the_offences_against_the_state_are_those_of_the_sheet_and_no_others():
    assert {each.id for each in OFFENCES.values() if each.political_flag == "P3"} == {*CHAPTER_VI}


def test_laundering_asks_on_which_predicates_it_rests():
    [question] = OFFENCES["AMLA-4"].questions
    assert "121-A" in question.text
    assert question.who == "prosecutor"


def test_no_sheet_states_a_time_bar_so_none_is_established():
    assert {each.limitation for each in OFFENCES.values()} == {None}


@pytest.mark.parametrize(
    ("offence", "day", "in_force"),
    [
        ("ATA-7-1-a", date(1999, 12, 31), False),
        ("ATA-7-1-a", date(2001, 9, 1), None),
        ("ATA-7-1-a", date(2003, 1, 1), True),
        ("ATA-7-1-ff", date(2003, 12, 31), False),
        ("ATA-7-1-i-p", date(2013, 3, 21), False),
        ("ATA-11EE-4", date(2000, 12, 31), False),
        ("ATA-11J-2", date(2012, 12, 31), False),
        ("ATA-11J-3", date(2018, 12, 31), False),
        ("ATA-11OOO", date(2019, 6, 1), None),
        ("ATA-11WW", date(2015, 12, 31), False),
        ("ATA-27AA", date(2012, 12, 31), False),
        ("AMLA-4", date(2008, 12, 31), False),
        ("AMLA-4", date(2014, 6, 1), True),
        ("PPC-153-A", date(1973, 7, 27), False),
        ("PECA-10", date(2014, 12, 31), False),
        ("PECA-26A", date(2023, 12, 31), False),
        ("PECA-26A", DAY, None),
    ],
)
def test_before_its_amendment_a_provision_is_unknown_or_not_in_force(offence, day, in_force):
    penalty = OFFENCES[offence].penalty_on(day)
    assert (penalty.known, penalty.in_force) == (False, in_force)


@pytest.mark.parametrize(
    "offence",
    [each for each in OFFENCES if each.startswith("ATA-") and each not in {"ATA-21I", "ATA-7-2"}],
)
def test_before_the_act_of_2005_no_penalty_of_the_anti_terrorism_act_is_known(offence):
    days = (date(1998, 1, 1), date(2001, 9, 11), date(2003, 12, 31))
    assert not any(OFFENCES[offence].penalty_on(day).known for day in days)


@pytest.mark.parametrize(
    ("day", "by"), [(date(2013, 3, 21), "A08"), (date(2013, 3, 22), "A10"), (DAY, "A10")]
)
def test_possession_of_explosives_is_dated_by_the_act_of_2013(day, by):
    assert OFFENCES["ATA-7-1-ff"].penalty_on(day).amendment == by


def test_the_register_of_amendments_is_whole():
    anti_terrorism = {f"A{number:02}" for number in range(1, 22)}
    others = {"PPC-LXXI-1950", "PPC-2019", "PECA-II-2025", "AMLA-2015", "AMLA-2020"}
    arms = {"ARMS-XVI-1988", "ARMS-XXXVIII-1996", "ARMS-XLII-1997"}
    assert AMENDMENTS.keys() == anti_terrorism | others | arms


def test_only_the_act_of_march_2013_is_known_to_the_day():
    assert [each.id for each in AMENDMENTS.values() if each.begins.day is not None] == ["A10"]
    assert AMENDMENTS["A10"].begins.day == date(2013, 3, 22)
    assert AMENDMENTS["A10"].published_on == date(2013, 3, 26)


@pytest.mark.parametrize("amendment", ["A19", "A20", "A21"])
def test_what_the_press_says_of_balochistan_has_no_first_day(amendment):
    found = AMENDMENTS[amendment]
    assert (found.begins.by(date(2026, 1, 1)), found.mark) == (None, "R")


def test_the_day_of_the_act_of_2005_would_settle_what_was_open_and_nothing_else():
    then = load_offences(FOLDER, supposing(AMENDMENTS, "A08", date(2005, 1, 11)))
    changes = {offence.id: change for offence, change in penalty_changes(OFFENCES, then)}
    assert "ATA-11V" in changes
    assert not {each for each in changes if each.startswith(("PPC-", "AMLA-", "PECA-"))}
    assert all(date(2004, 1, 1) <= change.since for change in changes.values())
    assert all(change.until <= date(2005, 12, 31) for change in changes.values())


def test_the_linter_finds_no_fault():
    categories = {path.stem for path in (BOOK / "interpol" / "categories").glob("*.toml")}
    assert list(lint_amendments(BOOK / "pk" / "amendments")) == []
    assert list(lint_offences(FOLDER, categories)) == []
