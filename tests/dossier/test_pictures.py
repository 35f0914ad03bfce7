# SPDX-License-Identifier: Apache-2.0
"""What a picture may not get wrong: its bytes, its sums, its place on the sheet, and what it says of what it leaves out."""

import csv
import dataclasses
import html
import io
import json
import math
import os
import re
import subprocess
import sys
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import networkx as nx
import pypdfium2
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from cast import CASE
from sanad.analysis import methods
from sanad.analysis.finding import Finding
from sanad.analysis.origin import origin
from sanad.cli.main import main
from sanad.desk.acts.freeze_brief import FreezeBrief
from sanad.desk.acts.make_checkpoint import MakeCheckpoint
from sanad.desk.acts.quarantine_exhibit import QuarantineExhibit
from sanad.desk.procedures.build_dossier import write_package
from sanad.desk.questions.dossier_contents import DossierContents
from sanad.desk.questions.draw_finding import DrawFinding
from sanad.dossier.exports.findings import FORMS, written
from sanad.dossier.material import Addressee
from sanad.dossier.pictures.areas import Area, area_map
from sanad.dossier.pictures.command import Line, command_chart
from sanad.dossier.pictures.drawing import SHADES, WIDTH, Drawing, turned
from sanad.dossier.pictures.graph import Graph
from sanad.dossier.pictures.lanes import Lane, Mark, lanes
from sanad.dossier.pictures.links import MOST, link_chart
from sanad.dossier.pictures.of import GRAPHS, PICTURES, graph, picture
from sanad.dossier.pictures.sankey import Flow, sankey
from sanad.dossier.pictures.wheel import WheelCell, time_wheel
from sanad.errors import AlreadyDone, BadValue, NotFound
from sanad.verify import verify_package
from scene import SCENES

A, B = "+923990000001", "T-0001"
P = {"from": "2025-01-01", "to": "2025-03-31"}
SEEN = {"first": "2025-01-02 10:00", "last": "2025-02-02 11:00", "first row": "aaaaaaaa#1", "last row": "aaaaaaaa#9"}  # fmt: skip
CHAIN = {"accounts": "PK1 → T-0001 → T-0002", "amounts": "2,500,000.00 → 2,425,000.00", "currency": "PKR", "days": "2025-02-17 → 2025-02-19", "rows": "a#25 b#14"}  # fmt: skip
POST = {"line": "post", "over": "Sample Group (O-01)", "post": "leader", "under or holder": "Sample One (S-01)", "in the source's words": "", "time": "since 2024", "on that day": "said", "standing": "alleged", "sources": "1", "rival": "", "ring": "", "claims": "c-1"}  # fmt: skip
SHARED = {"events in the target's records": "3", "events in the contact's records": "0", **SEEN}
EXAMPLES = {
    "bridges": ({"number": B, "of the first group": "1", "of the second group": "1", "group": "first", "member": A, "events in the member's records": "2", "events in the number's records": "0", **SEEN}, P),
    "cell_history": ({"cell": "410-01-7", "events": "4", **SEEN, "where it stood": "known", "site": "", "position": "30.19, 67.01", "direction": "", "reach": "1500 m", "address": "", "rows of cell tables": "c#1", "valid by the tables": ""}, {"number": A, **P}),
    "co_presence": ({"day": "2025-01-02", "cell or site": "410-01-7", "number": A, "other number": B, "events": "1", "events of the other": "2", "first": "10:00", "last": "10:20", "first row": "a#1", "first row of the other": "b#1"}, P),
    "command_structure": (POST, {"on": "2025-02-01"}),
    "common_contacts": ({"contact": B, "targets": "2", "target": A, **SHARED}, {"numbers": [A], **P}),
    "contacts": ({"contact": B, "calls": "3", "messages": "1", "outgoing": "2", "incoming": "2", "seconds": "60", "days": "2", **SEEN}, {"number": A, **P}),
    "coverage": ({"delivery": "aaaaaaaa", "from": "2024-12-01", "to": "2025-01-31", "not supplied": "", "events in the period": "12"}, {"number": A, **P}),
    "flows": ({"payer": "T-0001", "payee": "PK1", "period": "2025-01", "currency": "PKR", "payments": "2", "total": "10.50", "first row": "a#1", "last row": "a#2"}, {"accounts": ["PK1"], **P}),
    "handsets": ({"handset (IMEI)": "001", "SIM (IMSI)": "002", "events": "7", **SEEN}, {"number": A, **P}),
    "money_paths": (CHAIN, {"account": "PK1", **P}),
    "pairs": ({"one": A, "other": B, "calls": "3", "messages": "0", **SEEN}, {"numbers": [A], **P}),
    "round_trips": (CHAIN, {"account": "PK1", **P}),
    "silence": ({"from": "2025-01-03 10:00", "to": "2025-04-01 00:00", "hours": "9", "row before": "a#1", "row after": "edge of coverage"}, {"number": A, **P}),
    "sim_changes": ({"SIM (IMSI)": "002", "number": A, "events": "7", **SEEN}, {"imei": "001", **P}),
    "timeline": ({"from": "2025-01-05", "to": "2025-01-31", "precision": "month", "zone": "as its source states it", "what": "incident", "about": "Test incident (I-01)", "details": "", "events": "", "rests on": "c-1"}, {"entries": ["S-01"], **P}),
    "trace": ({"what": "paid out", "day": "2025-01-02", "other account": "T-0002", "amount": "150.00", "currency": "PKR", "first in, first out": "50.00", "pro rata": "40.00", "lowest balance": "0.00", "row": "a#2"}, {"account": "PK1", **P}),
    "wheel": ({"weekday": "Friday", "hour": "21", "events": "4", "calls": "3", "messages": "1", "first row": "a#1", "last row": "a#2"}, {"number": A, **P}),
}  # fmt: skip
"""A row and the parameters of a finding by each method that has a picture; columns as the method answers."""
KINDS = [(method, kind) for method in EXAMPLES for kind in PICTURES[method]]


