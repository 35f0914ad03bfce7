# SPDX-License-Identifier: Apache-2.0
"""Structural hypotheses and measures of networks, on ties few enough to draw."""

import dataclasses
import re
from datetime import date
from itertools import combinations, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sanad.analysis.command.assignments import Network, assignments
from sanad.analysis.command.network import communities, measures
from sanad.analysis.command.pattern import parse
from sanad.analysis.finding import compute
from sanad.errors import BadValue

ZONE = "Asia/Karachi"
PERIOD = {"from": "2025-01-01", "to": "2025-01-31"}
NAMES = [f"+9239900000{number:02}" for number in range(10)]
HANDLER, MIDDLEMAN, LEADER, *CONTACTS = NAMES[:6]
CELL = {
    "places": {"handler": {"ties": [4, 4]}, "middleman": {}, "leader": {}, "contacts": {"count": [3, 3]}},
    "linked": [["handler", "contacts"], ["handler", "middleman"], ["middleman", "leader"]],
    "apart": [["handler", "leader"], ["contacts", "leader"]],
}  # fmt: skip
TIES = [*((HANDLER, each) for each in CONTACTS), (HANDLER, MIDDLEMAN), (MIDDLEMAN, LEADER)]


def show(identifier):
    return "T-" + identifier[-2:]


def calls(records, pairs=TIES, numbers=NAMES):
    rows = [(one, other, f"2025-01-02T10:{at:02}:00", "out", "call", 60) for at, (one, other) in enumerate(pairs)]  # fmt: skip
    return records.calls(*rows, numbers=numbers)


def ask(method, inputs, opener=None, **parameters):
    asked = {"network": "calls", **PERIOD, **parameters}
    return compute(method, asked, inputs, ZONE, set(), show, opener)


def test_a_planted_cell_is_found_and_nothing_else(records, opener):
    noise = [(NAMES[6], NAMES[7]), (NAMES[7], NAMES[8]), (NAMES[7], NAMES[9])]
    inputs = [calls(records, [*TIES, *noise])]
    found = ask("hypothesis", inputs, opener, pattern=CELL)
    fits = [row for row in found.rows if not row[4]]
    assert [row[:4] for row in fits] == [("T-00", "T-01", "T-02", "T-03 T-04 T-05")]
    assert "1 assignment(s) satisfy the whole pattern; that is all there are" in found.sentence
    assert found.sha256 == ask("hypothesis", inputs, pattern=CELL).sha256


def test_every_row_of_an_answer_cites_the_first_row_of_each_tie(records):
    found = ask("hypothesis", [calls(records)], pattern=CELL)
    assert found.rows[0][-1].split() == [f"00000000#{row}" for row in range(1, 6)]


@pytest.mark.parametrize(
    ("change", "broken"),
    [
        ([(LEADER, HANDLER)], {"handler and leader are linked", "ties of handler"}),
        ([(CONTACTS[0], LEADER)], {"contacts and leader are linked", "count of contacts"}),
    ],
)
def test_a_network_that_breaks_one_constraint_is_a_near_miss_and_names_it(records, change, broken):
    pattern = {**CELL, "places": {**CELL["places"], "handler": {}}}
    found = ask("hypothesis", [calls(records, [*TIES, *change])], pattern=pattern)
    mine = [row for row in found.rows if row[:3] == ("T-00", "T-01", "T-02")]
    assert mine
    assert {row[4] for row in mine} <= broken


def test_a_group_of_another_size_is_a_near_miss(records):
    found = ask("hypothesis", [calls(records, TIES[1:])], pattern={**CELL, "places": {**CELL["places"], "handler": {}}})  # fmt: skip
    assert [row[4] for row in found.rows if row[:3] == ("T-00", "T-01", "T-02")] == ["count of contacts"]  # fmt: skip


def test_a_missing_link_is_a_near_miss_and_one_that_would_let_strangers_in_is_not_asked_about():
    triangle = parse({"places": {"a": {}, "b": {}, "c": {}}, "linked": [["a", "b"], ["b", "c"], ["a", "c"]]})  # fmt: skip
    network = Network([("n1", "n2"), ("n2", "n3")])
    missed = {words: len(list(assignments(network, other))) for words, other in triangle.broken().items()}  # fmt: skip
    assert missed == {"a and b are not linked": 2, "a and c are not linked": 2, "b and c are not linked": 2}  # fmt: skip
    chain = parse({"places": {"a": {}, "b": {}}, "linked": [["a", "b"]]})
    assert chain.broken() == {}


