# SPDX-License-Identifier: Apache-2.0
"""From a register's row and from reports to one incident and back: adopted, listed, paired, judged one, parted, written again."""

import csv
import io
import json

import pytest
from click.testing import CliRunner

from cast import CASE
from registers import GED, POST, PROVINCE, ged
from sanad.claims import store
from sanad.claims.resolve import Evidence
from sanad.claims.subject import Answer as Decided
from sanad.cli.main import main
from sanad.desk.acts.adopt_entry import AdoptEntry
from sanad.desk.acts.decide_entry import DecideEntry
from sanad.desk.acts.judge_identity import JudgeIdentity
from sanad.desk.acts.quarantine_exhibit import QuarantineExhibit
from sanad.desk.acts.record_claim import Quoted, RecordClaim
from sanad.desk.acts.withdraw_claim import WithdrawClaim
from sanad.errors import BadValue, RefusedByLaw
from sanad.identity.judgement import Answer, Judgement

NEWS = b"""SAMPLE GAZETTE. Five people were killed in an attack on a post at Killi Namuna on 5 March 2025, police said."""
REGISTER = ged(PROVINCE, POST)
PROVINCE_KNOWN = {"name": "Namunistan province", "precision": "province"}


@pytest.fixture
def place(quick_house, tmp_path):
    """An office that adopted two rows of a register and has one incident from a paper."""
    house = quick_house
    house.seal(tmp_path, "register.csv", REGISTER)
    house.seal(tmp_path, "news.txt", NEWS)
    house.read()
    adopt(house, "900001", "I-01")
    adopt(house, "900002", "I-02")
    house.subject("I-03", "incident")
    house.date = claim(house, "date", "2025-03-05", "on 5 March 2025")
    claim(house, "place", {"name": "Killi Namuna", "precision": "site"}, "at Killi Namuna")
    toll = {"category": "total", "low": 5, "said": "Five people"}
    claim(house, "killed", toll, "Five people were killed")
    return house


def adopt(house, entry, subject, *exhibits):
    given = {
        "label": f"Sample {subject}",
        "authority": "Test order 1",
        "reason": "named in a register",
    }
    order = {"by": "investigator", "compartment": CASE, "exhibits": exhibits or ("register.csv",)}
    return house.do(AdoptEntry(**order, entry=entry, subject=subject, **given))


def claim(house, name, value, quote, about="I-03"):
    given = {"about": about, "property": name, "value": value, "said_by": "Police"}
    source = Quoted("news.txt", quote)
    return house.do(RecordClaim(by="analyst", compartment=CASE, **given, source=source, valid_from="2025-03-06"))  # fmt: skip


def claims(house, subject):
    with house.office.tools.database.reading() as connection:
        return store.about(connection, [subject])


def judge(house, answer, left="I-01", right="I-03", on=("date", "place")):
    said = [*claims(house, left), *claims(house, right)]
    evidence = tuple(one.id for one in said if one.property in on)
    given = Judgement(left, right, answer, "the same post on the same day", evidence, "")
    house.do(JudgeIdentity(by="analyst", compartment=CASE, judgement=given))


def shown(house, *words, code=0):
    given = [*map(str, words), "--office", str(house.office.path), "--json"]
    result = CliRunner().invoke(main, [*given, "--as", "analyst", "--compartment", CASE])
    assert result.exit_code == code, (result.output, result.exception)
    return json.loads(result.output)


def line(house, incident):
    return next(
        one for one in shown(house, "incidents")["incidents"] if one["incident"] == incident
    )


# --- adoption -------------------------------------------------------------------------------------


def test_an_adopted_row_is_an_incident_whose_claims_the_register_makes_in_its_own_bytes(place):
    recorded = claims(place, "I-01")
    assert [one.property for one in recorded].count("killed") == 5
    assert {one.said_by for one in recorded} == {
        "UCDP Georeferenced Event Dataset, received on 2026-01-05"
    }
    tools = place.office.tools
    for one in recorded:
        Evidence(tools.blobs.path, tools.records.folder).check(one.citation)
        where = one.citation.locator
        assert REGISTER[where.start : where.end].startswith(b"900001,")


def test_what_the_register_says_beyond_our_properties_is_told(place):
    left = {one.property: one.value for one in adopt(place, "900001", "I-09").left}
    assert left["number_of_sources"] == "2"
    assert left["source_headline"] == "Two killed at the post;Post attacked"
    assert left.keys().isdisjoint({"best", "date_start", "where_prec", "latitude", "side_b"})