def finding(method, *rows, parameters=None):
    row, given = EXAMPLES[method]
    rows = rows or (row,)
    asked = {"zone": "Asia/Karachi", "shown": [A], **(parameters or given)}
    cells = tuple(tuple(each.values()) for each in rows)
    return Finding(method, 1, asked, ("a" * 64,), tuple(rows[0]), cells, "A sentence.")


def texts(svg):
    return ["".join(each.itertext()) for each in etree.fromstring(svg.encode()).iterfind("{*}text")]


def shapes(svg):
    return etree.fromstring(svg.encode()).findall("{*}path")[1:]  # without the paper


def drawn(result):
    return result.drawing.svg(result.bottom + 20, "t", "d")


# --- every picture --------------------------------------------------------------------------------


def test_every_method_with_a_picture_has_an_example_and_exists():
    assert set(GRAPHS) <= set(EXAMPLES) <= set(PICTURES)
    assert set(PICTURES) <= set(methods.METHODS)


def test_examples_have_the_columns_that_methods_answer_with():
    told = {"bridges", "cell_history", "co_presence", "command_structure", "common_contacts", "contacts", "coverage", "flows", "handsets", "money_paths", "round_trips", "silence", "timeline", "wheel"}  # fmt: skip
    for name in sorted(told):
        module = sys.modules[methods.get(name).ask.__module__]
        columns = next(
            getattr(place, each)
            for place in (module, getattr(module, "chains", None))
            for each in ("_COLUMNS", "COLUMNS")
            if hasattr(place, each)
        )
        assert tuple(EXAMPLES[name][0]) == columns, name


@pytest.mark.parametrize(("method", "kind"), KINDS)
def test_a_picture_is_one_svg_that_names_itself_for_those_who_do_not_see_it(method, kind):
    made = picture(finding(method), kind)
    root = etree.fromstring(made.svg.encode())
    assert root.get("role") == "img"
    assert root.get("aria-label") == root.findtext("{*}title") == made.title
    assert "A sentence." in root.findtext("{*}desc")
    assert {each.tag.rpartition("}")[2] for each in root} == {"title", "desc", "path", "text"}


