# SPDX-License-Identifier: Apache-2.0
"""Proceedings on the docket of an office: what is kept, with which source, who may, and what the board says of the whole."""

from dataclasses import dataclass, replace
from datetime import date

import pytest
import sqlalchemy as sa

from cast import CASE, House
from sanad.casework import proceedings, tables
from sanad.casework import request as requests
from sanad.casework.request import Request
from sanad.claims.subject import Answer
from sanad.desk.act import Work
from sanad.desk.acts.decide_entry import DecideEntry
from sanad.desk.acts.draft_request import DraftRequest
from sanad.desk.acts.open_proceeding import OpenProceeding
from sanad.desk.acts.quarantine_exhibit import QuarantineExhibit
from sanad.desk.acts.record_claim import Quoted, RecordClaim
from sanad.desk.acts.record_event import RecordEvent
from sanad.desk.questions.pending_board import PendingBoard
from sanad.desk.questions.proceedings import Proceedings
from sanad.desk.questions.read_log import ReadLog
from sanad.errors import (
    AlreadyDone,
    BadValue,
    EntryRemoved,
    NoMandate,
    NotFound,
    Quarantined,
    SecondPersonNeeded,
)
from sanad.identity import judgement
from sanad.identity.judgement import Answer as Same
from sanad.identity.judgement import Judgement
from scene import NOTE
from statements import counted

IN_CASE = {"by": "clerk", "compartment": CASE}


@dataclass
class Scene:
    """An office with a note, two persons on the register and a claim about one of them."""

    house: House
    note: str
    claim: str


def staged(house) -> Scene:
    note = house.seal(house.office.path, "note.txt", NOTE)
    house.read()
    for name in ("S-01", "M-01"):
        house.subject(name)
    said = {"property": "father_name", "value": "Sample Father", "said_by": "Records office"}
    source = Quoted("note.txt", "Sample One is the son of Sample Father.")
    order = RecordClaim(by="analyst", compartment=CASE, about="S-01", source=source, **said)
    return Scene(house, note, house.do(order))


@pytest.fixture
def scene(house):
    return staged(house)


@pytest.fixture
def quick(quick_house):
    return staged(quick_house)


def opened(scene, **fields):
    given = {**IN_CASE, "kind": "criminal", "country": "PK", "authority": "Sample court", "reference": "1/2025", "subjects": ("S-01",)}  # fmt: skip
    return scene.house.do(OpenProceeding(**{**given, **fields}))


def record(scene, proceeding, kind="charges_filed", on="2025-11-03", **fields):
    order = RecordEvent(**IN_CASE, proceeding=proceeding, kind=kind, on=on, said="It happened.")
    return scene.house.do(replace(order, **fields))


def followed(scene, about, by="analyst", **fields):
    return scene.house.do(Proceedings(by=by, compartment=CASE, about=about, **fields))


def board(scene, **fields):
    return scene.house.do(PendingBoard(by="chief", compartment=CASE, **fields))


def test_a_proceeding_is_followed_with_the_source_of_each_event(scene):
    name = opened(scene)
    assert record(scene, name, exhibit="note.txt", page=1) == f"{name}/1"
    record(scene, name, "charge_framed", "2025-12")
    [found] = followed(scene, name)
    assert [(each.kind, each.source) for each in found.events] == [
        ("charges_filed", f"exhibit:{scene.note}, page 1"),
        ("charge_framed", "report by clerk"),
    ]
    assert found.course.now.stage == "trial"
    [then] = followed(scene, name, as_of=date(2025, 11, 30))
    assert [each.kind for each in then.events] == ["charges_filed"]
    assert found.course.now.days == (5, 35)  # the clock of the scene stands on 5 January 2026


def test_the_file_of_one_person_gathers_every_country_and_nobody_else(scene):
    scene.house.subject("S-02")
    here = opened(scene)
    abroad = opened(scene, kind="extradition", country="AE", authority="Ministry of Justice")
    other = opened(scene, reference="2/2025", subjects=("S-02",))
    assert [each.proceeding.id for each in followed(scene, "S-01")] == [here, abroad]
    assert [each.proceeding.id for each in followed(scene, "S-02")] == [other]


def test_what_is_judged_to_be_the_same_person_is_followed_with_them(quick):
    name = opened(quick, subjects=("M-01",))
    assert followed(quick, "S-01") == []
    same = Judgement("S-01", "M-01", Same.SAME, "one card", (quick.claim,), "analyst", seq=0)
    with quick.house.past_the_door() as connection:
        judgement.add(connection, same)
    assert [each.proceeding.id for each in followed(quick, "S-01")] == [name]


def test_events_about_a_person_are_those_that_stand_and_concern_them(scene):
    scene.house.subject("S-02")
    name = opened(scene, subjects=("S-01", "S-02"))
    record(scene, name, "arrested", "2025-11-03", subjects=("S-02",))
    record(scene, name, "acquittal", "2025-12-01", subjects=("S-01",))
    record(scene, name, "acquittal", "2025-12-02", subjects=("S-01",), corrects=2)
    record(scene, name, "provisional_arrest", "2025-12-03")
    with scene.house.office.tools.database.reading() as connection:
        told = proceedings.events_about(connection, ["S-01"])
        nobody = proceedings.events_about(connection, ["M-01"])
    assert [(each.kind, each.on) for each in told] == [("acquittal", "2025-12-02"), ("provisional_arrest", "2025-12-03")]  # fmt: skip
    assert nobody == []


