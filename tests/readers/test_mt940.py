# SPDX-License-Identifier: Apache-2.0
"""SWIFT statements: by hand, damaged, and every sample of the shared folder against a naive count."""

import hashlib
from datetime import date
from decimal import Decimal

import pytest

from sanad.errors import BadValue, MalformedFile, TooMuchInside, UnreadableText
from sanad.readers.formats.mt940 import scan
from sanad.readers.payments import signed

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
        "bank_reference": "BANK-9",
        "statement_row": 1,
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


@pytest.mark.parametrize(
    ("written", "reference", "bank"),
    [
        ("NTRFNONREF//BANK-9", "BANK-9", "BANK-9"),
        ("NTRFCUST-1//BANK-9", "CUST-1", "BANK-9"),
        ("NTRFCUST-1//NONREF", "CUST-1", None),
        ("NTRFNONREF", None, None),
        ("NTRFNONREF//NONREF", None, None),
    ],
)
def test_nonref_says_that_there_is_no_reference(run, written, reference, bank):
    [row] = run(mt940(ENTRY.replace("NTRFNONREF//BANK-9", written)), "s.sta").rows("payments")
    assert (row["reference"], row["bank_reference"]) == (reference, bank)


def test_a_booking_date_across_new_year_gets_the_right_year(run):
    [row] = run(mt940(ENTRY.replace("2501150116", "2501011231")), "s.sta").rows("payments")
    assert (row["valued_on"], row["booked_on"]) == (date(2025, 1, 1), date(2024, 12, 31))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("2501150116", "250230"), "bad_date"),
        (("2501150116", "2513150116"), "bad_date"),
        (("2501150116", "7001150116"), "bad_date"),
        (("250,5", "0000000000250,50"), "bad_amount"),
        (("2501150116", "2501150230"), "bad_date"),
        (("250,5", "2,5,0"), "bad_amount"),
        (("250,5", "0,123456"), "bad_amount"),
        (("250,5", "250.5"), "bad_amount"),
        (("250,5", "1.250,5"), "bad_amount"),
        (("250,5", "1 250,5"), "bad_amount"),
        (("250,5N", "250,5 N"), "bad_amount"),
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


def test_entries_of_a_statement_that_names_two_accounts_stand_under_neither(run):
    outcome = run(mt940(ENTRY).replace(b":28C:1/1", b":25:0009-9999"), "s.sta")
    assert [row["account"] for row in outcome.rows("payments")] == [None]
    assert outcome.receipt.notes == (
        "statement STMT-1 names two accounts, so its entries stand under neither",
    )


def test_an_account_longer_than_the_standard_allows_stays_whole(run):
    long = "BANK/" + "9" * 60
    raw = mt940(ENTRY).replace(b"0001-2345", f"{long}\r\nSECOND LINE".encode())
    assert run(raw, "s.sta").receipt.numbers == (long,)


def test_an_impossible_value_date_is_left_out_where_the_booking_date_is_sound(run):
    """Banks count interest in months of 30 days: the money was booked, its value date is no day."""
    outcome = run(mt940(ENTRY.replace("2501150116", "2502300301")), "s.sta")
    [row] = outcome.rows("payments")
    assert (row["booked_on"], row["valued_on"]) == (date(2025, 3, 1), None)
    assert outcome.receipt.notes == ("1 entries bear a value date that is no day; it is left out",)


@pytest.mark.parametrize(
    ("written", "year"), [("80", 1980), ("99", 1999), ("00", 2000), ("60", 2060)]
)
def test_years_of_two_digits_are_those_that_swift_knows(run, written, year):
    [row] = run(mt940(ENTRY.replace("2501150116", f"{written}0115")), "s.sta").rows("payments")
    assert row["valued_on"] == date(year, 1, 15)


def test_a_byte_order_mark_hides_no_field_and_moves_every_place(run):
    plain, marked = run(mt940(ENTRY), "s.sta"), run(b"\xef\xbb\xbf" + mt940(ENTRY), "s.sta")
    [one], [two] = plain.rows("payments"), marked.rows("payments")
    assert two == one | {"start": one["start"] + 3, "end": one["end"] + 3}
    assert two["statement"] == "STMT-1"


@pytest.mark.parametrize("ending", [b"\n", b"\r", b"\r\n"])
def test_lines_may_end_in_every_way(run, ending):
    raw = mt940(ENTRY, ENTRY.replace("C250,5", "D250,5")).replace(b"\r\n", ending)
    rows = run(raw, "s.sta").rows("payments")
    assert [row["direction"] for row in rows] == ["credit", "debit"]
    assert rows[0]["other_name"] == "Payer (fictional)"


def test_a_page_that_goes_on_at_another_balance_is_noted(run):
    first = mt940(ENTRY).replace(b":62F:", b":62M:")
    second = mt940(ENTRY).replace(b":60F:C250101PKR1000,00", b":60M:C250131PKR1250,50")
    second = second.replace(b":62F:C250131PKR1250,50", b":62F:C250131PKR1501,00")
    assert run(first + second, "s.sta").receipt.notes == ()
    torn = second.replace(b"PKR1250,50", b"PKR2250,50").replace(b"PKR1501,00", b"PKR2501,00")
    assert run(first + torn, "s.sta").receipt.notes == (
        "statement STMT-1 goes on at 2250.50 PKR; the page before ends at 1250.50 PKR",
    )


