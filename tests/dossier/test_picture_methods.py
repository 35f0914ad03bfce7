# SPDX-License-Identifier: Apache-2.0
"""Pictures of what methods answer today: a column renamed there goes red here, and no row is left out unsaid."""

import dataclasses
import re

import pypdfium2
import pytest
from lxml import etree

from record_files import ZONE, A, B, C, D, Records
from register_files import Z1, Z2, say
from register_files import frozen as register
from sanad.analysis import methods
from sanad.analysis.finding import compute
from sanad.dossier.exports.findings import written
from sanad.dossier.pictures.drawing import ORANGE, WIDTH
from sanad.dossier.pictures.of import PICTURES, picture
from sanad.dossier.pictures.sheet import pdf

JANUARY = {"from": "2025-01-01", "to": "2025-01-31"}
OMAN, EMIRATES = "+96800000001", "+97150000001"
E = "+923900000009"
HANDSET = "350000000000010"
X, Y, Z = (f"PK00SMPL000000000000000{n}" for n in (1, 2, 3))
PSEUDONYMS = {C: "T-0001", D: "T-0002", OMAN: "T-0003", EMIRATES: "T-0004", Z: "T-0005"}
PATTERN = {
    "places": {"one": {"ties": [2, 2]}, "two": {}, "three": {}},
    "linked": [["one", "two"], ["one", "three"]],
    "apart": [["two", "three"]],
}  # fmt: skip


def call(owner, other, at, direction="out", seconds=60, kind="call", **more):
    return (owner, other, f"2025-01-{at}", direction, kind, seconds, more)


def pay(account, direction, amount, day, other, **more):
    return (account, direction, amount, f"2025-01-{day}", other, more)


