# SPDX-License-Identifier: Apache-2.0
"""What follows from events: stages, days that are known no better than their dates, whose move it is, and where a docket waits."""

import re
import time
from datetime import date
from pathlib import Path

import pytest

from sanad.casework.docket import (
    NOT_STATED,
    Hold,
    Span,
    bottleneck,
    by_then,
    course,
    holds,
    in_order,
    sentence,
    still_running,
)
from sanad.casework.measures import measures
from sanad.casework.proceedings import Event, Proceeding, answers, standing
from sanad.casework.stages import (
    AT_REST,
    ENDS_MEASURE,
    EVENTS,
    FACTS,
    FACTS_WITHIN,
    FOLLOWS,
    GROUNDED,
    KINDS,
    MEASURES,
    MOVERS,
    OWN_ACTS,
    STAGES,
    fact,
)
from sanad.errors import AlreadyDone, BadValue

TODAY = date(2026, 1, 10)
ASKED_BY_RULES = {
    "acquittal", "conviction", "discontinuance", "amnesty", "pardon", "warrant_recalled", "warrant_expired", "sentence_served", "arrested",
    "located", "extradited", "surrendered", "death", "time_barred", "refugee_recognised", "bail", "charges_changed",
}  # fmt: skip


def proceeding(*subjects, kind="criminal", name="P-1", opened_on="2026-01-01", seq=1):
    return Proceeding(
        id=name,
        kind=kind,
        country="PK",
        authority="Sample court",
        reference="1/2025",
        subjects=subjects or ("S-01",),
        request=None,
        compartment="op-test",
        opened_on=opened_on,
        seq=seq,
    )


def event(number, kind, on, **more):
    given = {"seq": number, "proceeding": "P-1", "said": "It happened.", "by": "clerk", "recorded_on": "2026-01-05"}  # fmt: skip
    return Event(**{**given, "number": number, "kind": kind, "on": on, **more})


def after(*events, as_of=TODAY, of=None, whom=None):
    return course(of or proceeding(), events, as_of, whom)


def states(*events, as_of=TODAY, whom=frozenset({"S-01"})):
    return [each.state for each in measures(events, as_of, whom)]


# --- words ----------------------------------------------------------------------------------------


def test_every_event_that_a_rule_asks_about_can_be_recorded():
    assert set(FACTS.values()) == ASKED_BY_RULES
    assert FACTS.keys() <= EVENTS.keys()
    assert FACTS_WITHIN.keys() <= KINDS.keys()
    assert {word for each in FACTS_WITHIN.values() for word in each} <= EVENTS.keys()


def test_a_refusal_of_a_notice_is_asked_about_and_that_of_a_surrender_is_none():
    assert [fact("refused", kind) for kind in ("notice", "extradition", "review")] == ["notice_refused", None, None]  # fmt: skip
    assert [fact("deleted", kind) for kind in ("notice", "review", "sanctions")] == ["notice_deleted", "notice_deleted", None]  # fmt: skip
    assert fact("provisional_arrest", "extradition") == "arrested"


def test_every_stage_that_an_event_opens_has_words_and_no_word_is_left_over():
    opened = {each.opens for each in EVENTS.values()} - {None}
    assert opened | {"opened"} == set(STAGES)
    assert set(STAGES) >= AT_REST


def test_what_speaks_of_events_speaks_of_events_that_there_are():
    assert MEASURES | GROUNDED | ENDS_MEASURE.keys() | set(ENDS_MEASURE.values()) <= EVENTS.keys()
    assert FOLLOWS.keys() | set(FOLLOWS.values()) | OWN_ACTS.keys() <= EVENTS.keys()


def test_no_event_both_opens_a_stage_and_ends_the_proceeding():
    assert [word for word, each in EVENTS.items() if each.opens and each.ends] == []


def test_the_how_to_names_every_event_kind_stage_and_mover():
    page = (Path(__file__).parents[2] / "docs" / "howto" / "follow-a-case.md").read_text("utf-8")
    named = set(re.findall(r"`(\w+)`", page))
    assert {*EVENTS, *KINDS, *STAGES, *MOVERS, *MEASURES} <= named


# --- stages and days ------------------------------------------------------------------------------


