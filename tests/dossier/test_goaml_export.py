# SPDX-License-Identifier: Apache-2.0
"""goAML reports: valid against the units' own schemas, the same bytes each time, and read back as they were meant."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pyarrow.parquet as pq
import pytest
from lxml import etree

from sanad.dossier.exports.goaml import write as goaml
from sanad.dossier.exports.goaml.report import (
    Account,
    Activity,
    Address,
    Director,
    Entity,
    ForeignCurrency,
    Identification,
    Person,
    Phone,
    Report,
    ReportParty,
    Side,
    Signatory,
    Transaction,
)
from sanad.errors import BadValue, Unreadable
from sanad.readers import registry
from sanad.readers.rows import Hints

SHARED = Path(__file__).parents[3] / "shared" / "formats" / "goaml"
SCHEMAS = {
    "2.0": SHARED / "2.0" / "goAMLSchema.xsd",
    "5.0.2": SHARED / "5.0.2-strict-patched" / "goAMLSchema.xsd",
}
CODES = {
    "2.0": {
        "contact": "BUSN", "phone": "MOPH", "funds": "CASH", "mode": "BRCH", "report": "STR", "indicator": "A1",
        "document": "PPT", "account": "CRNT", "status": "ACTV", "sign": "OTH", "form": "OTH",
    },
    "5.0.2": {
        "contact": "BU", "phone": "M", "funds": "CASH", "mode": "ATM", "report": "STR", "indicator": "ACTRC",
        "document": "EID", "account": "A", "status": "A", "sign": "PAH", "form": "-",
    },
}  # fmt: skip
PKT = ZoneInfo("Asia/Karachi")
versions = pytest.mark.parametrize("version", goaml.VERSIONS)


@pytest.fixture
def schema(version):
    if not SCHEMAS[version].exists():
        pytest.skip("the shared folder with the schemas is not beside this repository")
    return SCHEMAS[version]


def person(version: str, **more) -> Person:
    code = CODES[version]
    return Person(
        gender="F",
        first_name="Samina",
        last_name="Fictional",
        birthdate=date(1985, 3, 12),
        ssn="123456789012",
        nationality1="PK",
        residence="PK",
        phones=(
            Phone(
                tph_contact_type=code["contact"],
                tph_communication_type=code["phone"],
                tph_country_prefix="92",
                tph_number="3990000001",
            ),
        ),
        addresses=(
            Address(
                address_type=code["contact"],
                address="12 Sample Street",
                city="Quetta",
                country_code="PK",
                state="Balochistan",
            ),
        ),
        **{"occupation": "Trader", **more},
    )


def account(version: str, number: str) -> Account:
    code = CODES[version]
    return Account(
        institution_name="Sample Bank",
        swift="SAMPPKKA",
        branch="Main Branch",
        account=number,
        currency_code="PKR",
        account_name="Sample Traders",
        personal_account_type=code["account"],
        signatories=(Signatory(is_primary=True, t_person=person(version), role=code["sign"]),),
        status_code=code["status"],
    )


def transactions(version: str) -> Report:
    code = CODES[version]
    first = Transaction(
        transactionnumber="TXN-1",
        internal_ref_number="INT-1",
        transaction_location="Quetta",
        transaction_description="Cash paid in & wired",
        date_transaction=datetime(2025, 1, 15, 14, 30, tzinfo=PKT),
        value_date=date(2025, 1, 16),
        transmode_code=code["mode"],
        transmode_comment="E",
        amount_local=Decimal("120000.00"),
        payer=Side(
            funds_code=code["funds"],
            foreign_currency=ForeignCurrency(
                foreign_currency_code="USD",
                foreign_amount=Decimal("430.50"),
                foreign_exchange_rate=Decimal("278.74"),
            ),
            conductor=person(version, alias="The second"),
            party=account(version, "0001-12345"),
            country="PK",
        ),
        payee=Side(
            funds_code=code["funds"],
            party=Entity(
                name="Fictional Trading",
                incorporation_legal_form=code["form"],
                business="Trade",
                incorporation_country_code="AE",
            ),
            country="AE",
        ),
        comments="one",
    )
    second = replace(
        first,
        transactionnumber="TXN-2",
        amount_local=Decimal(7),
        payer=replace(first.payer, party=person(version), foreign_currency=None, conductor=None),
        payee=replace(first.payee, party=account(version, "0002-99999")),
    )
    return Report(
        rentity_id=101,
        rentity_branch="Main",
        submission_code="E",
        report_code=code["report"],
        entity_reference="STR-1",
        submission_date=datetime(2025, 2, 1, 10, tzinfo=PKT),
        currency_code_local="PKR",
        reporting_person=person(version),
        location=person(version).addresses[0],
        reason="Several deposits below the threshold",
        action="Account watched",
        content=(first, second),
        report_indicators=(code["indicator"],),
    )


def activity(version: str) -> Report:
    code = CODES[version]
    document = Identification(
        type=code["document"],
        number="AB1234567",
        issue_date=date(2020, 1, 1),
        expiry_date=date(2030, 1, 1),
        issue_country="PK",
    )
    known = () if version == "2.0" else (document,)  # 2.0 wants a literal ^ before each number
    company = Entity(
        name="Fictional Trading",
        incorporation_number="100000",
        directors=(Director(first_name="Sample", last_name="Director"),),
    )
    return replace(
        transactions(version),
        content=Activity(
            (
                ReportParty(
                    party=replace(person(version), identifications=known),
                    significance=8,
                    reason="Buys and sells without profit",
                ),
                ReportParty(party=company, reason="Seller", comments="paid in cash"),
            )
        ),
    )


def read_back(raw: bytes, folder: Path):
    into = folder / "into"
    into.mkdir(parents=True)
    (folder / "report.xml").write_bytes(raw)
    return registry.read(folder / "report.xml", into, Hints("report.xml")), into


@versions
@pytest.mark.parametrize("make", [transactions, activity])
def test_a_report_is_valid_against_the_schema_of_its_version(version, schema, make):
    raw = goaml.write(make(version), version, schema)
    assert etree.XMLSchema(etree.parse(schema)).validate(etree.fromstring(raw))
    assert b"<submission_date>2025-02-01T10:00:00</submission_date>" in raw
    assert (b"<schema_version>5.0.2</schema_version>" in raw) == (version == "5.0.2")


@versions
def test_the_same_report_gives_the_same_bytes(version, schema):
    first, second = (goaml.write(transactions(version), version, schema) for _ in range(2))
    assert first == second


@versions
def test_transactions_are_read_back_as_they_were_written(version, schema, tmp_path):
    receipt, into = read_back(goaml.write(transactions(version), version, schema), tmp_path)
    assert (receipt.reader, receipt.kind, receipt.read, receipt.rejected) == (
        "goaml",
        "payments",
        2,
        0,
    )
    rows = pq.read_table(into / "payments.parquet").to_pylist()
    wanted = (
        "account",
        "direction",
        "amount",
        "currency",
        "booked_on",
        "valued_on",
        "other_account",
        "other_name",
        "bank_reference",
    )
    assert [tuple(row[name] for name in wanted) for row in rows] == [
        ("0001-12345", "debit", 120000, "PKR", date(2025, 1, 15), date(2025, 1, 16), None, "Fictional Trading", "TXN-1"),
        ("0002-99999", "credit", 7, "PKR", date(2025, 1, 15), date(2025, 1, 16), None, "Samina Fictional", "TXN-2"),
    ]  # fmt: skip
    assert "foreign_amount: 430.50" in rows[0]["details"].splitlines()
    said = pq.read_table(into / "statements.parquet").to_pylist()
    phones = {
        row["entry"] for row in said if row["property"] == "phone" and row["value"] == "3990000001"
    }
    assert "TXN-1/t_from/t_conductor" in phones
    assert "TXN-1/t_from/from_account/signatory/t_person" in phones


@versions
def test_an_activity_is_read_back_as_statements(version, schema, tmp_path):
    receipt, into = read_back(goaml.write(activity(version), version, schema), tmp_path)
    assert receipt.kind == "statements"
    said = pq.read_table(into / "statements.parquet").to_pylist()
    found = {(row["entry"], row["property"], row["value"]) for row in said}
    assert ("report_party 1/person", "name", "Samina Fictional") in found
    assert (
        "report_party 1/person",
        "report_party/reason",
        "Buys and sells without profit",
    ) in found
    assert ("report_party 2/entity/director_id", "last_name", "Director") in found
    assert not (into / "payments.parquet").exists()


@versions
def test_a_report_that_the_schema_refuses_is_not_written_and_the_fault_is_named(version, schema):
    with pytest.raises(BadValue, match="currency_code_local"):
        goaml.write(replace(transactions(version), currency_code_local="RUPEES"), version, schema)


@pytest.mark.parametrize("version", ["2.0"])
def test_what_a_version_does_not_know_is_refused_by_its_schema(version, schema):
    """In 2.0 no party of an activity is marked as a client."""
    one = ReportParty(party=person(version), is_client=True)
    with pytest.raises(BadValue, match="person_my_client"):
        goaml.write(replace(activity(version), content=Activity((one,))), version, schema)


@versions
def test_a_text_that_xml_cannot_hold_is_refused(version, schema):
    with pytest.raises(BadValue, match="XML"):
        goaml.write(replace(transactions(version), reason="a\0b"), version, schema)


def test_another_version_a_missing_schema_and_a_file_that_is_none_are_refused(tmp_path):
    with pytest.raises(BadValue, match="goAML version"):
        goaml.write(transactions("2.0"), "3.0", tmp_path)
    with pytest.raises(Unreadable):
        goaml.write(transactions("2.0"), "2.0", tmp_path / "none.xsd")
    broken = tmp_path / "broken.xsd"
    for text in ("<a/>", "no schema", ""):
        broken.write_text(text)
        with pytest.raises(BadValue, match="XML schema"):
            goaml.write(transactions("2.0"), "2.0", broken)
