# SPDX-License-Identifier: Apache-2.0
"""Checklists: read strictly, linted whole, and asked of the exhibits that they name."""

from datetime import date

import pytest

from sanad.errors import BadRule
from sanad.rules import Sort, lint, load_checklists
from sanad.rules.checklist import Checklist, Scope, read_checklist

GOOD = """
id = "sounds"
version = 1
title = "Sounds"
text = "All are asked."
sources = ["test:S1"]
[applies]
evidence = ["recording"]
media = ["audio/"]
[[item]]
id = "T-01"
text = "It can be heard."
source = "Test order 1"
mark = "V"
who = "investigating officer"
document = "the note of whoever heard it"
[[item]]
id = "T-02"
text = "It was translated."
source = "Test order 1"
mark = "U"
who = "investigating officer"
document = "the translation"
[item.only]
relations = ["translation"]
"""


def written(folder, text=GOOD, name="sounds"):
    path = folder / f"{name}.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def sounds(tmp_path):
    read = read_checklist(written(tmp_path))
    assert isinstance(read, Checklist), read
    return read


@pytest.mark.parametrize(
    ("sort", "asked"),
    [
        (Sort(evidence="recording"), ["T-01"]),
        (Sort(media_type="audio/wav"), ["T-01"]),
        (Sort(evidence="recording", relation="translation"), ["T-01", "T-02"]),
        (Sort(relation="translation"), []),
        (Sort(media_type="text/plain", evidence="press"), []),
        (Sort(), []),
    ],
)
def test_an_item_is_asked_of_the_exhibits_that_a_list_names(sounds, sort, asked):
    assert [item.id for item in sounds.items_for(sort)] == asked


def test_a_scope_that_names_nothing_meets_nothing():
    assert not Scope().meets(Sort(media_type="audio/wav", evidence="recording"))


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('mark = "U"', 'mark = "X"', "item 2, mark"),
        ('title = "Sounds"', 'title = ""', "title"),
        ('who = "investigating officer"\ndocument = "the tr', 'document = "the tr', "item 2, who"),
        ("[applies]\n", "[applies]\nspeed = 1\n", "applies.speed"),
        ('evidence = ["recording"]\nmedia = ["audio/"]\n', "", "applies"),
        ('relations = ["translation"]', "relations = []", "item 2, only.relations"),
        ('id = "T-02"', 'id = "t2"', "item 2, id"),
        ('id = "sounds"', 'id = "noises"', "id"),
        ("version = 1", "version = 1\nscore = 90", "score"),
    ],
)
def test_a_fault_is_named_with_its_place(tmp_path, old, new, fault):
    assert old in GOOD
    faults = read_checklist(written(tmp_path, GOOD.replace(old, new)))
    assert isinstance(faults, list)
    assert fault in [each.field for each in faults]


def test_two_items_with_one_id_are_no_checklists(tmp_path):
    written(tmp_path)
    written(tmp_path, GOOD.replace('"sounds"', '"noises"'), "noises")
    with pytest.raises(BadRule, match="two items have this id"):
        load_checklists(tmp_path)


def rulebook(folder, text):
    lists = folder / "xx" / "admissibility"
    lists.mkdir(parents=True)
    written(lists, text)
    (folder / "retired-ids.txt").write_text("T-07\n", encoding="utf-8")
    return [str(fault) for fault in lint(folder, date(2026, 1, 5), ())]


def test_lint_is_silent_about_a_sound_checklist(tmp_path):
    assert rulebook(tmp_path, GOOD) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("It can be heard.", "It can be heard as needed.", "says nothing that binds"),
        ('"T-01"', '"T-07"', "was retired"),
        ('mark = "V"', 'mark = "sure"', "one of V, P, R, U"),
    ],
)
def test_lint_names_what_is_wrong_with_a_checklist(tmp_path, old, new, said):
    assert said in "\n".join(rulebook(tmp_path, GOOD.replace(old, new)))
