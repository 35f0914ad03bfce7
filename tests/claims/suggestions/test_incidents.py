# SPDX-License-Identifier: Apache-2.0
"""Which sentences are one event."""

ROUND_UP = """\
On 20 January 2026 a bomb exploded in Khuzdar. Six passengers died, according to officials.

On 22 January armed men kidnapped three labourers in Duki district. No group has claimed the abduction.

Separately, a grenade was thrown at a check post in Nushki on Saturday.
"""


def numbers(read, text, kind):
    return [one.incident for one in read(text).suggestions if one.kind == kind]


def test_a_round_up_gives_one_incident_for_each_event(read):
    report = read(ROUND_UP)
    assert [one.number for one in report.incidents] == [1, 2, 3]
    assert numbers(read, ROUND_UP, "killed") == [1]
    assert numbers(read, ROUND_UP, "hostages") == [2]
    assert numbers(read, ROUND_UP, "no_claim") == [2]
    assert numbers(read, ROUND_UP, "method") == [1, 3]


def test_sentences_about_one_event_stay_together(read):
    text = "A bomb exploded in Mastung on Sunday. Five people died. The Kohzard Front claimed responsibility."
    assert len(read(text).incidents) == 1


def test_a_sentence_returns_to_an_earlier_event_of_its_place_and_day(read):
    text = (
        "A bomb exploded in Mastung on 20 January 2026. Separately, gunmen attacked a post in Duki on 22 January 2026. "
        "The blast of 20 January 2026 in Mastung killed five people."
    )
    assert numbers(read, text, "killed") == [1]
    assert len(read(text).incidents) == 2


def test_what_is_told_as_past_is_background(read):
    text = (
        "A train was hijacked in Sibi on Sunday. In a similar attack in March 2025, 31 people died."
    )
    assert [one.background for one in read(text).incidents] == [False, True]


def test_a_heading_with_place_and_day_belongs_to_the_first_event(read):
    text = "Place: Mastung\n\nDate: 20.01.2026\n\n1. Two soldiers were killed."
    assert numbers(read, text, "place") == numbers(read, text, "killed") == [1]


def test_a_march_is_no_incident(read):
    report = read("The BYC held a march in Turbat on Saturday.")
    assert report.incidents == ()
    assert {one.incident for one in report.suggestions} == {None}


def test_a_word_that_turns_away_begins_another_incident_though_place_and_day_are_the_same(read):
    text = "A bomb killed five people in Mastung on Sunday. Separately, three people were kidnapped in Mastung on Sunday."
    assert numbers(read, text, "killed") == [1]
    assert numbers(read, text, "hostages") == [2]
    text = "A bomb killed five people in Mastung. Meanwhile, gunmen abducted three people."
    assert numbers(read, text, "hostages") == [2]


def test_a_place_within_a_province_that_opens_a_sentence_begins_an_incident(read):
    text = (
        "Attacks across Balochistan killed 48 people. In Gwadar, gunmen shot dead five labourers."
    )
    assert numbers(read, text, "killed") == [1, 2]


def test_a_past_month_is_another_incident_than_that_of_the_day(read):
    text = "A bomb exploded on Sunday. Officials spoke. The attack of August 2024 killed 70 people."
    assert numbers(read, text, "date") == [1, 2]


def test_wounded_who_die_on_a_later_day_belong_to_the_event(read):
    text = "A bomb exploded in Kech on Friday, killing seven people. Two of the wounded died on Sunday."
    assert len(read(text).incidents) == 1


def test_districts_of_a_province_told_of_before_are_one_event(read):
    text = (
        "Gunmen launched attacks across Balochistan on Saturday.\n\n"
        "They stormed a bank in Mastung.\n\nThe operation went on in the outskirts of Kalat."
    )
    assert len(read(text).incidents) == 1


def test_a_day_of_its_own_makes_an_event_in_a_province_told_of_before(read):
    text = (
        "Gunmen launched attacks across Balochistan.\n\n"
        "The group had claimed an explosion in Dera Bugti last month."
    )
    assert len(read(text).incidents) == 2
