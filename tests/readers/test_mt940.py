# SPDX-License-Identifier: Apache-2.0
"""SWIFT statements: by hand, damaged, and every sample of the shared folder against a naive count."""

import hashlib
from datetime import date
from decimal import Decimal

import pytest

from sanad.errors import BadValue, MalformedFile, UnreadableText

HEAD = ":20:STMT-1\r\n:25:0001-2345\r\n:28C:1/1\r\n:60F:C250101PKR1000,00\r\n"
ENTRY = ":61:2501150116C250,5NTRFNONREF//BANK-9\r\n:86:166?00TRANSFER?20for goods?31AE070331234567890123456\r\n?32Payer (fictio?33nal)"
TAIL = "\r\n:62F:C250131PKR1250,50\r\n-\r\n"


def mt940(*entries: str, tail: str = TAIL) -> bytes:
    return (HEAD + "\r\n".join(entries) + tail).encode()


def test_an_entry_is_read_as_a_hand_would_and_cites_its_own_bytes(run):
    raw = mt940(ENTRY)
    outcome = run(raw, "s.sta")
    [row] = outcome.rows("payments")
    assert row == {
        "row": 1,
        "start": raw.index(b":61:"),
        "end": raw.index(b"\r\n:62F:"),
        "row_sha256": hashlib.sha256(ENTRY.encode()).hexdigest(),
        "statement": "STMT-1",
        "account": "0001-2345",
        "direction": "credit",
        "amount": Decimal("250.50000"),
        "amount_written": "250,5",
        "currency": "PKR",
        "booked_on": date(2025, 1, 16),
        "valued_on": date(2025, 1, 15),
        "other_account": "AE070331234567890123456",
        "other_name": "Payer (fictional)",
        "reference": "BANK-9",
        "details": "for goods",
    }
    assert outcome.receipt.notes == ()
    assert outcome.receipt.numbers == ("0001-2345",)


@pytest.mark.parametrize(
    ("mark", "side"), [("C", "credit"), ("D", "debit"), ("RC", "debit"), ("RD", "credit")]
)
def test_a_reversal_is_booked_on_the_other_side(run, mark, side):
    [row] = run(mt940(ENTRY.replace("0116C", f"0116{mark}")), "s.sta").rows("payments")
    assert row["direction"] == side


def test_an_entry_without_a_booking_date_was_booked_on_its_value_date(run):
    [row] = run(mt940(ENTRY.replace("2501150116", "250115")), "s.sta").rows("payments")
    assert row["booked_on"] == row["valued_on"] == date(2025, 1, 15)


def test_a_booking_date_across_new_year_gets_the_right_year(run):
    [row] = run(mt940(ENTRY.replace("2501150116", "2501011231")), "s.sta").rows("payments")
    assert (row["valued_on"], row["booked_on"]) == (date(2025, 1, 1), date(2024, 12, 31))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("250115", "250230"), "bad_date"),
        (("2501150116", "2501150230"), "bad_date"),
        (("250,5", "2,5,0"), "bad_amount"),
        (("250,5", "0,123456"), "bad_amount"),
        (("C250,5", "X250,5"), "bad_line"),
        (("2501150116C250,5NTRF", ""), "bad_line"),
    ],
)
def test_a_bad_entry_is_set_aside_and_the_others_stay(run, change, code):
    outcome = run(mt940(ENTRY, ENTRY.replace(*change), ENTRY), "s.sta")
    assert [row["row"] for row in outcome.rows("payments")] == [1, 3]
    [reject] = outcome.rows("rejects")
    assert (reject["row"], reject["code"]) == (2, code)
    assert reject["written"] == ENTRY.replace(*change)


def test_an_entry_whose_currency_nobody_names_is_set_aside(run):
    outcome = run(b":20:X\r\n" + ENTRY.encode(), "s.sta")
    assert outcome.receipt.rejects_by_code == {"no_currency": 1}


def test_a_statement_that_does_not_add_up_is_noted(run):
    notes = run(mt940(ENTRY, ENTRY), "s.sta").receipt.notes
    assert notes == (
        "statement STMT-1: opening balance and entries make 1501.00, but it closes at 1250.50",
    )


def test_text_in_another_encoding_is_noted_or_read_as_named(run):
    raw = mt940(ENTRY).replace(b"for goods", "كوئته".replace("ئ", "ي").encode("cp1256"))
    guessless = run(raw, "s.sta")
    assert "1 texts are not UTF-8 and were read as Latin-1" in guessless.receipt.notes
    assert run(raw, "s.sta", encoding="cp1256").rows("payments")[0]["details"] == "كويته"
    with pytest.raises(UnreadableText) as refused:
        run(raw, "s.sta", encoding="ascii")
    assert refused.value.facts["offset"] == next(n for n, byte in enumerate(raw) if byte > 127)
    with pytest.raises(BadValue):
        run(raw, "s.sta", encoding="no-such")


def test_a_line_of_details_that_looks_like_a_field_stays_with_its_entry(run):
    wrapped = ENTRY.replace("for goods", "at 12\r\n:26:37 o'clock")
    raw = mt940(wrapped)
    [row] = run(raw, "s.sta").rows("payments")
    assert raw[row["start"] : row["end"]] == wrapped.encode()
    assert row["details"] == "at 12:26:37 o'clock"


def test_a_statement_that_names_two_accounts_is_malformed(run):
    with pytest.raises(MalformedFile, match="two accounts"):
        run(mt940(ENTRY).replace(b":28C:1/1", b":25:0009-9999"), "s.sta")


@pytest.mark.parametrize("raw", [b"1\n2\n3\n", b"", b"\0" * 100, b":NS:\n", b"hello :20: world"])
def test_what_has_no_field_of_a_statement_is_malformed(run, raw):
    with pytest.raises(MalformedFile):
        run(raw, "s.sta", reader="mt940")


def test_every_shared_sample_is_read_or_refused_and_no_entry_is_lost(run, shared, capfd):
    samples = [
        p for p in sorted((shared / "mt940" / "samples").rglob("*")) if p.suffix in {".sta", ".txt"}
    ]
    assert samples
    refused = set()
    for path in samples:
        raw = path.read_bytes()
        try:
            outcome = run(raw, path.name, reader="mt940")
        except MalformedFile:
            refused.add(path.name)
            continue
        entries = sum(line.startswith(b":61:") for line in raw.replace(b"\r", b"\n").split(b"\n"))
        assert outcome.receipt.read == entries, path
        for row in outcome.rows("payments"):
            cited = raw[row["start"] : row["end"]]
            assert cited.startswith(b":61:")
            assert cited.count(b"\n:61:") == 0
            assert b"\n:62" not in cited
            assert cited == cited.rstrip()
    assert refused == {
        "available_balance.sta", "empty_86.sta", "empty_non_swift.sta", "invalid_statement.sta", "sepa_snippet_broken.sta",
    }  # fmt: skip
    assert capfd.readouterr().err == ""


def test_the_thirtieth_of_february_is_never_mended(run, shared):
    raw = (shared / "mt940" / "samples" / "self-provided" / "february_30.sta").read_bytes()
    outcome = run(raw, "s.sta")
    assert outcome.receipt.rejects_by_code == {"bad_date": 1}
    assert outcome.rows("payments") == []
