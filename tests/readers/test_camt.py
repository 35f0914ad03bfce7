# SPDX-License-Identifier: Apache-2.0
"""Statements in XML: by hand, hostile, and every sample of the shared folder against a naive count."""

import hashlib
import tracemalloc
from datetime import date
from decimal import Decimal

import pytest
from lxml import etree

from sanad.errors import HostileFile, MalformedFile, SanadError, TooMuchInside, UnknownLayout
from sanad.readers import batches, markup, registry
from sanad.readers.payments import signed
from sanad.readers.rows import Hints

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>'
TAIL = "</BkToCstmrStmt></Document>"
ACCOUNT = "<Acct><Id><IBAN>PK36 SCBL 0000 0011 2345 6702</IBAN></Id></Acct>"


def balance(kind: str, amount: str, side: str = "CRDT") -> str:
    return (
        f'<Bal><Tp><CdOrPrtry><Cd>{kind}</Cd></CdOrPrtry></Tp><Amt Ccy="PKR">{amount}</Amt>'
        f"<CdtDbtInd>{side}</CdtDbtInd><Dt><Dt>2025-01-31</Dt></Dt></Bal>"
    )


def entry(
    amount: str = "100.00",
    side: str = "CRDT",
    more: str = "",
    details: str = "",
    on: str = "2025-01-15",
) -> str:
    return (
        f'<Ntry><Amt Ccy="PKR">{amount}</Amt><CdtDbtInd>{side}</CdtDbtInd>{more}<Sts>BOOK</Sts>'
        f"<BookgDt><Dt>{on}</Dt></BookgDt><ValDt><DtTm>2025-01-16T00:30:00+05:00</DtTm></ValDt>{details}</Ntry>"
    )


def statement(*inside: str, name: str = "S1") -> str:
    return f"<Stmt><Id>{name}</Id>{ACCOUNT}{''.join(inside)}</Stmt>"


def message(*statements: str) -> bytes:
    return (HEAD + "".join(statements) + TAIL).encode()


DETAILS = (
    "<NtryDtls><TxDtls><Refs><EndToEndId>R-1</EndToEndId></Refs><RltdPties>"
    "<Dbtr><Nm>Payer &amp; Sons (fictional)</Nm></Dbtr><DbtrAcct><Id><Othr><Id>0001-77</Id></Othr></Id></DbtrAcct>"
    "<Cdtr><Nm>Payee (fictional)</Nm></Cdtr><CdtrAcct><Id><IBAN>AE070331234567890123456</IBAN></Id></CdtrAcct>"
    "</RltdPties><RmtInf><Ustrd>one</Ustrd><Ustrd>two</Ustrd></RmtInf></TxDtls></NtryDtls>"
)


def test_an_entry_is_read_as_a_hand_would_and_cites_its_own_bytes(run):
    raw = message(
        statement(balance("OPBD", "10.00"), balance("CLBD", "110.00"), entry(details=DETAILS))
    )
    outcome = run(raw, "s.xml")
    [row] = outcome.rows("payments")
    cited = raw[row["start"] : row["end"]]
    assert cited == entry(details=DETAILS).encode()
    assert row == {
        "row": 1,
        "start": raw.index(b"<Ntry>"),
        "end": raw.index(b"</Ntry>") + len(b"</Ntry>"),
        "row_sha256": hashlib.sha256(cited).hexdigest(),
        "statement": "S1",
        "account": "PK36SCBL0000001123456702",
        "direction": "credit",
        "amount": Decimal("100.00000"),
        "amount_written": "100.00",
        "currency": "PKR",
        "booked_on": date(2025, 1, 15),
        "valued_on": date(2025, 1, 16),
        "other_account": "0001-77",
        "other_name": "Payer & Sons (fictional)",
        "reference": "R-1",
        "details": "one\ntwo",
        "bank_reference": None,
        "statement_row": 1,
    }
    assert outcome.receipt.notes == ()
    assert (outcome.receipt.reader, outcome.receipt.kind) == ("camt053", "payments")
    assert outcome.receipt.numbers == ("PK36SCBL0000001123456702",)
    assert outcome.layer["kind"] == "payments"