@pytest.mark.parametrize(("method", "kind"), KINDS)
def test_the_caption_names_finding_method_version_zone_and_exhibits(method, kind):
    of = finding(method)
    made = picture(of, kind)
    for word in (of.id, method, "version 1", "Asia/Karachi", "aaaaaaaa", "not delivered"):
        assert word in made.caption
    if "from" in of.parameters:
        assert "Period 2025-01-01 to 2025-03-31" in made.caption
    assert " ".join(made.caption.split()) in " ".join(texts(made.svg))


def test_deliveries_on_the_same_terms_are_told_together_and_none_is_left_uncounted():
    whole = {"kind": "calls", "from": "2025-01-01", "to": "2025-03-31", "clock": "UTC"}
    short = {**whole, "to": "2025-01-31"}
    inputs = tuple(f"{at:08}{'0' * 56}" for at in range(9))
    terms = {name: short if name == inputs[4] else whole for name in inputs}
    of = dataclasses.replace(finding("contacts"), inputs=inputs, parameters={"zone": "UTC", "deliveries": terms})  # fmt: skip
    assert origin(of).endswith(
        "From 9 exhibits: 00000000, 00000001, 00000002, 00000003, 00000005, 00000006 and 2 more "
        "(each covers 2025-01-01 to 2025-03-31, clock UTC); 00000004 (covers 2025-01-01 to 2025-01-31, clock UTC)."
    )
    unlike = {name: {**whole, "to": f"2025-04-{at + 1:02}"} for at, name in enumerate(inputs)}
    of = dataclasses.replace(of, parameters={"zone": "UTC", "deliveries": unlike})
    assert origin(of).endswith("; and 3 more.")


@pytest.mark.parametrize(("method", "kind"), KINDS)
def test_no_coordinate_is_a_fraction(method, kind):
    svg = picture(finding(method), kind).svg
    for each in etree.fromstring(svg.encode()).iter("{*}path", "{*}text"):
        for name in ("d", "x", "y", "stroke-width", "font-size"):
            assert "." not in each.get(name, "")


def test_the_same_findings_give_the_same_bytes_in_another_process_place_and_language():
    code = (
        "import sys, hashlib; sys.path[:0] = sys.argv[1:]; import test_pictures as t;"
        "print([hashlib.sha256(t.picture(t.finding(m), k).svg.encode()).hexdigest() for m, k in t.KINDS])"
    )
    here = Path(__file__).parent
    places = [str(here), str(here.parent)]
    out = {
        subprocess.run(
            [sys.executable, "-c", code, *places],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LANG": "C"},
            cwd="/", capture_output=True, check=True, text=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("77", "Pacific/Auckland"))
    }  # fmt: skip
    assert len(out) == 1


def test_a_finding_without_rows_has_no_picture():
    empty = Finding("contacts", 2, {"zone": "UTC"}, (), ("contact",), (), "None.")
    assert picture(empty) is None


def test_a_finding_whose_version_had_other_columns_has_no_picture_and_stops_no_dossier():
    assert picture(finding("contacts", {"contact": B, "times": "3"})) is None


def test_words_in_arabic_script_are_isolated_and_signs_that_act_are_shown():
    row = {**EXAMPLES["contacts"][0], "contact": "سیمپل بگٹی 12 \u202eevil\x00\uffff<b>"}
    svg = picture(finding("contacts", row), "activity").svg
    [label] = [text for text in texts(svg) if "12" in text and "سیمپل" in text]
    assert label.startswith("\u2067سیمپل بگٹی\u2069 12 ")
    assert "\u202e" not in svg
    assert "<b>" not in svg


