# SPDX-License-Identifier: Apache-2.0
"""The draft of a goAML report: every payment as it is and cited, nothing that nobody said, and all that is open asked at once."""

import tomllib
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from lxml import etree

from goaml_sheets import BANK, LOCAL, OURS, SCHEMAS, THEIRS, sheet
from record_files import Records
from sanad.dossier.exports.goaml import write as goaml
from sanad.dossier.exports.goaml.draft import draft, to_complete
from sanad.dossier.exports.goaml.payments import End, Payment, payments_of
from sanad.dossier.exports.goaml.sheet import load
from sanad.dossier.exports.goaml.write import VERSIONS
from sanad.errors import BadSheet, Unreadable

AT = datetime(2026, 1, 5, 13, 0, tzinfo=UTC)
JANUARY = (date(2025, 1, 1), date(2025, 1, 31))
EXHIBIT = "e" * 64


def payment(row=1, payee=None, **more) -> Payment:
    return Payment(**{
        "exhibit": EXHIBIT, "row": row, "row_sha256": "f" * 64, "day": date(2025, 1, 15), "valued_on": None, "amount": Decimal("950000.00000"),
        "currency": "PKR", "payer": End(OURS, None), "payee": payee or End(THEIRS, "Zarak Trading"), "words": "carpets",
        "reference": "B-1", **more,
    })  # fmt: skip


@pytest.fixture
def read(tmp_path):
    def write(text):
        path = tmp_path / "sheet.toml"
        path.write_text(text, "utf-8")
        return load(path)

    return write


def drafted(of, *payments):
    report, missing = draft(payments or (payment(),), of, AT)
    assert not missing
    return report


def asked(of, *payments):
    report, missing = draft(payments or (payment(),), of, AT)
    assert report is None
    return {(each.section, *(value for _, value in each.key)): each.fields for each in missing}


# --- payments out of records ----------------------------------------------------------------------


def test_a_payment_that_both_banks_show_is_one_and_stands_as_the_payer_s_bank_shows_it(tmp_path):
    records = Records(tmp_path)
    ours = records.payments(("X", "debit", "100.5", "2025-01-15", "Y", {"other_name": "Why", "details": "rent", "reference": "R", "bank_reference": "B"}))  # fmt: skip
    theirs = records.payments(("Y", "credit", "100.5", "2025-01-16", "X", {"other_name": "Ex"}))
    [one], remark = payments_of([ours, theirs], ["X"], JANUARY)
    assert (one.payer, one.payee) == (End("X", None), End("Y", "Why"))
    assert (one.exhibit, one.row, one.day, one.amount) == (ours.exhibit, 1, date(2025, 1, 15), Decimal("100.5"))  # fmt: skip
    assert (one.words, one.reference, remark) == ("R; rent", "B", "")


def test_only_payments_of_the_accounts_and_the_days_are_taken(tmp_path):
    records = Records(tmp_path)
    of = records.payments(
        ("X", "credit", "1", "2025-01-01", "Y"),
        ("X", "debit", "2", "2025-01-31", None, {"other_name": "Somebody"}),
        ("X", "debit", "3", "2025-02-01", "Y"),
        ("Y", "debit", "4", "2025-01-15", "Z"),
        ("Y", "debit", "5", "2025-01-15", "X"),
    )
    found, _ = payments_of([of], ["X"], JANUARY)
    assert [(one.row, one.payer.account, one.payee) for one in found] == [
        (1, "Y", End("X", None)), (5, "Y", End("X", None)), (2, "X", End(None, "Somebody")),
    ]  # fmt: skip


def test_what_statements_repeat_counts_once_and_is_said(tmp_path):
    records = Records(tmp_path)
    row = ("X", "debit", "1", "2025-01-15", "Y", {"bank_reference": "B-1"})
    found, remark = payments_of([records.payments(row), records.payments(row)], ["X"], JANUARY)
    assert len(found) == 1
    assert remark.startswith("1 row(s) repeat an entry")


# --- the draft ------------------------------------------------------------------------------------


