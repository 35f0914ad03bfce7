# SPDX-License-Identifier: Apache-2.0
"""What holds for every suggestion of any text."""

import time
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reports.evaluation import PARTS, evaluate
from reports.evaluation import read as read_part

from sanad.claims.properties import PROPERTIES, check
from sanad.claims.suggestions.suggestion import KINDS, PRECISIONS, TOLLS

REPORTS = [one for part in PARTS for one in read_part(part)]
PIECES = (
    "killed", "five", "3.", "between", "and", "police said", "on", "31 February", "Sunday", "Kech", "district", ",", "\n\n", "“", "the",
    "night between", "Mr.", "K.", "Kohzard Front", "claimed responsibility", "denied", "identified as", "Operation", "ہلاک", "۱۲", "\u202e",
    "9" * 30, "1,200", "hundred", "thousand", "a", "\x00", "was", "others", "including", "according to",
)  # fmt: skip


def sound(report, text):
    for one in report.suggestions:
        assert one.kind in KINDS
        assert 0 <= one.span.start < one.span.end <= len(text)
        assert one.precision is None or one.precision in PRECISIONS
        if one.kind in TOLLS:
            assert one.value["said"] == text[one.span.start : one.span.end]
        if one.said_by is not None:
            assert 0 <= one.said_by.start < one.said_by.end <= len(text)
    numbers = {one.number for one in report.incidents}
    assert {one.incident for one in report.suggestions} <= {None, *numbers}


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(), st.dates() | st.none())
def test_any_text_is_read_to_its_end(read, text, published):
    sound(read(text, published), text)


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join), st.dates() | st.none())
def test_any_order_of_words_that_mean_something_is_read(read, text, published):
    sound(read(text, published), text)


@pytest.mark.parametrize("one", REPORTS, ids=lambda one: one.name)
def test_values_have_the_form_of_the_register(read, one):
    found = read(one.text, one.published)
    sound(found, one.text)
    for each in found.suggestions:
        if each.kind in PROPERTIES and "incident" in PROPERTIES[each.kind].kinds:
            check("I-01", "incident", each.kind, each.value)


def test_no_value_is_a_political_label(read, lexicon):
    text = "Fitna al Hindustan terrorists, anti-state freedom fighters, killed five people, officials said."
    for one in read(text).suggestions:
        assert "Fitna" not in str(one.value)
        assert "terrorist" not in str(one.value)


def test_the_same_text_gives_the_same(read):
    assert read(REPORTS[0].text) == read(REPORTS[0].text)


@pytest.mark.parametrize("one", REPORTS, ids=lambda one: one.name)
def test_every_mark_of_the_samples_stands_in_its_text(one):
    for mark in one.marks:
        assert one.text[mark.span.start : mark.span.end] == mark.words


def test_the_samples_are_as_many_as_the_page_says():
    found = [(one.language, part) for part in PARTS for one in read_part(part)]
    assert {key: found.count(key) for key in found} == {
        ("en", "dev"): 19, ("en", "held-out"): 21, ("ur", "dev"): 6, ("ur", "held-out"): 7,
    }  # fmt: skip


def test_the_figures_on_reports_held_out_do_not_fall(read):
    result = evaluate(read_part("held-out"), read)
    assert result.total.precision >= 0.82
    assert result.total.recall >= 0.83
    assert result.kinds["killed"].f1 >= 0.75
    assert result.speakers.f1 >= 0.69


def test_the_measure_sees_a_wrong_number(read):
    def wrong(text, published):
        report = read(text, published)
        spoilt = tuple(
            replace(one, value={**one.value, "low": one.value["low"] + 1})
            if one.kind == "killed"
            else one
            for one in report.suggestions
        )
        return replace(report, suggestions=spoilt)

    assert evaluate(read_part("dev"), wrong).kinds["killed"].right == 0


@pytest.mark.parametrize(
    "piece",
    ["a ", "killed five people and ", "Front " * 3, "9,", "“", "between Kech and ", "Sunday "],
)
def test_cost_is_linear_in_the_text(read, piece):
    def seconds(length):
        text = (piece * (length // len(piece) + 1))[:length]
        started = time.process_time()
        read(text, date(2026, 2, 2))
        return time.process_time() - started

    def best(length):
        return min(seconds(length) for _ in range(2))

    assert best(80_000) < 80 * best(5_000)  # a line would be 16, a square 256
