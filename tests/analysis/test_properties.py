# SPDX-License-Identifier: Apache-2.0
"""What holds of every answer, whatever the records are: it counts events and money, never files, rows, clocks or names."""

import re
from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow.parquet as pq
import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from record_files import ZONE, A, B, C, D, Records
from sanad.analysis import methods, tables
from sanad.analysis.finding import compute
from sanad.analysis.masking import Pseudonyms, unmask
from sanad.analysis.money.tracing import RULES
from telephone import within

PERIOD = {"from": "2024-12-01", "to": "2025-03-31"}  # on every clock all of the records lie inside
COVERS = {**PERIOD, "lacks": []}
BEGUN = datetime(2025, 1, 10)  # noqa: DTZ001  # UTC and naive, as record files hold it
ZONES = ("UTC", "Asia/Kathmandu", "America/New_York", "Pacific/Chatham")
HANDSET, SIM = "001001010001017", "001010000000001"
CALLS = {
    "contacts": {"number": A},
    "wheel": {"number": A},
    "daily_ends": {"number": A},
    "silence": {"number": A},
    "chains": {"number": A, "minutes": 1440},
    "conferences": {"number": A, "seconds": 3600},
    "starts_and_stops": {"number": A, "on": "2025-01-15", "days": 3},
    "foreign_contacts": {"number": A},
    "pairs": {"numbers": [A, B]},
    "common_contacts": {"numbers": [A, B]},
    "bridges": {"first_group": [A], "second_group": [B]},
    "co_presence": {"numbers": [A, B], "minutes": 1440},
    "cell_history": {"number": A},
    "around": {"at": "2025-01-14T12:00", "hours": 100, "cells": ["cell-1", "cell-2"]},
    "sim_changes": {"imei": HANDSET},
    "handsets": {"number": A},
    "network": {"network": "calls", "samples": 2},
    "succession": {"number": A, "after": 60},
}
ROWS = {"deliveries": {"number": A}}
MONEY = {
    "money_paths": {"account": "X", "at_least_percent": 1},
    "round_trips": {"account": "X", "at_least_percent": 1},
    "flows": {"accounts": ["X", "Y"]},
    "pass_through": {"at_least_percent": 10},
    "fan": {"at_least": 2},
    "same_day": {},
    "dormant": {"days": 2},
    "offsets": {"at_least": "1"},
    "structuring": {"threshold": "50", "currency": "PKR", "within_percent": 90, "at_least": 2},
    "both_banks": {},
    "cash": {"words": ["cash"]},
}
QUESTIONS = {**CALLS, **ROWS, **MONEY}
EVERYBODY = (A, B, C, D, "+14165550100", "BANK", HANDSET[:14], SIM[:14])

# to make an example smaller would ask hundreds of questions more
some = settings(max_examples=6, phases=(Phase.explicit, Phase.reuse, Phase.generate))
few = settings(some, max_examples=2)  # rich ones: a question costs more than its rows


@st.composite
def call(draw):
    """A row as `Records.calls` takes it, of A or of B."""
    owner, other = draw(st.sampled_from([A, B])), draw(st.sampled_from([A, B, C, D, "+14165550100", "BANK", None]))  # fmt: skip
    at = BEGUN + timedelta(seconds=draw(st.integers(0, 5 * 86_400)))
    kind, way = draw(st.sampled_from(["call", "call", "sms", "data"])), draw(st.sampled_from(["in", "out"]))  # fmt: skip
    told = {
        "imei": draw(st.sampled_from([None, HANDSET, "001001010002015"])),
        "imsi": draw(st.sampled_from([None, SIM, "001010000000002"])),
        "cell": draw(st.sampled_from([None, "cell-1", "cell-2"])),
    }
    return (owner, other, at.isoformat(), way, kind, draw(st.none() | st.integers(0, 7200)), told)


