# SPDX-License-Identifier: Apache-2.0
"""OFX statements in both syntaxes: by hand, damaged, hostile, and every sample of the shared folder."""

import hashlib
from datetime import date
from decimal import Decimal

import pytest

from sanad.errors import HostileFile, MalformedFile, SanadError, TooMuchInside, UnreadableText
from sanad.readers import markup
from sanad.readers.formats.ofx import sgml as sgml_module
from sanad.readers.payments import signed

HEAD = "OFXHEADER:100\r\nDATA:OFXSGML\r\nVERSION:102\r\nENCODING:USASCII\r\nCHARSET:1252\r\n\r\n"
ENTRY = (
    "<STMTTRN>\n<TRNTYPE>DEBIT\n<DTPOSTED>20250115120000[5:PKT]\n<DTAVAIL>20250116\n<TRNAMT>-250.50\n<FITID>F-1\n<CHECKNUM>77\n"
    "<NAME>Payee &amp; Sons (fictional)\n<BANKACCTTO><BANKID>1<ACCTID>0009-77</BANKACCTTO>\n<MEMO>for goods\n</STMTTRN>"
)


def sgml(*entries: str, head: str = HEAD) -> bytes:
    return (
        f"{head}<OFX><SIGNONMSGSRSV1><SONRS><FI><ORG>Sample Bank</FI></SONRS></SIGNONMSGSRSV1>"
        "<BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>PKR<BANKACCTFROM><BANKID>1<ACCTID>0001-2345</BANKACCTFROM>\n<BANKTRANLIST>"
        f"{''.join(entries)}</BANKTRANLIST><LEDGERBAL><BALAMT>749.50<DTASOF>20250131</LEDGERBAL></STMTRS></STMTTRNRS>"
        "</BANKMSGSRSV1></OFX>\n"
    ).encode("cp1252")


def test_an_entry_is_read_as_a_hand_would_and_cites_its_own_bytes(run):
    raw = sgml(ENTRY)
    outcome = run(raw, "s.ofx")
    [row] = outcome.rows("payments")
    assert row == {
        "row": 1,
        "start": raw.index(b"<STMTTRN>"),
        "end": raw.index(b"</STMTTRN>") + len(b"</STMTTRN>"),
        "row_sha256": hashlib.sha256(ENTRY.encode()).hexdigest(),
        "statement": None,
        "account": "0001-2345",
        "direction": "debit",
        "amount": Decimal("250.50000"),
        "amount_written": "-250.50",
        "currency": "PKR",
        "booked_on": date(2025, 1, 15),
        "valued_on": date(2025, 1, 16),
        "other_account": "0009-77",
        "other_name": "Payee & Sons (fictional)",
        "reference": "77",
        "details": "for goods",
        "bank_reference": "F-1",
        "statement_row": 1,
    }
    assert outcome.receipt.notes == ()
    assert outcome.receipt.facts["bank"] == "Sample Bank"
    assert outcome.receipt.facts["balances"][0]["closing"] == "749.50 PKR"


def test_an_empty_value_without_a_closing_tag_swallows_nothing(run):
    [row] = run(sgml(ENTRY.replace("<CHECKNUM>77", "<CHECKNUM>")), "s.ofx").rows("payments")
    assert (row["reference"], row["other_name"]) == (None, "Payee & Sons (fictional)")


def test_values_may_be_closed_and_the_whole_may_stand_on_one_line(run):
    closed = ENTRY.replace("<FITID>F-1\n", "<FITID>F-1</FITID>").replace("\n", "")
    [row] = run(sgml(closed, head=HEAD.replace("\r\n", "")), "s.ofx").rows("payments")
    assert (row["bank_reference"], row["reference"], row["details"]) == ("F-1", "77", "for goods")


def test_an_entry_that_is_not_closed_ends_where_the_next_begins_and_is_noted(run):
    crooked = ENTRY.replace("\n</STMTTRN>", "")
    raw = sgml(crooked, ENTRY.replace("F-1", "F-2"))
    outcome = run(raw, "s.ofx")
    rows = outcome.rows("payments")
    assert [row["bank_reference"] for row in rows] == ["F-1", "F-2"]
    assert raw[rows[0]["start"] : rows[0]["end"]] == crooked.encode()
    assert outcome.receipt.notes == ("1 elements that hold others are not closed",)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("-250.50", "1.000,50"), "bad_amount"),
        (("-250.50", "0.123456"), "bad_amount"),
        (("<TRNAMT>-250.50", ""), "bad_amount"),
        (("-250.50", "0.00"), "no_amount"),
        (("-250.50", "-0"), "no_amount"),
        (("<TRNAMT>-250.50", "<TRNAMT>-"), "bad_amount"),
        (("20250115120000[5:PKT]", "20250230"), "bad_date"),
        (("20250115120000[5:PKT]", "15/01/2025"), "bad_date"),
        (("<DTPOSTED>20250115120000[5:PKT]", ""), "bad_date"),
        (("<MEMO>", "<CURRENCY><CURRATE>1<CURSYM>Rs</CURRENCY><MEMO>"), "no_currency"),
        (("<MEMO>", "<CORRECTFITID>F-0<CORRECTACTION>DELETE<MEMO>"), "correction"),
        (("STMTTRN>", "STMTTRNP>"), "not_booked"),
    ],
)
def test_a_bad_entry_is_set_aside_and_the_others_stay(run, change, code):
    bad = ENTRY.replace(*change)
    outcome = run(sgml(ENTRY, bad, ENTRY), "s.ofx")
    assert [row["row"] for row in outcome.rows("payments")] == [1, 3]
    [reject] = outcome.rows("rejects")
    assert (reject["row"], reject["code"], reject["written"]) == (2, code, bad)


