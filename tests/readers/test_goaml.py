# SPDX-License-Identifier: Apache-2.0
"""goAML reports: by hand, damaged, hostile, and every sample of the shared folder."""

import hashlib
from datetime import date
from decimal import Decimal

import pytest
from lxml import etree

from sanad.errors import HostileFile, MalformedFile, SanadError, UnknownLayout

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<report><rentity_id>7</rentity_id><submission_code>E</submission_code>'
    "<report_code>STR</report_code><entity_reference>R-1</entity_reference><currency_code_local>PKR</currency_code_local>"
)
TAIL = "<report_indicators><indicator>A1</indicator></report_indicators></report>"
ACCOUNT = "<{0}_account><account>{1}</account><account_name>{2}</account_name></{0}_account>"
PERSON = "<{0}_person><first_name>Sample</first_name><last_name>{1}</last_name></{0}_person>"


def side(way: str, party: str, *, client: bool = False, more: str = "") -> str:
    tag = f"t_{way}_my_client" if client else f"t_{way}"
    return f"<{tag}><{way}_funds_code>CASH</{way}_funds_code>{more}{party}<{way}_country>PK</{way}_country></{tag}>"


PAYER = side("from", ACCOUNT.format("from", "0001-1", "Sample Traders"), client=True)
PAYEE = side("to", ACCOUNT.format("to", "0002-2", "Fictional Trading"))


def transaction(
    sides: str = PAYER + PAYEE, amount: str = "120000.50", on: str = "2025-01-15T14:30:00"
) -> str:
    return (
        "<transaction><transactionnumber>T-1</transactionnumber><internal_ref_number>I-1</internal_ref_number>"
        "<transaction_description>wire</transaction_description>"
        f"<date_transaction>{on}</date_transaction><value_date>2025-01-16T00:00:00</value_date>"
        f"<transmode_code>ELCFT</transmode_code><amount_local>{amount}</amount_local>{sides}</transaction>"
    )


def report(*inside: str) -> bytes:
    return (HEAD + "".join(inside) + TAIL).encode()


def test_a_transaction_is_read_as_a_hand_would_and_cites_its_own_bytes(run):
    raw = report(transaction())
    outcome = run(raw, "r.xml")
    [row] = outcome.rows("payments")
    cited = raw[row["start"] : row["end"]]
    assert cited == transaction().encode()
    assert row == {
        "row": 1,
        "start": raw.index(b"<transaction>"),
        "end": raw.index(b"</transaction>") + len(b"</transaction>"),
        "row_sha256": hashlib.sha256(cited).hexdigest(),
        "statement": "R-1",
        "account": "0001-1",
        "direction": "debit",
        "amount": Decimal("120000.50000"),
        "amount_written": "120000.50",
        "currency": "PKR",
        "booked_on": date(2025, 1, 15),
        "valued_on": date(2025, 1, 16),
        "other_account": "0002-2",
        "other_name": "Fictional Trading",
        "reference": "I-1",
        "details": (
            "wire\ntransmode_code: ELCFT\nfrom_funds_code: CASH\nfrom_country: PK\nto_funds_code: CASH\nto_country: PK"
        ),
        "bank_reference": "T-1",
        "statement_row": 1,
    }
    assert outcome.receipt.facts["report_code"] == "STR"
    assert outcome.receipt.facts["report_indicators"] == ["A1"]


def test_the_receipt_of_every_report_says_that_it_is_a_lead(run):
    party = "<report_party><person><first_name>S</first_name></person><reason>why</reason></report_party>"
    activity = f"<activity><report_parties>{party}</report_parties></activity>"
    for inside in (transaction(), activity):
        [note] = run(report(inside), "r.xml").receipt.notes
        assert "lead" in note
        assert "not annexed" in note


@pytest.mark.parametrize(
    ("sides", "account", "direction", "other_account", "other_name"),
    [
        (PAYER + PAYEE, "0001-1", "debit", "0002-2", "Fictional Trading"),
        (PAYER.replace("_my_client", "") + PAYEE.replace("t_to", "t_to_my_client"), "0002-2", "credit", "0001-1", "Sample Traders"),
        (PAYER.replace("_my_client", "") + PAYEE, "0001-1", "debit", "0002-2", "Fictional Trading"),
        (side("from", PERSON.format("from", "Payer")) + PAYEE, "0002-2", "credit", None, "Sample Payer"),
        (side("from", PERSON.format("from", "Payer"), client=True) + PAYEE, None, "debit", "0002-2", "Fictional Trading"),
        (side("from", PERSON.format("from", "A")) + side("to", PERSON.format("to", "B")), None, "debit", None, "Sample B"),
    ],
)  # fmt: skip
def test_a_row_is_seen_from_the_client_else_from_the_side_with_an_account(
    run, sides, account, direction, other_account, other_name
):
    [row] = run(report(transaction(sides)), "r.xml").rows("payments")
    found = (row["account"], row["direction"], row["other_account"], row["other_name"])
    assert found == (account, direction, other_account, other_name)