CALLS = (
    call(A, B, "02T05:00:00", cell="X1", imei=HANDSET),
    call(A, C, "02T05:04:00", "in", cell="X1", imei=HANDSET),
    call(A, D, "02T05:05:03", cell="X1", imei=HANDSET),
    call(A, B, "03T20:00:00", seconds=600, imei=HANDSET),
    call(A, C, "03T20:05:00", "in", imei=HANDSET),
    call(A, OMAN, "15T09:00:00"),
    call(A, OMAN, "15T10:00:00", seconds=None, kind="sms"),
    call(A, EMIRATES, "20T09:00:00"),
    call(A, D, "25T23:00:00", "in"),
)
OTHERS = (
    call(B, C, "02T05:02:00", cell="X1"),
    call(B, C, "28T05:00:00", imei=HANDSET, cell="X1"),
    call(B, D, "29T05:00:00", imei=HANDSET, cell="X1"),
    call(C, D, "05T05:00:00"),
    call(E, C, "28T06:00:00", imei=HANDSET),
    call(E, OMAN, "28T07:00:00", cell="X1"),
)
PAYMENTS = (
    pay(X, "credit", "500000.00", "02", "N1", details="CASH DEPOSIT Quetta"),
    pay(X, "debit", "450000.00", "02", Y, reference="R1"),
    pay(X, "credit", "995000.00", "06", "N2"),
    pay(X, "credit", "990000.00", "07", "N3"),
    pay(X, "debit", "1200000.00", "08", Y, reference="R2"),
    pay(X, "debit", "70000.00", "09", Y),
    pay(X, "debit", "30000.00", "28", "N1", details="cash"),
    pay(X, "credit", "800.00", "28", "N4", currency="USD"),
    pay(X, "debit", "300.00", "28", "N4", currency="USD"),
)
RECEIVED = (
    pay(Y, "credit", "450000.00", "03", X, reference="R1"),
    pay(Y, "credit", "1200000.50", "08", X, reference="R2"),
    pay(Y, "debit", "400000.00", "04", X),
    pay(Y, "debit", "390000.00", "05", Z),
)
CLAIMS = (
    say(Z1, "phone", A, exhibit="b"),
    say(Z2, "phone", B, exhibit="c"),
    say(Z1, "role", {"organisation": "O-01", "role": "leader", "post": "leader"}, valid_to="2025-01-10"),
    say(Z2, "role", {"organisation": "O-01", "role": "leader", "post": "leader"}, valid_from="2025-01-12", soft="from"),
    say(Z2, "commands", {"subject": Z1, "as": "superior"}, valid_from="2025-01-16"),
)  # fmt: skip
ASKED = {
    "around": {"at": "2025-01-02T10:02", "hours": 1, "cells": ["X1"]},
    "both_banks": JANUARY,
    "call_events": {**JANUARY, "numbers": [A]},
    "cash": {**JANUARY, "words": ["cash", "cash deposit"], "places": ["Quetta"]},
    "chains": {**JANUARY, "number": A},
    "changes_of_role": {"on": "2025-01-15", "days": 10},
    "conferences": {**JANUARY, "number": A, "seconds": 60},
    "daily_ends": {**JANUARY, "number": A},
    "deliveries": {**JANUARY, "number": A},
    "dormant": {**JANUARY, "days": 5},
    "evidence_path": {**JANUARY, "start": [Z1], "end": [Z2]},
    "fan": {**JANUARY, "at_least": 2},
    "foreign_contacts": {**JANUARY, "number": A},
    "hypothesis": {**JANUARY, "network": "calls", "pattern": PATTERN},
    "money_overlaps": {**JANUARY, "account": X},
    "network": {**JANUARY, "network": "calls"},
    "offsets": {**JANUARY, "at_least": "1000"},
    "pass_through": JANUARY,
    "payment_entries": {**JANUARY, "accounts": [X]},
    "periods": {"number": A, "first_from": "2025-01-01", "first_to": "2025-01-10", "second_from": "2025-01-11", "second_to": "2025-01-31"},
    "reconcile": {"account": X, "currency": "PKR", "balances": [{"on": "2025-01-01", "amount": "-20000.00"}, {"on": "2025-01-05", "amount": "30000.00"}, {"on": "2025-01-31", "amount": "700000.00"}]},
    "same_day": JANUARY,
    "starts_and_stops": {**JANUARY, "number": A, "on": "2025-01-18"},
    "structuring": {**JANUARY, "threshold": "1000000", "currency": "PKR", "at_least": 2},
    "succession": {"number": A},
    "bridges": {**JANUARY, "first_group": [A], "second_group": [B]},
    "cell_history": {**JANUARY, "number": A},
    "co_presence": {**JANUARY, "numbers": [A, B, E], "minutes": 60},
    "command_structure": {"on": "2025-01-20"},
    "common_contacts": {**JANUARY, "numbers": [A, B]},
    "contacts": {**JANUARY, "number": A},
    "coverage": {**JANUARY, "number": A},
    "flows": {**JANUARY, "accounts": [X]},
    "handsets": {**JANUARY, "number": A},
    "money_paths": {**JANUARY, "account": X},
    "pairs": {**JANUARY, "numbers": [A, B]},
    "round_trips": {**JANUARY, "account": X},
    "silence": {**JANUARY, "number": A},
    "sim_changes": {**JANUARY, "imei": HANDSET},
    "timeline": {**JANUARY, "entries": [Z1, Z2]},
    "trace": {**JANUARY, "account": X, "tainted": ["33333333#1"]},
    "wheel": {**JANUARY, "number": A},
}  # fmt: skip
"""Method → what it is asked."""


def mask(identifier):
    return PSEUDONYMS.get(identifier, f"T-9{identifier[-3:]}")


def answered(method, records):
    """Return the finding of a method over all of these records."""
    stated = {"from": "2025-01-01", "to": "2025-01-26"}
    inputs = [
        records.calls(*CALLS, numbers=(A,), coverage=stated),
        records.calls(*CALLS[:2], *CALLS[3:6], CALLS[5], numbers=(A,), coverage=stated),
        records.calls(*OTHERS, numbers=(B, C, E)),
        dataclasses.replace(records.payments(*PAYMENTS), numbers=(X,), coverage=stated),
        dataclasses.replace(records.payments(*PAYMENTS[:3]), numbers=(X,)),
        dataclasses.replace(records.payments(*RECEIVED), numbers=(Y,)),
        dataclasses.replace(records.payments(pay(Z, "debit", "990000.00", "08", "N7")), numbers=(Z,)),
    ]  # fmt: skip
    told = [renamed(item, f"{at:x}" * 64) for at, item in enumerate(inputs)]
    return compute(method, ASKED[method], [*told, register(*CLAIMS)], ZONE, {A, B, X, Y}, mask)


def renamed(item, exhibit):
    """Return records under a digest that its first digits tell from others."""
    file = item.file.rename(item.file.with_name(f"{exhibit}.parquet"))
    return dataclasses.replace(item, exhibit=exhibit, file=file)