def test_each_stage_lasts_from_its_event_to_the_next():
    found = after(
        event(1, "fir_registered", "2025-01-01"),
        event(2, "charges_filed", "2025-03-02"),
        event(3, "charge_framed", "2025-12-31"),
    )
    assert [(each.stage, each.since, each.until, each.days) for each in found.stretches] == [
        ("investigation", "2025-01-01", "2025-03-02", (60, 60)),
        ("charge", "2025-03-02", "2025-12-31", (304, 304)),
        ("trial", "2025-12-31", None, (10, 10)),
    ]
    assert (found.now.stage, found.ended, found.sure) == ("trial", None, True)


def test_a_date_known_to_the_month_gives_a_range_of_days():
    found = after(event(1, "sent", "2025-03"))
    assert found.now.days == (285, 315)  # from 31 March and from 1 March to 10 January


def test_a_stage_between_two_months_is_as_short_and_as_long_as_they_allow():
    found = after(event(1, "charges_filed", "2025-03"), event(2, "charge_framed", "2025-05"))
    assert found.stretches[0].days == (31, 91)  # 31 March to 1 May; 1 March to 31 May


def test_what_is_known_to_the_month_did_not_happen_after_it_was_recorded():
    found = after(event(1, "sent", "2026-01", recorded_on="2026-01-05"), as_of=date(2026, 1, 31))
    assert (found.now.days, found.sure) == ((26, 30), True)


def test_two_events_of_one_month_lie_no_days_or_all_of_it_apart():
    found = after(event(1, "charges_filed", "2025-03"), event(2, "charge_framed", "2025-03"))
    assert found.stretches[0].days == (0, 30)


def test_of_a_day_inside_the_month_nobody_is_sure():
    events = (event(1, "sent", "2025-02-01"), event(2, "refused", "2025-03"))
    found = after(*events, as_of=date(2025, 3, 15))
    assert (found.now.stage, found.now.days, found.sure) == ("decided", (0, 14), False)
    assert found.stretches[0].days == (
        28,
        42,
    )  # from 1 February to 1 March, and to the day asked for
    assert after(*events, as_of=date(2025, 3, 31)).sure is True
    assert after(*events, as_of=date(2025, 2, 28)).now.stage == "sent"


def test_on_an_earlier_day_later_events_do_not_count():
    events = (event(1, "fir_registered", "2025-01-01"), event(2, "acquittal", "2025-06-01"))
    found = after(*events, as_of=date(2025, 5, 31))
    assert (found.now.stage, found.now.days) == ("investigation", (150, 150))
    assert after(*events, as_of=date(2025, 6, 1)).now.stage == "decided"


def test_before_its_first_event_and_its_opening_nothing_is_known_of_it():
    events = (event(1, "fir_registered", "2025-01-01"),)
    assert after(*events, as_of=date(2024, 12, 31)) is None
    assert after(*events, as_of=date(2025, 1, 1)) is not None


def test_a_proceeding_without_a_step_waits_since_it_was_opened_here():
    found = after()
    assert (found.now.stage, found.now.days, found.waits_for) == ("opened", (9, 9), NOT_STATED)


def test_the_time_before_the_first_step_is_kept_where_the_step_came_later():
    found = after(event(1, "sent", "2026-01-08", recorded_on="2026-01-08"))
    assert [(each.stage, each.days) for each in found.stretches] == [("opened", (7, 7)), ("sent", (2, 2))]  # fmt: skip


def test_a_second_appeal_goes_on_in_the_same_stage():
    found = after(event(1, "appeal_filed", "2025-02-01"), event(2, "appeal_filed", "2025-09-01"))
    assert [each.stage for each in found.stretches] == ["appeal"]
    assert found.now.since == "2025-02-01"


def test_an_appeal_opens_again_what_was_closed():
    found = after(
        event(1, "acquittal", "2025-01-01"),
        event(2, "closed", "2025-02-01"),
        event(3, "appeal_filed", "2025-03-01"),
    )
    assert (found.ended, found.now.stage) == (None, "appeal")
    assert found.stretches[0].until == "2025-02-01"


def test_a_decision_after_the_end_opens_it_again_in_the_stage_it_was_in():
    found = after(
        event(1, "acquittal", "2025-01-01"),
        event(2, "closed", "2025-02-01"),
        event(3, "appeal_decided", "2025-03-01"),
    )
    assert (found.ended, [each.since for each in found.stretches]) == (None, ["2025-01-01", "2025-03-01"])  # fmt: skip


def test_what_has_ended_waits_for_nobody_whatever_is_recorded_since():
    found = after(
        event(1, "discontinuance", "2025-01-01"),
        event(2, "located", "2025-02-01", waits_for="police", next="a visit", next_on="2025-03-01"),
    )
    assert (found.waits_for, found.next, found.overdue) == (NOT_STATED, None, False)