def test_of_a_debit_the_other_party_is_who_was_paid(run):
    [row] = run(message(statement(entry(side="DBIT", details=DETAILS))), "s.xml").rows("payments")
    assert (row["direction"], row["other_account"]) == ("debit", "AE070331234567890123456")


def test_a_reversed_credit_is_a_debit_and_the_other_party_stays_the_payer(run):
    """ISO 20022: with RvslInd, DBIT means that the original entry was a credit; the side is the booked one."""
    reversed_credit = entry(side="DBIT", more="<RvslInd>true</RvslInd>", details=DETAILS)
    outcome = run(
        message(statement(balance("OPBD", "100.00"), balance("CLBD", "0.00"), reversed_credit)),
        "s.xml",
    )
    [row] = outcome.rows("payments")
    assert (row["direction"], row["other_account"]) == ("debit", "0001-77")
    assert outcome.receipt.notes == ()


def test_an_itemised_entry_becomes_a_row_per_transaction(run):
    one = '<TxDtls><Refs><EndToEndId>A</EndToEndId></Refs><AmtDtls><TxAmt><Amt Ccy="PKR">60.00</Amt></TxAmt></AmtDtls></TxDtls>'
    two = '<TxDtls><Refs><EndToEndId>B</EndToEndId></Refs><Amt Ccy="PKR">40.00</Amt><CdtDbtInd>CRDT</CdtDbtInd></TxDtls>'
    raw = message(statement(entry(details=f"<NtryDtls>{one}{two}</NtryDtls>"), entry("1.00")))
    rows = run(raw, "s.xml").rows("payments")
    assert [(r["row"], r["reference"], r["amount"]) for r in rows] == [
        (1, "A", 60),
        (2, "B", 40),
        (3, None, 1),
    ]
    assert [raw[r["start"] : r["end"]] for r in rows[:2]] == [one.encode(), two.encode()]


@pytest.mark.parametrize("second", ["39.99", None])
def test_transactions_that_do_not_make_the_entry_leave_it_one_row(run, second):
    amounts = ['<Amt Ccy="PKR">60.00</Amt>', f'<Amt Ccy="PKR">{second}</Amt>' if second else ""]
    details = "".join(f"<TxDtls>{amount}</TxDtls>" for amount in amounts)
    outcome = run(message(statement(entry(details=f"<NtryDtls>{details}</NtryDtls>"))), "s.xml")
    [row] = outcome.rows("payments")
    assert row["amount"] == 100
    ill = ("1 entries have items that do not make their amount; each is one row",)
    assert outcome.receipt.notes == (ill if second else ())


def test_amounts_keep_five_decimals_exactly(run):
    [row] = run(message(statement(entry("0.12345"))), "s.xml").rows("payments")
    assert (row["amount"], row["amount_written"]) == (Decimal("0.12345"), "0.12345")


def test_a_statement_that_does_not_add_up_is_noted(run):
    notes = run(
        message(statement(balance("OPBD", "10.00", "DBIT"), balance("CLBD", "100.00"), entry())),
        "s.xml",
    ).receipt.notes
    assert notes == (
        "statement S1: opening balance and entries make 90.00, but it closes at 100.00",
    )


def test_several_statements_count_their_rows_through(run):
    rows = run(message(statement(entry()), statement(entry("7"), name="S2")), "s.xml").rows(
        "payments"
    )
    assert [(r["row"], r["statement"]) for r in rows] == [(1, "S1"), (2, "S2")]


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        (entry("-5.00"), "bad_amount"),
        (entry("1,00"), "bad_amount"),
        (entry("1.123456"), "bad_amount"),
        (entry("NaN"), "bad_amount"),
        (entry("1e3"), "bad_amount"),
        (entry().replace('Ccy="PKR"', 'Ccy="rupees"'), "no_currency"),
        (entry().replace('<Amt Ccy="PKR">100.00</Amt>', ""), "bad_amount"),
        (entry(side="BOTH"), "no_direction"),
        (entry(on="2025-02-30"), "bad_date"),
        (entry(on="15.01.2025"), "bad_date"),
        (entry().replace("BOOK", "PDNG"), "not_booked"),
        ("<Ntry/>", "bad_amount"),
    ],
)
def test_a_bad_entry_is_set_aside_and_the_others_stay(run, bad, code):
    outcome = run(message(statement(entry(), bad, entry())), "s.xml")
    assert [row["row"] for row in outcome.rows("payments")] == [1, 3]
    [reject] = outcome.rows("rejects")
    assert (reject["row"], reject["code"], reject["written"]) == (2, code, bad)


