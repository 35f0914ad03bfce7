# SPDX-License-Identifier: Apache-2.0
from decimal import Decimal
from pathlib import Path

import mt940
import pytest
from lxml import etree
from schwifty import IBAN

SCHEMA = (
    Path(__file__).resolve().parents[3] / "shared/formats/iso20022-camt/schema/camt.053.001.02.xsd"
)
NS = {"c": "urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"}
CAMT = (
    "bank/zard/pk-0600112201.xml",
    "bank/zard/pk-0100556603.xml",
    "bank/falcon/ae-0100778804.xml",
)
SWIFT = ("bank/namuna/pk-0400334402.sta", "bank/namuna/pk-1200990005.sta")


@pytest.mark.skipif(not SCHEMA.exists(), reason="the ISO 20022 schema is not beside the project")
@pytest.mark.parametrize("name", CAMT)
def test_camt_statements_satisfy_the_schema(sample, name):
    etree.XMLSchema(etree.parse(SCHEMA)).assertValid(etree.parse(sample.root / name))


@pytest.mark.parametrize("name", CAMT)
def test_camt_balances_reconcile_and_never_fall_below_zero(sample, name):
    tree = etree.parse(sample.root / name)
    opening, closing = (
        Decimal(
            tree.xpath(f"//c:Bal[c:Tp/c:CdOrPrtry/c:Cd='{code}']/c:Amt/text()", namespaces=NS)[0]
        )
        for code in ("OPBD", "CLBD")
    )
    for entry in tree.iterfind(".//c:Ntry", NS):
        amount = Decimal(entry.findtext("c:Amt", namespaces=NS))
        opening += amount if entry.findtext("c:CdtDbtInd", namespaces=NS) == "CRDT" else -amount
        assert opening >= 0
    assert opening == closing


@pytest.mark.parametrize("name", SWIFT)
def test_mt940_messages_parse_reconcile_and_follow_one_another(sample, name):
    messages = (sample.root / name).read_text(encoding="ascii").split("\n-\n")[:-1]
    assert len(messages) == 3
    before = None
    for message in messages:
        parsed = mt940.parse(message)
        opening = parsed.data["final_opening_balance"].amount.amount
        moved = sum(one.data["amount"].amount for one in parsed)
        assert before in (None, opening)
        assert opening + moved == parsed.data["final_closing_balance"].amount.amount
        before = opening + moved


@pytest.mark.parametrize("name", SWIFT)
def test_no_line_of_a_swift_message_is_longer_than_65_characters(sample, name):
    lines = (sample.root / name).read_text(encoding="ascii").splitlines()
    assert max(len(line) for line in lines) <= 65


def test_every_iban_has_valid_check_digits(sample):
    numbers = {
        text
        for name in CAMT
        for text in etree.parse(sample.root / name).xpath("//c:IBAN/text()", namespaces=NS)
    }
    assert len(numbers) == 5
    for number in numbers:
        IBAN(number)
