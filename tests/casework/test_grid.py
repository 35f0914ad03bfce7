# SPDX-License-Identifier: Apache-2.0
"""The fact grid: what is said of this person's own act, and every way of saying nothing (law/interpol.md FACTS-1)."""

import pytest

from sanad.casework.grid import ASKED, FLAGS, Reader, grid
from sanad.casework.narrative import told
from sanad.rules.lexicon import load_lexicon
from sanad.wiring import rulebook_folder

LEXICON = load_lexicon(rulebook_folder() / "interpol" / "wording")
COPIED = "Sample One carried the money of the abduction to the house."
READER = Reader(("Sample One",), LEXICON, frozenset({str(told(COPIED, ["Sample One"]))}))
TITLE = "Kidnapping for ransom"
ACT = {
    "charge": "PPC-365-A",
    "role": "organiser",
    "act": "Sample One drove the car in which the trader was taken away",
    "from": "2025-02-09",
    "place": "Testpur",
    "means": "a car",
    "result": "the trader was held for nine days",
    "intent": "ransom, as he said on the telephone",
    "items": [{"sort": "witness"}],
}


def row(*acts, offence="PPC-365-A"):
    [found] = grid([{"offence": offence}], acts, {"PPC-365-A": TITLE}, READER)
    return found


def test_an_act_of_the_persons_own_fills_every_column_and_raises_no_flag():
    assert row(ACT) == {
        "offence": "PPC-365-A",
        "acts": 1,
        **dict.fromkeys(ASKED, True),
        "flags": [],
        "flag_count": 0,
    }


@pytest.mark.parametrize("blank", ["role", "act", "from", "place", "means", "result", "intent", "items"])  # fmt: skip
def test_what_is_not_said_leaves_its_own_column_open(blank):
    columns = dict(zip(("role", "act", "from", "place", "means", "result", "intent", "items"), ASKED, strict=True))  # fmt: skip
    said = row({**ACT, blank: "" if blank != "items" else []})
    assert [column for column in ASKED if not said[column]] == [columns[blank]]


SAYS_NOTHING = [
    ({"act": "A trader was taken away in a car on the road"}, "no_agent"),
    ({"act": "The group took a trader away in a car on the road"}, "group_only"),
    ({"from": ""}, "no_date"),
    ({"from": "in spring"}, "no_date"),
    ({"place": ""}, "no_place"),
    ({"from": "2020", "to": "2024"}, "wide_range"),
    ({"act": "Sample One is the leader"}, "label_only"),
    ({"act": "Sample One as director of the firm"}, "office_only"),
    ({"act": "Sample One lent his account"}, "account_only"),
    ({"act": "Sample One signed the contract"}, "contract_only"),
    ({"act": "Sample One belongs to the wing"}, "membership_only"),
    ({"act": "Sample One committed kidnapping for ransom"}, "charge_words"),
    ({"act": COPIED}, "copied"),
]


@pytest.mark.parametrize(("act", "flag"), SAYS_NOTHING)
def test_each_way_of_saying_nothing_raises_its_flag(act, flag):
    assert row({**ACT, **act})["flags"] == [flag]


def test_every_flag_of_the_sheet_is_tried_above():
    assert {flag for _, flag in SAYS_NOTHING} == set(FLAGS)


@pytest.mark.parametrize(
    "act",
    [
        "As director Sample One signed the order that sent four men to the house of the trader",
        "He drove the car in which the trader was taken away",
        "اس نے گاڑی چلائی جس میں تاجر کو لے جایا گیا تھا",
    ],
)
def test_an_office_beside_an_act_and_a_pronoun_in_two_scripts_raise_none(act):
    assert row({**ACT, "act": act})["flags"] == []


def test_a_stretch_of_three_years_still_has_a_day_and_a_day_more_has_none():
    assert row({**ACT, "from": "2021-01-01", "to": "2024-01-01"})["flags"] == []
    assert row({**ACT, "from": "2021-01-01", "to": "2024-01-05"})["flags"] == ["wide_range"]


def test_a_charge_is_as_well_described_as_the_best_of_its_acts():
    said = row({**ACT, "act": "The group did it", "from": ""}, ACT)
    assert (said["acts"], said["flags"], said["when"]) == (2, [], True)


def test_an_act_of_another_charge_describes_nothing_here():
    said = row(ACT, offence="ATA-11H")
    assert said["acts"] == 0
    assert not any(said[column] for column in ASKED)


def test_another_persons_name_in_the_sentence_is_no_agent():
    assert row({**ACT, "act": "Sample Two drove the car in which a trader sat"})["flags"] == ["no_agent"]  # fmt: skip