@st.composite
def payment(draw, accounts=("X", "Y", "Z"), others=("X", "Y", "Z", "Q", None)):
    """A row as `Records.payments` takes it."""
    account = draw(st.sampled_from(accounts))
    other = draw(st.sampled_from([each for each in others if each != account]))
    amount = draw(st.sampled_from(["10", "45.01", "49.99"]) | st.decimals("0.01", "9999999.99", places=2).map(str))  # fmt: skip
    day = date(2025, 1, 1) + timedelta(days=draw(st.integers(0, 20)))
    return (account, draw(st.sampled_from(["credit", "debit"])), amount, str(day), other, {"details": "Cash"})  # fmt: skip


calls = st.lists(call(), min_size=8, max_size=25, unique_by=lambda row: row[:6])
payments = st.lists(payment(), min_size=4, max_size=15)
of_one_account = st.lists(payment(("X",), ("P", "Q", None)), min_size=1, max_size=15)


class Shelf(Records):
    """Record files of one example, gone after it."""

    def __init__(self):
        self._held = TemporaryDirectory()
        super().__init__(Path(self._held.name))

    def __enter__(self):
        return self

    def __exit__(self, *raised):
        self._held.cleanup()

    def _write(self, kind, schema, rows, **more):
        item = super()._write(kind, schema, rows, **more)
        return named(item.exhibit[::-1], item)  # short citations tell deliveries apart

    def delivery(self, rows):
        return self.calls(*rows, numbers=(A, B), coverage=COVERS)

    def of(self, method, rows_of_calls, rows_of_payments):
        return self.payments(*rows_of_payments) if method in MONEY else self.delivery(rows_of_calls)


def named(digest, item):
    """The input under another digest, which its file bears too."""
    return replace(item, exhibit=digest, file=item.file.replace(item.file.with_stem(digest)))


def hide(identifier):
    return f"T-{identifier}"


def ask(method, *inputs, opener=None, zone=ZONE, shown=(A, B, "X"), mask=hide, **more):
    return compute(method, {**within(method, PERIOD), **QUESTIONS[method], **more}, inputs, zone, shown, mask, opener)  # fmt: skip


def counted(found):
    """The rows of an answer without citations, which name the delivery that carries the event."""
    kept = [at for at, name in enumerate(found.columns) if "row" not in name]
    return Counter(tuple(row[at] for at in kept) for row in found.rows)


def events(found):
    """How many calls and messages an answer about one number counts."""
    if found.method == "contacts":
        return sum(int(row[1]) + int(row[2]) for row in found.rows)
    return sum(int(row[found.columns.index("events")]) for row in found.rows)


def money(cell):
    return Decimal(cell.replace(",", ""))


# --- money is neither made nor lost ------------------------------------------------------------------


@some
@given(of_one_account)
def test_what_flows_in_less_what_flows_out_is_what_the_balance_moves_by(rows):
    with Shelf() as shelf:
        item = shelf.payments(*rows)
        flows = ask("flows", item, accounts=["X"]).rows
        moved = sum(money(row[5]) * (1 if row[1] == "X" else -1) for row in flows)
        balances = [{"on": "2024-12-31", "amount": "7.00"}, {"on": "2025-01-31", "amount": str(moved + 7)}]  # fmt: skip
        asked = {"account": "X", "currency": "PKR", "balances": balances}
        [stretch] = compute("reconcile", asked, [item], ZONE, {"X"}, hide).rows
    assert money(stretch[7]) == 0
    assert sum(int(row[4]) for row in flows) == int(stretch[8]) == len(rows)


@some
@given(payments)
def test_a_payment_between_accounts_asked_about_is_counted_once_and_no_other_is_lost(rows):
    with Shelf() as shelf:
        each = [shelf.payments(*(row for row in rows if row[0] == name)) for name in ("X", "Y", "Z")]  # fmt: skip
        whole = ask("flows", *each, accounts=["X", "Y", "Z"], by="year").rows
        shown = sum(money(row[5]) for row in whole)
        twice = [row for row in ask("both_banks", *each, days=3).rows if row[0] == "matched"]
    assert shown == sum(Decimal(row[2]) for row in rows) - sum(money(row[6]) for row in twice)