def test_near_misses_are_counted_in_full_where_few_are_listed(records):
    pattern = {"places": {"hub": {"ties": [9, 9]}, "spoke": {}}, "linked": [["hub", "spoke"]]}
    found = ask("hypothesis", [calls(records)], pattern=pattern, near=2)
    assert len(found.rows) == 2
    assert "ties of hub: 10, 2 of them listed" in found.sentence


def test_that_two_are_not_tied_is_not_known_where_neither_was_delivered(records):
    pairs = [(MIDDLEMAN, HANDLER), (MIDDLEMAN, LEADER)]
    pattern = {
        "places": {"a": {}, "b": {}, "c": {}}, "linked": [["a", "b"], ["b", "c"]], "apart": [["a", "c"]],
    }  # fmt: skip
    unseen = ask("hypothesis", [calls(records, pairs)], pattern=pattern)
    assert {row[4] for row in unseen.rows} == {"whether a and c are tied"}
    seen = ask("hypothesis", [calls(records, [*pairs, (HANDLER, NAMES[9])])], pattern=pattern)
    assert "" in {row[4] for row in seen.rows}


def test_only_those_named_stand_in_a_place_for_them(records):
    pattern = {"places": {"known": {"named": True}, "other": {}}, "linked": [["known", "other"]]}
    found = ask("hypothesis", [calls(records)], pattern=pattern, named=[LEADER])
    assert [row[:2] for row in found.rows] == [("T-02", "T-01")]
    assert found.parameters["named"] == ["T-02"]
    assert LEADER not in str(found.as_json())


def test_an_answer_that_nobody_could_read_is_refused_with_its_number(records, monkeypatch):
    monkeypatch.setattr("sanad.analysis.command.hypothesis.MOST", 3)
    pattern = {"places": {"a": {}, "b": {}}, "linked": [["a", "b"]]}
    with pytest.raises(BadValue, match="10 assignments satisfy it"):
        ask("hypothesis", [calls(records)], pattern=pattern)


PAIR = {"a": {}, "b": {}}


@pytest.mark.parametrize(
    ("pattern", "word"),
    [
        (None, "is a table"),
        ({"places": {}}, "empty"),
        ({"places": PAIR}, "tie all its places"),
        ({"places": PAIR, "linked": [["a", "c"]]}, "two places"),
        ({"places": PAIR, "linked": [["a", "a"]]}, "two places"),
        ({"places": PAIR, "linked": [["a", "b"]], "apart": [["b", "a"]]}, "linked and apart"),
        ({"places": {"a": {"ties": [3, 1]}, "b": {}}, "linked": [["a", "b"]]}, "most is less"),
        ({"places": {"a": {"ties": [True, 1]}, "b": {}}, "linked": [["a", "b"]]}, "whole numbers"),
        ({"places": {"a": {"colour": 1}, "b": {}}, "linked": [["a", "b"]]}, "is a table of"),
        ({"places": {"a": {}, "b": {"count": [1, 2]}, "c": {"count": [1, 2]}}, "linked": [["a", "b"], ["b", "c"]]}, "not linked to a group"),
        ({"places": {"a": {"named": "x"}, "b": {}}, "linked": [["a", "b"]]}, "true or false"),
    ],
)  # fmt: skip
def test_a_pattern_that_is_none_is_refused_and_named(pattern, word):
    with pytest.raises(BadValue, match=word):
        parse(pattern)