def test_points_on_a_circle_are_those_of_the_sine_rounded_half_up():
    for radius in (225, 241, 1000):
        for angle in range(0, 3600, 7):
            x, y = turned((0, 0), radius, angle)
            turn = math.radians(angle / 10)
            assert abs(x - radius * math.sin(turn)) <= 0.5001
            assert abs(-y - radius * math.cos(turn)) <= 0.5001


# --- link charts ----------------------------------------------------------------------------------


def star(count, weight=lambda _: 1):
    ties = [(A, f"T-{n:07}", weight(n)) for n in range(count)]
    return Graph("numbers", "calls", ties, list, directed=False, focus=A)


@given(st.integers(1, 130), st.booleans())
@settings(max_examples=25)
def test_every_name_is_drawn_or_counted_and_nothing_leaves_the_sheet(count, focused):
    whole = star(count)
    if not focused:
        whole = Graph("numbers", "calls", whole.ties, list, directed=True)
    result = link_chart(whole)
    words = texts(drawn(result))
    single = [word for word in words if word.startswith("T-")]
    grouped = [int(found[1]) for word in words if (found := re.match(r"and (\d+) others", word))]
    assert len(single) + sum(grouped) == count
    assert len(single) + len(grouped) + 1 <= MOST
    for each in shapes(drawn(result)):
        if "a" not in each.get("d"):
            numbers = list(map(int, re.findall(r"-?\d+", each.get("d"))))
            assert all(0 <= n <= max(WIDTH, result.bottom) for n in numbers if n > 0)


def test_a_graph_of_a_hundred_thousand_links_is_grouped_with_the_count_and_no_event_is_lost():
    whole = star(100_000, lambda n: n + 1)
    result = link_chart(whole)
    words = texts(drawn(result))
    assert "100,001 numbers, 100,000 links" in result.says
    assert any(word.startswith("and 99,942 others") for word in words)
    shown = [int(word.rsplit("  ", 1)[1].replace(",", "")) for word in words if "  " in word]
    assert sum(shown) == sum(weight for *_, weight in whole.ties)


def test_the_heaviest_are_drawn_and_the_others_links_among_themselves_are_counted():
    chain = [(f"N{n:03}", f"N{n + 1:03}", 1) for n in range(200)]
    heavy = ("N150", "N199", 50)
    result = link_chart(Graph("numbers", "calls", [*chain, heavy], list, directed=True))
    words = " ".join(texts(drawn(result)))
    assert "N150" in words
    assert "N199" in words
    assert "links among the others are not drawn" in result.says


def test_a_picture_of_a_graph_puts_no_link_into_words():
    def told():
        raise AssertionError

    assert link_chart(Graph("numbers", "calls", [(A, B, 1)], told, directed=False)).says


def test_two_names_stand_beside_each_other_and_three_around_a_ring():
    def height(count):
        names = [(f"N{n}", f"N{(n + 1) % count}", 1) for n in range(count - 1)]
        return link_chart(Graph("numbers", "calls", names, list, directed=False)).bottom

    assert height(2) < WIDTH // 4 < height(3)


# --- wheel, lanes, areas --------------------------------------------------------------------------


def test_a_wheel_adds_up_to_its_events_and_the_fullest_field_is_darkest():
    result = time_wheel([WheelCell(h, d, h * d) for h in range(24) for d in range(7)])
    counts = [int(word) for word in texts(drawn(result)) if re.fullmatch(r"\d+", word)]
    assert sum(counts) == sum(h * d for h in range(24) for d in range(7))
    assert "5,796 events" in result.says
    fills = [each.get("fill") for each in shapes(drawn(result))]
    assert fills[23 * 7 + 6] == SHADES[-1]
    assert fills[0] == SHADES[0]


@pytest.mark.parametrize(("hour", "day"), [(24, 0), (-1, 0), (0, 7)])
def test_an_hour_or_day_that_there_is_not_is_refused(hour, day):
    with pytest.raises(ValueError, match="no hour"):
        time_wheel([WheelCell(hour, day, 1)])