@pytest.mark.parametrize("version", VERSIONS)
def test_a_draft_is_valid_against_the_unit_s_schema_and_keeps_every_amount(version, read):
    if not SCHEMAS[version].exists():
        pytest.skip("the shared folder with the schemas is not beside this repository")
    of = read(sheet(version))
    payments = (payment(), payment(2, End(LOCAL, "Village Shop")), payment(3, End(None, "SAMINA FICTIONAL")))  # fmt: skip
    raw = goaml.write(drafted(of, *payments), of.version, of.schema)
    root = etree.fromstring(raw)
    assert root.findtext("submission_date") == "2026-01-05T13:00:00"
    assert [one.findtext("amount_local") for one in root.iter("transaction")] == ["950000.00"] * 3
    first = root.find("transaction")
    assert first.findtext("t_from/from_account/account_name") == "Sample Traders"
    assert first.findtext("t_to/to_account/iban") == THEIRS
    assert first.findtext("t_to/to_account/institution_name") == "Other Bank"
    assert first.findtext("t_to/to_account/account_name") == "Zarak Trading"
    assert root.findtext("transaction[3]/t_to/to_person/last_name") == "Fictional"
    assert raw == goaml.write(drafted(of, *payments), of.version, of.schema)


def test_every_transaction_cites_its_whole_row(read):
    [one] = drafted(read(sheet()), payment(7)).content
    assert one.comments == f"Exhibit SHA-256 {EXHIBIT}, row 7, SHA-256 of the row {'f' * 64}"
    assert one.transactionnumber == f"{'e' * 32}#7"
    assert (one.internal_ref_number, one.transaction_description) == ("B-1", "carpets")


@pytest.mark.parametrize(
    ("held", "written"), [("7.00000", "7.00"), ("120000.00000", "120000.00"), ("0.12345", "0.12345")]
)  # fmt: skip
def test_no_amount_in_the_report_s_currency_is_rounded(held, written, read):
    [one] = drafted(read(sheet()), payment(amount=Decimal(held))).content
    assert format(one.amount_local, "f") == written


def test_another_currency_is_converted_once_by_the_stated_rate_and_stands_beside_it(read):
    [one] = drafted(read(sheet()), payment(amount=Decimal("100.10"), currency="USD")).content
    assert one.amount_local == Decimal("27878.35")  # 100.10 * 278.505 = 27878.3505
    for side in (one.payer, one.payee):
        assert side.foreign_currency.foreign_amount == Decimal("100.10")
        assert side.foreign_currency.foreign_exchange_rate == Decimal("278.505")
    assert one.comments.endswith("; 1 USD = 278.505 PKR (State Bank, 2025-01-20)")


def test_a_payment_may_be_made_in_another_way_than_the_rest(read):
    of = read(sheet() + '[[payment]]\nrow = "eeeeeeee#2"\nfunds_code = "GOLD"\n')
    one, two = drafted(of, payment(), payment(2)).content
    assert (one.payer.funds_code, two.payer.funds_code) == ("CASH", "GOLD")
    assert two.transmode_code == "BRCH"


def test_what_the_sheet_says_of_an_account_goes_before_its_bank_and_the_statement(read):
    of = read(sheet() + f"""
[[account]]
account = "{THEIRS}"
account_name = "Zarak and Sons"
institution_name = "Zard Bank, branch abroad"
institution_code = "7"
country = "AE"
""")  # fmt: skip
    [one] = drafted(of).content
    told = one.payee.party
    assert (told.account_name, told.institution_name) == ("Zarak and Sons", "Zard Bank, branch abroad")  # fmt: skip
    assert (told.institution_code, told.swift, one.payee.country) == ("7", None, "AE")


def test_signs_that_xml_cannot_hold_do_not_stop_a_report(read):
    [one] = drafted(read(sheet()), payment(words="a\x00b\u202e")).content
    assert "\x00" not in one.transaction_description
    assert "\u202e" not in one.transaction_description


# --- what is open ---------------------------------------------------------------------------------


def test_a_bank_that_nobody_named_is_asked_about_once_and_not_guessed_from_its_code(read):
    of = read(sheet().replace(BANK, ""))
    assert asked(of, payment(), payment(2)) == {("bank", "PK", "SCBL"): ("institution_name", "swift")}  # fmt: skip


def test_an_account_that_is_no_iban_is_asked_about_with_its_country(read):
    told = asked(read(sheet()), payment(payee=End("0009-1", "Nobody")))
    assert told == {("account", "0009-1"): ("institution_name", "swift", "country")}


def test_a_name_is_not_taken_for_a_person_or_a_company(read):
    told = asked(read(sheet()), payment(payee=End(None, "Zarak Trading")))
    assert told == {("person", "Zarak Trading"): ("first_name", "last_name", "country")}