@pytest.mark.parametrize(
    ("written", "side", "amount"),
    [
        ("+7", "credit", "7"),
        ("7,25", "credit", "7.25"),
        ("-.5", "debit", "0.5"),
    ],
)
def test_the_sign_is_the_direction_and_the_mark_a_point_or_a_comma(run, written, side, amount):
    [row] = run(sgml(ENTRY.replace("-250.50", written)), "s.ofx").rows("payments")
    assert (row["direction"], row["amount"], row["amount_written"]) == (
        side,
        Decimal(amount),
        written,
    )


def test_a_value_date_that_is_no_day_is_left_out_and_noted(run):
    bad = ENTRY.replace("20250116", "20250230")
    outcome = run(sgml(bad, bad.replace("20250230", "20250116")), "s.ofx")
    assert [row["valued_on"] for row in outcome.rows("payments")] == [None, date(2025, 1, 16)]
    assert outcome.receipt.notes == ("1 entries bear a value date that is no day; it is left out",)


def test_an_entry_in_another_currency_says_so(run):
    entry = ENTRY.replace("<MEMO>", "<CURRENCY><CURRATE>278.5<CURSYM>USD</CURRENCY><MEMO>")
    [row] = run(sgml(entry), "s.ofx").rows("payments")
    assert row["currency"] == "USD"


def test_an_entry_knows_what_its_statement_said_before_it(run):
    raw = sgml("x").replace(b"<BANKACCTFROM>", ENTRY.encode() + b"<BANKACCTFROM>", 1)
    rows = run(raw.replace(b"<BANKTRANLIST>x", b"<BANKTRANLIST>" + ENTRY.encode()), "s.ofx").rows(
        "payments"
    )
    assert [row["account"] for row in rows] == [None, "0001-2345"]


@pytest.mark.parametrize(
    ("declared", "codec"),
    [
        ("USASCII\r\nCHARSET:1252", "cp1252"),
        ("UTF-8\r\nCHARSET:NONE", "utf-8"),
        ("USASCII\r\nCHARSET:ISO-8859-1", "latin-1"),
    ],
)
def test_text_is_decoded_as_the_header_declares(run, declared, codec):
    head = HEAD.replace("USASCII\r\nCHARSET:1252", declared)
    raw = sgml(ENTRY, head=head).replace(b"for goods", "café".encode(codec))
    assert run(raw, "s.ofx").rows("payments")[0]["details"] == "café"


def test_text_that_is_not_in_the_declared_encoding_is_refused_unless_a_person_names_one(run):
    raw = sgml(ENTRY).replace(b"for goods", "كويته".encode("cp1256") + b"\x81")
    with pytest.raises(UnreadableText) as refused:
        run(raw, "s.ofx")
    assert refused.value.facts["offset"] == raw.index(b"\x81")
    assert run(raw, "s.ofx", encoding="cp1256").rows("payments")[0]["details"] == "كويتهپ"


XML = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<?OFX OFXHEADER="200" VERSION="200"?>\n<OFX><CREDITCARDMSGSRSV1><CCSTMTTRNRS><CCSTMTRS>'
    "<CURDEF>PKR</CURDEF><CCACCTFROM><ACCTID>4000-1</ACCTID></CCACCTFROM><BANKTRANLIST>{}</BANKTRANLIST></CCSTMTRS></CCSTMTTRNRS>"
    "</CREDITCARDMSGSRSV1></OFX>"
)
XML_ENTRY = "<STMTTRN><DTPOSTED>20250115</DTPOSTED><TRNAMT>-9.00</TRNAMT><FITID>C-1</FITID><MEMO>kiosk</MEMO></STMTTRN>"


def test_an_xml_file_of_a_credit_card_is_read_alike(run):
    raw = XML.format(XML_ENTRY).encode()
    [row] = run(raw, "statement.xml").rows("payments")
    assert raw[row["start"] : row["end"]] == XML_ENTRY.encode()
    assert (row["account"], row["direction"], row["amount"]) == ("4000-1", "debit", 9)


def test_trades_are_set_aside_by_name_and_cash_of_an_investment_account_is_kept(run):
    cash = f"<INVBANKTRAN>{XML_ENTRY}<SUBACCTFUND>CASH</SUBACCTFUND></INVBANKTRAN>"
    raw = XML.format(f"<BUYSTOCK><X/></BUYSTOCK>{cash}<INCOME/>").encode()
    outcome = run(raw, "s.ofx")
    [row] = outcome.rows("payments")
    assert raw[row["start"] : row["end"]] == XML_ENTRY.encode()
    assert [one["written"] for one in outcome.rows("rejects")] == [
        "<BUYSTOCK><X/></BUYSTOCK>",
        "<INCOME/>",
    ]
    assert outcome.receipt.rejects_by_code == {"not_a_payment": 2}