def at(day):
    return datetime(2025, 1, day)  # noqa: DTZ001  # wall clock


def test_a_mark_outside_the_time_drawn_is_refused_not_moved():
    with pytest.raises(ValueError, match="outside"):
        lanes([Lane("x", (Mark(at(20)),))], at(1), at(10), "")


def test_a_span_of_half_the_time_is_half_as_long_as_the_row():
    whole = lanes([Lane("x", (Mark(at(1), at(11), "covered"),))], at(1), at(11), "")
    half = lanes([Lane("x", (Mark(at(1), at(6), "covered"),))], at(1), at(11), "")

    def length(result):
        box = next(each for each in shapes(drawn(result)) if each.get("fill") == "#5d9560")
        return int(re.search(r"h(\d+)", box.get("d"))[1])

    assert length(whole) == 2 * length(half)


def test_rows_that_do_not_fit_are_counted():
    result = lanes([Lane(f"row {n}", ()) for n in range(412)], at(1), at(3), "Rows.")
    assert "of 412 rows" in result.says


def test_what_a_delivery_does_not_say_it_covers_is_never_green():
    row = EXAMPLES["coverage"][0]
    unknown = {**row, "to": "not stated"}
    before = {**row, "from": "2024-01-01", "to": "2024-12-31"}
    svg = picture(finding("coverage", unknown, before)).svg
    assert "#5d9560" not in svg
    assert "#5d9560" in picture(finding("coverage")).svg


def test_an_event_known_to_the_month_is_drawn_as_a_broken_month_and_one_of_a_day_as_that_day():
    month = EXAMPLES["timeline"][0]
    day = {**month, "to": "2025-01-05", "precision": "day"}
    [broken, *_] = [each for each in shapes(picture(finding("timeline")).svg) if each.get("stroke-dasharray")]  # fmt: skip
    assert int(re.search(r"h(\d+)", broken.get("d"))[1]) == 660 * 27 // 90
    sharp = picture(finding("timeline", day)).svg
    assert "stroke-dasharray" not in sharp
    assert "h7v" in sharp


DAY = {**EXAMPLES["timeline"][0], "to": "2025-01-05", "precision": "day", "what": "calls", "events": "40"}  # fmt: skip


def test_a_day_of_many_calls_is_darker_than_one_of_few_and_the_row_counts_calls():
    few = {**DAY, "from": "2025-01-09", "to": "2025-01-09", "events": "3"}
    made = picture(finding("timeline", DAY, few))
    days = sorted((each.get("d"), each.get("fill")) for each in shapes(made.svg) if "v17" in each.get("d"))  # fmt: skip
    assert [fill for _, fill in days] == [SHADES[-1], SHADES[2]]  # as the days follow each other
    assert "from 3 to 40" in made.caption
    assert "43" in texts(made.svg)


def test_two_numbers_of_one_name_on_one_day_are_one_mark_of_all_their_calls():
    other = {**DAY, "details": "in the records of another number", "events": "5", "rests on": "c-2"}
    assert "from 45 to 45" in picture(finding("timeline", DAY, other)).caption


def test_what_is_no_call_counts_rows_and_has_no_shade():
    made = picture(finding("timeline", {**DAY, "what": "payment", "events": ""}))
    assert "1" in texts(made.svg)
    assert "darker" not in made.caption


def area(label, radius, latitude="30.1", longitude="67.0"):
    return Area(label, Decimal(latitude), Decimal(longitude), radius, 3)


def circles(result):
    return [int(found[1]) for each in shapes(drawn(result)) if (found := re.search(r"a(\d+)", each.get("d")))]  # fmt: skip


def test_an_area_is_as_large_as_its_precision_says():
    small, large = sorted(circles(area_map([area("a", 2000), area("b", 4000, "30.2")], 0, "")))
    assert abs(large - 2 * small) <= 2


