# SPDX-License-Identifier: Apache-2.0
"""Protected names in texts: whole, in either script, and nobody else's."""

import pytest

from sanad.dossier.protected import Names, Protected

WITNESS = Protected("M-07", "witness", ("Sarfaraz Bugti", "سیمپل گواہ", "Ali"))
NAMES = Names([WITNESS])


@pytest.mark.parametrize(
    "text",
    [
        "Sarfaraz Bugti",
        "by SARFARAZ  BUGTI, of",
        "Sarfaraz\nBugti's brother",
        "Sarfaraz-Bugti",
        "سرفراز بگٹی",
        "کہا سرفراز بگٹی نے",
        "سیمپل گواہ",
        "Simpal Gawah",
        "said Ali.",
    ],
)
def test_a_name_is_found_in_either_script(text):
    assert list(NAMES.within(text)) == [WITNESS]


@pytest.mark.parametrize(
    "text",
    [
        "Sarfaraz Khan Bugti",
        "Sarfaraz",
        "Bugti",
        "Sarfraz Bugti",
        "Alison",
        "سرفراز خان",
        "",
        "علی",
    ],
)
def test_a_part_of_a_name_or_one_that_is_alike_is_somebody_elses(text):
    """`Sarfraz Bugti` is another spelling in the same script: who is known under it has it on record as an alias."""
    assert list(NAMES.within(text)) == []


def test_a_name_of_which_nothing_is_left_is_looked_for_nowhere():
    assert not Names([Protected("M-08", "minor", ("...",))])