def test_the_foreign_amount_stands_in_the_details_under_its_own_names(run):
    foreign = (
        "<from_foreign_currency><foreign_currency_code>USD</foreign_currency_code><foreign_amount>430.50</foreign_amount>"
        "<foreign_exchange_rate>278.74</foreign_exchange_rate></from_foreign_currency>"
    )
    payer = side("from", ACCOUNT.format("from", "0001-1", "S"), more=foreign)
    [row] = run(report(transaction(payer + PAYEE)), "r.xml").rows("payments")
    assert (row["amount"], row["currency"]) == (Decimal("120000.5"), "PKR")
    lines = row["details"].splitlines()
    assert "foreign_currency_code: USD" in lines
    assert "foreign_amount: 430.50" in lines


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        (transaction(amount="-1"), "bad_amount"),
        (transaction(amount="1,5"), "bad_amount"),
        (transaction(amount="0.123456"), "bad_amount"),
        (transaction().replace("<amount_local>120000.50</amount_local>", ""), "bad_amount"),
        (transaction(on="2025-02-30T00:00:00"), "bad_date"),
        (transaction(on="15.01.2025"), "bad_date"),
        (transaction(PAYER), "no_sides"),
        (transaction(f"<involved_parties><party><role>A</role>{PERSON.format('x', 'C')}</party></involved_parties>"), "no_sides"),
    ],
)  # fmt: skip
def test_a_bad_transaction_is_set_aside_and_the_others_stay(run, bad, code):
    outcome = run(report(transaction(), bad, transaction()), "r.xml")
    assert [row["row"] for row in outcome.rows("payments")] == [1, 3]
    [reject] = outcome.rows("rejects")
    assert (reject["row"], reject["code"], reject["written"]) == (2, code, bad)


def test_a_value_date_that_is_no_day_is_left_out_and_noted(run):
    bad = transaction().replace("2025-01-16T00:00:00", "2025-02-30T00:00:00")
    outcome = run(report(bad), "r.xml")
    assert [row["valued_on"] for row in outcome.rows("payments")] == [None]
    assert "1 entries bear a value date that is no day; it is left out" in outcome.receipt.notes


def test_a_report_without_a_currency_keeps_no_amount(run):
    raw = report(transaction()).replace(b"<currency_code_local>PKR</currency_code_local>", b"")
    assert run(raw, "r.xml").receipt.rejects_by_code == {"no_currency": 1}


def test_parties_inside_one_another_are_entries_of_their_own_and_cite_their_bytes(run):
    director = "<director_id><first_name>Sample</first_name><last_name>Director</last_name><role>D</role></director_id>"
    phone = "<phone><tph_contact_type>B</tph_contact_type><tph_country_prefix>92</tph_country_prefix><tph_number>3990000001</tph_number></phone>"
    entity = f"<entity><name>Fictional Trading</name><phones>{phone}</phones>{director}{director}</entity>"
    party = (
        f"<report_party>{entity}<significance>8</significance><reason>why</reason></report_party>"
    )
    item = "<item><item_type>GOLD</item_type><estimated_value>5</estimated_value></item>"
    activity = f"<activity><report_parties>{party}</report_parties><goods_services>{item}{item}</goods_services></activity>"
    raw = report("<reason>seen in the market</reason>", activity)
    outcome = run(raw, "r.xml")
    rows = outcome.rows("statements")
    said = [
        (row["entry"], row["kind"], row["property"], row["value"], row["detail"]) for row in rows
    ]
    place = "report_party 1/entity"
    assert said == [
        ("reason", "event", "reason", "seen in the market", None),
        (place, "organisation", "name", "Fictional Trading", None),
        (place, "organisation", "phone", "3990000001", "tph_contact_type B; tph_country_prefix 92"),
        (place, "organisation", "director_id", f"{place}/director_id", None),
        (place, "organisation", "director_id", f"{place}/director_id[2]", None),
        (place, "organisation", "report_party/significance", "8", None),
        (place, "organisation", "report_party/reason", "why", None),
        *[
            (f"{place}/director_id{number}", "person", name, value, None)
            for number in ("", "[2]")
            for name, value in (
                ("name", "Sample Director"), ("first_name", "Sample"), ("last_name", "Director"), ("role", "D"),
            )
        ],
        *[
            (f"item {number}", "object", name, value, None)
            for number in (1, 2)
            for name, value in (("item_type", "GOLD"), ("estimated_value", "5"))
        ],
    ]  # fmt: skip
    assert {raw[row["start"] : row["end"]] for row in rows if "director" in row["entry"]} == {
        director.encode()
    }
    assert all(
        hashlib.sha256(raw[r["start"] : r["end"]]).hexdigest() == r["row_sha256"] for r in rows
    )
    assert (outcome.receipt.kind, outcome.receipt.read, outcome.rows("payments")) == (
        "statements",
        6,
        [],
    )