def test_a_place_without_a_stated_precision_is_counted_and_not_drawn():
    result = area_map([area("exact?", None), area("b", 500)], 7, "Cells.")
    assert len(circles(result)) == 1
    assert "exact?" not in " ".join(texts(drawn(result)))
    assert "1 state no precision" in result.says
    assert "7 have no place on a map" in result.says


def test_a_cell_table_with_an_impossible_place_spoils_no_map():
    row = EXAMPLES["cell_history"][0]
    made = picture(finding("cell_history", row, {**row, "cell": "x", "position": "91.5, 67.0"}), "map")  # fmt: skip
    assert "1 have no place on a map" in made.caption


@pytest.mark.parametrize(("latitude", "longitude"), [("89", "0"), ("0", "181")])
def test_a_place_that_is_not_on_the_map_is_refused(latitude, longitude):
    with pytest.raises(ValueError, match="cannot be drawn"):
        area_map([area("x", 10, latitude, longitude)], 0, "")


# --- money ----------------------------------------------------------------------------------------


AMOUNTS = st.decimals("0.01", "1000000000", places=2)


@given(st.lists(st.tuples(st.integers(0, 19), st.integers(0, 60), AMOUNTS, st.sampled_from(["PKR", "USD"])), min_size=1, max_size=80))  # fmt: skip
@settings(max_examples=40)
def test_amounts_beside_payers_add_up_exactly_to_what_was_paid_in_each_currency(rows):
    flows = [Flow(0, f"P{a}", f"Q{b}", amount, currency) for a, b, amount, currency in rows]
    told, currency = dict.fromkeys(("PKR", "USD"), Decimal(0)), ""
    words = iter(texts(drawn(sankey(flows, ""))))
    for word in words:
        currency = word if word in told else currency
        if re.fullmatch(r"P\d+", word):
            told[currency] += Decimal(next(words).replace(",", ""))
    paid = {each: sum((row[2] for row in rows if row[3] == each), Decimal(0)) for each in told}
    assert told == paid


def test_parties_that_do_not_fit_are_one_with_their_exact_sum():
    flows = [Flow(0, "P", f"Q{n:02}", Decimal(f"{n + 1}.01"), "PKR") for n in range(50)]
    result = sankey(flows, "")
    words = texts(drawn(result))
    assert words[words.index("and 31 others") + 1] == "496.31"
    assert "31 smaller parties are drawn together" in result.says


def test_bands_of_a_bar_are_as_high_as_the_bar():
    flows = [Flow(0, "P", f"Q{n}", Decimal(amount), "PKR") for n, amount in enumerate((700, 200, 100))]  # fmt: skip
    bands = [re.findall(r"\d+", each.get("d")) for each in shapes(drawn(sankey(flows, ""))) if "C" in each.get("d")]  # fmt: skip
    heights = [int(numbers[-1]) - int(numbers[1]) for numbers in bands]
    assert sorted(heights) == [42, 84, 294]


def test_a_flow_of_nothing_is_refused():
    with pytest.raises(ValueError, match="no amount"):
        sankey([Flow(0, "a", "b", Decimal(0), "PKR")], "")


def test_a_payment_in_two_chains_is_drawn_once_and_stands_once_in_the_graph():
    longer = {**CHAIN, "accounts": "PK1 → T-0001 → T-0003", "amounts": "2,500,000.00 → 50,000.00", "rows": "a#25 b#15"}  # fmt: skip
    of = finding("money_paths", CHAIN, longer)
    assert texts(picture(of).svg).count("2,500,000.00") == 2  # beside payer and payee
    assert len(list(graph(of).links)) == 3


def test_each_rule_of_tracing_has_a_diagram_of_its_own():
    words = texts(picture(finding("trace")).svg)
    assert "PKR, first in, first out" in words
    assert "PKR, pro rata" in words
    assert "PKR, lowest balance" not in words  # nothing went by that rule


# --- command --------------------------------------------------------------------------------------


