# SPDX-License-Identifier: Apache-2.0
"""What holds for every question to call records: each event once, whatever the zone, whoever may be shown."""

import re
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from record_files import ZONE, A, B, C, D, Records
from sanad.analysis.finding import compute
from telephone import JANUARY, E, F, ask, covers, within

PART = (A, C, "2025-01-02T10:00:00", "in", "sms", None)
CALL = (A, C, "2025-01-02T11:00:00", "in", "call", 9)


def seen(*inputs):
    return sum(int(row[2]) for row in ask("wheel", *inputs, number=A).rows)


def test_an_event_that_two_deliveries_carry_is_one(records):
    assert seen(records.calls(CALL, PART), records.calls(PART)) == 2


def test_what_one_delivery_carries_twice_is_two(records):
    assert seen(records.calls(PART, PART)) == 2
    assert seen(records.calls(PART, PART), records.calls(PART, PART)) == 2
    assert seen(records.calls(PART, PART), records.calls(PART)) == 2


@pytest.mark.parametrize(
    "other",
    [
        (A, D, *CALL[2:]),
        (*CALL[:2], "2025-01-02T11:00:01", *CALL[3:]),
        (*CALL[:3], "out", *CALL[4:]),
        (*CALL[:5], 8),
        (*CALL[:5], None),
        (A, None, *CALL[2:]),
    ],
)
def test_whatever_differs_makes_two_events(records, other):
    assert seen(records.calls(CALL), records.calls(other)) == 2


def test_events_without_a_named_party_repeat_each_other_too(records):
    withheld = (A, None, *CALL[2:])
    assert seen(records.calls(withheld), records.calls(withheld)) == 1


MIDDLE = datetime.fromisoformat("2025-01-10")
EVENT = st.builds(
    lambda other, minute, direction, kind: (
        A, other, (MIDDLE + timedelta(minutes=minute)).isoformat(), direction, kind, 60 if kind == "call" else None,
    ),
    st.sampled_from([B, C, D, "BANK"]),
    st.integers(0, 60 * 24 * 10),
    st.sampled_from(["in", "out"]),
    st.sampled_from(["call", "sms"]),
)  # fmt: skip
EVENTS = st.lists(EVENT, min_size=1, max_size=25)
"""Between the 10th and the 20th: inside January in every zone."""
ZONES = st.sampled_from([ZONE, "UTC", "Pacific/Kiritimati", "America/Adak", "Asia/Kathmandu"])


def number_of_events(finding):
    column = finding.columns.index("events")
    return sum(int(row[column]) for row in finding.rows)


@settings(max_examples=15)
@given(EVENTS, ZONES)
def test_the_hours_the_days_and_the_contacts_hold_every_row_of_the_period_in_any_zone(rows, zone):
    with TemporaryDirectory() as folder:
        one = Records(Path(folder)).calls(*rows, coverage=covers())
        wheel, days = (ask(method, one, zone=zone, number=A) for method in ("wheel", "daily_ends"))
        contacts = ask("contacts", one, zone=zone, number=A)
        first = {"first_from": "2025-01-01", "first_to": "2025-01-14"}
        halves = ask(
            "periods",
            one,
            zone=zone,
            number=A,
            **first,
            second_from="2025-01-15",
            second_to="2025-01-31",
        )
    by_contact = {row[0]: int(row[1]) + int(row[2]) for row in contacts.rows}
    assert (
        number_of_events(wheel) == number_of_events(days) == sum(by_contact.values()) == len(rows)
    )
    assert {row[0]: int(row[2]) + int(row[3]) for row in halves.rows} == by_contact
    assert sorted(by_contact.values()) == sorted(Counter(row[1] for row in rows).values())


@settings(max_examples=15)
@given(EVENTS, ZONES, st.integers(1, 72))
def test_no_event_begins_inside_a_silence_and_every_long_gap_is_one(rows, zone, hours):
    with TemporaryDirectory() as folder:
        one = Records(Path(folder)).calls(*rows, coverage=covers())
        here = ask("silence", one, zone=zone, number=A, hours=hours)
        utc = ask("silence", one, zone="UTC", number=A, hours=hours)
    inside = [row for row in here.rows if "edge of coverage" not in row]
    assert [row[2:] for row in inside] == [
        row[2:] for row in utc.rows if "edge of coverage" not in row
    ]
    begins = sorted((datetime.fromisoformat(row[2]), row[5] or 0) for row in rows)
    gaps, busy = 0, begins[0][0]
    for begun, seconds in begins:
        gaps += begun - busy > timedelta(hours=hours)
        busy = max(busy, begun + timedelta(seconds=seconds))
    assert len(inside) == gaps


QUESTIONS = {
    "contacts": {"number": A},
    "coverage": {"number": A},
    "daily_ends": {"number": A},
    "wheel": {"number": A},
    "silence": {"number": A, "hours": 1},
    "chains": {"number": A, "minutes": 1440},
    "conferences": {"number": A},
    "starts_and_stops": {"number": A, "on": "2025-01-02", "days": 0},
    "periods": {
        "number": A, "first_from": "2025-01-01", "first_to": "2025-01-02",
        "second_from": "2025-01-03", "second_to": "2025-01-31",
        },
    "pairs": {"numbers": [A, B]},
    "common_contacts": {"numbers": [A, B]},
    "bridges": {"first_group": [A], "second_group": [B]},
}  # fmt: skip


def a_busy_month(records):
    rows = [
        (owner, other, f"2025-01-02T{10 + n}:{m:02}:00", direction, "call", 600)
        for owner, first in ((A, B), (B, A))
        for n, direction in enumerate(("in", "out"))
        for m, other in enumerate((first, C, D, E, F))
    ]
    return (
        records.calls(*(row for row in rows if row[0] == A), numbers=(A,), coverage=covers()),
        records.calls(*(row for row in rows if row[0] == B), numbers=(B,), coverage=covers()),
    )


@pytest.mark.parametrize("method", QUESTIONS)
def test_masking_is_stable_and_changes_nothing_but_the_names(records, method):
    inputs = a_busy_month(records)
    asked = {**within(method, JANUARY), **QUESTIONS[method]}

    def name(number):
        return f"<{number[-1]}>"

    hidden = compute(method, asked, inputs, ZONE, set(), name)
    known = compute(method, asked, inputs, ZONE, {A, B, C, D, E, F}, name)
    assert "+92" not in str(hidden.as_json())
    unmasked = str([known.rows, known.sentence])
    for number in (A, B, C, D, E, F):
        unmasked = unmasked.replace(number, name(number))
    assert unmasked == str([hidden.rows, hidden.sentence])


@pytest.mark.parametrize("method", QUESTIONS)
def test_every_row_of_an_answer_leads_to_a_row_of_the_records(records, method):
    inputs = a_busy_month(records)
    found = ask(method, *inputs, **QUESTIONS[method])
    assert found.rows
    cited = (
        r"^0{8}$" if method == "coverage" else r"\b0{8}#\d+\b"
    )  # what the digests here begin with
    assert all(any(re.search(cited, cell) for cell in row) for row in found.rows)