@pytest.mark.parametrize(
    "raw",
    [
        report(transaction())[:-20],
        report(),
        report(transaction()).replace(b"<report_code>STR</report_code>", b""),
        b"<report/>",
        b"<other><transaction/></other>",
    ],
)
def test_a_damaged_report_is_malformed(run, raw):
    with pytest.raises(MalformedFile):
        run(raw, "r.xml", reader="goaml")


def test_a_document_type_is_hostile(run):
    raw = report(transaction()).replace(b"<report>", b'<!DOCTYPE report [<!ENTITY a "b">]><report>')
    with pytest.raises(HostileFile):
        run(raw, "r.xml", reader="goaml")


def test_a_report_in_a_namespace_is_not_taken_for_goaml(run):
    raw = report(transaction()).replace(b"<report>", b'<report xmlns="urn:goAML">')
    with pytest.raises(UnknownLayout):
        run(raw, "r.dat")


SHARED = {
    "TR.2079.200000309.xml": ("statements", "DPMSR", None),
    "TR.2079.200000310.xml": ("statements", "DPMSR", None),
    "USG-dpmsr-activity.xml": ("statements", "DPMSR", None),
    "golden-AIF.xml": ("statements", "AIF", None),
    "golden-AIFT.xml": ("payments", "AIFT", "65000.00"),
    "golden-DPMSR.xml": ("statements", "DPMSR", None),
    "golden-ECDD.xml": ("statements", "ECDD", None),
    "golden-ECDDT.xml": ("payments", "ECDDT", "220000.00"),
    "golden-SAR.xml": ("statements", "SAR", None),
    "golden-STR.xml": ("payments", "STR", "120000.00"),
}


def test_every_shared_sample_is_read(run, shared):
    folder = shared / "goaml" / "samples"
    assert {path.name for path in folder.glob("*.xml")} == set(SHARED)
    for name, (kind, code, amount) in SHARED.items():
        outcome = run((folder / name).read_bytes(), name)
        receipt = outcome.receipt
        assert (receipt.reader, receipt.kind, receipt.rejected) == ("goaml", kind, 0), name
        assert receipt.facts["report_code"] == code
        paid = [
            (row["amount"], row["currency"], row["booked_on"]) for row in outcome.rows("payments")
        ]
        assert paid == ([(Decimal(amount), "AED", date(2026, 5, 24))] if amount else []), name
        names = {row["value"] for row in outcome.rows("statements") if row["property"] == "name"}
        assert "Sara Khan" in names or name.startswith("USG"), name


@pytest.mark.parametrize(
    ("edition", "accepted"), [("5.0.2-strict-patched", 10), ("5.0.2-original", 0)]
)
def test_the_units_own_schema_accepts_what_is_read_only_once_it_is_mended(
    shared, edition, accepted
):
    """As docs/formats/readers/goaml.md says: its patterns hold `^…$`, which a strict validator reads as letters."""
    document = etree.parse(shared / "goaml" / edition / "goAMLSchema.xsd")
    assert document.getroot().get("targetNamespace") is None
    schema = etree.XMLSchema(document)
    samples = [shared / "goaml" / "samples" / name for name in SHARED]
    assert sum(schema.validate(etree.parse(path)) for path in samples) == accepted


def test_a_shared_sample_cut_anywhere_is_refused_with_one_of_our_errors(run, shared):
    raw = (shared / "goaml" / "samples" / "golden-STR.xml").read_bytes().rstrip()
    for end in range(0, len(raw) - 1, 197):
        with pytest.raises(SanadError):
            run(raw[:end], "r.xml", reader="goaml")