def test_a_ring_of_command_is_told_and_nobody_of_it_is_placed_above():
    ring = [Line("One", "Two", "", ring="1"), Line("Two", "One", "", ring="1"), Line("One", "Three", "")]  # fmt: skip
    result = command_chart(ring, "2025-02-01")
    assert "Ring 1: One, Two" in result.says
    root = etree.fromstring(drawn(result).encode())
    height = {"".join(each.itertext()): int(each.get("y")) for each in root.iterfind("{*}text")}
    assert height["One"] == height["Two"] < height["Three"]


def test_what_holds_perhaps_is_broken_and_rivals_bear_their_letters():
    sure, perhaps = Line("O", "A", "leader", rival="1A"), Line("O", "B", "leader", perhaps=True, rival="1B")  # fmt: skip
    svg = drawn(command_chart([sure, perhaps], "2025-02-01"))
    broken = [each for each in shapes(svg) if each.get("stroke-dasharray")]
    assert len(broken) == 1
    assert {"leader 1A", "leader perhaps 1B"} <= set(texts(svg))


def test_names_that_do_not_fit_a_command_chart_are_counted():
    result = command_chart([Line(f"N{n:03}", f"N{n + 1:03}", "") for n in range(99)], "2025-02-01")
    assert "9 names of the upper levels are drawn, 91 are not" in result.says


# --- graphs for other programs --------------------------------------------------------------------


def several():
    rows = [{**EXAMPLES["contacts"][0], "contact": name} for name in ("T-0001", "سیمپل", "x\x00<&\uffff")]  # fmt: skip
    return finding("contacts", *rows)


@pytest.mark.parametrize("form", FORMS)
def test_a_finding_as_a_file_has_the_same_bytes_every_time(form):
    assert written(several(), form) == written(several(), form)


def test_another_programs_reader_finds_every_node_and_link_of_the_graphml(tmp_path):
    file = tmp_path / "x.graphml"
    file.write_bytes(written(several(), "graphml"))
    read = nx.read_graphml(file)
    assert {data["label"] for _, data in read.nodes(data=True)} == {A, "T-0001", "سیمپل", "x\\x00<&\ufffd"}  # fmt: skip
    assert [data["weight"] for *_, data in read.edges(data=True)] == [4, 4, 4]
    assert "aaaaaaaa#1 aaaaaaaa#9" in {data["rows"] for *_, data in read.edges(data=True)}
    assert not read.is_directed()


def test_another_programs_reader_finds_every_node_and_link_of_the_gexf(tmp_path):
    file = tmp_path / "x.gexf"
    file.write_bytes(written(finding("money_paths"), "gexf"))
    read = nx.read_gexf(file, version="1.3")
    names = nx.get_node_attributes(read, "label")
    links = {(names[a], names[b]): data["says"] for a, b, data in read.edges(data=True)}
    assert links == {("PK1", "T-0001"): "2,500,000.00 PKR, 2025-02-17", ("T-0001", "T-0002"): "2,425,000.00 PKR, 2025-02-19"}  # fmt: skip
    assert read.is_directed()


def test_every_link_of_the_anx_ends_at_an_entity_that_is_there():
    root = etree.fromstring(written(several(), "anx"))
    entities = {each.get("EntityId"): each.get("Identity") for each in root.iter("Entity")}
    ends = [(each.get("End1Id"), each.get("End2Id")) for each in root.iter("Link")]
    assert len(entities) == 4
    assert len(ends) == 3
    assert {end for pair in ends for end in pair} <= set(entities)
    assert {each.get("SourceReference") for each in root.iter("ChartItem")} == {several().id}


def test_the_anx_says_of_which_period_and_deliveries_it_is():
    root = etree.fromstring(written(several(), "anx"))
    [comment] = root.findall("Summary/FieldCollection/Field[@Type='SummaryFieldComments']")
    assert comment.get("Field") == origin(several())


def test_the_csv_is_the_table_of_the_finding():
    of = finding("contacts")
    assert list(csv.reader(io.StringIO(written(of, "csv").decode()))) == [list(of.columns), *map(list, of.rows)]  # fmt: skip


