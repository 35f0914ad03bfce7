# SPDX-License-Identifier: Apache-2.0
"""Paths of evidence and timelines, over claims, calls and payments together."""

import re
from datetime import date

import pytest

from record_files import A, B, C
from register_files import Z1, Z2, Z3, frozen, say
from sanad.analysis.finding import compute
from sanad.errors import BadValue

ZONE = "Asia/Karachi"
PERIOD = {"from": "2025-01-01", "to": "2025-01-31"}
X, Y = "PK00SMPL0000000000000001", "PK00SMPL0000000000000002"


def hide(identifier):
    return {C: "T-0007"}.get(identifier, "T-0009")


def ask(method, inputs, claims, opener=None, **parameters):
    whole = [*inputs, frozen(*claims)]
    return compute(method, {**PERIOD, **parameters}, whole, ZONE, {A, B, X, Y}, hide, opener)


def path(inputs, claims, opener=None, start=(Z1,), end=(Z2,), **parameters):
    return ask("evidence_path", inputs, claims, opener, start=list(start), end=list(end), **parameters)  # fmt: skip


PHONES = [say(Z1, "phone", A, exhibit="b"), say(Z2, "phone", B, exhibit="c")]


def test_a_third_number_that_both_called_is_a_path_with_its_rows_and_claims(records, opener):
    inputs = [
        records.calls((A, C, "2025-01-02T10:00:00", "out", "call", 60), (A, C, "2025-01-03T10:00:00", "out", "call", 60)),
        records.calls((B, C, "2025-01-04T10:00:00", "in", "call", 60), numbers=(B,)),
    ]  # fmt: skip
    found = path(inputs, PHONES, opener)
    [row] = found.rows
    assert row[:4] == (
        "4", "yes", f"Sample One (S-01) – {A} – T-0007 – {B} – Sample Two (S-02)",
        "has, as claimed; 2 call(s) or message(s); 1 call(s) or message(s); has, as claimed",
    )  # fmt: skip
    assert row[4] == f"{PHONES[0].id}; 00000000#1 00000000#2; 00000000#1; {PHONES[1].id}"
    assert C not in str(found.as_json())
    assert found.sha256 == path(inputs, PHONES).sha256


def test_a_path_longer_than_asked_for_is_not_one(records):
    inputs = [records.calls((A, C, "2025-01-02T10:00:00", "out", "call", 60), (B, C, "2025-01-02T10:00:00", "out", "call", 60))]  # fmt: skip
    found = path(inputs, PHONES, links=3)
    assert found.rows == ()
    assert "of paths through what was not delivered nothing is known" in found.sentence


def test_a_call_in_both_sides_records_is_one_step_of_one_call_that_cites_both_rows(records):
    inputs = [
        records.calls((A, B, "2025-01-02T10:00:00", "out", "call", 60)),
        records.calls((B, C, "2025-01-01T10:00:00", "out", "call", 60), (B, A, "2025-01-02T10:00:02", "in", "call", 59), numbers=(B,)),
    ]  # fmt: skip
    [row] = path(inputs, PHONES).rows
    assert "; 1 call(s) or message(s);" in row[3]
    assert "; 00000000#1 00000000#2;" in row[4]
    assert path(inputs, PHONES, least=2).rows == ()


def test_calls_outside_the_period_lead_nowhere(records):
    inputs = [records.calls((A, B, "2024-12-02T10:00:00", "out", "call", 60))]
    assert path(inputs, PHONES).rows == ()


def test_money_relations_and_papers_each_make_a_path_and_the_shortest_is_marked(records):
    claims = [
        say(Z1, "finances", {"subject": Z2}, exhibit="d"),
        say(Z1, "account", X, exhibit="b"),
        say(Z2, "account", Y, exhibit="c"),
        say(Z1, "statement", "one", exhibit="e"),
        say(Z2, "statement", "two", exhibit="e"),
    ]
    inputs = [records.payments((X, "debit", "100.50", "2025-01-02", Y))]
    found = path(inputs, claims)
    assert [(row[0], row[1], row[3]) for row in found.rows] == [
        ("1", "yes", "finances"),
        ("2", "no", "is spoken of in; is spoken of in"),
        ("3", "no", "has, as claimed; 1 payment(s); has, as claimed"),
    ]
    only = path(inputs, claims, by=["payments"])
    assert [row[0] for row in only.rows] == ["3"]