def test_the_order_of_the_record_stands_where_dates_overlap_and_no_further():
    appeal = event(2, "appeal_filed", "2025-03", subjects="")
    conviction = event(1, "conviction", "2025-03-10")
    earlier = event(3, "charge_framed", "2025-02-27")
    assert in_order([conviction, appeal, earlier]) == [earlier, conviction, appeal]
    assert after(conviction, appeal, earlier).now.stage == "appeal"


@pytest.mark.parametrize("told", ["acquittal", "refugee_recognised", "amnesty", "conviction"])
def test_what_happens_elsewhere_is_told_in_a_request_and_moves_it_to_no_stage(told):
    of = proceeding(kind="extradition")
    found = after(event(1, "sent", "2025-01-01"), event(2, told, "2025-02-01"), of=of)
    assert (found.now.stage, found.ended) == ("sent", None)


def test_a_surrender_ends_the_extradition_and_not_the_case():
    events = (event(1, "charge_framed", "2025-01-01"), event(2, "surrendered", "2025-02-01"))
    assert after(*events).ended is None
    assert after(events[1], of=proceeding(kind="extradition")).ended.kind == "surrendered"


# --- of whom --------------------------------------------------------------------------------------


def test_the_death_of_one_of_two_ends_it_for_that_one_alone():
    of = proceeding("S-01", "S-02")
    events = (event(1, "charge_framed", "2025-01-01"), event(2, "death", "2025-05-01", subjects="S-01"))  # fmt: skip
    assert after(*events, of=of).ended is None
    assert after(*events, of=of, whom=frozenset({"S-01"})).ended.kind == "death"
    assert after(*events, of=of, whom=frozenset({"S-02"})).ended is None


def test_what_ends_it_for_the_last_one_ends_it():
    of = proceeding("S-01", "S-02")
    events = (
        event(1, "charge_framed", "2025-01-01"),
        event(2, "death", "2025-05-01", subjects="S-01"),
        event(3, "discontinuance", "2025-06-01", subjects="S-02"),
    )
    assert after(*events, of=of).ended.number == 3
    assert after(*events, of=of).now.until == "2025-06-01"


def test_an_appeal_of_one_keeps_it_open_when_it_ends_for_the_other():
    events = (
        event(1, "conviction", "2025-01-01"),
        event(2, "closed", "2025-02-01", subjects="S-01"),
        event(3, "appeal_filed", "2025-03-01", subjects="S-01"),
        event(4, "closed", "2025-04-01", subjects="S-02"),
    )
    assert after(*events, of=proceeding("S-01", "S-02")).ended is None


# --- corrections ----------------------------------------------------------------------------------


def test_a_correction_takes_the_place_of_what_it_corrects_and_so_does_its_own():
    events = [
        event(1, "charges_filed", "2025-01-01"),
        event(2, "charge_framed", "2025-02-01"),
        event(3, "charges_filed", "2025-01-11", corrects=1),
        event(4, "charges_filed", "2025-01-21", corrects=3),
    ]
    assert [each.number for each in standing(events)] == [4, 2]
    assert after(*events).stretches[0].days == (11, 11)


def test_what_was_entered_in_error_never_happened():
    events = (
        event(1, "charge_framed", "2025-01-01"),
        event(2, "acquittal", "2025-05-01"),
        event(3, "entered_in_error", "2026-01-05", corrects=2),
    )
    assert [each.number for each in standing(events)] == [1]
    found = after(*events)
    assert (found.now.stage, found.ended) == ("trial", None)


def test_an_acquittal_put_down_to_the_wrong_person_does_not_stay_with_them():
    of = proceeding("S-01", "S-02")
    events = (
        event(1, "charge_framed", "2025-01-01"),
        event(2, "acquittal", "2025-05-01", subjects="S-01"),
        event(3, "acquittal", "2025-05-01", subjects="S-02", corrects=2),
    )
    assert after(*events, of=of, whom=frozenset({"S-01"})).now.stage == "trial"
    assert after(*events, of=of, whom=frozenset({"S-02"})).now.stage == "decided"


# --- whose move, and what is next -----------------------------------------------------------------


def test_whose_move_it_is_was_said_last_in_this_stage():
    sent = event(1, "sent", "2025-01-01", waits_for="foreign_authority")
    asked = event(2, "questions_received", "2025-02-01", waits_for="us")
    decided = event(3, "refused", "2025-03-01")
    assert after(sent).waits_for == "foreign_authority"
    assert after(sent, asked).waits_for == "us"
    assert after(sent, asked, decided).waits_for == NOT_STATED