def test_what_is_no_graph_no_picture_and_no_form_is_refused():
    with pytest.raises(NotFound, match="graph"):
        written(finding("wheel"), "graphml")
    with pytest.raises(NotFound, match="map"):
        written(finding("contacts"), "svg", "map")
    with pytest.raises(BadValue, match="svg, pdf, csv"):
        written(finding("contacts"), "png")


# --- in the office --------------------------------------------------------------------------------


@pytest.fixture
def scene(quick_scene):
    return quick_scene


def freeze(scene):
    to = Addressee("court", "trial")
    return scene.house.do(FreezeBrief(by="drafter", compartment=CASE, subject="S-01", to=to))


def figures(brief):
    return [block["figure"] for section in brief["sections"] for block in section["blocks"] if "figure" in block]  # fmt: skip


def test_a_dossier_holds_the_picture_of_its_finding_and_a_stranger_finds_it_supported(
    scene, tmp_path
):
    frozen = freeze(scene)
    [figure] = figures(frozen.document)
    [of] = frozen.document["findings"]
    assert figure["rests_on"] == [f"finding:{of['id']}"]
    assert of["id"] in figure["caption"]
    scene.house.do(MakeCheckpoint(by="supervisor"))
    order = DossierContents(by="drafter", compartment=CASE, brief=frozen.sha256)
    made = write_package(scene.house.office.desk, scene.house.office.tools, order, tmp_path / "one")
    report = verify_package(made.folder)
    assert [each.verdict for each in report.checks if figure["id"] in each.where] == ["intact"]
    assert "broken" not in {each.verdict for each in report.checks}
    pdf = pypdfium2.PdfDocument((made.folder / "dossier.pdf").read_bytes())
    words = " ".join(page.get_textpage().get_text_range() for page in pdf)
    pdf.close()
    assert " ".join(figure["caption"].split())[:60] in " ".join(words.split())


def test_the_picture_of_a_finding_on_an_exhibit_set_aside_is_not_drawn(scene):
    order = SCENES["draw_finding"](scene)
    assert scene.house.do(order).startswith(b"<svg")
    scene.house.do(
        QuarantineExhibit(by="clerk", compartment=CASE, exhibit=scene.calls, reason="doubt")
    )
    with pytest.raises(NotFound, match="finding that may be used"):
        scene.house.do(order)


def test_a_picture_is_written_into_a_new_file_only(scene, tmp_path):
    name = SCENES["draw_finding"](scene).finding
    file = tmp_path / "x.svg"
    words = ["picture", name, "--to", str(file), "--office", str(scene.house.office.path), "--as", "analyst", "--compartment", CASE, "--json"]  # fmt: skip
    answer = CliRunner().invoke(main, words)
    assert answer.exit_code == 0, answer.output
    told = json.loads(answer.stdout)
    assert told["size"] == file.stat().st_size
    assert file.read_bytes() == scene.house.do(DrawFinding(by="analyst", compartment=CASE, finding=name))  # fmt: skip
    again = CliRunner().invoke(main, words)
    assert json.loads(again.stdout)["error"]["code"] == AlreadyDone.code


def test_a_drawing_writes_no_number_that_is_not_whole():
    drawing = Drawing()
    drawing.text((1, 2), "x", turn=1435)
    assert 'rotate(143.5 1 2)"' in drawing.svg(10, "t", "d")


@pytest.mark.parametrize(("method", "kind"), KINDS)
def test_no_line_of_prose_is_longer_than_its_sheet_in_a_wide_font(method, kind):
    for each in re.findall(r'font-family="Libertinus[^"]*" font-size="(\d+)"[^>]*>([^<]*)<', picture(finding(method), kind).svg):  # fmt: skip
        size, words = int(each[0]), html.unescape(each[1])
        assert 20 + size * 0.55 * len(words) <= WIDTH, words  # DejaVu Serif, as wide as serifs get
