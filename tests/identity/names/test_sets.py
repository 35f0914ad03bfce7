# SPDX-License-Identifier: Apache-2.0
"""What the sets under samples/names promise, and that the comparer keeps what the benchmark shows."""

import csv
import runpy
from pathlib import Path

import pytest

from sanad.identity.names.compare import compare
from sanad.identity.names.retrieve import NameIndex

NAMES = Path(__file__).parents[3] / "samples" / "names"
THRESHOLD = 0.65
"""Chosen on the development half."""


@pytest.fixture(scope="module")
def sets(tmp_path_factory):
    target = tmp_path_factory.mktemp("names")
    runpy.run_path(str(NAMES / "make.py"))["main"](target)
    return target


def rows(path):
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


@pytest.mark.parametrize("file", ["words.tsv", "roots.tsv", "organisations.tsv"])
def test_no_word_of_the_held_half_stands_in_the_other(file):
    spellings = {"dev": set(), "held": set()}
    for row in rows(NAMES / file):
        of = spellings[row["set"]]
        for column in row.keys() - {"set", "part"}:
            of.update(row[column].split() if file != "roots.tsv" else [row[column]])
    assert not spellings["dev"] & spellings["held"]


def test_the_sets_are_the_same_on_every_run(sets, tmp_path):
    runpy.run_path(str(NAMES / "make.py"))["main"](tmp_path)
    for made in sets.iterdir():
        assert (tmp_path / made.name).read_bytes() == made.read_bytes()


@pytest.mark.parametrize(("kind", "least"), [("person", 0.85), ("organisation", 0.95)])
def test_held_pairs_are_told_apart(sets, kind, least):
    pairs = [row for row in rows(sets / "held-pairs.tsv") if row["kind"] == kind]
    said = [compare(row["left"], row["right"]).total >= THRESHOLD for row in pairs]
    true = [row["same"] == "1" for row in pairs]
    both = sum(one and other for one, other in zip(said, true, strict=True))
    assert 2 * both / (sum(said) + sum(true)) >= least


def test_held_roman_names_find_their_urdu_ones(sets):
    listed = (sets / "held-urdu.txt").read_text("utf-8").splitlines()
    index, queries = NameIndex.of(listed), rows(sets / "held-queries.tsv")
    found = [[listed[hit.at] for hit in index.nearest(row["roman"])] for row in queries]
    firsts = sum(names[:1] == [row["urdu"]] for names, row in zip(found, queries, strict=True))
    fives = sum(row["urdu"] in names for names, row in zip(found, queries, strict=True))
    assert firsts / len(queries) >= 0.82
    assert fives / len(queries) >= 0.9
