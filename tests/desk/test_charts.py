# SPDX-License-Identifier: Apache-2.0
"""Charts: kept as they stood and never changed, with what findings counted, and handed out without a word of what stays."""

import io
import json
import subprocess
import zipfile
from dataclasses import replace

import pytest

from cast import CASE
from sanad.claims.links import Link
from sanad.desk.acts.keep_chart import KeepChart
from sanad.desk.acts.withdraw_chart import WithdrawChart
from sanad.desk.acts.withdraw_claim import WithdrawClaim
from sanad.desk.charting import Scope
from sanad.desk.charting.chart import MOST, Counted, at_most
from sanad.desk.procedures.hand_out_chart import hand_out_chart
from sanad.desk.questions.list_charts import ListCharts
from sanad.desk.questions.neighbours import Neighbours
from sanad.desk.questions.open_chart import OpenChart
from sanad.desk.questions.share_chart import ShareChart
from sanad.errors import AlreadyDone, BadValue, NotFound
from ties import MISLEADING, calling, openly_tied, tied

HERE = {"by": "analyst", "compartment": CASE}
SIXTY = Scope(subjects=("S-60",))


@pytest.fixture(scope="module")
def tied_house(originals, tmp_path_factory):
    """An office with ties, for tests that only look or add."""
    with originals.scene("sqlite", tmp_path_factory.mktemp("charts") / "office") as scene:
        folder = tmp_path_factory.mktemp("papers")
        scene.house.ties = tied(scene.house, folder)
        scene.house.hidden, scene.house.shown = openly_tied(scene.house, folder)
        scene.house.phone, scene.house.finding = calling(scene.house)
        yield scene.house


def keep(house, **more):
    return house.do(KeepChart(**{**HERE, "scope": SIXTY, "called": "Sample ties", **more}))


def look(house, chart):
    return house.do(OpenChart(by="reviewer", compartment=CASE, chart=chart))


def folder_of(handed):
    with zipfile.ZipFile(io.BytesIO(handed.raw)) as made:
        return {name: made.read(name) for name in made.namelist()}


def share(house, recipient="foreign_authority", scope=SIXTY, **more):
    order = ShareChart(**{**HERE, "scope": scope, "recipient": recipient, "purpose": "for the file", **more})  # fmt: skip
    return hand_out_chart(house.office.desk, house.office.tools, order, "Sample authority")


def test_a_kept_chart_is_opened_as_it_stood_and_says_what_is_otherwise_today(tied_house):
    house = tied_house
    kept = keep(house, called="Before the paper fell")
    assert look(house, kept.id).otherwise == ()
    gone = house.ties[2]
    house.do(WithdrawClaim(**HERE, claim=gone, reason="taken from the wrong page"))
    opened = look(house, kept.id)
    assert {each["source"] for each in opened.chart.stood["lines"]} >= {"S-60", "S-61"}
    assert [(each.source, each.target, each.gone) for each in opened.otherwise] == [("S-61", "S-60", (gone,))]  # fmt: skip
    assert opened.chart == kept


def test_where_things_were_put_comes_back_and_nothing_else_is_taken(tied_house):
    put = {"at": {"S-60": [10, -20]}, "hidden": ["O-60"], "pinned": ["S-60"], "groups": []}
    kept = keep(tied_house, called="With places", arrangement=put)
    assert look(tied_house, kept.id).chart.arrangement == put


@pytest.mark.parametrize(
    "put",
    [
        {"at": {"S-9999": [0, 0]}},
        {"at": {"S-60": [0.5, 0]}},
        {"at": {"S-60": [True, 0]}},
        {"at": {"S-60": [10**9, 0]}},
        {"at": {"S-60": "10"}},
        {"at": []},
        {"hidden": "S-60"},
        {"groups": [{"of": ["S-60"]}]},
        {"groups": [{"label": "", "of": ["S-9999"]}]},
        {"script": "x"},
    ],
)
def test_an_arrangement_that_is_none_is_refused(tied_house, put):
    with pytest.raises(BadValue, match="arrangement"):
        keep(tied_house, called="Bad places", arrangement=put)


def test_a_correction_stands_in_the_place_of_a_chart_that_stays_readable(tied_house):
    house = tied_house
    first = keep(house, called="First try")
    second = keep(house, called="Second try", instead=first.id, why="the note was missing")
    before = look(house, first.id).chart
    assert (before.ended, before.next) == ("the note was missing", second.id)
    with pytest.raises(AlreadyDone):
        keep(house, called="Third try", instead=first.id, why="the note was missing")
    with pytest.raises(BadValue, match="reason"):
        keep(house, called="Fourth try", instead=second.id)


def test_a_withdrawn_chart_stays_with_its_reason_and_is_withdrawn_once(tied_house):
    house = tied_house
    kept = keep(house, called="To be withdrawn")
    order = WithdrawChart(**HERE, chart=kept.id, reason="drawn of the wrong group")
    house.do(order)
    assert look(house, kept.id).chart.ended == "drawn of the wrong group"
    with pytest.raises(AlreadyDone):
        house.do(order)
    listed = house.do(ListCharts(**HERE, most=1))
    assert listed.of > 1
    assert listed.charts[0].chart.id == kept.id
    older = house.do(ListCharts(**HERE, before=listed.before))
    assert len(older.charts) == listed.of - 1


def test_the_same_chart_is_kept_once_and_one_without_a_name_not_at_all(tied_house):
    keep(tied_house, called="Once")
    with pytest.raises(AlreadyDone):
        keep(tied_house, called="Once")
    for called in (" ", "\u200b", "x" * 121):
        with pytest.raises(BadValue, match="name of a chart"):
            keep(tied_house, called=called)