def test_the_day_fixed_holds_until_something_is_recorded_on_it_or_since():
    framed = event(1, "charge_framed", "2025-12-01", next="evidence", next_on="2026-01-09")
    counsel = event(2, "counsel_appointed", "2026-01-08", recorded_on="2026-01-09")
    heard = event(3, "hearing", "2026-01-09", recorded_on="2026-01-09")
    assert after(framed, counsel).next.next_on == "2026-01-09"
    assert after(framed, counsel, heard).next is None


def test_what_happened_to_one_of_two_leaves_the_day_fixed_for_both():
    of = proceeding("S-01", "S-02")
    framed = event(1, "charge_framed", "2025-12-01", next="evidence", next_on="2025-12-20")
    died = event(2, "death", "2026-01-02", subjects="S-02")
    found = after(framed, died, of=of)
    assert (found.next.next_on, found.overdue) == ("2025-12-20", True)


@pytest.mark.parametrize(("as_of", "late"), [(date(2026, 1, 9), False), (date(2026, 1, 10), True)])
def test_a_day_fixed_is_overdue_on_the_day_after_it(as_of, late):
    framed = event(1, "charge_framed", "2025-12-01", next="evidence", next_on="2026-01-09")
    assert after(framed, as_of=as_of).overdue is late


@pytest.mark.parametrize(("as_of", "late"), [(date(2026, 1, 31), False), (date(2026, 2, 1), True)])
def test_a_month_fixed_is_overdue_when_it_is_over(as_of, late):
    framed = event(1, "charge_framed", "2025-12-01", next="evidence", next_on="2026-01")
    assert after(framed, as_of=as_of).overdue is late


def test_a_new_stage_forgets_what_was_next_in_the_old_one():
    due = event(1, "papers_due", "2025-12-01", next="papers", next_on="2026-03-01")
    received = event(2, "papers_received", "2026-01-04")
    assert after(due, received).next is None


# --- warrants -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("as_of", "state"), [(date(2025, 12, 31), "in_force"), (date(2026, 1, 1), "ended")]
)
def test_a_warrant_is_in_force_through_its_last_day(as_of, state):
    warrant = event(1, "warrant_issued", "2025-01-01", until="2025-12-31")
    assert states(warrant, as_of=as_of) == [state]


def test_a_warrant_until_a_month_is_unsure_in_that_month():
    warrant = event(1, "warrant_issued", "2025-01-01", until="2026-01")
    assert states(warrant) == ["unsure"]


def test_a_recall_that_names_one_warrant_leaves_the_other():
    events = (
        event(1, "warrant_issued", "2025-01-01"),
        event(2, "warrant_issued", "2025-06-01"),
        event(3, "warrant_recalled", "2025-07-01", about=1),
    )
    assert states(*events) == ["ended", "in_force"]


def test_a_recall_that_names_none_ends_every_warrant_and_no_proclamation():
    events = (
        event(1, "warrant_issued", "2025-01-01"),
        event(2, "proclamation", "2025-02-01"),
        event(3, "warrant_issued", "2025-06-01"),
        event(4, "warrant_recalled", "2025-07-01"),
    )
    assert states(*events) == ["ended", "in_force", "ended"]


def test_a_recall_names_a_warrant_also_by_the_correction_in_its_place():
    events = (
        event(1, "warrant_issued", "2025-01-01"),
        event(2, "warrant_issued", "2025-06-01"),
        event(3, "warrant_issued", "2025-01-02", corrects=1),
        event(4, "warrant_recalled", "2025-07-01", about=3),
    )
    assert states(*events) == ["ended", "in_force"]


def test_a_recall_for_one_of_two_leaves_the_warrant_against_the_other():
    events = (event(1, "warrant_issued", "2025-01-01"), event(2, "warrant_recalled", "2025-07-01", subjects="S-01"))  # fmt: skip
    assert states(*events, whom=frozenset({"S-01", "S-02"})) == ["in_force"]
    assert states(*events, whom=frozenset({"S-01"})) == ["ended"]


# --- the docket -----------------------------------------------------------------------------------


def one(number, kind, on, **more):
    of = proceeding(kind="notice", name=f"P-{number}", seq=number)
    return course(of, [event(1, kind, on, **more)], TODAY)


