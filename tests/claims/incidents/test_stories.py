# SPDX-License-Identifier: Apache-2.0
"""Stories: reports of one event are joined for stated reasons, and what only shares a day or a province is not."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from counted import calls
from sanad.claims.incidents.days import Days
from sanad.claims.incidents.stories import Telling, stories, tellings
from sanad.claims.suggestions.lexicon import load

PACK = Path(__file__).parents[3] / "src" / "sanad" / "rulebook" / "pk"
DAY = date(2025, 3, 5)
FIVE = frozenset({("killed", "total", 5)})
TWO_FIGURES = FIVE | {("injured", "total", 12)}
BOMB = frozenset({"bombing"})


@pytest.fixture(scope="module")
def lexicon():
    return load(PACK / "reporting", PACK / "places", [PACK / "organisations"])


def telling(report, day=DAY, place="Misal", figures=FIVE, kinds=BOMB, number=1):
    days = () if day is None else (Days(day, day),)
    return Telling(report, number, days, (place,) if place else (), figures, kinds)


def grouped(*told, texts=None):
    found = stories(told, texts or {})
    return [[(one.telling.report, one.telling.number) for one in story.members] for story in found]


def test_reports_of_one_place_and_day_with_a_shared_figure_are_one_story_and_say_why():
    [story] = stories([telling("b"), telling("a", place="misal")], {})
    assert [one.telling.report for one in story.members] == ["a", "b"]
    [reason] = story.members[0].reasons
    assert reason == ("misal: 2025-03-05, bombing, 5 killed (total)", "b")
    assert story.independent == 2


@pytest.mark.parametrize(
    "other",
    [
        {"place": "Naqsha"},
        {"place": None},
        {"day": DAY + timedelta(days=2)},
        {"day": DAY + timedelta(days=1), "figures": frozenset()},
        {"figures": frozenset(), "kinds": frozenset({"clash"})},
        {"day": None},
    ],
    ids=str,
)
def test_what_shares_too_little_is_no_story(other):
    assert grouped(telling("a"), telling("b", **other)) == []


def test_the_next_day_needs_a_figure_and_no_day_needs_two():
    assert grouped(telling("a"), telling("b", day=DAY + timedelta(days=1))) != []
    undated = telling("a", day=None, figures=TWO_FIGURES), telling("b", figures=TWO_FIGURES)
    assert grouped(*undated) != []


def test_a_report_of_two_events_is_in_two_stories_and_does_not_join_them():
    both = telling("c"), telling("c", place="Naqsha", number=2)
    found = grouped(telling("a"), telling("b", place="Naqsha"), *both)
    assert sorted(map(sorted, found)) == [[("a", 1), ("c", 1)], [("b", 1), ("c", 2)]]


def test_a_copy_in_a_story_is_marked_and_counts_as_its_source():
    said = "The spokesman said on Friday that five men were killed at the post near the river."
    texts = {"a": said, "b": f"Model Herald. {said}", "c": "Five died at Misal in a blast."}
    [story] = stories([telling(name) for name in texts], texts)
    assert [one.like for one in story.members] == [None, "a", None]
    assert story.independent == 2
    assert any("by wording" in reason.words for reason in story.members[1].reasons)


def test_papers_that_share_a_form_and_tell_no_event_are_no_story():
    form = "This order is made under the rule and shall be served on every person named in it."
    texts = {"a": form, "b": form}
    assert stories([Telling(name, 0) for name in texts], texts) == []


def test_events_are_told_with_their_days_places_and_figures_and_background_is_not(lexicon):
    text = "A blast killed five people in Mastung on 5 March 2025, police said. In 2019, 20 people were killed in a similar attack in Quetta."
    [found] = tellings("a", text, date(2025, 3, 6), lexicon)
    assert found.days == (Days(DAY, DAY),)
    assert found.places == ("Mastung",)
    assert found.figures == {("killed", "total", 5)}
    assert tellings("b", "The bridge was opened.", None, lexicon) == [Telling("b", 0)]


def test_a_province_joins_no_reports(lexicon):
    text = "A blast killed five people in Balochistan on 5 March 2025, police said."
    [found] = tellings("a", text, None, lexicon)
    assert found.places == ()


def test_four_times_as_many_tellings_are_four_times_the_work():
    def many(number):
        """So many tellings, five to a story."""
        return [
            telling(f"r{at}", DAY + timedelta(days=at % (number // 5)), f"Killi {at % 50}")
            for at in range(number)
        ]

    few, more = many(1000), many(4000)
    assert {len(one.members) for one in stories(more, {})} == {5}
    least = calls(lambda: stories(few, {}))
    assert calls(lambda: stories(more, {})) < 6 * least  # the square would be 16