def test_an_entry_outside_every_statement_is_set_aside(run):
    raw = XML.format("").replace("</OFX>", f"{XML_ENTRY}</OFX>").encode()
    assert run(raw, "s.ofx").receipt.rejects_by_code == {"no_statement": 1}


@pytest.mark.parametrize(
    "raw",
    [
        HEAD.encode() + b"<!DOCTYPE OFX [<!ENTITY a 'x'>]><OFX></OFX>",
        sgml(ENTRY).replace(b"<BANKMSGSRSV1>", b"<!DOCTYPE a><BANKMSGSRSV1>"),
        XML.format("").replace("<OFX>", '<!DOCTYPE OFX SYSTEM "file:///etc/passwd"><OFX>').encode(),
        sgml(ENTRY)
        .replace(b"<MEMO>", b"<A>" * 300 + b"<MEMO>")
        .replace(b"</STMTTRN>", b"</A></STMTTRN>"),
    ],
)
def test_document_types_and_endless_nesting_are_hostile(run, raw):
    with pytest.raises(HostileFile):
        run(raw, "s.ofx", reader="ofx")


@pytest.mark.parametrize(
    "raw",
    [
        b"   ",
        HEAD.encode(),
        sgml(ENTRY)[:-30],
        sgml(ENTRY).replace(b"</OFX>", b""),
        sgml(ENTRY).replace(b"<BANKTRANLIST>", b"</X><BANKTRANLIST>"),
        sgml(ENTRY).replace(b"</STMTTRN>", b"</STMTTRN> words between "),
        XML.format(XML_ENTRY).encode()[:-9],
        b"<?xml version='1.0'?><html/>",
    ],
)
def test_a_damaged_file_is_malformed(run, raw):
    with pytest.raises(MalformedFile):
        run(raw, "s.ofx", reader="ofx")


def test_an_entry_or_text_larger_than_any_honest_one_is_refused(run, monkeypatch):
    monkeypatch.setattr(sgml_module, "LARGEST", 1000)
    run(sgml(ENTRY), "s.ofx")
    with pytest.raises(TooMuchInside, match="text of more than 1,000 bytes"):
        run(sgml(ENTRY.replace("for goods", "x" * 2000)), "s.ofx")
    monkeypatch.setattr(markup, "LARGEST", 1000)
    with pytest.raises(TooMuchInside, match="entry of more than 1,000 bytes"):
        run(sgml(ENTRY.replace("<MEMO>", "<X>" + "<A>b" * 300 + "</X><MEMO>")), "s.ofx")


SHARED = {
    "br_nubank_cc.ofx": (6, {}, "-1280.91 BRL", ["-1280.91 BRL"]),
    "invstmtrs.ofx": (1, {"not_a_payment": 1}, "1000.00 USD", [None]),
    "profrs.ofx": (0, {}, None, []),
    "stmtrs.ofx": (2, {}, "-500.00 USD", ["200.29 USD"]),
    "stmtrs_euro.ofx": (2, {}, "-500.00 USD", ["200.29 USD"]),
}
"""File: rows, entries set aside, what they move, ledger balances; read off the files by eye."""


@pytest.mark.parametrize("name", SHARED)
def test_every_shared_sample_is_read_to_the_counts_and_sums_of_an_independent_look(
    run, shared, name
):
    stored, aside, moved, ledger = SHARED[name]
    raw = (shared / "ofx" / name).read_bytes()
    outcome = run(raw, name)
    rows = outcome.rows("payments")
    assert (outcome.receipt.reader, len(rows), outcome.receipt.rejects_by_code) == (
        "ofx",
        stored,
        aside,
    )
    if moved is not None:
        assert {row["currency"] for row in rows} == {moved[-3:]}
        assert sum(signed(row) for row in rows) == Decimal(moved[:-4])
    assert [one["closing"] for one in outcome.receipt.facts["balances"]] == ledger
    for row in rows:
        cited = raw[row["start"] : row["end"]]
        assert cited.startswith(b"<STMTTRN>")
        assert cited.endswith(b"</STMTTRN>")
        assert cited.count(b"<STMTTRN>") == 1


def test_the_shared_profile_is_said_to_hold_no_statement(run, shared):
    raw = (shared / "ofx" / "profrs.ofx").read_bytes()
    assert run(raw, "profrs.ofx").receipt.notes == (
        "there is no statement in it, only PROFMSGSRSV1, SIGNONMSGSRSV1",
    )


def test_a_shared_sample_cut_anywhere_is_refused_with_one_of_our_errors(run, shared):
    for name in ("br_nubank_cc.ofx", "stmtrs.ofx"):
        raw = (shared / "ofx" / name).read_bytes().rstrip()
        for end in range(0, len(raw) - 1, 97):
            with pytest.raises(SanadError):
                run(raw[:end], "s.ofx", reader="ofx")