def test_the_bottleneck_is_where_the_most_days_lie_not_the_most_proceedings():
    many = [one(n, "hearing_opened", "2026-01-09", waits_for="court") for n in range(1, 6)]
    long = [one(n, "sent", "2025-01-10", waits_for="foreign_authority") for n in (6, 7)]
    ended = one(8, "death", "2020-01-01")
    found = holds([*many, *long, ended])
    assert found == [
        Hold("sent", "foreign_authority", 2, Span(730, 730), Span(365, 365), Span(365, 365)),
        Hold("hearing", "court", 5, Span(5, 5), Span(1, 1), Span(1, 1)),
    ]
    assert sentence(bottleneck(found)) == (
        "The most waiting is where 2 proceedings are sent and not answered, and the next move is that of the foreign authority: "
        "730 days in total, median 365 days, longest 365 days."
    )


def test_months_make_ranges_of_the_total_the_median_and_the_longest():
    [found] = holds([one(1, "sent", "2025-12"), one(2, "sent", "2025-12-20"), one(3, "sent", "2025-11")])  # fmt: skip
    assert (found.total, found.median, found.longest) == ((10 + 21 + 41, 40 + 21 + 70), (21, 40), (41, 70))  # fmt: skip


def test_a_notice_that_is_published_is_on_the_board_and_is_no_bottleneck():
    found = holds([one(1, "published", "2015-01-01"), one(2, "sent", "2026-01-01")])
    assert [each.stage for each in found] == ["in_force", "sent"]
    assert bottleneck(found).stage == "sent"
    assert sentence(bottleneck(found[:1])) == "No open proceeding waits."


# --- what cannot be recorded ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"kind": "arrest"}, "kind of event"),
        ({"said": "  "}, "sentence"),
        ({"said": "two\nlines"}, "sentence"),
        ({"on": "2025-02-30"}, "date"),
        ({"on": "2026-01-11"}, "that day has not come: what is to happen"),
        ({"on": "2026-02"}, "that day has not come: what is to happen"),
        ({"next_on": "soon"}, "date"),
        ({"until": "2026-12-31"}, "last day in force"),
        ({"kind": "warrant_issued", "until": "2025-12-31"}, "last day in force"),
        ({"waits_for": "interpol"}, "whose move"),
        ({"page": 1}, "page"),
        ({"page": 0, "exhibit": "0" * 64}, "page"),
        ({"subjects": "S-02"}, "subject of the proceeding"),
        ({"grounds": "political"}, "this kind of event has none"),
        ({"kind": "refused", "grounds": "politics"}, "ground"),
        ({"about": 1}, "number of an event"),
        ({"kind": "warrant_recalled", "about": 1}, "number of an event"),
        ({"kind": "warrant_recalled", "about": 2}, "number of an event"),
        ({"corrects": 1}, "number of an event"),
        ({"corrects": 9}, "number of an event"),
        ({"kind": "entered_in_error"}, "it names the event"),
    ],
)
def test_an_event_that_cannot_be_is_refused(fields, named):
    earlier = [event(1, "fir_registered", "2025-01-01"), event(2, "fir_registered", "2025-01-02", corrects=1)]  # fmt: skip
    wrong = event(3, "hearing", "2026-01-04")._replace(**fields)
    with pytest.raises(BadValue, match=named):
        wrong.check(proceeding(), earlier, TODAY)


@pytest.mark.parametrize(
    "fields",
    [
        {"on": "2026-01-10"},
        {"on": "2026-01"},
        {"kind": "warrant_issued", "until": "2026-01-04"},
        {"kind": "warrant_recalled", "about": 3},
        {"kind": "refused", "grounds": "political persecution", "subjects": "S-01"},
        {"corrects": 2},
        {"page": 1, "exhibit": "0" * 64},
    ],
)
def test_an_event_at_the_edge_of_what_can_be_is_not(fields):
    earlier = [
        event(1, "fir_registered", "2025-01-01"),
        event(2, "fir_registered", "2025-01-02", corrects=1),
        event(3, "warrant_issued", "2025-02-01"),
    ]
    event(4, "hearing", "2026-01-04")._replace(**fields).check(proceeding(), earlier, TODAY)


# --- cost -----------------------------------------------------------------------------------------


