# SPDX-License-Identifier: Apache-2.0
"""Patterns of delivery sheets: what a star crosses, what a bracket holds, and which rows a name is tried against."""

import re

import pytest

from sanad.desk.patterns import Patterns, expression
from sanad.errors import BadSheet


@pytest.mark.parametrize(
    ("pattern", "meets", "passes_by"),
    [
        ("*.csv", ["a.csv", ".csv"], ["d/a.csv", "a.CSV", "a.csv.txt"]),
        ("calls/*.csv", ["calls/a.csv"], ["calls/b/a.csv", "calls.csv", "xcalls/a.csv"]),
        ("calls/**", ["calls/a", "calls/b/a.csv"], ["calls", "calls/", "callsx/a"]),
        ("**", ["a", "a/b/c"], [""]),
        ("**/*.csv", ["a.csv", "x/y/a.csv"], ["a.txt"]),
        ("a/**/z", ["a/z", "a/b/c/z"], ["a/bz", "az"]),
        ("?.txt", ["a.txt", "ق.txt"], ["ab.txt", "/.txt", ".txt"]),
        ("[ab].txt", ["a.txt", "b.txt"], ["c.txt"]),
        ("[!ab].txt", ["c.txt"], ["a.txt", "/.txt"]),
        ("[0-9][0-9]", ["07"], ["7", "0a"]),
        ("[]x].txt", ["].txt", "x.txt"], ["a.txt"]),
        ("a[[]1].txt", ["a[1].txt"], ["a1.txt"]),
        ("a[*].txt", ["a*.txt"], ["ab.txt"]),
        ("a(b).t+t", ["a(b).t+t"], ["ab.tt"]),
        ("a\\xe9.*", ["a\\xe9.txt"], ["axe9.txt"]),
        ("[^a].x", ["^.x", "a.x"], ["b.x"]),
        ("[a", ["[a"], ["a"]),
    ],
)
def test_a_pattern_meets_what_the_page_says(pattern, meets, passes_by):
    compiled = re.compile(expression(pattern), re.DOTALL)
    assert [name for name in meets if not compiled.fullmatch(name)] == []
    assert [name for name in passes_by if compiled.fullmatch(name)] == []


@pytest.mark.parametrize(
    "pattern", ["a**", "a/**b/c", "[z-a].txt", "a/***", "[a--b]", "x[]", "[!]"]
)
def test_what_is_no_pattern_is_refused(pattern):
    with pytest.raises(BadSheet):
        Patterns[int]().add(pattern, 1)


def test_a_name_is_met_by_its_own_name_and_by_patterns_of_the_folders_above_it():
    patterns = Patterns[int]()
    for key, pattern in enumerate(["a/b/c.txt", "a/b/*", "a/**", "**", "a/*", "b/*", "*"]):
        patterns.add(pattern, key)
    met = sorted(key for _, key in patterns.meeting("a/b/c.txt"))
    assert met == [0, 1, 2, 3]


def test_patterns_of_other_folders_cost_nothing(monkeypatch):
    patterns = Patterns[int]()
    for number in range(10_000):
        patterns.add(f"box-{number}/*.txt", number)
    tried = []
    honest = patterns._below

    class Counting(dict):
        def get(self, key, default=()):
            found = honest.get(key, default)
            tried.extend(found)
            return found

    patterns._below = Counting()
    assert list(patterns.meeting("box-17/a.txt")) == [("box-17/*.txt", 17)]
    assert len(tried) == 1