@pytest.mark.parametrize("subject", ["M-07", "O-07", "S-07"])
def test_an_incident_is_adopted_as_nothing_else(place, subject):
    with pytest.raises(BadValue):
        adopt(place, "900001", subject)
    assert not claims(place, subject)


def test_an_id_that_two_rows_have_is_not_adopted(place, tmp_path):
    place.seal(tmp_path, "twice.csv", ged(POST, {**POST, "best": "6"}))
    place.read()
    with pytest.raises(BadValue, match="2 records"):
        adopt(place, "900001", "I-09", "twice.csv")
    assert not claims(place, "I-09")


# --- the list -------------------------------------------------------------------------------------


def test_the_list_shows_each_place_as_exactly_as_it_is_known_and_each_toll_with_its_sources(place):
    assert line(place, "I-02") == {
        "incident": "I-02",
        "label": "Sample I-02",
        "status": "reported",
        "one_with": [],
        "dates": [
            {
                "said": "2025-03-01 to 2025-03-31",
                "first": "2025-03-01",
                "last": "2025-03-31",
                "precision": "month",
            }
        ],
        "places": [{"value": PROVINCE_KNOWN, "drawn": PROVINCE_KNOWN}],
        "killed": {
            "low": 12,
            "best": 12,
            "high": 12,
            "sources": 1,
            "rule": "stated by 1 of 1 independent source",
        },
        "sources": 1,
    }
    [where] = line(place, "I-01")["places"]
    assert where["drawn"] == {"latitude": 29.5, "longitude": 66.25, "radius_m": 1000}
    killed = line(place, "I-01")["killed"]
    assert (killed["low"], killed["best"], killed["high"]) == (4, 5, 9)


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        (Decided.STANDS, "verified"),
        (Decided.QUESTIONED, "under review"),
        (Decided.REMOVED, "not an incident"),
    ],
)
def test_the_status_is_what_an_officer_decided_last(place, answer, status):
    order = {"by": "reviewer", "compartment": CASE, "subject": "I-01", "reasons": "read again"}
    place.do(DecideEntry(**order, answer=answer))
    assert line(place, "I-01")["status"] == status
    assert line(place, "I-02")["status"] == "reported"


# --- one or two -----------------------------------------------------------------------------------


def test_a_pair_that_may_be_one_is_listed_with_its_reasons_until_it_is_judged(place):
    [pair] = shown(place, "incidents", "--duplicates")["duplicates"]
    assert (pair["left"], pair["right"]) == ("I-01", "I-03")
    assert pair["reasons"] == [
        "both on 2025-03-05",
        "both at Killi Namuna",
        "both: 5 killed (total)",
    ]
    judge(place, Answer.CANNOT_SAY)
    assert shown(place, "incidents", "--duplicates")["duplicates"] == []


def test_a_merged_incident_shows_the_claims_of_both_ids_and_a_later_judgement_parts_them(place):
    alone = {name: shown(place, "incident", name) for name in ("I-01", "I-03")}
    judge(place, Answer.SAME)
    for asked, other in (("I-01", "I-03"), ("I-03", "I-01")):
        told = shown(place, "incident", asked)
        assert told["one_with"] == [other]
        said = [one for field in told["fields"] for one in field["statements"]]
        assert {one["incident"] for one in said} == {"I-01", "I-03"}
        assert {one["claim"] for one in said} == ids(alone["I-01"]) | ids(alone["I-03"])
        [total] = [one for one in told["figures"] if one["category"] == "total"]
        assert (total["low"], total["best"], total["high"], total["sources"]) == (4, 5, 9, 2)
    assert line(place, "I-01")["status"] == line(place, "I-03")["status"] == "merged"
    judge(place, Answer.DIFFERENT)
    assert {name: shown(place, "incident", name) for name in ("I-01", "I-03")} == alone
    assert line(place, "I-01")["status"] == "reported"


def test_incidents_are_not_one_for_their_kind_or_their_day_alone(place):
    claim(place, "kind", "state-based violence", "an attack on a post")
    for left, on in (("I-01", ("kind",)), ("I-01", ("date", "kind")), ("I-02", ("date", "place", "killed"))):  # fmt: skip
        with pytest.raises(RefusedByLaw):
            judge(place, Answer.SAME, left=left, on=on)
    judge(place, Answer.SAME, on=("date", "killed"))
    assert line(place, "I-01")["status"] == "merged"