def test_the_words_of_an_event_stay_in_the_office(quick):
    name = opened(quick)
    record(quick, name, said="The witness Sample Ten was heard.", next="Sample Eleven")
    entry = quick.house.do(ReadLog(by="auditor", thing=f"proceeding:{name}"))[-1]
    assert (entry.act, entry.body["what"]["kind"]) == ("record_event", "charges_filed")
    assert "Sample Ten" not in str(entry.body)
    assert "Sample Eleven" not in str(entry.body)


def test_words_are_forgotten_and_the_event_stays(quick):
    name = opened(quick)
    record(quick, name, said="The witness Sample Ten was heard.", next="Sample Eleven")
    [found] = followed(quick, name)
    with quick.house.office.tools.database.writing() as connection:
        proceedings.forget_words(connection, found.events[0].seq)
    [found] = followed(quick, name)
    [event] = found.events
    assert (event.said, event.next, event.kind) == (proceedings.ERASED, proceedings.ERASED, "charges_filed")  # fmt: skip


# --- who and what is refused ----------------------------------------------------------------------


def test_whoever_only_looks_records_nothing(quick):
    name = opened(quick)
    with pytest.raises(NoMandate):
        record(quick, name, by="reviewer")
    with pytest.raises(NoMandate):
        opened(quick, by="chief", reference="9/2025")


def test_the_same_reference_is_not_opened_twice(scene):
    opened(scene)
    with pytest.raises(AlreadyDone, match="Sample court, 1/2025"):
        opened(scene, subjects=("M-01",))


def test_two_requests_that_have_no_reference_yet_are_two(quick):
    assert opened(quick, reference="") != opened(quick, reference="")


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"kind": "civil"}, "kind of proceeding"),
        ({"country": "Pakistan"}, "country"),
        ({"country": "pk"}, "country"),
        ({"authority": " "}, "authority"),
        ({"subjects": ()}, "list of subjects"),
        ({"subjects": ("S-01", "S-01")}, "list of subjects"),
    ],
)
def test_a_proceeding_that_cannot_be_is_refused(quick, fields, named):
    with pytest.raises(BadValue, match=named):
        opened(quick, **fields)


def test_a_proceeding_carries_on_a_request_about_the_same_person_only(quick):
    with quick.house.office.tools.database.writing() as connection:
        for name, subject in (("RN-01", "S-01"), ("RN-02", "M-01")):
            asked = Request(name, "red_notice", subject, CASE, "prosecution", {})
            requests.add(connection, replace(asked, seq=0))
    with pytest.raises(BadValue, match="somebody else"):
        opened(quick, request="RN-02")
    assert opened(quick, kind="notice", country="INT", request="RN-01")


def remove(scene, subject):
    decided = {"answer": Answer.REMOVED, "reasons": "another person"}
    scene.house.do(DecideEntry(by="reviewer", compartment=CASE, subject=subject, **decided))


def test_nothing_is_opened_about_a_removed_entry(quick):
    remove(quick, "S-01")
    with pytest.raises(EntryRemoved):
        opened(quick)


def test_an_acquittal_is_recorded_even_of_a_removed_entry(quick):
    name = opened(quick)
    remove(quick, "S-01")
    assert record(quick, name, "acquittal")


def test_what_is_set_aside_carries_no_event_and_marks_those_it_carried(quick):
    name = opened(quick)
    record(quick, name, exhibit=quick.note)
    quick.house.do(QuarantineExhibit(**IN_CASE, exhibit=quick.note, reason="doubt"))
    with pytest.raises(Quarantined):
        record(quick, name, exhibit=quick.note)
    [found] = followed(quick, name)
    assert found.set_aside == {1}


def test_nothing_is_recorded_in_a_proceeding_that_is_not_there(quick):
    with pytest.raises(NotFound):
        record(quick, "P-9999")
    with pytest.raises(NotFound):
        followed(quick, "P-9999")


# --- the board ------------------------------------------------------------------------------------


def test_the_board_counts_what_is_open_and_shows_the_longest_wait_first(scene):
    short, long, over = (opened(scene, reference=f"{n}/2025") for n in (1, 2, 3))
    record(scene, short, on="2025-12-06", waits_for="court", next="charge", next_on="2026-01-04")
    record(scene, long, "sent", "2025-11-06", waits_for="foreign_authority")
    record(scene, over, "discontinuance", "2025-12-31")
    found = board(scene)
    assert [each.proceeding.id for each in found.pending] == [long, short]
    assert (found.open, found.of) == (2, 3)
    assert [each.overdue for each in found.pending] == [False, True]
    assert found.words == (
        "The most waiting is where 1 proceeding is sent and not answered, and the next move is that of the foreign authority: "
        "60 days in total, median 60 days, longest 60 days."
    )