def test_a_docket_of_two_thousand_proceedings_costs_little():
    kinds = [
        "fir_registered", "warrant_issued", "proclamation", "charges_filed", "warrant_confirmed", "charge_framed", "hearing", "adjourned",
        "hearing", "adjourned", "counsel_appointed", "hearing", "bail", "conviction", "appeal_filed",
    ]  # fmt: skip
    events = [event(n + 1, kind, f"2025-{n % 12 + 1:02}") for n, kind in enumerate(kinds)]
    events.sort(key=lambda each: each.on)
    events = [each._replace(number=n + 1) for n, each in enumerate(events)]
    docket = [proceeding(f"S-{n % 300}", name=f"P-{n}", seq=n) for n in range(2000)]
    start = time.process_time()
    found = holds([course(each, events, TODAY) for each in docket])
    assert time.process_time() - start < 2  # a few tenths of a second; ten times as much is a fault
    assert sum(each.count for each in found) == 2000


# --- what cannot be recorded beside what is there -------------------------------------------------


def check(event, *earlier):
    event.check(proceeding(kind="extradition"), earlier, TODAY)


def test_what_follows_another_event_is_not_recorded_before_it():
    sent = event(1, "sent", "2025-03-05")
    with pytest.raises(BadValue, match=r"extradited \(2025-03-04\) would lie before sent"):
        check(event(2, "extradited", "2025-03-04"), sent)
    check(event(2, "extradited", "2025-03-05"), sent)
    check(event(2, "extradited", "2025-03"), sent)  # it may have been after the fifth
    check(event(2, "extradited", "2025-03-04"))  # that it was sent is not on record


def test_what_comes_first_is_not_recorded_after_what_follows_it():
    with pytest.raises(BadValue, match="would lie before sent"):
        check(event(2, "sent", "2025-03-06"), event(1, "extradited", "2025-03-05"))
    check(event(2, "sent", "2025-03-05"), event(1, "extradited", "2025-03-05"))


def test_the_next_day_does_not_lie_before_the_event():
    with pytest.raises(BadValue, match="next day"):
        check(event(1, "hearing", "2025-03-05", next_on="2025-03-04"))
    check(event(1, "hearing", "2025-03-05", next_on="2025-03-05"))
    check(event(1, "hearing", "2025-03-05", next_on="2025-03"))


def test_the_same_event_of_the_same_day_and_paper_is_there_already():
    first = event(1, "hearing", "2025-03-05", exhibit="aa", page=2)
    with pytest.raises(AlreadyDone, match=r"P-1/1"):
        check(first._replace(number=2, said="In other words."), first)
    for other in ({"page": 3}, {"exhibit": "bb"}, {"on": "2025-03-06"}, {"kind": "adjourned"}, {"subjects": "S-01"}, {"corrects": 1}):  # fmt: skip
        check(first._replace(number=2, **other), first)


def test_where_no_paper_tells_two_reports_apart_their_words_do():
    first = event(1, "attachment", "2025-03-05", said="The house was attached.")
    check(first._replace(number=2, said="The shop was attached."), first)
    with pytest.raises(AlreadyDone):
        check(first._replace(number=2), first)


# --- answers, and what is over --------------------------------------------------------------------


def asked_and_answered(*about):
    questions = [event(n, "questions_received", f"2025-03-0{n}") for n in (1, 2)]
    given = [event(3 + n, "questions_answered", "2025-03-09", about=of) for n, of in enumerate(about)]  # fmt: skip
    return {number: each.number for number, each in answers([*questions, *given]).items()}


def test_an_answer_is_to_one_question_the_one_it_names_or_else_the_first():
    assert asked_and_answered() == {}
    assert asked_and_answered(None) == {1: 3}
    assert asked_and_answered(2) == {2: 3}
    assert asked_and_answered(2, None) == {2: 3, 1: 4}
    assert asked_and_answered(2, 2) == {2: 3}


def running_after(*events):
    happened = by_then(events, TODAY, frozenset({"S-01"}))
    return [each.kind for each in still_running(after(*events), happened)]


def test_nothing_runs_from_before_the_end_and_what_comes_after_it_does():
    arrested, closed = event(1, "arrested", "2025-03-01"), event(2, "closed", "2025-03-02")
    assert running_after(arrested) == ["arrested"]
    assert running_after(arrested, closed) == []
    assert running_after(arrested, closed, event(3, "located", "2025-03-03")) == ["located"]


def test_a_measure_says_which_event_ended_it_and_none_where_its_day_passed():
    bail = event(1, "bail", "2025-03-01", until="2025-04-01")
    cancelled = event(2, "bail_cancelled", "2025-03-02")
    [ended] = measures([bail, cancelled], TODAY, frozenset({"S-01"}))
    assert (ended.state, ended.ended_by) == ("ended", cancelled)
    [passed] = measures([bail], TODAY, frozenset({"S-01"}))
    assert (passed.state, passed.ended_by) == ("ended", None)
