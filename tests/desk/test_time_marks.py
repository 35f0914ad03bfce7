# SPDX-License-Identifier: Apache-2.0
"""What is dated, in lanes: one mark for one statement, at the days that it covers."""

from datetime import date

from cast import CASE
from sanad.desk.acts.make_finding import MakeFinding
from sanad.desk.acts.quarantine_exhibit import QuarantineExhibit
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


FINDINGS = ("calls", "payments")


def placed(told):
    """Where statements stand; the office of the scene has a finding, too."""
    return [
        (mark.lane, mark.thing, mark.first, mark.last)
        for mark in told.marks
        if mark.lane not in FINDINGS
    ]


def counted(told):
    return [(mark.lane, mark.source, mark.first, mark.last, mark.events) for mark in told.marks if mark.lane in FINDINGS]  # fmt: skip


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
    assert (placed(told), told.of - len(counted(told)), told.undated) == ([], 0, 1)


def test_a_time_that_is_asked_for_leaves_what_meets_it(quick_scene):
    quick_scene.house.subject("I-01", "incident")
    says(quick_scene, "I-01", "date", "2025-02")
    met = [
        len(placed(marks(quick_scene, since=since, until=until)))
        for since, until in (
            (date(2025, 2, 28), None),
            (date(2025, 3, 1), None),
            (None, date(2025, 2, 1)),
            (None, date(2025, 1, 31)),
        )
    ]
    assert met == [1, 0, 1, 0]
    assert marks(quick_scene, until=date(2025, 1, 31)).of == 2


def test_about_one_entry_there_are_only_its_own_marks(quick_scene):
    quick_scene.house.subject("I-01", "incident")
    says(quick_scene, "I-01", "date", "2025-01-18")
    says(quick_scene, "S-01", "residence_country", "AE", valid_from="2024")
    assert placed(marks(quick_scene, subject="S-01")) == [
        ("movement", "subject:S-01", "2024-01-01", "2024-12-31")
    ]


def events(scene, subject):
    """Keep the calls of the number of the scene, one by one, under an entry."""
    parameters = {"numbers": ["+923900000001"], "from": "2025-01-01", "to": "2025-03-31"}
    act = MakeFinding(by="analyst", compartment=CASE, subject=subject, method="call_events", parameters=parameters)  # fmt: skip
    return scene.house.do(act).id


def test_calls_stand_where_a_finding_counts_them_and_nowhere_else(quick_scene):
    name = events(quick_scene, "S-01")
    source = f"finding:{name}"
    found = [each for each in counted(marks(quick_scene)) if each[1] == source]
    days = {"2025-01-25": 1, "2025-01-26": 1}
    assert found == [("calls", source, day, day, n) for day, n in days.items()]


def test_on_the_line_of_an_incident_stand_the_acts_tied_to_it_and_the_calls_of_whose_acts_they_are(quick_scene):  # fmt: skip
    quick_scene.house.subject("I-01", "incident")
    quick_scene.house.subject("I-02", "incident")
    act = {"act": "He fired", "from": "2025-01-25", "to": "2025-01-25", "incident": "I-01", "country": "PK", "place": "Sample Town", "charge": "PPC-324", "role": "principal", "nature": "violence", "means": "a shot", "result": "a wound", "intent": "to wound", "evidence": ["witness"]}  # fmt: skip
    says(quick_scene, "S-01", "act", act)
    tied = marks(quick_scene, subject="I-01")
    assert placed(tied) == [("act", "subject:S-01", "2025-01-25", "2025-01-25")]
    assert [lane for lane, *_ in counted(tied)] == ["calls"]
    assert marks(quick_scene, subject="I-02").marks == ()


def test_a_finding_that_may_no_longer_be_used_stands_on_no_line(quick_scene):
    assert counted(marks(quick_scene)) != []
    exhibit = quick_scene.calls
    act = QuarantineExhibit(by="clerk", compartment=CASE, exhibit=exhibit, reason="the sender disowns it")  # fmt: skip
    quick_scene.house.do(act)
    assert counted(marks(quick_scene)) == []