def test_what_is_asked_for_narrows_the_list_and_never_the_totals(quick):
    first, second = (opened(quick, reference=f"{n}/2025") for n in (1, 2))
    record(quick, first, waits_for="court")
    record(quick, second, "sent", waits_for="foreign_authority")
    found = board(quick, waits_for="court")
    assert [each.proceeding.id for each in found.pending] == [first]
    assert (found.open, sum(each.count for each in found.holds)) == (2, 2)
    assert [each.proceeding.id for each in board(quick, stage="sent").pending] == [second]


def test_the_board_of_an_earlier_day_knows_nothing_of_later_ones(quick):
    name = opened(quick)
    record(quick, name, "fir_registered", "2025-10-01")
    record(quick, name, "discontinuance", "2025-12-01")
    assert board(quick).open == 0
    assert board(quick, as_of=date(2025, 11, 30)).open == 1
    assert board(quick, as_of=date(2025, 9, 30)).of == 0


@pytest.mark.parametrize("wanted", [{"stage": "limbo"}, {"waits_for": "interpol"}])
def test_a_board_of_what_there_is_not_is_refused(quick, wanted):
    with pytest.raises(BadValue):
        board(quick, **wanted)


def test_no_figure_of_the_board_is_one_of_a_person(quick):
    opened(quick)
    [each] = board(quick).holds
    assert set(vars(each)) == {"stage", "waits_for", "count", "total", "median", "longest"}


def test_the_board_of_a_national_docket_asks_no_more_than_that_of_a_small_one(quick):
    """2,000 proceedings with 30,000 events are read in as many statements as two."""
    for reference in ("0", "1"):
        record(quick, opened(quick, reference=reference))
    asked_of_two = asked_anew(quick)
    _fill(quick, proceedings=2000, events=15)
    assert asked_anew(quick) == asked_of_two
    found = board(quick)
    assert (found.open, len(found.pending)) == (2002, 2002)


def asked_anew(scene):
    """Return how many statements the board sends to the database when it is asked in an office that was just opened."""
    anew = replace(scene.house.office.tools)
    with anew.database.reading() as connection:
        work = Work(anew, connection, scene.house.clock(), seq=0)
        return counted(lambda: PendingBoard(**IN_CASE).do(work))


def _fill(scene, proceedings, events):
    kinds = ("fir_registered", "warrant_issued", "charges_filed", "hearing", "charge_framed")
    numbers = range(proceedings)
    with scene.house.past_the_door() as connection:
        of = dict(connection.execute(sa.select(tables.proceeding)).mappings().first())
        told = dict(connection.execute(sa.select(tables.proceeding_event)).mappings().first())
        connection.execute(sa.insert(tables.proceeding), [{**of, "id": f"P-x{n}", "reference": f"x{n}", "seq": 10_000 + n} for n in numbers])  # fmt: skip
        connection.execute(sa.insert(tables.proceeding_subject), [{"proceeding": f"P-x{n}", "subject": "S-01"} for n in numbers])  # fmt: skip
        rows = [
            {**told, "seq": 100_000 + events * n + k, "proceeding": f"P-x{n}", "number": k + 1, "kind": kinds[k % 5], "on": f"2025-{k % 12 + 1:02}-0{n % 9 + 1}"}
            for n in numbers
            for k in range(events)
        ]  # fmt: skip
        connection.execute(sa.insert(tables.proceeding_event), rows)


@pytest.mark.parametrize("country", ["ZZ", "XQ", "XA"])
def test_a_country_that_there_is_not_has_no_courts(quick, country):
    with pytest.raises(BadValue, match="ISO 3166"):
        opened(quick, country=country)


def drafted(scene):
    asked = Request("RN-01", "red_notice", "S-01", CASE, "prosecution", {})
    scene.house.do(DraftRequest(by="drafter", compartment=CASE, request=asked))
    return opened(scene, kind="notice", country="INT", request="RN-01", reference="")


@pytest.mark.parametrize("kind", ["sent", "withdrawn"])
def test_what_the_office_does_with_its_request_is_not_recorded_by_hand(quick, kind):
    name = drafted(quick)
    with pytest.raises(BadValue, match="on record once it is done"):
        record(quick, name, kind)
    record(quick, opened(quick), kind)  # a proceeding that carries on no request of this office


def test_what_may_end_a_request_is_taken_off_the_record_by_another_officer_or_on_a_paper(quick):
    drafted(quick)
    name = opened(quick)
    for number in (1, 2):
        record(quick, name, "death", f"2025-11-0{number}")
    wrong = {"kind": "entered_in_error", "corrects": 1}
    for officer in ("clerk", "drafter"):  # who recorded it, and who wants the request to stand
        with pytest.raises(SecondPersonNeeded):
            record(quick, name, **wrong, by=officer)
    with pytest.raises(SecondPersonNeeded):
        record(quick, name, "arrested", corrects=1)  # in other words: it is gone, too
    record(quick, name, "death", "2025-11-04", corrects=2)  # another day: it stays
    record(quick, name, **wrong, by="liaison")
    record(quick, name, "entered_in_error", corrects=3, exhibit="note.txt")
    assert followed(quick, name)[0].events == ()