NAMED = {
    "around": ("number",), "both_banks": ("payer's bank", "paid", "payee's bank", "received"), "cash": ("word", "total"),
    "chains": ("first contact", "second contact"), "changes_of_role": ("under or holder", "over"), "conferences": ("earlier at", "later at"),
    "daily_ends": ("day", "events"), "deliveries": ("delivery",), "dormant": ("account", "days"), "evidence_path": (), "fan": ("parties",),
    "foreign_contacts": ("country", "contact"), "hypothesis": ("one", "two", "three"), "money_overlaps": ("booked", "amount"),
    "network": ("number or account", "betweenness"), "offsets": ("received by", "paid by", "amount"), "pass_through": ("day", "in"),
    "periods": ("contact", "per covered day of the second"), "reconcile": ("from", "should be", "stated", "difference"),
    "same_day": ("day", "in", "out"), "starts_and_stops": ("number", "of"), "structuring": ("account", "entries"),
    "succession": ("later number", "first seen", "shared contacts"),
}  # fmt: skip
"""Method → columns that stand as words in the picture of each row."""

KINDS = [(method, kind) for method, made in PICTURES.items() for kind in made]


@pytest.fixture(scope="module")
def findings(tmp_path_factory):
    """Every finding, asked once."""
    return {name: answered(name, Records(tmp_path_factory.mktemp(name))) for name in ASKED}


def words(svg):
    return ["".join(each.itertext()) for each in etree.fromstring(svg.encode()).iterfind("{*}text")]


def shapes(svg):
    return etree.fromstring(svg.encode()).findall("{*}path")[1:]  # without the paper


def broken(svg):
    return [each for each in shapes(svg) if each.get("stroke-dasharray")]


def of(finding, *rows, **parameters):
    """The finding with other rows, each the first with some cells changed."""
    first = dict(zip(finding.columns, finding.rows[0], strict=True))
    cells = tuple(tuple((first | row).values()) for row in rows)
    return dataclasses.replace(finding, rows=cells or finding.rows, parameters={**finding.parameters, **parameters})  # fmt: skip


def test_every_method_has_a_picture_and_is_asked_here():
    assert set(ASKED) == set(PICTURES) == set(methods.METHODS)


@pytest.mark.parametrize(("method", "kind"), KINDS)
def test_what_a_method_answers_today_is_drawn(method, kind, findings):
    assert findings[method].rows
    assert picture(findings[method], kind) is not None


@pytest.mark.parametrize("method", NAMED)
def test_each_row_has_its_words_or_is_counted(method, findings):
    finding = findings[method]
    made = picture(finding)
    there = " ".join(words(made.svg))
    drawn = re.search(r"first (\d+) of", made.caption)
    for row in finding.rows[: int(drawn[1]) if drawn else None]:
        cells = dict(zip(finding.columns, row, strict=True))
        for name in NAMED[method]:
            assert cells[name] in there, name