def test_what_a_finding_counted_is_drawn_for_the_entry_to_which_claims_give_the_number(tied_house):
    house = tied_house
    offered = house.do(Neighbours(**HERE, scope=SIXTY))
    assert [each.id for each in offered.offered] == [house.finding.id]
    assert offered.counted == ()
    drawn = house.do(Neighbours(**HERE, scope=replace(SIXTY, findings=(house.finding.id,))))
    assert {each.source for each in drawn.counted} == {"S-60"}
    assert len(drawn.counted) == offered.offered[0].ties
    assert all(each.rows and each.finding == house.finding.id for each in drawn.counted)
    masked = [each for each in drawn.ends if each.kind == "third_party"]
    assert masked
    assert all(each.label.startswith("T-") for each in masked)
    with pytest.raises(NotFound):
        house.do(Neighbours(**HERE, scope=Scope(subjects=("S-61",), findings=(house.finding.id,))))


def test_a_number_that_claims_give_to_two_entries_stands_for_neither(tied_house):
    from sanad.desk.charting import counted

    class Two:
        subjects = ("S-60", "S-61")

        def claims(self, subjects):
            return [type("Said", (), {"property": "phone", "value": "+92", "about": one}) for one in subjects]  # fmt: skip

        def one(self, name):
            return name

    assert counted.owners(None, Two()) == {}


def test_a_period_leaves_what_may_have_been_so_in_it(tied_house):
    def ties(**more):
        found = tied_house.do(Neighbours(**HERE, scope=replace(SIXTY, **more)))
        return {(link.source, link.kind) for link, _ in found.links}

    assert ("S-60", "role") in ties(since="2019", until="2019-03")
    assert ("S-60", "role") not in ties(since="2021")
    with pytest.raises(BadValue):
        ties(since="2021", until="2019")


def test_of_many_neighbours_the_heaviest_are_drawn_or_all_stand_as_one_group():
    near = [Link("S-01", f"S-{n:04}", "meets", ()) for n in range(2, 252)]
    calls = [Counted("S-01", f"T-{n:04}", n, "calls", "F-1", "", "", directed=False) for n in range(1, 151)]  # fmt: skip
    drawn, counted, together = at_most(near, calls, ["S-01"])
    assert (len(drawn), len(counted)) == (MOST, MOST)
    assert min(each.events for each in counted) == 51
    assert together == [("S-01", "calls", 50), ("S-01", "meets", 150)]
    drawn, counted, together = at_most(near, calls, ["S-01"], grouped=True)
    assert (drawn, counted) == ([], [])
    assert together == [("S-01", "calls", 150), ("S-01", "meets", 250)]
    few, _, rest = at_most(near[:100], [], ["S-01"], grouped=True)
    assert (len(few), rest) == (100, [])


def test_no_file_that_goes_out_holds_a_word_of_what_stays(tied_house):
    made = folder_of(share(tied_house))
    everything = b"\n".join(
        [name.encode() + b" " + raw for name, raw in made.items()] + [_words(made["chart.pdf"])]
    )
    assert b"Sample Sixty-Four" in everything
    for hidden in (b"Sample Witness", b"Witness Name", b"S-63", b"S-61", b"Sample Sixty-One", MISLEADING.encode(), b"O-60", "تنظیم".encode()):  # fmt: skip
        assert hidden not in everything, hidden
    manifest = json.loads(made["manifest.json"])
    why = {each["id"]: each["why"] for each in manifest["withheld"]}
    assert why[tied_house.hidden] == "it names somebody who is protected"
    assert "confidential" in why[tied_house.ties[0]]
    assert tied_house.shown in made["chart.csv"].decode()


def _words(pdf):
    return subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout  # fmt: skip


def test_a_finding_goes_with_what_it_rests_on_and_stays_with_whom_it_shows(tied_house):
    house = tied_house
    scope = replace(SIXTY, findings=(house.finding.id,))
    ours = folder_of(share(house, "internal", scope))
    assert house.finding.id in ours["chart.csv"].decode()
    assert "T-0" in ours["chart.graphml"].decode()
    assert json.loads(ours["manifest.json"])["withheld"] == []


def test_a_stranger_checks_the_files_by_their_signed_list_and_the_ledger_names_them_before(tied_house):  # fmt: skip
    import hashlib

    house = tied_house
    before = house.office.desk.newest
    made = folder_of(share(house))
    sums = dict(reversed(line.split("  ")) for line in made["SHA256SUMS"].decode().splitlines())
    assert set(sums) == set(made) - {"SHA256SUMS", "SHA256SUMS.sig"}
    for name, digest in sums.items():
        assert hashlib.sha256(made[name]).hexdigest() == digest
    manifest = json.loads(made["manifest.json"])
    assert {name: sums[name] for name in manifest["files"]} == manifest["files"]
    with house.office.tools.database.reading() as connection:
        from sanad.ledger import read

        looked, went = list(read.entries(connection, start=before + 1))
    assert [looked.act, went.act] == ["share_chart", "dispatch_files"]
    assert went.body["what"]["files"]["manifest.json"] == sums["manifest.json"]
    assert went.private["recipient"] == "Sample authority"


def test_a_chart_goes_out_for_a_purpose_and_by_whoever_may_export(tied_house):
    with pytest.raises(BadValue, match="purpose"):
        share(tied_house, purpose=" ")
    with pytest.raises(BadValue):
        share(tied_house, recipient="anybody at all")


def test_the_same_ties_give_the_same_files(tied_house):
    one, other = (folder_of(share(tied_house)) for _ in range(2))
    same = {"chart.svg", "chart.pdf", "chart.graphml", "chart.anx", "chart.csv"}
    assert {name: one[name] for name in same} == {name: other[name] for name in same}