@some
@given(of_one_account, st.none() | st.integers(-1000, 1000), st.data())
def test_by_every_rule_what_was_traced_in_is_gone_or_left(rows, opening, data):
    received = [number for number, row in enumerate(rows, 1) if row[1] == "credit"]
    if not received:
        return
    chosen = data.draw(st.sets(st.sampled_from(received), min_size=1))
    stated = {} if opening is None else {"opening": str(opening)}
    with Shelf() as shelf:
        item = shelf.payments(*rows)
        tainted = [f"{item.exhibit[:8]}#{number}" for number in chosen]
        asked = {**PERIOD, "account": "X", "tainted": tainted, **stated}
        found = compute("trace", asked, [item], ZONE, {"X"}, hide).rows
    for rule in range(5, 5 + len(RULES)):
        into = sum(money(row[rule]) for row in found if row[0] == "traced in")
        assert into == sum(Decimal(rows[number - 1][2]) for number in chosen)
        assert into == sum(money(row[rule]) for row in found if row[0] != "traced in")
        assert all(0 <= money(row[rule]) <= money(row[3]) for row in found if row[3])
        assert money(found[-1][rule]) >= 0


# --- one event, one clock ---------------------------------------------------------------------------


@some
@given(calls, st.sampled_from(ZONES))
def test_another_zone_moves_events_to_other_hours_and_days_and_changes_no_count(rows, zone):
    with Shelf() as shelf:
        item = shelf.delivery(rows)
        found = {
            where: {name: ask(name, item, zone=where) for name in ("wheel", "contacts", "daily_ends", "foreign_contacts")}
            for where in (ZONE, zone)
        }  # fmt: skip
        named = sum(row[0] == A and row[4] != "data" and row[1] is not None for row in rows)
        whole = sum(row[0] == A and row[4] != "data" for row in rows)
        pairs, chains = ([ask(name, item, zone=where) for where in (ZONE, zone)] for name in ("pairs", "chains"))  # fmt: skip
    for answers in found.values():
        assert events(answers["wheel"]) == events(answers["daily_ends"]) == whole
        assert events(answers["contacts"]) == named
    for one, other in zip(*(found[where]["contacts"].rows for where in (ZONE, zone)), strict=True):
        assert (one[:6], one[-2:]) == (other[:6], other[-2:])
    assert [row[:8] for row in pairs[0].rows] == [row[:8] for row in pairs[1].rows]
    assert [row[:4] for row in chains[0].rows] == [row[:4] for row in chains[1].rows]


@pytest.mark.parametrize("method", sorted(set(CALLS) - {"around"}))
@few
@given(rows=calls, weeks=st.integers(-3, 5))
def test_when_everything_happens_weeks_later_the_answer_is_the_same_weeks_later(
    method, rows, weeks
):
    """Succession among them: its points and ranks rest on the order of time, not on the calendar."""
    later = timedelta(weeks=weeks)
    moved = [(*row[:2], (datetime.fromisoformat(row[2]) + later).isoformat(), *row[3:]) for row in rows]  # fmt: skip
    asked = {**PERIOD, **{name: day for name, day in CALLS[method].items() if name == "on"}}
    then = {name: str(date.fromisoformat(day) + later) for name, day in asked.items()}
    asked_then = {name: then[name] for name in then if name in methods.get(method).parameters}
    with Shelf() as shelf:
        now = ask(method, shelf.delivery(rows))
        coverage = {**then, "lacks": []}
        item = named(now.inputs[0], shelf.calls(*moved, numbers=(A, B), coverage=coverage))
        after = ask(method, item, **asked_then)
    assert [_shifted(row, later) for row in now.rows] == list(after.rows)


def _shifted(row, later):
    return tuple(_later(cell, later) for cell in row)


def _later(cell, later):
    """A cell with its day, if it begins with one, so much later."""
    day = cell[:10]
    if len(day) < 10 or day[4] + day[7] != "--":
        return cell
    return str(date.fromisoformat(day) + later) + cell[10:]


# --- how it was delivered does not matter -------------------------------------------------------------