def brute(ties, pattern):
    """Every assignment, by trying all: what the search must give."""
    names = sorted({name for pair in ties for name in pair})
    beside = {name: {other for pair in ties if name in pair for other in pair} - {name} for name in names}  # fmt: skip
    singles, groups = pattern.singles, pattern.groups
    for chosen in permutations(names, len(singles)):
        at = dict(zip(singles, chosen, strict=True))
        if any(len(beside[at[name]]) not in pattern.places[name].ties for name in singles):
            continue
        if any({at[one] for one in pair} not in [{*tie} for tie in ties] for pair in pattern.linked if pair <= at.keys()):  # fmt: skip
            continue
        if any({at[one] for one in pair} in [{*tie} for tie in ties] for pair in pattern.apart if pair <= at.keys()):  # fmt: skip
            continue
        found = []
        for group in groups:
            tied = [at[next(iter(pair - {group}))] for pair in pattern.linked if group in pair]
            away = [at[next(iter(pair - {group}))] for pair in pattern.apart if group in pair]
            members = tuple(
                name for name in names
                if name not in chosen and len(beside[name]) in pattern.places[group].ties
                and all(name in beside[one] for one in tied) and not any(name in beside[one] for one in away)
            )  # fmt: skip
            if len(members) not in pattern.places[group].count:
                break
            found.append(members)
        else:
            yield chosen, tuple(found)


SMALL = [f"n{number}" for number in range(7)]
PATTERNS = [
    CELL,
    {"places": {"a": {}, "b": {}, "c": {}}, "linked": [["a", "b"], ["b", "c"]], "apart": [["a", "c"]]},
    {"places": {"a": {"ties": [2, 3]}, "b": {}, "g": {"count": [1, 2]}}, "linked": [["a", "g"], ["b", "g"]]},
    {"places": {"a": {}, "b": {}, "c": {}}, "linked": [["a", "b"], ["b", "c"], ["a", "c"]]},
]  # fmt: skip


@settings(max_examples=80)
@given(st.sets(st.sampled_from(list(combinations(SMALL, 2))), min_size=1), st.sampled_from(PATTERNS))  # fmt: skip
def test_the_search_finds_what_trying_everything_finds(ties, written):
    network, whole = Network(ties), parse(written)
    for pattern in (whole, *whole.broken().values()):
        found = [
            (
                tuple(network.names[node] for node in one.singles),
                tuple(tuple(network.names[node] for node in group) for group in one.groups),
            )
            for one in assignments(network, pattern)
        ]
        tied_by_group_alone = {"g"} & pattern.places.keys()
        if not tied_by_group_alone or not pattern.places["g"].count.is_broken:
            assert sorted(found) == sorted(brute(ties, pattern))
        assert len(found) == len(set(found))


def test_measures_of_a_star_are_those_of_the_textbook():
    # Freeman 1978: the middle of a star lies on every shortest path, its points on none.
    found = measures(5, [(0, 1), (0, 2), (0, 3), (0, 4)], between=True)
    assert found.degree == [4, 1, 1, 1, 1]
    assert found.betweenness == [100_000, 0, 0, 0, 0]
    assert found.core == [1, 1, 1, 1, 1]


def test_two_cliques_are_two_communities():
    first, second = list(combinations(range(4), 2)), list(combinations(range(4, 8), 2))
    assert communities(8, [*first, *second, (3, 4)]) == [1, 1, 1, 1, 2, 2, 2, 2]


def test_a_network_is_listed_by_ties_with_ranges_and_never_calls_anybody_leader(records, opener):
    inputs = [calls(records)]
    found = ask("network", inputs, opener)
    assert found.rows[0][:2] == ("T-00", "4")
    assert found.rows[0][2] == "3 to 4"
    assert "leader" not in str(found.as_json()).lower()
    assert "not thereby anybody's superior" in found.sentence
    assert "records of 2 numbers were delivered" in found.sentence
    assert found.sha256 == ask("network", inputs).sha256


def test_an_event_counts_once_however_many_deliveries_and_sides_carry_it(records, opener):
    seen = (HANDLER, LEADER, "2025-01-02T10:00:00", "out", "call", 60)
    counterpart = (LEADER, HANDLER, "2025-01-02T10:00:01", "in", "call", 60)
    inputs = [records.calls(seen), records.calls(seen, counterpart)]
    assert len(ask("network", inputs, opener).rows) == 2
    assert ask("network", inputs, opener, least=2).rows == ()
    more = [*inputs, records.calls((*counterpart[:2], "2025-01-03T10:00:00", *counterpart[3:]))]
    assert len(ask("network", more, opener, least=2).rows) == 2
    assert ask("network", more, least=3).rows == ()