@pytest.mark.parametrize(("method", "kind"), KINDS)
def test_nothing_is_drawn_off_the_sheet_or_in_fractions(method, kind, findings):
    root = etree.fromstring(picture(findings[method], kind).svg.encode())
    high = int(root.get("height"))
    for each in root.iterfind("{*}path"):
        assert "." not in each.get("d")
        x, y = map(int, re.match(r"M(-?\d+) (-?\d+)", each.get("d")).groups())
        assert 0 <= x <= WIDTH
        assert 0 <= y <= high
    for each in root.iterfind("{*}text"):
        if (
            "transform" in each.attrib
        ):  # turned words stand on a ring that is laid out for the longest
            continue
        begins, long = int(each.get("x")), len("".join(each.itertext()))
        wide = long * int(each.get("font-size")) * (45 if "Serif" in each.get("font-family") else 60) // 100  # fmt: skip
        begins -= {"start": 0, "middle": wide // 2, "end": wide}[each.get("text-anchor")]
        assert begins >= 0
        assert begins + wide <= WIDTH + 1


@pytest.mark.parametrize("method", NAMED)
def test_five_hundred_rows_are_drawn_or_counted(method, findings):
    many = of(findings[method], *[{}] * 500)
    caption = picture(many).caption
    assert (
        "of 500 rows are drawn" in caption or method == "deliveries"
    )  # which has a row a delivery


@pytest.mark.parametrize("method", ASKED)
def test_nobody_stands_in_a_picture_who_does_not_stand_in_the_finding(method, findings):
    finding = findings[method]
    told = str(finding.as_json()) + finding.id
    for name in re.findall(r"\+\d{8,}|T-\d{4}|S-\d\d|PK\d\dSMPL\d+", " ".join(words(picture(finding).svg))):  # fmt: skip
        assert name in told


# --- what a picture may not say -------------------------------------------------------------------


def test_measures_stand_in_order_of_the_names_and_the_caption_says_that_nobody_leads(findings):
    made = picture(findings["network"])
    labels = [word.removeprefix("◆ ") for word in words(made.svg) if re.match(r"(◆ )?(\+92|T-)", word)]  # fmt: skip
    assert labels == sorted(labels)
    assert "No measure says that anybody leads" in made.caption


def test_a_measure_that_was_not_reckoned_has_words_and_no_dot(findings):
    finding = of(findings["network"], {"betweenness": "not reckoned", "betweenness if fewer were seen": "not reckoned"})  # fmt: skip
    svg = picture(finding).svg
    assert "not reckoned" in words(svg)
    assert svg.count("a5 5 0") == 2 * 2  # ties and core, of two arcs each


def test_a_range_reaches_from_its_least_to_its_most(findings):
    finding = of(findings["network"], {"ties": "4", "ties if fewer were seen": "2 to 8"})
    [line] = [each for each in shapes(picture(finding).svg) if re.match(r"M\d+ \d+h\d+v3h", each.get("d"))][:1]  # fmt: skip
    begin, wide = map(int, re.match(r"M(\d+) \d+h(\d+)", line.get("d")).groups())
    assert abs(wide - 3 * (begin - 270)) <= 3  # from 2 to 8, where zero is at the left


def test_bars_of_one_heading_are_in_proportion_and_other_currencies_have_their_own_scale(findings):
    finding = of(findings["same_day"], {"in": "100.00", "out": "50.00"}, {"currency": "USD", "in": "2.00", "out": "1.00"})  # fmt: skip
    wide = [int(re.search(r"h(\d+)v13", each.get("d"))[1]) for each in shapes(picture(finding).svg) if "v13" in each.get("d")]  # fmt: skip
    assert wide == [wide[0], wide[0] // 2] * 2


def test_a_balance_below_nothing_is_drawn_to_the_other_side(findings):
    svg = picture(findings["reconcile"]).svg
    assert len([each for each in shapes(svg) if each.get("fill") == ORANGE]) == 2


def test_amounts_are_never_cut(findings):
    finding = of(findings["reconcile"], {"stated": "9,999,999,999,999.00"})
    assert "9,999,999,999,999.00" in words(picture(finding).svg)


def test_an_entry_of_one_bank_only_is_a_broken_box_and_what_is_not_known_is_said(findings):
    finding = findings["both_banks"]
    alone = of(finding, {"which": "only the payer's", "payee's bank": "", "received": ""})
    assert "not in this statement" in words(picture(alone).svg)
    unknown = of(finding, {"which": "only the payer's; of the other nothing is known", "payee's bank": "", "received": ""})  # fmt: skip
    assert "nothing known of this statement" in words(picture(unknown).svg)
    assert len(broken(picture(alone).svg)) == 2
    matched = of(finding, {"which": "matched"})
    assert broken(picture(matched).svg) == []


PLACES = {"places": {"one": {"ties": [2, 2]}, "two": {}, "three": {"count": [2, 2]}}, "linked": [["one", "two"], ["three", "one"]], "apart": [["two", "three"]]}  # fmt: skip


@pytest.mark.parametrize(
    ("breaks", "count"),
    [("", 0), ("one and two are not linked", 1), ("three and two are linked", 1), ("ties of one", 1), ("count of three", 1)],
)  # fmt: skip
def test_a_near_miss_has_what_it_breaks_drawn_broken(breaks, count, findings):
    finding = of(findings["hypothesis"], {"breaks": breaks, "three": "T-1 T-2"}, pattern=PLACES)
    svg = picture(finding).svg
    assert len(broken(svg)) == count
    assert "and 1 more" in words(svg)
    assert len([each for each in shapes(svg) if "C" in each.get("d")]) == 1  # the arc over a column


def test_near_misses_are_named_as_the_method_names_them(findings):
    named = {row[3] for row in findings["hypothesis"].rows} - {""}
    assert named
    for breaks in named:
        assert len(broken(picture(of(findings["hypothesis"], {"breaks": breaks})).svg)) == 1


def test_every_step_of_a_path_has_its_tie_and_what_it_rests_on(findings):
    finding = findings["evidence_path"]
    there = words(picture(finding).svg)
    steps = [step for row in finding.rows for step in row[finding.columns.index("steps")].split("; ")]  # fmt: skip
    lines = [each for each in shapes(picture(finding).svg) if each.get("stroke-width") == "2"]
    assert len(lines) == len(steps) == sum(int(row[0]) for row in finding.rows)
    assert set(steps) <= set(there)
    assert finding.rows[0][finding.columns.index("rests on")] in there


def test_of_the_citations_of_a_step_the_first_stands_whole_with_how_many_more(findings):
    cited = " ".join(f"C-{number:012x}" for number in range(4))
    links = int(findings["evidence_path"].rows[0][0])
    finding = of(findings["evidence_path"], {"rests on": "; ".join([cited] * links)})
    assert words(picture(finding).svg).count("C-000000000000 +3") == links


def test_a_path_whose_names_hold_what_stands_between_names_is_one_box_and_no_wrong_path(findings):
    finding = of(findings["evidence_path"], {"path": "A – B – C", "links": "1"})
    assert "A – B – C" in words(picture(finding).svg)
    assert not [each for each in shapes(picture(finding).svg) if each.get("stroke-width") == "2"]


def test_questions_are_broken_lines(findings):
    for method in ("conferences", "offsets", "succession"):
        assert len(broken(picture(findings[method]).svg)) == len(findings[method].rows)


def test_quiet_days_of_which_nothing_is_known_are_in_a_broken_frame(findings):
    finding = findings["dormant"]
    assert [bool(row[4]) for row in finding.rows].count(True) == len(broken(picture(finding).svg))
    assert broken(picture(of(finding, {"nothing known on": ""})).svg) == []


def test_the_instant_asked_about_lies_between_what_was_before_and_after(findings):
    svg = picture(findings["around"]).svg
    bar = next(each for each in shapes(svg) if "v17" in each.get("d"))
    [line] = broken(svg)
    left, wide = map(int, re.match(r"M(\d+) \d+h(\d+)", bar.get("d")).groups())
    assert left < int(re.match(r"M(\d+)", line.get("d"))[1]) < left + wide


def test_hours_that_the_clocks_repeat_spoil_no_picture(findings):
    # New York, 2 November 2025: 01:00 to 02:00 came twice
    finding = of(findings["around"], {"first": "2025-11-02 01:59", "last": "2025-11-02 01:59"}, at="2025-11-02T01:30-04:00", zone="America/New_York")  # fmt: skip
    assert picture(finding) is not None


def test_the_delivery_that_lacks_an_event_is_told_from_the_one_that_has_it(findings):
    finding = findings["deliveries"]
    row = {"what": "missing", "delivery": "aaaaaaaa", "rows": "", "other delivery": "bbbbbbbb", "rows there": "b#1"}  # fmt: skip
    svg = picture(of(finding, row)).svg
    heights = {word: int(each.get("y")) for each in etree.fromstring(svg.encode()).iterfind("{*}text") for word in ["".join(each.itertext())]}  # fmt: skip
    [lacks] = broken(svg)
    y = int(re.match(r"M\d+ (\d+)", lacks.get("d"))[1])
    assert heights["delivery aaaaaaaa"] - 26 < y < heights["delivery aaaaaaaa"]


# --- on paper -------------------------------------------------------------------------------------


def test_a_picture_on_paper_has_the_same_bytes_every_time_and_its_words_can_be_found(findings):
    raw = written(findings["both_banks"], "pdf")
    assert raw == written(findings["both_banks"], "pdf")
    assert b"pdfaid:part>3" in raw
    document = pypdfium2.PdfDocument(raw)
    found = document[0].get_textpage().get_text_range()
    assert len(document) == 1
    assert document.get_metadata_value("Title") == "Transfers in both banks' statements"
    document.close()
    assert "450,000.00 PKR" in found
    assert findings["both_banks"].id in found


@pytest.mark.parametrize("method", ["evidence_path", "hypothesis", "network", "same_day", "fan"])
def test_every_picture_fits_one_page(method, findings):
    document = pypdfium2.PdfDocument(pdf(picture(of(findings[method], *[{}] * 500))))
    assert len(document) == 1
    document.close()


def test_urdu_with_its_middle_left_out_keeps_its_ends_in_place(findings):
    name = "سیمپل بگٹی خان اچکزئی سیمپل بگٹی خان"
    svg = picture(of(findings["fan"], {"account": name})).svg
    [label] = [word for word in words(svg) if "…" in word]
    assert label.startswith("\u2067")
    assert label.count("\u2067") == label.count("\u2069") == 1