def test_kinship_is_followed_only_where_it_is_asked_for(records):
    claims = [say(Z1, "related", {"subject": Z2, "as": "brother"})]
    assert path([], claims).rows == ()
    assert len(path([], claims, by=["related"]).rows) == 1


def test_who_is_said_to_live_at_home_is_led_to_who_is_said_to_live_abroad(records):
    claims = [
        say(Z1, "residence_country", "PK", exhibit="b"),
        say(Z2, "residence_country", "AE", exhibit="c"),
        say(Z1, "act", {"charge": "X", "role": "carrier", "act": "met", "from": "2025-01-02", "country": "AE", "place": "Sample Town"}, exhibit="d"),
        say(Z2, "role", {"organisation": "O-01", "role": "agent", "place": "Sample Town", "country": "AE"}, exhibit="e"),
        say(Z3, "role", {"organisation": "O-01", "role": "agent", "place": "Sample Town", "country": "OM"}, exhibit="f"),
    ]  # fmt: skip
    found = ask("evidence_path", [], claims, home="PK", by=["places"])
    assert [row[2] for row in found.rows] == ["Sample One (S-01) – place Sample Town, AE – Sample Two (S-02)"]  # fmt: skip


@pytest.mark.parametrize(
    ("parameters", "word"),
    [
        ({"start": ["S-99"]}, "S-99"),
        ({"by": ["rumour"]}, "rumour"),
        ({"links": 7}, "longer ones"),
        ({"home": "PK"}, "residence"),
    ],
)
def test_bad_parameters_of_a_path_are_named(records, parameters, word):
    with pytest.raises(BadValue, match=word):
        path([], PHONES, **parameters) if "start" not in parameters else path([], PHONES, start=parameters["start"])  # fmt: skip


def test_more_paths_than_can_be_read_are_refused_with_their_number(records, monkeypatch):
    monkeypatch.setattr("sanad.analysis.command.paths._MOST", 1)
    claims = [
        say(Z1, "finances", {"subject": Z2}),
        say(Z1, "statement", "one", exhibit="e"),
        say(Z2, "statement", "two", exhibit="e"),
    ]
    with pytest.raises(BadValue, match="paths lead there"):
        path([], claims)


def line(inputs, claims, opener=None, entries=(Z1,)):
    return ask("timeline", inputs, claims, opener, entries=list(entries))


def test_everything_dated_stands_in_order_with_zone_precision_and_source(records, opener):
    act = {"charge": "X", "role": "r", "act": "a", "from": "2025-01-05", "country": "PK", "place": "P", "incident": "I-01"}  # fmt: skip
    claims = [
        say(Z1, "phone", A),
        say(Z1, "account", X),
        say(Z1, "act", act),
        say("I-01", "date", {"from": "2025-01-05T23:40", "precision": "minute", "zone": ZONE, "said": "late"}),
        say(Z1, "warrant", {"number": "1", "issuer": "Court", "issuer_type": "court", "issued_on": "2025-01"}),
    ]  # fmt: skip
    inputs = [
        records.calls((A, C, "2025-01-02T10:00:00", "out", "call", 60), (A, C, "2025-01-02T20:00:00", "in", "sms", None)),
        records.payments((X, "debit", "100.50", "2025-01-04", Y)),
    ]  # fmt: skip
    found = line(inputs, claims, opener)
    assert [row[:5] for row in found.rows] == [
        ("2025-01-01", "2025-01-31", "month", "as its source states it", "court"),
        ("2025-01-02", "2025-01-02", "day", ZONE, "calls"),
        ("2025-01-03", "2025-01-03", "day", ZONE, "calls"),
        ("2025-01-04", "2025-01-04", "day", "the bank's day", "payment"),
        ("2025-01-05", "2025-01-05", "day", "as its source states it", "act"),
        ("2025-01-05 23:40", "2025-01-05", "minute", ZONE, "incident"),
    ]
    assert found.rows[3][6] == f"100.50 PKR to {Y}, on {X}"
    assert found.rows[1][8] == f"00000000#1 {claims[0].id}"
    assert found.sha256 == line(inputs, claims).sha256


