# SPDX-License-Identifier: Apache-2.0
from importlib.resources import files

import pytest

from sanad.identity.linkage.model import people, read

TEXT = files("sanad.identity.linkage").joinpath("people.toml").read_text("utf-8")


def test_comments_and_blanks_are_no_part_of_the_digest():
    assert read("# other words\n" + TEXT.replace(" = ", "  =  ")).sha256 == people().sha256


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("m = 0.62", "m = 0.63"),
        ("seed = 20260101", "seed = 1"),
        ("most_rows = 1000", "most_rows = 999"),
        ('says = "other words"', 'says = "none"'),
        ("decides = true, m = 0.90", "m = 0.90"),
    ],
)
def test_whatever_decides_an_answer_is_in_the_digest(old, new):
    assert TEXT.count(old) == 1
    assert read(TEXT.replace(old, new)).sha256 != people().sha256


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("seed = 20260101", "", "seed"),
        ("seed = 20260101", "seed = 1\nsede = 2", "sede"),
        ('test = "near"', 'test = "nearly"', "nearly"),
        ("m = 0.62", "m = 0", "shares"),
        ("m = 0.62", 'm = 0.62, colour = "red"', "colour"),
        ('{ says = "other words", test = "else", m = 0.02, u = 0.9347 },', "", "last level"),
        ('name = "sex"\n', "", "name"),
        ('name = "sex"', 'name = "place"', "twice"),
        ('column = "rare"', 'column = "password"', "password"),
        ("known_rows = 1000", 'known_rows = "many"', "number"),
        ('missing = "sex"', 'missing = "1 = 1 or password"', "password"),
        ('missing = "sex"', "missing = []", "unhashable"),
        ('column = "rare", least = 1', 'column = "rare", least = "1) or (1 = 1"', "whole number"),
        ('test = "share", column = "accounts"', 'test = "slip", column = "accounts"', "accounts"),
        ('test = "share", column = "accounts"', 'test = "share", column = "sex"', "sex"),
        ('test = "near", column', 'test = "near", rare = true, column', "rare"),
        ("id = ", "id == ", "Invalid|Expected|expected"),
    ],
)
def test_a_slip_in_a_model_is_named(old, new, says):
    assert TEXT.count(old) == 1
    with pytest.raises(ValueError, match=says):
        read(TEXT.replace(old, new))


@pytest.mark.parametrize("told", ["", "comparisons = 3\n", 'comparisons = ["name"]\n'])
def test_a_model_that_compares_nothing_is_none(told):
    head = TEXT[: TEXT.index("[[comparisons]]")]
    with pytest.raises(ValueError, match="other keys"):
        read(told + head)


def test_no_fact_is_compared_twice():
    columns = [
        {level.column for level in each.levels if level.column} | {each.missing}
        for each in people().comparisons
    ]
    assert sum(map(len, columns)) == len(set().union(*columns))


def test_only_what_is_more_than_a_name_lifts_a_pair_above_possible():
    lifts = {each.name for each in people().comparisons for level in each.levels if level.decides}
    assert lifts == {"father's name", "birth date", "identity card", "passport", "telephone", "account"}  # fmt: skip