@pytest.mark.parametrize("method", sorted(QUESTIONS))
@few
@given(calls, payments, st.randoms(use_true_random=False))
def test_the_order_of_rows_in_a_file_and_of_the_files_changes_no_byte(method, rows, paid, chance):
    with Shelf() as shelf:
        inputs = [shelf.of(method, rows, paid), shelf.of(method, rows[1:], paid[1:])]
        before = ask(method, *inputs)
        for item in inputs:
            table = pq.read_table(item.file)
            pq.write_table(table.take(chance.sample(range(len(table)), len(table))), item.file)
        after = ask(method, *chance.sample(inputs, len(inputs)))
    assert after.as_json() == before.as_json()


@pytest.mark.parametrize("method", sorted(CALLS))
@few
@given(calls, st.data())
def test_one_delivery_in_two_parts_overlapping_or_not_is_counted_as_one(method, rows, data):
    begun, ended = sorted(data.draw(st.tuples(*[st.integers(0, len(rows))] * 2)))
    with Shelf() as shelf:
        whole = ask(method, shelf.delivery(rows))
        parts = ask(method, shelf.delivery(rows[:ended]), shelf.delivery(rows[begun:]))
    assert counted(parts) == counted(whole)


@some
@given(of_one_account, st.data())
def test_one_statement_in_two_parts_overlapping_or_not_holds_the_same_money(rows, data):
    begun, ended = sorted(data.draw(st.tuples(*[st.integers(0, len(rows))] * 2)))
    rows = [(*row[:5], {"bank_reference": f"B-{number}"}) for number, row in enumerate(rows)]
    with Shelf() as shelf:
        whole = ask("flows", shelf.payments(*rows), by="day")
        parts = ask("flows", shelf.payments(*rows[:ended]), shelf.payments(*rows[begun:]), by="day")
    assert counted(parts) == counted(whole)


# --- masking ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("method", sorted(QUESTIONS))
@few
@given(calls, payments)
def test_a_mask_hides_everybody_and_changes_nothing_else(method, rows, paid):
    with Shelf() as shelf:
        item = shelf.of(method, rows, paid)
        masked = ask(method, item, shown=(), mask=lambda identifier: f"⟨{identifier}⟩")
        plain = ask(method, item, shown=(), mask=str)
    bare = [tuple(cell.replace("⟨", "").replace("⟩", "") for cell in row) for row in masked.rows]
    assert bare == list(plain.rows)
    assert not any(name in _outside(cell) for row in masked.rows for cell in row for name in EVERYBODY)  # fmt: skip


def _outside(cell):
    """What of a cell stands outside masks."""
    return re.sub("⟨[^⟩]*⟩", "", cell)


@some
@given(st.lists(st.lists(st.text(min_size=1, max_size=6), max_size=8), max_size=4))
def test_a_pseudonym_is_stable_is_nobody_elses_and_leads_back(asked):
    engine = sa.create_engine("sqlite://")
    tables.pseudonym.metadata.create_all(engine, [tables.pseudonym])
    given_first: dict[str, str] = {}
    with engine.begin() as connection:
        for identifiers in asked:
            names = Pseudonyms(connection, "op-one")
            shown = {identifier: names(identifier) for identifier in identifiers}
            names.give(connection)
            assert shown.items() <= (given_first := {**shown, **given_first}).items()
        other = Pseudonyms(connection, "op-two")
        assert [other(name) for name in given_first] == [f"T-{n:04}" for n, _ in enumerate(given_first, 1)]  # fmt: skip
        assert len(set(given_first.values())) == len(given_first)
        assert all(unmask(connection, "op-one", name) == identifier for identifier, name in given_first.items())  # fmt: skip
    engine.dispose()


# --- engines ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "method", ["contacts", "chains", "silence", "succession", "cell_history", "flows", "fan", "money_paths"]
)  # fmt: skip
@settings(few, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(calls, payments)
def test_random_records_give_the_same_bytes_on_every_engine(opener, method, rows, paid):
    with Shelf() as shelf:
        inputs = [shelf.of(method, rows, paid), shelf.of(method, rows[::2], paid[::2])]
        assert ask(method, *inputs, opener=opener).as_json() == ask(method, *inputs).as_json()