def test_an_incident_is_never_one_with_a_person(place):
    place.subject("S-01")
    with pytest.raises(BadValue, match="never one"):
        judge(place, Answer.RELATED, left="S-01")


def ids(told):
    return {one["claim"] for field in told["fields"] for one in field["statements"]}


def test_an_incident_of_another_compartment_adds_nothing_to_the_matrix(place):
    from sanad.claims import tables

    judge(place, Answer.SAME)
    with place.office.tools.database.writing() as connection:
        moved = tables.subject.c.id == "I-03"
        connection.execute(tables.subject.update().where(moved).values(compartment="op-other"))
    assert shown(place, "incident", "I-01")["one_with"] == []
    assert line(place, "I-01")["status"] == "reported"


def test_a_pair_of_incidents_can_be_looked_at_before_it_is_judged(place):
    told = shown(place, "judge", "--pair", "I-01", "I-03")
    assert told["if_same"]["after"] == [["I-01", "I-03"]]
    assert {one["about"] for one in told["claims"]} == {"I-01", "I-03"}


# --- stories --------------------------------------------------------------------------------------


def test_reports_of_one_event_are_one_story_and_a_copy_is_marked(place, tmp_path):
    place.seal(tmp_path, "copy.txt", b"MODEL HERALD. " + NEWS.partition(b". ")[2])
    place.seal(
        tmp_path, "other.txt", b"The sample bridge at Model Town was opened on 9 March 2025."
    )
    place.read()
    told = shown(place, "incidents", "--stories")
    [story] = told["stories"]
    assert [one["name"] for one in story["reports"]] == ["copy.txt", "news.txt"]
    assert story["independent"] == 1
    assert sum(one["like"] is not None for one in story["reports"]) == 1
    assert all(one["reasons"] for one in story["reports"])
    assert (told["read"], len(told["undated"])) == (3, 2)


def test_a_claim_taken_back_no_longer_says_when_a_report_appeared(place):
    assert shown(place, "incidents", "--stories")["undated"] == []
    for one in claims(place, "I-03"):
        place.do(WithdrawClaim(by="analyst", compartment=CASE, claim=one.id, reason="a slip"))
    assert len(shown(place, "incidents", "--stories")["undated"]) == 1


def test_a_report_set_aside_is_in_no_story(place, tmp_path):
    copy = place.seal(tmp_path, "copy.txt", NEWS + b" It said no more.")
    place.read()
    assert len(shown(place, "incidents", "--stories")["stories"]) == 1
    place.do(QuarantineExhibit(by="clerk", compartment=CASE, exhibit=copy, reason="doubt"))
    assert shown(place, "incidents", "--stories")["stories"] == []


# --- written again --------------------------------------------------------------------------------


def cells(raw):
    return list(csv.reader(io.StringIO(raw.decode(), newline="")))


def test_the_adopted_rows_are_written_again_with_every_cell_as_it_was(place, tmp_path):
    out = tmp_path / "out.csv"
    told = shown(place, "incidents", "--register", "register.csv", "--out", out)
    assert (told["incidents"], told["taken_back"]) == (["I-02", "I-01"], [])
    assert cells(out.read_bytes()) == cells(REGISTER)
    assert cells(out.read_bytes())[0] == GED["header"]


def test_what_was_withdrawn_since_is_told_beside_the_row_that_still_says_it(place, tmp_path):
    [kind] = [one for one in claims(place, "I-01") if one.property == "kind"]
    place.do(WithdrawClaim(by="analyst", compartment=CASE, claim=kind.id, reason="a slip"))
    told = shown(place, "incidents", "--register", "register.csv", "--out", tmp_path / "out.csv")
    assert told["taken_back"] == [{"incident": "I-01", "property": "kind", "quote": "1"}]
    assert len(cells((tmp_path / "out.csv").read_bytes())) == 3


def test_nothing_is_written_over_and_a_paper_is_no_register(place, tmp_path):
    out = tmp_path / "out.csv"
    out.write_bytes(b"mine")
    told = shown(place, "incidents", "--register", "register.csv", "--out", out, code=2)
    assert told["error"]["code"] == "CALLER_ALREADY_DONE"
    assert out.read_bytes() == b"mine"
    shown(place, "incidents", "--register", "news.txt", "--out", tmp_path / "new.csv", code=2)
    assert not (tmp_path / "new.csv").exists()