def test_sums_that_an_interim_report_declares_are_compared(run):
    raw = (
        b":20:R-1\r\n:25:1\r\n:34F:PKR0,\r\n"
        + ENTRY.encode()
        + b"\r\n:90D:0PKR0,00\r\n:90C:{}\r\n-"
    )
    assert run(raw.replace(b"{}", b"1PKR250,5"), "s.sta").receipt.notes == ()
    assert run(raw.replace(b"{}", b"2PKR300,0"), "s.sta").receipt.notes == (
        "statement R-1 declares 2 credit entries of 300.0, holds 1 of 250.5",
    )


def test_the_balances_of_a_statement_are_facts_of_the_receipt(run):
    [told] = run(mt940(ENTRY), "s.sta").receipt.facts["balances"]
    assert told == {
        "statement": "STMT-1",
        "opening": "1000.00 PKR",
        "closing": "1250.50 PKR",
        "entries": 1,
        "set_aside": 0,
        "adds_up": True,
    }


def test_an_opening_balance_given_twice_is_none(run):
    raw = mt940(ENTRY).replace(b":60F:", b":60F:C250101PKR9,00\r\n:60F:")
    [told] = run(raw, "s.sta").receipt.facts["balances"]
    assert (told["opening"], told["adds_up"]) == (None, None)


@pytest.mark.parametrize("raw", [b"1\n2\n3\n", b"\0" * 100, b":99:\n", b"hello :20: world"])
def test_what_has_no_field_of_a_statement_is_malformed(run, raw):
    with pytest.raises(MalformedFile):
        run(raw, "s.sta", reader="mt940")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_a_statement_that_was_saved_in_wide_characters_is_refused_and_says_why(run, encoding):
    with pytest.raises(MalformedFile, match=f"it is {encoding}, in which no bank writes"):
        run(mt940(ENTRY).decode().encode(encoding), "s.sta")


@pytest.mark.parametrize("limit", ["LARGEST_FIELD", "LARGEST_STATEMENT"])
def test_a_field_or_statement_larger_than_any_honest_one_is_refused(run, monkeypatch, limit):
    monkeypatch.setattr(scan, limit, 1000)
    run(mt940(ENTRY), "s.sta")
    with pytest.raises(TooMuchInside, match="of more than 1,000 bytes"):
        run(mt940(ENTRY + " and more" * 200), "s.sta")


SHARED = {
    "betterplace/amount_formats.sta": (0, None),
    "betterplace/currency_in_25.sta": (0, None),
    "betterplace/empty_86.sta": (0, None),
    "betterplace/empty_entry_date.sta": (1, None),
    "betterplace/empty_line.sta": (0, None),
    "betterplace/missing_crlf_at_end.sta": (0, None),
    "betterplace/sepa_mt9401.sta": (97, "-9269135.90 EUR"),
    "betterplace/sepa_snippet.sta": (11, "-2143323.39 EUR"),
    "betterplace/sepa_snippet_broken.sta": (1, "50990.05 EUR"),
    "betterplace/with_binary_character.sta": (4, "-179066.75 EUR"),
    "citi/mt940.txt": (5, "-1142.75 USD"),
    "cmxl/account_balance_credit.sta": (0, None),
    "cmxl/account_balance_debit.sta": (0, None),
    "cmxl/account_identification_iban.sta": (0, None),
    "cmxl/account_identification_legacy.sta": (0, None),
    "cmxl/available_balance.sta": (0, None),
    "cmxl/closing_balance.sta": (0, None),
    "cmxl/mt940.sta": (16, "87.30 DEM, 2200 EUR, 10040.00 PLN"),
    "cmxl/reference.sta": (0, None),
    "cmxl/statement_details.sta": (1, None),
    "cmxl/statement_line.sta": (1, None),
    "cmxl/statement_number.sta": (0, None),
    "jejik/abnamro.sta": (10, "-345.93 EUR"),
    "jejik/generic.sta": (2, "-20.00 EUR"),
    "jejik/ing.sta": (7, "-45.59 EUR"),
    "jejik/knab.sta": (3, "-6260 EUR"),
    "jejik/postfinance.sta": (4, "159.4 CHF"),
    "jejik/rabobank-iban.sta": (4, "-70.00 EUR"),
    "jejik/rabobank.sta": (5, "-1589.09 EUR"),
    "jejik/sns.sta": (2, "-25.00 EUR"),
    "jejik/triodos.sta": (2, "-715.70 EUR"),
    "mBank/mt940.sta": (3, "0.03 PLN"),
    "mBank/mt942.sta": (3, "0.03 PLN"),
    "mBank/with_newline_in_tnr.sta": (2, "89.00 PLN"),
    "sberbank/171011_01234945.sta": (3, "-9437.00 HUF"),
    "self-provided/account_identification.sta": (0, None),
    "self-provided/details_60-63.sta": (1, "-233.15 EUR"),
    "self-provided/empty_non_swift.sta": (0, None),
    "self-provided/february_30.sta": (1, "-6.00 EUR"),
    "self-provided/gv_codes.sta": (2, "-257.45 EUR"),
    "self-provided/long_statement_number.sta": (0, None),
    "self-provided/malformed_details.sta": (1, "-233.15 EUR"),
    "self-provided/mt942.sta": (1, "-0.42 EUR"),
    "self-provided/multiline.sta": (2, "114 EUR"),
    "self-provided/overly_long_details.sta": (1, "-233.15 EUR"),
    "self-provided/raiffeisen-cmi.sta": (7, "-1012213.50 HUF"),
    "self-provided/raphaelm.sta": (9, "95000.00 DEM"),
    "self-provided/sparkassen.sta": (1, None),
    "self-provided/transaction_details_wrapped.sta": (1, "-6.00 EUR"),
    "self-provided/whitespace.sta": (1, "-233.15 EUR"),
    "self-provided/wrapped_timestamp.sta": (1, "-6.00 EUR"),
}
"""File: entries, and what they move by currency; established from the files with regular expressions, apart from this reader.
Entries without a sum are single lines of a file in which nothing names a currency."""