def test_a_value_date_that_is_no_day_is_left_out_where_the_day_of_booking_is_sound(run):
    bad = entry().replace("2025-01-16T00:30:00+05:00", "2025-02-30T00:00:00")
    unbooked = bad.replace("<BookgDt><Dt>2025-01-15</Dt></BookgDt>", "")
    outcome = run(message(statement(bad, unbooked, entry())), "s.xml")
    found = [(row["row"], row["booked_on"], row["valued_on"]) for row in outcome.rows("payments")]
    day = date(2025, 1, 15)
    assert found == [(1, day, None), (3, day, date(2025, 1, 16))]
    assert outcome.receipt.rejects_by_code == {"bad_date": 1}
    assert outcome.receipt.notes == ("1 entries bear a value date that is no day; it is left out",)


@pytest.mark.parametrize(
    "encoding", ["utf-8-sig", "utf-16", "utf-16-be", "iso-8859-1", "windows-1256"]
)
def test_byte_ranges_hold_in_other_encodings(run, encoding):
    text = message(statement(entry(), entry("5"))).decode()
    declared = "UTF-16" if encoding.startswith("utf-16") else encoding.removesuffix("-sig")
    text = text.replace('encoding="UTF-8"', f'encoding="{declared}"')
    raw = (("\ufeff" if encoding == "utf-16-be" else "") + text).encode(encoding)
    rows = run(raw, "s.xml", reader="camt053").rows("payments")
    plain = encoding.removesuffix("-sig").replace(
        "utf-16", "utf-16-le" if encoding == "utf-16" else "utf-16"
    )
    plain = "utf-16-be" if encoding == "utf-16-be" else plain
    assert [raw[r["start"] : r["end"]].decode(plain) for r in rows] == [entry(), entry("5")]


BOMB = (
    '<!DOCTYPE Document [<!ENTITY a "x">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]>"
)