def test_who_is_not_named_at_all_is_asked_for_and_may_be_said(read):
    cash = payment(payee=End(None, None))
    assert asked(read(sheet()), cash) == {("payment", "eeeeeeee#1"): ("other",)}
    said = read(sheet() + '[[payment]]\nrow = "eeeeeeee#1"\nother = "SAMINA FICTIONAL"\n')
    [one] = drafted(said, cash).content
    assert one.payee.party.last_name == "Fictional"


def test_a_currency_without_a_rate_is_asked_about_and_not_converted(read):
    assert asked(read(sheet()), payment(currency="AED")) == {("rate", "AED"): ("rate", "on", "source")}  # fmt: skip


@pytest.mark.parametrize("name", ["rentity_id", "submission_code", "report_code", "currency_code_local", "report_indicators"])  # fmt: skip
def test_what_the_head_of_a_report_must_have_is_asked(name, read):
    text = "\n".join(line for line in sheet().splitlines() if not line.startswith(name))
    assert asked(read(text)) == {("report",): (name,)}


def test_the_later_version_asks_for_more(read):
    text = sheet("5.0.2")
    for name in ("entity_reference", "transmode_comment", "transaction_location", "account_name"):
        text = "\n".join(line for line in text.splitlines() if not line.startswith(name))
    assert asked(read(text)) == {
        ("report",): ("entity_reference",),
        ("transaction",): ("transmode_comment", "transaction_location"),
        ("account", OURS): ("account_name",),
    }


def test_what_is_asked_is_a_sheet_to_complete_and_refused_while_it_is_blank(read):
    of = read(sheet().replace(BANK, ""))
    _, missing = draft((payment(payee=End(None, 'x"\n\x7f')),), of, AT)
    text = to_complete(missing).decode()
    rows = tomllib.loads(text)
    assert rows["bank"] == [{"country": "PK", "bank_code": "SCBL", "institution_name": "", "swift": ""}]  # fmt: skip
    assert rows["person"][0]["written"] == 'x"\n\x7f'
    with pytest.raises(BadSheet, match="blank"):
        read(sheet().replace(BANK, "") + text)


# --- the sheet ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("sanad/goaml/1", "sanad/worksheet/1", "must begin"),
        ('"2.0"', '"3.0"', "version"),
        ("rentity_id = 101", "rentity_id = true", "type"),
        ("rentity_id = 101", 'rentity_id = "101"', "type"),
        ("rentity_id", "rentity", "no field rentity"),
        ('city = "Quetta"\n', "", "city is missing"),
        ("2025-01-31", "2024-01-31", "ends before"),
        ("2025-01-31", "2025-01-31T00:00:00", "type"),
        (f'["{OURS}"]', "[]", "no account"),
        (f'["{OURS}"]', f'"{OURS}"', "type"),
        ('"278.505"', '"NaN"', "number"),
        ('"278.505"', "278", "type"),
        ('"278.505"', "278.505", "type"),
        ('"278.505"', "nan", "type"),
        ('currency = "USD"\n', "", "currency is missing"),
        ('bank_code = "ZARD"', 'bank_code = "SCBL"', "two rows"),
        ("[[rate]]", "[rate]", "written as"),
        ("[transaction]", "[[transaction]]", "must be a table"),
        ('"Samina"', '" "', "blank"),
    ],
)  # fmt: skip
def test_a_sheet_that_is_not_as_it_must_be_is_refused_with_the_place(old, new, fault, read):
    assert old in sheet()
    with pytest.raises(BadSheet, match=fault):
        read(sheet().replace(old, new))


def test_a_sheet_that_is_not_there_or_no_text_is_refused(read, tmp_path):
    with pytest.raises(Unreadable):
        load(tmp_path / "none.toml")
    (tmp_path / "raw.toml").write_bytes(b"\xff")
    with pytest.raises(BadSheet):
        load(tmp_path / "raw.toml")


def test_the_schema_lies_beside_its_sheet(read, tmp_path):
    assert read(sheet().replace(str(SCHEMAS["2.0"]), "unit.xsd")).schema == tmp_path / "unit.xsd"


def test_a_sheet_that_speaks_of_a_payment_not_asked_for_is_refused(read):
    of = read(sheet() + '[[payment]]\nrow = "eeeeeeee#9"\nfunds_code = "GOLD"\n')
    with pytest.raises(BadSheet, match="eeeeeeee#9"):
        draft((payment(), replace(payment(), row=2)), of, AT)