def test_calls_of_a_number_count_only_on_days_on_which_it_is_claimed(records):
    claims = [say(Z1, "phone", A, valid_to="2025-01-05"), say(Z2, "phone", A, valid_from="2025-01-06")]  # fmt: skip
    inputs = [records.calls((A, C, "2025-01-05T10:00:00", "out", "call", 60), (A, C, "2025-01-06T10:00:00", "out", "call", 60))]  # fmt: skip
    assert [row[0] for row in line(inputs, claims).rows] == ["2025-01-05"]
    both = line(inputs, claims, entries=(Z1, Z2))
    assert [row[5] for row in both.rows] == ["Sample One (S-01)", "Sample Two (S-02)"]


def test_a_day_of_calls_counts_its_calls_and_messages_and_no_other_row_counts(records):
    day = [(A, C, f"2025-01-05T1{hour}:00:00", "out", kind, 60) for hour, kind in enumerate(("call", "call", "sms"))]  # fmt: skip
    claims = [say(Z1, "phone", A), say(Z1, "whereabouts", "at home", valid_from="2025-01-06", valid_to="2025-01-06")]  # fmt: skip
    assert [row[7] for row in line([records.calls(*day)], claims).rows] == ["3", ""]


def test_one_entry_where_a_list_is_wanted_is_told_how_a_list_is_written():
    with pytest.raises(BadValue, match=re.escape('it must be a list, for example ["S-06"]')):
        ask("timeline", [], PHONES, entries=Z1)


def test_a_call_that_two_deliveries_carry_is_one_call_of_its_day(records):
    call = (A, C, "2025-01-05T10:00:00", "out", "call", 60)
    [row] = line([records.calls(call), records.calls(call)], [say(Z1, "phone", A)]).rows
    assert row[6] == f"1 call(s), 0 message(s) in the records of {A}"


def test_a_payment_with_a_value_date_alone_stands_on_that_day(records):
    dated = {"booked_on": None, "valued_on": date(2025, 1, 3)}
    inputs = [records.payments((X, "debit", "5", "2025-01-02", Y, dated), (X, "debit", "6", "2025-01-04", Y, {"valued_on": date(2025, 1, 9)}))]  # fmt: skip
    found = line(inputs, [say(Z1, "account", X)])
    assert [row[0] for row in found.rows] == ["2025-01-03", "2025-01-04"]


def test_days_of_a_number_that_no_delivery_covers_are_said_to_be_unknown(records):
    half = {"from": "2025-01-01", "to": "2025-01-15"}
    inputs = [records.calls((A, C, "2025-01-05T10:00:00", "out", "call", 60), coverage=half)]
    claims = [say(Z1, "phone", A), say(Z2, "phone", B)]
    assert line(inputs, claims).sentence.endswith(f" Of {A} nothing is known on 2025-01-16 to 2025-01-31.")  # fmt: skip
    assert f"Of {B} nothing is known on 2025-01-01 to 2025-01-31." in line(inputs, claims, entries=(Z2,)).sentence  # fmt: skip


def test_rival_days_of_one_incident_both_stand(records):
    claims = [say("I-01", "date", "2025-01-05"), say("I-01", "date", "2025-01-06")]
    assert [row[0] for row in line([], claims, entries=("I-01",)).rows] == ["2025-01-05", "2025-01-06"]  # fmt: skip


def test_one_statement_of_several_sources_is_one_row_with_every_claim(records):
    claims = [say("I-01", "date", "2025-01-05"), say("I-01", "date", "2025-01-05", said_by="Source Two")]  # fmt: skip
    [row] = line([], claims, entries=("I-01",)).rows
    assert set(row[8].split()) == {claim.id for claim in claims}


def test_what_has_no_day_is_left_out_and_counted(records):
    found = line([], [say(Z1, "statement", "some day")])
    assert found.rows == ()
    assert "1 claim(s) that give no day are left out" in found.sentence


def test_a_statement_that_speaks_for_the_person_says_so(records):
    claim = say(Z1, "whereabouts", "in hospital", valid_from="2025-01-16", valid_to="2025-01-21", exculpatory=True)  # fmt: skip
    [row] = line([], [claim]).rows
    assert (row[0], row[1]) == ("2025-01-16", "2025-01-21")
    assert "speaks for the person" in row[6]


def test_an_entry_that_is_not_on_the_register_is_refused(records):
    with pytest.raises(BadValue, match="S-99"):
        line([], PHONES, entries=("S-99",))
