# SPDX-License-Identifier: Apache-2.0
"""What is dated, in lanes: one mark for one statement, at the days that it covers."""

from datetime import date

from cast import CASE
from sanad.desk.acts.record_claim import Quoted, RecordClaim
from sanad.desk.questions.time_marks import TimeMarks

WORDS = "Sample One is the son of Sample Father."


def says(scene, about, name, value, **given):
    act = RecordClaim(
        by="analyst", compartment=CASE, about=about, property=name, value=value, said_by="A witness",
        source=Quoted(scene.note, WORDS), **given,
    )  # fmt: skip
    return scene.house.do(act)


def marks(scene, **asked):
    return scene.house.do(TimeMarks(by="analyst", compartment=CASE, **asked))


def placed(told):
    return [(mark.lane, mark.thing, mark.first, mark.last) for mark in told.marks]


def test_each_statement_has_a_mark_where_its_source_dates_it_and_rivals_have_two(quick_scene):
    quick_scene.house.subject("I-01", "incident")
    says(quick_scene, "I-01", "date", "2025-01-18")
    says(quick_scene, "I-01", "date", "2025-02")
    says(quick_scene, "S-01", "whereabouts", "Sample Town", valid_from="2025-01-20")
    told = marks(quick_scene)
    assert placed(told) == [
        ("incident", "incident:I-01", "2025-01-18", "2025-01-18"),
        ("movement", "subject:S-01", "2025-01-20", "2025-01-20"),
        ("incident", "incident:I-01", "2025-02-01", "2025-02-28"),
    ]
    assert told.marks[0].source.startswith("claim:C-")


def test_what_nobody_dates_is_counted_and_has_no_mark(quick_scene):
    says(quick_scene, "S-01", "whereabouts", "Sample Town")
    told = marks(quick_scene)
    assert (placed(told), told.of, told.undated) == ([], 0, 1)


def test_a_time_that_is_asked_for_leaves_what_meets_it(quick_scene):
    quick_scene.house.subject("I-01", "incident")
    says(quick_scene, "I-01", "date", "2025-02")
    met = [
        len(marks(quick_scene, since=since, until=until).marks)
        for since, until in (
            (date(2025, 2, 28), None),
            (date(2025, 3, 1), None),
            (None, date(2025, 2, 1)),
            (None, date(2025, 1, 31)),
        )
    ]
    assert met == [1, 0, 1, 0]
    assert marks(quick_scene, until=date(2025, 1, 31)).of == 1


def test_about_one_entry_there_are_only_its_own_marks(quick_scene):
    quick_scene.house.subject("I-01", "incident")
    says(quick_scene, "I-01", "date", "2025-01-18")
    says(quick_scene, "S-01", "residence_country", "AE", valid_from="2024")
    assert placed(marks(quick_scene, subject="S-01")) == [
        ("movement", "subject:S-01", "2024-01-01", "2024-12-31")
    ]
