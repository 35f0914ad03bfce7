# SPDX-License-Identifier: Apache-2.0
"""A sentence is text like any other, and knows of what it was made."""

import copy
import json
import pickle

import pytest

from sanad.values.canonical import canonical
from sanad.values.said import Said, sentences

TOLD = Said("{who} may have {sum} of {{it}}", who="Gul {Zarak}", sum=3)


def test_it_is_text_wherever_text_is_wanted():
    english = "Gul {Zarak} may have 3 of {it}"
    assert english == TOLD
    assert {TOLD: 1}[english] == 1
    assert canonical({"says": TOLD}) == canonical({"says": english})
    assert json.dumps(TOLD) == json.dumps(english)


@pytest.mark.parametrize(
    "again", [copy.deepcopy(TOLD), pickle.loads(pickle.dumps(TOLD))]
)  # our own bytes
def test_a_copy_knows_of_what_it_was_made(again):
    assert again == TOLD
    assert (again.message, again.facts) == (TOLD.message, TOLD.facts)


def test_a_place_without_a_fact_is_a_fault_at_once():
    with pytest.raises(KeyError):
        Said("{day} is the last")


def test_sentences_stand_one_after_another_and_keep_their_parts():
    both = sentences(TOLD, "", "Written by hand {so}.")
    assert both == f"{TOLD} Written by hand {{so}}."
    assert [*both.facts.values()] == [TOLD, "Written by hand {so}."]