def test_every_shared_sample_is_read_to_the_counts_and_sums_of_an_independent_look(
    run, shared, capfd
):
    folder = shared / "mt940" / "samples"
    found = {str(p.relative_to(folder)) for p in folder.rglob("*") if p.suffix in {".sta", ".txt"}}
    assert found == {*SHARED, "self-provided/invalid_statement.sta"}
    for name, (entries, moved) in SHARED.items():
        raw = (folder / name).read_bytes()
        outcome = run(raw, name.rpartition("/")[2], reader="mt940")
        rows = outcome.rows("payments")
        assert outcome.receipt.read == entries, name
        assert outcome.receipt.rejects_by_code == (
            {"no_currency": entries} if entries and not moved else {}
        ), name
        sums = {
            code: sum(signed(r) for r in rows if r["currency"] == code)
            for code in {r["currency"] for r in rows}
        }
        told = [one.split() for one in (moved or "").split(", ") if one]
        assert sums == {code: Decimal(amount) for amount, code in told}, name
        for row in rows:
            cited = raw[row["start"] : row["end"]]
            assert cited.startswith(b":61:")
            assert cited.count(b"\n:61:") == 0
            assert b"\n:62" not in cited
            assert cited == cited.rstrip()
            assert row["row_sha256"] == hashlib.sha256(cited).hexdigest()
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize(
    ("name", "balances"),
    [
        ("citi/mt940.txt", [("17376.67 USD", "16233.92 USD", True)]),
        ("jejik/postfinance.sta", [("0 CHF", "229.2 CHF", True), ("229.2 CHF", "159.6 CHF", False)]),
        ("self-provided/february_30.sta", [("1200.00 EUR", "1194.00 EUR", True)]),
        ("betterplace/sepa_snippet_broken.sta", [("766656.49 EUR", "1125250.4 EUR", False)]),
        ("self-provided/raphaelm.sta", [("0 DEM", None, None), ("105000.00 DEM", None, None), ("145000.00 DEM", None, None)]),
        ("cmxl/account_balance_debit.sta", [("-147.64 EUR", None, None)]),
        ("mBank/mt942.sta", [(None, None, None)]),
    ],
)  # fmt: skip
def test_the_balances_of_shared_samples_are_those_that_a_person_reads(run, shared, name, balances):
    raw = (shared / "mt940" / "samples" / name).read_bytes()
    told = run(raw, "s.sta", reader="mt940").receipt.facts["balances"]
    read = [(_balance(one["opening"]), _balance(one["closing"]), one["adds_up"]) for one in told]
    assert read == [(_balance(first), _balance(last), adds_up) for first, last, adds_up in balances]


def _balance(written):
    return written and (Decimal(written.split()[0]), written.split()[1])


def test_the_invalid_shared_sample_is_refused_because_it_has_no_field(run, shared):
    raw = (shared / "mt940" / "samples" / "self-provided" / "invalid_statement.sta").read_bytes()
    with pytest.raises(MalformedFile, match="no field of a statement"):
        run(raw, "s.sta")


def test_the_thirtieth_of_february_is_never_mended(run, shared):
    raw = (shared / "mt940" / "samples" / "self-provided" / "february_30.sta").read_bytes()
    [row] = run(raw, "s.sta").rows("payments")
    assert (row["booked_on"], row["valued_on"]) == (date(2016, 3, 1), None)


def test_notes_beyond_two_hundred_are_counted(run):
    one = ":20:A\n:25:0001-77\n:28C:1\n:60F:C250101EUR0,\n:61:2501020102C1,NTRFNONREF\n:62F:C250102EUR2,\n-\n"
    notes = run((one * 205).encode(), "s.sta").receipt.notes
    assert len(notes) == 201
    assert notes[-1] == "and 5 more notes"