@pytest.mark.parametrize(
    "doctype",
    [
        BOMB,
        '<!DOCTYPE Document [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE Document SYSTEM "http://example.invalid/x.dtd">',
        '<!DOCTYPE Document [<!ENTITY % p SYSTEM "file:///etc/hostname"> %p;]>',
        "<!DOCTYPE Document>",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_hostile_whatever_it_says(run, doctype, encoding):
    text = message(statement(entry())).decode().replace("<Document", doctype + "<Document", 1)
    raw = text.replace("UTF-8", encoding).replace("100.00", "&a;").encode(encoding)
    with pytest.raises(HostileFile, match="document type"):
        run(raw, "s.xml")


def test_elements_nested_without_end_are_hostile(run):
    with pytest.raises(HostileFile):
        run(message(statement(entry(details="<a>" * 5000 + "</a>" * 5000))), "s.xml")


@pytest.mark.parametrize(
    "raw",
    [
        message(statement(entry()))[:-20],
        message(),
        message(statement(entry())).replace(b"camt.053.001.02", b"camt.053.x"),
        message(statement(entry())).replace(b'encoding="UTF-8"', b'encoding="x-none"'),
        message(statement(entry())).replace(b"100.00", b"&undefined;"),
        message(statement(entry())).replace(b"S1", b"\xff\xfe"),
        b"<html/>",
        b"\0\0\0",
    ],
)
def test_a_damaged_message_is_malformed(run, raw):
    with pytest.raises(MalformedFile):
        run(raw, "s.xml", reader="camt053")


def test_other_xml_is_no_statement(run):
    assert run(b"<?xml version='1.0'?><report/>", "s.xml").receipt.reader == "text"
    with pytest.raises(UnknownLayout):
        run(b"<?xml version='1.0'?><report/>", "s.dat")


BOOKED, PENDING = (1, 0), (0, 1)
SHARED = {
    "camt052.v1.xml": (*BOOKED, "-200000 SEK", None, None),
    "camt052.v2.other-account.xml": (*BOOKED, "-200000 SEK", None, None),
    "camt052.v2.with-account-name.xml": (*BOOKED, "-200000 SEK", None, None),
    "camt052.v2.xml": (*BOOKED, "-200000 SEK", None, None),
    "camt052.v4.xml": (*PENDING, None, None, "10022.15 CHF"),
    "camt052.v6.Amt-zero.xml": (*PENDING, None, None, "10022.15 CHF"),
    "camt052.v6.xml": (*PENDING, None, None, "10022.15 CHF"),
    "camt052.v8.xml": (*BOOKED, "-200000 SEK", None, None),
    "camt053.v2.all-balance-types.xml": (*BOOKED, "8.85 EUR", "1.01 EUR", "4.04 EUR"),
    "camt053.v2.five.decimals.xml": (*BOOKED, "8.85 EUR", "18.150 EUR", "27.050 EUR"),
    "camt053.v2.minimal.ultimate.xml": (*BOOKED, "8.85 EUR", "18.15 EUR", "-27.00 SEK"),
    "camt053.v2.minimal.xml": (*BOOKED, "8.85 EUR", "18.15 EUR", "-27.00 SEK"),
    "camt053.v2.multi.statement.xml": (2, 0, "1.85 EUR", "18.15 EUR", "27.00 EUR"),
    "camt053.v2.with-account-name.xml": (*BOOKED, "8.85 EUR", None, None),
    "camt053.v2.with-party-ids.xml": (*BOOKED, "8.85 EUR", "18.15 EUR", "-27.00 SEK"),
    "camt053.v3.xml": (*BOOKED, "8.85 EUR", "18.15 EUR", "-27.00 SEK"),
    "camt053.v4.xml": (*BOOKED, "8.85 EUR", "18.15 EUR", "-27.00 SEK"),
    "camt053.v8.xml": (*BOOKED, "8.85 EUR", "18.15 EUR", "-27.00 SEK"),
    "camt054.v2.with-account-name.xml": (*BOOKED, "-200000 SEK", None, None),
    "camt054.v2.xml": (*BOOKED, "-200000 SEK", None, None),
    "camt054.v4.xml": (*BOOKED, "-200000 SEK", None, None),
    "camt054.v8-with-UETR.xml": (*BOOKED, "-200000 SEK", None, None),
    "camt054.v8-with-financial-institution.xml": (*BOOKED, "-200000 SEK", None, None),
    "camt054.v8.xml": (*BOOKED, "-200000 SEK", None, None),
    "camt53.only-Dt-with-DtTm.xml": (0, 0, None, "5442.09000 RON", None),
}  # fmt: skip
"""File: rows stored, entries set aside, what they move in all, opening and closing balance of the first statement; established
from the files with XPath, apart from this reader."""


def test_every_shared_sample_is_read_to_the_counts_and_sums_of_an_independent_look(run, shared):
    folder = shared / "iso20022-camt" / "samples"
    assert {path.name for path in folder.glob("*.xml")} == {*SHARED, "camt053.v2.wrong.xml"}
    for name, (stored, aside, moved, opening, closing) in SHARED.items():
        raw = (folder / name).read_bytes()
        outcome = run(raw, name)
        rows = outcome.rows("payments")
        assert (outcome.receipt.stored, outcome.receipt.rejected) == (stored, aside), name
        sums = {
            code: sum(signed(r) for r in rows if r["currency"] == code)
            for code in {r["currency"] for r in rows}
        }
        expected = {moved[-3:]: Decimal(moved[:-4])} if moved else {}
        assert sums == expected, name
        first = outcome.receipt.facts["balances"][0]
        assert (first["opening"], first["closing"]) == (opening, closing), name
        for row in rows:
            cited = raw[row["start"] : row["end"]]
            assert cited.startswith((b"<Ntry>", b"<TxDtls>")), name
            assert cited.endswith((b"</Ntry>", b"</TxDtls>")), name
            assert row["row_sha256"] == hashlib.sha256(cited).hexdigest()


def test_the_samples_that_are_read_are_those_that_the_published_schemas_accept(shared):
    folder = shared / "iso20022-camt"
    schemas = {
        f"urn:iso:std:iso:20022:tech:xsd:{path.stem}": etree.XMLSchema(etree.parse(path))
        for path in (folder / "schema").glob("*.xsd")
    }
    accepted = set()
    for path in (folder / "samples").glob("*.xml"):
        document = etree.parse(path)
        if schemas[etree.QName(document.getroot()).namespace].validate(document):
            accepted.add(path.name)
    assert accepted == set(SHARED)


def test_the_wrong_shared_sample_is_refused_because_no_statement_is_in_it(run, shared):
    raw = (shared / "iso20022-camt" / "samples" / "camt053.v2.wrong.xml").read_bytes()
    with pytest.raises(MalformedFile, match="there is no Stmt in it"):
        run(raw, "wrong.xml")


@pytest.mark.parametrize(
    ("name", "column", "value"),
    [
        ("camt054.v8-with-UETR.xml", "reference", "2d6b9e5c-e2b7-4d0f-9c4f-3f5b9a6b7c8d"),
        ("camt054.v8-with-financial-institution.xml", "other_name", "Example Creditor 3 - V1"),
        ("camt053.v2.minimal.ultimate.xml", "other_name", "DEBTOR NAME NM"),
        ("camt053.v2.with-party-ids.xml", "other_account", "NL56AGDH9619008421"),
        ("camt052.v2.other-account.xml", "other_account", "0000000000"),
        ("camt053.v8.xml", "bank_reference", "AAAASESS-FP-CN_98765/01"),
        ("camt053.v8.xml", "booked_on", date(2014, 12, 31)),
        ("camt053.v2.with-account-name.xml", "account", "CH2801234000123456789"),
        ("camt053.v2.five.decimals.xml", "amount_written", "8.850"),
    ],
)
def test_the_traps_of_the_shared_samples_end_in_their_columns(run, shared, name, column, value):
    raw = (shared / "iso20022-camt" / "samples" / name).read_bytes()
    if column == "reference":
        value = raw.partition(b"<UETR>")[2].partition(b"</UETR>")[0].decode()
    assert run(raw, name).rows("payments")[0][column] == value


def test_a_party_without_a_name_bears_that_of_its_account(run):
    details = DETAILS.replace("<Nm>Payer &amp; Sons (fictional)</Nm>", "").replace(
        "</DbtrAcct>", "<Nm>Account of P (fictional)</Nm></DbtrAcct>"
    )
    [row] = run(message(statement(entry(details=details))), "s.xml").rows("payments")
    assert row["other_name"] == "Account of P (fictional)"


def test_the_reference_of_the_bank_is_the_transactions_own_else_the_entrys(run):
    own = "<TxDtls><Refs><AcctSvcrRef>T-1</AcctSvcrRef></Refs><Amt Ccy='PKR'>{}</Amt></TxDtls>"
    none = (
        "<TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs><Amt Ccy='PKR'>{}</Amt></TxDtls>"
    )
    more = "<AcctSvcrRef>E-1</AcctSvcrRef>"
    details = f"<NtryDtls>{own.format(60)}{none.format(40)}</NtryDtls>"
    rows = run(message(statement(entry(more=more, details=details))), "s.xml").rows("payments")
    assert [row["bank_reference"] for row in rows] == ["T-1", "E-1"]
    assert rows[1]["reference"] == "E-1"


def test_a_day_report_closes_at_its_interim_balance_when_there_is_one(run):
    both = (balance("PRCD", "10.00"), balance("ITBD", "110.00"))
    [told] = run(message(statement(*both, entry())), "s.xml").receipt.facts["balances"]
    assert (told["closing"], told["adds_up"]) == ("110.00 PKR", True)
    [told] = run(message(statement(*both, both[1], entry())), "s.xml").receipt.facts["balances"]
    assert (told["closing"], told["adds_up"]) == (None, None)


def test_whether_a_statement_adds_up_has_three_answers(run):
    def answer(*inside: str) -> object:
        return run(message(statement(*inside, entry())), "s.xml").receipt.facts["balances"][0][
            "adds_up"
        ]

    opening = balance("OPBD", "1.00")
    assert answer(opening, balance("CLBD", "101.00")) is True
    assert answer(opening, balance("CLBD", "102.00")) is False
    assert answer(opening, balance("CLAV", "101.00")) is None
    assert answer(opening, balance("CLBD", "101.00").replace("PKR", "USD")) is None


def test_a_number_of_entries_that_the_statement_does_not_hold_is_noted(run):
    told = "<TxsSummry><TtlNtries><NbOfNtries>3</NbOfNtries></TtlNtries></TxsSummry>"
    notes = run(message(statement(told, entry())), "s.xml").receipt.notes
    assert notes == ("statement S1: it declares 3 entries and holds 1",)


def test_an_entry_outside_every_statement_refuses_the_file(run):
    with pytest.raises(MalformedFile, match="outside every Stmt"):
        run(message(statement(entry()), entry()), "s.xml")


def test_an_account_named_after_its_entries_refuses_the_file(run):
    late = statement(entry()).replace(ACCOUNT, "").replace("</Stmt>", f"{ACCOUNT}</Stmt>")
    with pytest.raises(MalformedFile, match="only after its entries"):
        run(message(late), "s.xml")


def test_an_entry_larger_than_any_honest_one_is_refused(run, monkeypatch):
    monkeypatch.setattr(markup, "LARGEST", 10_000)
    run(message(statement(entry(details=f"<AddtlNtryInf>{'x' * 8_000}</AddtlNtryInf>"))), "s.xml")
    with pytest.raises(TooMuchInside, match="entry of more than 10,000 bytes"):
        run(
            message(statement(entry(details=f"<AddtlNtryInf>{'x' * 80_000}</AddtlNtryInf>"))),
            "s.xml",
        )


def test_a_tag_without_end_is_refused_before_it_fills_the_memory(run, monkeypatch):
    monkeypatch.setattr(markup, "LARGEST", 200_000)
    raw = message(statement(entry(more=f'<X a="{"y" * 1_000_000}"/>')))
    with pytest.raises(TooMuchInside, match="more than 200,000 bytes"):
        run(raw, "s.xml")


def test_what_stands_around_entries_is_bounded(run, monkeypatch):
    monkeypatch.setattr(markup, "MOST_AROUND", 1000)
    run(message(statement(*[entry()] * 500)), "s.xml")
    for much in ("<X/>" * 1000, f"<X>{'y' * 2_000_000}</X>"):
        with pytest.raises(TooMuchInside, match="around its entries"):
            run(message(statement(much)), "s.xml")


def test_memory_does_not_grow_with_the_number_of_entries(tmp_path, monkeypatch):
    monkeypatch.setattr(batches, "_MOST_ROWS", 100)

    def peak(entries: int) -> int:
        into = tmp_path / str(entries)
        into.mkdir()
        sealed = into / "sealed"
        sealed.write_bytes(message(statement(*[entry()] * entries)))
        tracemalloc.start()
        try:
            assert registry.read(sealed, into, Hints("s.xml")).stored == entries
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(10)  # what is imported on the way
    assert peak(4000) < 2 * peak(400)


def test_a_shared_sample_cut_anywhere_is_refused_with_one_of_our_errors(run, shared):
    raw = (shared / "iso20022-camt" / "samples" / "camt053.v3.xml").read_bytes().rstrip()
    for end in range(0, len(raw) - 1, 397):
        with pytest.raises(SanadError):
            run(raw[:end], "s.xml")
