# SPDX-License-Identifier: Apache-2.0
"""Statements as ISO 20022 camt.053.001.02, one account to a file, elements in the schema's order."""

from decimal import Decimal
from xml.sax.saxutils import escape

from kohzard.bank import Account, Movement, closing, movements
from kohzard.cast import FIRST_DAY, LAST_DAY

NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"
MADE_AT = "2025-04-14T09:00:00+05:00"


def camt(account: Account) -> bytes:
    """Return the account's statement of the ninety days."""
    entries = "".join(_entry(account, one) for one in movements(account))
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="{NAMESPACE}">
  <BkToCstmrStmt>
    <GrpHdr>
      <MsgId>KZ-{account.bban[-10:]}</MsgId>
      <CreDtTm>{MADE_AT}</CreDtTm>
    </GrpHdr>
    <Stmt>
      <Id>{account.bban[-10:]}-2025-Q1</Id>
      <ElctrncSeqNb>1</ElctrncSeqNb>
      <CreDtTm>{MADE_AT}</CreDtTm>
      <FrToDt>
        <FrDtTm>{FIRST_DAY}T00:00:00+05:00</FrDtTm>
        <ToDtTm>{LAST_DAY}T23:59:59+05:00</ToDtTm>
      </FrToDt>
      <Acct>
        <Id>
          <IBAN>{account.iban}</IBAN>
        </Id>
        <Ccy>{account.currency}</Ccy>
        <Ownr>
          <Nm>{escape(account.holder)}</Nm>
        </Ownr>
        <Svcr>
          <FinInstnId>
            <Nm>{escape(account.bank)}</Nm>
          </FinInstnId>
        </Svcr>
      </Acct>
{_balance(account, "OPBD", Decimal(account.opening), str(FIRST_DAY))}\
{_balance(account, "CLBD", closing(account), str(LAST_DAY))}\
{entries}    </Stmt>
  </BkToCstmrStmt>
</Document>
""".encode()


def _balance(account: Account, kind: str, amount: Decimal, on: str) -> str:
    return f"""      <Bal>
        <Tp>
          <CdOrPrtry>
            <Cd>{kind}</Cd>
          </CdOrPrtry>
        </Tp>
        <Amt Ccy="{account.currency}">{abs(amount)}</Amt>
        <CdtDbtInd>{_side(credit=amount >= 0)}</CdtDbtInd>
        <Dt>
          <Dt>{on}</Dt>
        </Dt>
      </Bal>
"""


def _entry(account: Account, one: Movement) -> str:
    return f"""      <Ntry>
        <NtryRef>{one.reference}</NtryRef>
        <Amt Ccy="{account.currency}">{one.amount}</Amt>
        <CdtDbtInd>{_side(credit=one.credit)}</CdtDbtInd>
        <Sts>BOOK</Sts>
        <BookgDt>
          <Dt>{one.on}</Dt>
        </BookgDt>
        <ValDt>
          <Dt>{one.on}</Dt>
        </ValDt>
        <BkTxCd>
          <Prtry>
            <Cd>NTRF</Cd>
          </Prtry>
        </BkTxCd>
        <NtryDtls>
          <TxDtls>
            <Refs>
              <AcctSvcrRef>{one.reference}</AcctSvcrRef>
            </Refs>
            <RltdPties>
{_party(one)}            </RltdPties>
            <RmtInf>
              <Ustrd>{escape(one.text)}</Ustrd>
            </RmtInf>
          </TxDtls>
        </NtryDtls>
      </Ntry>
"""


def _party(one: Movement) -> str:
    """Write the other side: the payer of a credit, the payee of a debit."""
    tag, indent = ("Dbtr" if one.credit else "Cdtr"), " " * 14
    lines = [f"<{tag}>", f"  <Nm>{escape(one.name)}</Nm>", *_described(one.other), f"</{tag}>"]
    if one.other:
        iban = f"<IBAN>{one.other.iban}</IBAN>"
        lines += [f"<{tag}Acct>", "  <Id>", f"    {iban}", "  </Id>", f"</{tag}Acct>"]
    return "".join(f"{indent}{line}\n" for line in lines)


def _described(other: Account | None) -> list[str]:
    if other is None or other.born is None:
        return []
    return [
        "  <Id>",
        "    <PrvtId>",
        "      <DtAndPlcOfBirth>",
        f"        <BirthDt>{other.born}</BirthDt>",
        "        <CityOfBirth>Khuzdar</CityOfBirth>",
        "        <CtryOfBirth>PK</CtryOfBirth>",
        "      </DtAndPlcOfBirth>",
        "      <Othr>",
        f"        <Id>{other.cnic}</Id>",
        "        <SchmeNm>",
        "          <Cd>NIDN</Cd>",
        "        </SchmeNm>",
        "      </Othr>",
        "    </PrvtId>",
        "  </Id>",
    ]


def _side(*, credit: bool) -> str:
    return "CRDT" if credit else "DBIT"