def test_a_transfer_that_both_banks_show_is_one_payment_of_a_tie(records):
    paid = records.payments(("X", "debit", "5", "2025-01-02", "Y"))
    received = records.payments(("Y", "credit", "5", "2025-01-02", "X"))
    assert len(ask("network", [paid, received], network="payments").rows) == 2
    assert ask("network", [paid, received], network="payments", least=2).rows == ()


def test_a_payment_with_a_value_date_alone_is_of_that_day(records):
    dated = {"booked_on": None, "valued_on": date(2025, 1, 3)}
    inputs = [records.payments(("X", "debit", "5", "2025-01-02", "Y", dated))]
    assert len(ask("network", inputs, network="payments").rows) == 2
    assert ask("network", inputs, network="payments", to="2025-01-02").rows == ()


@pytest.mark.parametrize(("method", "more"), [("network", {}), ("hypothesis", {"pattern": CELL})])
def test_how_many_deliveries_cover_the_period_is_said(records, method, more):
    inputs = [calls(records), dataclasses.replace(calls(records), coverage=PERIOD)]
    assert "1 of 2 deliveries say that they cover all days from 2025-01-01 to 2025-01-31" in ask(method, inputs, **more).sentence  # fmt: skip


def test_the_rows_say_of_whom_there_are_no_records(records):
    found = ask("network", [calls(records)])
    assert {row[0]: row[9] for row in found.rows}["T-02"] == "no"


def test_without_a_tie_taken_the_range_is_the_measure(records):
    found = ask("network", [calls(records)], missing_percent=0)
    assert all(row[2] == f"{row[1]} to {row[1]}" for row in found.rows)


def test_a_network_is_cut_to_what_is_asked_and_says_so(records):
    found = ask("network", [calls(records)], show=2)
    assert len(found.rows) == 2
    assert "2 of 6 are listed" in found.sentence


def test_betweenness_that_would_take_minutes_is_not_reckoned_and_says_so(records, monkeypatch):
    monkeypatch.setattr("sanad.analysis.command.network._STEPS", 1)
    assert {row[3] for row in ask("network", [calls(records)]).rows} == {"not reckoned"}


def test_a_network_too_large_to_sample_is_refused(records, monkeypatch):
    monkeypatch.setattr("sanad.analysis.command.network._TIES", 10)
    with pytest.raises(BadValue, match="ties would be looked at") as refused:
        ask("network", [calls(records)])
    fits = int(re.search(r"at most (\d+) `samples`", str(refused.value))[1])
    assert ask("network", [calls(records)], samples=fits).rows
    with pytest.raises(BadValue):
        ask("network", [calls(records)], samples=fits + 1)


@pytest.mark.parametrize(
    ("parameters", "word"),
    [({"network": "people"}, "calls or payments"), ({"missing_percent": 100}, "less than 100"), ({"to": "2024-01-01"}, "before it begins")],
)  # fmt: skip
def test_bad_parameters_are_named(records, parameters, word):
    with pytest.raises(BadValue, match=word):
        ask("network", [calls(records)], **parameters)


def test_an_empty_period_is_an_empty_network(records):
    found = ask("network", [calls(records)], **{"from": "2024-01-01", "to": "2024-01-31"})
    assert found.rows == ()
    assert found.sentence.startswith("0 numbers and 0 ties")


def test_services_are_no_numbers_and_nobody_is_tied_to_himself(records):
    pairs = [(HANDLER, "BANK"), (HANDLER, HANDLER), (HANDLER, LEADER)]
    assert [row[1] for row in ask("network", [calls(records, pairs)]).rows] == ["1", "1"]


def test_accounts_tied_by_payments_are_a_network_too(records, opener):
    inputs = [records.payments(("X", "debit", "5", "2025-01-02", "Y"), ("Y", "credit", "5", "2025-01-02", "X"))]  # fmt: skip
    found = ask("network", inputs, opener, network="payments")
    assert [row[1] for row in found.rows] == ["1", "1"]
    assert "2 accounts and 1 ties" in found.sentence
    assert found.sha256 == ask("network", inputs, network="payments").sha256
