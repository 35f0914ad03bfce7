# SPDX-License-Identifier: Apache-2.0
"""Each method on records small enough to count by hand."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from sanad.analysis.finding import compute
from sanad.analysis.frozen import Input
from sanad.analysis.methods import METHODS, get
from sanad.errors import BadValue, NotFound
from sanad.readers.rows import CALLS, PAYMENTS

ZONE = "Asia/Karachi"
A, B, C, D = "+923900000001", "+923900000002", "+923900000003", "+923900000004"


def hide(identifier):
    return {B: "T-0001", C: "T-0002", D: "T-0003"}.get(identifier, "T-0009")


@pytest.fixture
def calls(tmp_path):
    """Make an input of calls: (owner, other, UTC time, direction, kind, seconds, imei)."""
    count = iter(range(99))

    def make(*rows, owner=A, coverage=None):
        columns = [
            {
                "row": number,
                "row_sha256": "",
                "kind": kind,
                "direction": direction,
                "owner": of,
                "other": other,
                "owner_written": of,
                "other_written": other,
                "started_at": datetime.fromisoformat(at),
                "started_written": at,
                "duration_s": seconds,
                "imei": imei,
                "imsi": "001",
                "cell": None,
                "site": None,
            }
            for number, (of, other, at, direction, kind, seconds, imei) in enumerate(rows, 1)
        ]
        digest = f"{next(count):064x}"
        file = tmp_path / f"{digest}.parquet"
        pq.write_table(pa.Table.from_pylist(columns, CALLS), file)
        return Input(digest, "calls.csv", "calls", file, (owner,), coverage or {})

    return make


@pytest.fixture
def payments(tmp_path):
    """Make an input of payments: (account, direction, amount, day, other account)."""
    count = iter(range(100, 199))

    def make(*rows):
        columns = [
            {
                **dict.fromkeys(PAYMENTS.names),
                "row": number,
                "account": account,
                "direction": direction,
                "amount": Decimal(amount),
                "currency": "PKR",
                "booked_on": date.fromisoformat(day),
                "other_account": other,
            }
            for number, (account, direction, amount, day, other) in enumerate(rows, 1)
        ]
        digest = f"{next(count):064x}"
        file = tmp_path / f"{digest}.parquet"
        pq.write_table(pa.Table.from_pylist(columns, PAYMENTS), file)
        return Input(digest, "bank.xml", "payments", file)

    return make


def ask(method, inputs, shown=(A,), **parameters):
    return compute(method, parameters, inputs, ZONE, set(shown), hide)


PERIOD = {"from": "2025-01-01", "to": "2025-01-31"}


def test_contacts_are_counted_by_kind_and_direction_with_first_and_last(calls):
    records = calls(
        (A, B, "2025-01-02T10:00:00", "out", "call", 60, "h1"),
        (A, B, "2025-01-03T10:00:00", "in", "call", 30, "h1"),
        (A, B, "2025-01-03T11:00:00", "out", "sms", None, "h1"),
        (A, C, "2025-01-04T10:00:00", "in", "call", 5, "h1"),
    )
    found = ask("contacts", [records], number=A, **PERIOD)
    assert found.rows[0][:9] == (
        "T-0001", "2", "1", "2", "1", "90", "2", "2025-01-02 15:00", "2025-01-03 16:00"
    )  # fmt: skip
    assert found.rows[1][:2] == ("T-0002", "1")
    assert "4 calls and messages with 2 other numbers" in found.sentence


def test_days_are_those_of_the_offices_zone_not_of_utc(calls):
    # 20:00 UTC on 31 December is 01:00 on 1 January in Karachi.
    records = calls((A, B, "2024-12-31T20:00:00", "out", "call", 1, "h"))
    assert len(ask("contacts", [records], number=A, **PERIOD).rows) == 1


def test_another_subscribers_records_are_not_counted(calls):
    ours = calls((A, B, "2025-01-02T10:00:00", "out", "call", 1, "h"))
    theirs = calls((D, B, "2025-01-02T10:00:00", "out", "call", 1, "h"), owner=D)
    found = ask("contacts", [ours, theirs], number=A, **PERIOD)
    assert found.inputs == (ours.exhibit,)


def test_an_alternate_number_that_is_a_subjects_appears_as_it_is(calls):
    records = calls((A, B, "2025-01-02T10:00:00", "out", "call", 1, "h"))
    found = ask("contacts", [records], shown=(A, B), number=A, **PERIOD)
    assert found.rows[0][0] == B
    assert found.parameters["shown"] == [A, B]


def test_only_identifiers_that_appear_are_kept_with_the_parameters(calls):
    records = calls((A, B, "2025-01-02T10:00:00", "out", "call", 1, "h"))
    found = ask("contacts", [records], shown=(A, "+923999999999"), number=A, **PERIOD)
    assert found.parameters["shown"] == [A]


def test_a_contact_table_says_on_which_days_nothing_is_known(calls):
    records = covered(calls, "2025-01-01", "2025-01-10", ["sms_in"])
    found = ask("contacts", [records], number=A, **PERIOD)
    assert f". Of {A} nothing is known on 2025-01-11 to 2025-01-31. Not supplied" in found.sentence


def test_a_handset_change_shows_the_day_of_the_new_handset(calls):
    records = calls(
        (A, B, "2025-01-02T10:00:00", "out", "call", 1, "old"),
        (A, B, "2025-01-05T10:00:00", "out", "call", 1, "new"),
    )
    found = ask("handsets", [records], number=A, **PERIOD)
    assert [row[2:4] for row in found.rows] == [("1", "2025-01-02 15:00"), ("1", "2025-01-05 15:00")]  # fmt: skip
    assert "2 handset(s); T-0009 first appears on 2025-01-05 15:00" in found.sentence


def test_a_successor_is_listed_with_what_it_shares(calls):
    old = calls(
        (A, C, "2025-01-02T10:00:00", "out", "call", 1, "h1"),
        (A, D, "2025-01-09T10:00:00", "out", "call", 1, "h1"),
    )
    new = calls(
        (B, C, "2025-01-11T10:00:00", "out", "call", 1, "h1"),
        (B, "+923900000009", "2025-01-12T10:00:00", "out", "call", 1, "h1"),
        (B, "BANK", "2025-01-12T10:00:00", "in", "sms", None, "h1"),
        owner=B,
    )
    found = ask("succession", [old, new], number=A, on="2025-01-10")
    [row] = found.rows
    assert (row[0], row[2], row[3], row[4]) == ("T-0001", "1", "2", "1")


def test_a_number_in_use_long_before_is_no_successor(calls):
    old = calls((A, C, "2025-01-09T10:00:00", "out", "call", 1, "h1"))
    other = calls((B, C, "2024-12-01T10:00:00", "out", "call", 1, "h2"), owner=B)
    assert ask("succession", [old, other], number=A, on="2025-01-10").rows == ()


def covered(calls, start, end, lacks=()):
    stated = {"from": start, "to": end, "lacks": list(lacks)}
    return calls((A, B, "2025-01-02T10:00:00", "out", "call", 1, "h"), coverage=stated)


def test_absence_may_be_stated_only_where_deliveries_cover(calls):
    records = [
        covered(calls, "2025-01-01", "2025-01-10"),
        covered(calls, "2025-01-15", "2025-01-31"),
    ]
    found = ask("coverage", records, number=A, **PERIOD)
    assert "nothing is known on 2025-01-11 to 2025-01-14" in found.sentence
    assert "no absence may be stated" in found.sentence


def test_overlapping_deliveries_cover_together(calls):
    records = [
        covered(calls, "2025-01-01", "2025-01-20"),
        covered(calls, "2025-01-10", "2025-01-31"),
    ]
    found = ask("coverage", records, number=A, **PERIOD)
    assert f"cover {A} on every day" in found.sentence


def test_what_the_operator_cannot_supply_is_said(calls):
    records = [covered(calls, "2025-01-01", "2025-01-31", ["sms_in"])]
    found = ask("coverage", records, number=A, **PERIOD)
    assert "not supplied by the operator: sms_in" in found.sentence


def test_a_number_without_deliveries_is_not_covered_at_all(calls):
    found = ask("coverage", [], number=A, **PERIOD)
    assert "nothing is known on 2025-01-01 to 2025-01-31" in found.sentence


def paths(inputs, **more):
    return ask("money_paths", inputs, shown=("X", "Y", "Z"), account="X", **PERIOD, **more).rows


def test_money_is_followed_over_three_accounts_in_time_and_amount(payments):
    found = paths(
        [
            payments(
                ("X", "debit", "100", "2025-01-02", "Y"),
                ("Y", "debit", "97", "2025-01-03", "Z"),
            )
        ]
    )
    assert [(row[0], row[1]) for row in found] == [("X → Y → Z", "100.00 → 97.00")]


@pytest.mark.parametrize(
    "second",
    [
        ("Y", "debit", "97", "2025-01-01", "Z"),  # before
        ("Y", "debit", "97", "2025-01-20", "Z"),  # too late
        ("Y", "debit", "50", "2025-01-03", "Z"),  # too little
        ("Y", "debit", "101", "2025-01-03", "Z"),  # more than came
        ("Y", "debit", "97", "2025-01-03", "X"),  # back to the start
    ],
)
def test_a_payment_that_does_not_follow_is_no_step(payments, second):
    assert paths([payments(("X", "debit", "100", "2025-01-02", "Y"), second)]) == ()


def test_a_payment_in_both_banks_statements_counts_once(payments):
    one = payments(
        ("X", "debit", "100", "2025-01-02", "Y"), ("Y", "debit", "97", "2025-01-03", "Z")
    )
    other = payments(
        ("Z", "credit", "97", "2025-01-04", "Y"), ("Y", "credit", "100", "2025-01-02", "X")
    )
    assert len(paths([one, other])) == 1


def test_a_step_known_only_from_the_receiver_counts(payments):
    one = payments(("X", "debit", "100", "2025-01-02", "Y"))
    other = payments(("Z", "credit", "97", "2025-01-04", "Y"))
    assert [row[0] for row in paths([one, other])] == ["X → Y → Z"]


def test_the_same_inputs_give_the_same_bytes_in_any_order(calls):
    one = calls((A, B, "2025-01-02T10:00:00", "out", "call", 1, "h"))
    two = calls((A, C, "2025-01-02T10:00:00", "out", "call", 1, "h"))
    forward = ask("contacts", [one, two], number=A, **PERIOD)
    backward = ask("contacts", [two, one], number=A, **PERIOD)
    assert forward.sha256 == backward.sha256


def test_a_method_that_does_not_exist_is_refused_with_those_there_are():
    with pytest.raises(BadValue, match=r"guess .*the methods are around, both_banks"):
        ask("guess", [])


def test_a_missing_parameter_is_named(calls):
    records = calls((A, B, "2025-01-02T10:00:00", "out", "call", 1, "h"))
    with pytest.raises(BadValue, match="number"):
        ask("contacts", [records], **PERIOD)


def test_no_zero_is_stated_where_nothing_was_delivered(calls):
    theirs = calls((D, B, "2025-01-02T10:00:00", "out", "call", 1, "h"), owner=D)
    with pytest.raises(NotFound, match="delivery"):
        ask("contacts", [theirs], number=A, **PERIOD)


def test_a_number_that_may_not_be_shown_is_masked_in_the_parameters_too(calls):
    records = calls((B, A, "2025-01-02T10:00:00", "out", "call", 1, "h"), owner=B)
    found = ask("contacts", [records], number=B, **PERIOD)
    assert found.parameters["number"] == "T-0001"
    assert B not in str(found.as_json())


def test_a_delivery_that_names_not_all_its_subscribers_is_looked_at_for_any_number():
    whole = Input("a" * 64, "a.csv", "calls", Path("a"), ("+1",))
    cut = Input("b" * 64, "b.csv", "calls", Path("b"), ("+1",), names_all=False)
    asked = get("contacts").inputs([whole, cut], {"number": "+2"})
    assert [each.name for each in asked] == ["b.csv"]


def test_a_question_about_several_numbers_looks_at_their_deliveries_and_no_others():
    one, two, other = (
        Input(sign * 64, f"{sign}.csv", "calls", Path(sign), (number,))
        for sign, number in (("a", "+1"), ("b", "+2"), ("c", "+3"))
    )
    asked = get("pairs").inputs([one, two, other], {"numbers": ["+1", "+2"]})
    assert asked == [one, two]
    assert get("common_contacts").inputs([one, other], {"numbers": ["+1"]}) == [one, other]


@pytest.mark.parametrize("given", [{"hour": 72}, {"": 1}, {"zone": "UTC"}, {"shown": []}])
def test_a_parameter_that_the_method_does_not_take_is_refused_with_those_it_takes(calls, given):
    item = calls((A, B, "2025-01-05T10:00:00", "out", "call", 60, "1"))
    asked = {"number": A, "from": "2025-01-01", "to": "2025-01-31", **given}
    with pytest.raises(BadValue, match=r"silence takes number from to \[hours\]"):
        compute("silence", asked, [item], "Asia/Karachi", {A}, str)


def test_account_where_accounts_is_meant_is_refused_and_not_answered_of_all(payments):
    item = payments(("X", "credit", "5", "2025-01-02", "Q"))
    asked = {"account": "X", "from": "2025-01-01", "to": "2025-01-31"}
    with pytest.raises(BadValue, match="accounts"):
        compute("pass_through", asked, [item], "Asia/Karachi", {"X"}, str)


@pytest.mark.parametrize("name", sorted(METHODS))
def test_the_page_of_methods_names_every_parameter_of_each(name):
    page = (Path(__file__).parents[2] / "docs" / "formats" / "methods.md").read_text("utf-8")
    parts = page.split("\n## ")
    [section] = [part for part in parts if name in part.partition("\n")[0].split(", ")]
    for taken in get(name).parameters.split():
        assert taken.strip("[]") in section, taken
