# SPDX-License-Identifier: Apache-2.0
"""Periods on one line: in proportion, open where no end is given, never too thin to be seen."""

from sanad.web.spans import on_a_line


def test_periods_stand_in_proportion_and_an_open_end_runs_to_the_edge():
    line = on_a_line([("2020-01-01", "2020-01-10"), ("2020-01-06", None), (None, "2020-01-05")])
    assert (line.first, line.last) == ("2020-01-01", "2020-01-10")
    first, second, third = line.spans
    assert (first.start, first.width) == (0, 1000)
    assert (second.start, second.start + second.width, second.open_end) == (500, 1000, True)
    assert (third.start, third.width, third.open_start) == (0, 500, True)


def test_one_day_can_be_seen_and_periods_without_any_end_make_no_line():
    line = on_a_line([("2000", "2025"), ("2024-12-31", "2024-12-31")])
    assert line.spans[1].width >= 6
    assert on_a_line([(None, None)]) is None
