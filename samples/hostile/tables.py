# SPDX-License-Identifier: Apache-2.0
"""Tables and statements: cells that a spreadsheet would run, lines and quotations without end, sums that do not fit."""

from hostile.markup import CAMT
from hostile.sample import (
    ENCODING,
    HOSTILE,
    MALFORMED,
    READ,
    TOO_MUCH,
    UNKNOWN,
    Sample,
    streamed,
)

CALLS = "Sr #,Call Type,A-Party,B-Party,Date & Time,Duration,Cell ID,IMEI,IMSI,Site\n"
CALL = "1,Outgoing,923990000001,923990000002,1/25/2025 10:00:00,60,1A2B,001001010001017,001010000010101,Q1__P_Quetta\n"
SUBSCRIBERS = "Sr #,MSISDN,IMSI,Subscriber Name,Father/Husband Name,ID Type,ID Number,Address,City,Activation Date,Deactivation Date\n"
BANK = "Account No,0001-1\nCurrency,PKR\nDate,Value Date,Particulars,Instrument No,Withdrawal,Deposit,Balance\n"
_MIB = b"x" * (1 << 20)


def mt940(*lines: str, opening: str = "1,00", closing: str = "2,00") -> bytes:
    """Return a statement of these lines between two balances."""
    head = f":20:A\r\n:25:B\r\n:28C:1\r\n:60F:C250101PKR{opening}\r\n"
    return (
        head + "".join(f"{line}\r\n" for line in lines) + f":62F:C250102PKR{closing}\r\n"
    ).encode()


_AMOUNT = '<Amt Ccy="PKR">{}</Amt><CdtDbtInd>CRDT</CdtDbtInd>'
_BALANCE = "<Bal><Tp><CdOrPrtry><Cd>{}</Cd></CdOrPrtry></Tp>{}<Dt><Dt>2025-01-02</Dt></Dt></Bal>"


def camt(*entries: str) -> bytes:
    """Return a statement of these entries between two balances of 1.00 and 2.00."""
    balances = _BALANCE.format("OPBD", _AMOUNT.format("1.00")) + _BALANCE.format(
        "CLBD", _AMOUNT.format("2.00")
    )
    stmt = f"<Stmt><Id>S</Id><Acct><Id><Othr><Id>1</Id></Othr></Id></Acct>{balances}{''.join(entries)}</Stmt>"
    return f"{CAMT}{stmt}</BkToCstmrStmt></Document>".encode()


def entry(amount: str, on: str = "2025-01-02") -> str:
    """Return one booked entry."""
    return f"<Ntry>{_AMOUNT.format(amount)}<Sts>BOOK</Sts><BookgDt><Dt>{on}</Dt></BookgDt></Ntry>"


_OFX = "OFXHEADER:100\r\nDATA:OFXSGML\r\nVERSION:102\r\nENCODING:USASCII\r\nCHARSET:1252\r\n\r\n"
_STATEMENT = "<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>PKR<BANKACCTFROM><ACCTID>1</BANKACCTFROM><BANKTRANLIST>"
PAYMENT = "<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>{}<TRNAMT>{}<FITID>1</STMTTRN>"
_ENDED = "</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>"


def ofx(inside: str, ended: str = _ENDED, head: str = _OFX) -> bytes:
    """Return a statement in OFX 1.x around these entries."""
    return (head + _STATEMENT + inside + ended).encode()


ETSI = (
    '<RetainedDataMessage xmlns="http://uri.etsi.org/02657/v1.14.1#/RetainedData"><retainedDataPayload><responseMessage>'
    "<responsePayload>{}</responsePayload></responseMessage></retainedDataPayload></RetainedDataMessage>"
)
GOAML = "<report><rentity_id>7</rentity_id><report_code>STR</report_code><currency_code_local>PKR</currency_code_local>{}</report>"

SAMPLES = [
    Sample("formula.csv", "cells that a spreadsheet would run", READ, (CALLS + '1,=cmd|x,+923990000001,"@SUM(1)",1/25/2025 10:00:00,1,,,,-1+1\n').encode),
    Sample("long.csv", "one field of 40 MiB", MALFORMED, lambda: streamed(CALLS.encode(), _MIB, 40)),
    Sample("open.csv", "a quotation mark that never closes", MALFORMED, (CALLS + '1,"Outgoing\n' * 50).encode),
    Sample("quotes.csv", "a field of a hundred thousand quotation marks", READ, (CALLS + '"' * 100_000 + "\n" + CALL).encode),
    Sample("nul.csv", "NUL bytes in fields", READ, (CALLS + CALL.replace("Outgoing", "Out\0going") + CALL).encode),
    Sample("mixed.csv", "rows in two encodings", ENCODING, lambda: (CALLS + CALL.replace("Quetta", "کوئٹہ")).encode() + CALL.replace("Quetta", "كويته").encode("cp1256")),
    Sample("odd.csv", "UTF-16 cut in the middle of a character", ENCODING, lambda: (CALLS + CALL).encode("utf-16")[:-1]),
    Sample("columns.csv", "a row of 100,000 columns", READ, (CALLS + "x," * 100_000 + "\n" + CALL).encode),
    Sample("header.csv", "a header and nothing else", READ, CALLS.encode),
    Sample("headers.csv", "a header of 100,000 columns", UNKNOWN, lambda: ",".join(f"c{n}" for n in range(100_000)).encode() + b"\n1\n"),
    Sample("empty-lines.csv", "half a million empty lines", READ, (CALLS + "\n" * 500_000 + CALL).encode),
    Sample("ends.csv", "lines that end in three ways", READ, (CALLS + CALL.replace("\n", "\r\n") + CALL.replace("\n", "\r") + CALL).encode),
    Sample("impossible.csv", "dates and numbers that cannot be", READ, (CALLS + CALL.replace("1/25/2025", "13/32/2025") + CALL.replace(",60,", ",-99999999999999999999,") + CALL.replace("923990000001", "9" * 5000)).encode),
    Sample("subscribers.csv", "a registration of impossible parts", READ, (SUBSCRIBERS + "1,=1+1,\u202e,,,CNIC,00000-0000000-0,\x07,,31/02/2020,-\n").encode),
    Sample("bank.csv", "amounts without end and dates that cannot be", READ, (BANK + f"32/13/2025,,x,1,{'9' * 500},,1\n01/01/2025,,x,1,NaN,1e99,Infinity\n").encode),
    Sample("huge.sta", "an amount of 10,000 digits", READ, lambda: mt940(":61:2501010101C" + "9" * 10_000 + ",NTRFX")),
    Sample("long.sta", "a line of 40 MiB", TOO_MUCH, lambda: streamed(mt940()[:-2], b"x" * (1 << 20), 40)),
    Sample("lines.sta", "a hundred thousand lines of detail in one entry", READ, lambda: mt940(":61:2501010101C1,00NTRFX", ":86:x", *["words"] * 100_000)),
    Sample("cut.sta", "a statement without its end", READ, lambda: mt940(":61:2501010101C1,00NTRFX")[:60]),
    Sample("sum.sta", "entries that do not make the balance", READ, lambda: mt940(":61:2501010101C5,00NTRFX"), "balance"),
    Sample("days.sta", "a day that cannot be", READ, lambda: mt940(":61:2502310231C1,00NTRFX")),
    Sample("nul.sta", "NUL and letters that turn in a statement", READ, lambda: mt940(":61:2501010101C1,00NTRFX\0", ":86:\u202egpj")),
    Sample("sum.camt.xml", "two hundred thousand entries that do not make the balance", READ, lambda: camt(*[entry("1.00")] * 200_000), "balance"),
    Sample("amount.camt.xml", "amounts without end, below nothing, and none", READ, lambda: camt(entry("9" * 10_000), entry("-1"), entry("NaN"), entry("1e9"), entry(""))),
    Sample("days.camt.xml", "days that cannot be", READ, lambda: camt(entry("1.00", "2025-02-31"), entry("1.00", "0000-00-00"))),
    Sample("large.camt.xml", "one entry of 40 MiB", TOO_MUCH, lambda: streamed(camt("<Ntry>").partition(b"</Stmt>")[0], b"<AddtlNtryInf>words</AddtlNtryInf>" * 30_000, 40)),
    Sample("ends.ofx", "SGML without a single end", MALFORMED, lambda: ofx(PAYMENT.format("20250102", "1.00").replace("</STMTTRN>", "") * 1000, "")),
    Sample("deep.ofx", "SGML of 100,000 elements in one another", TOO_MUCH, lambda: ofx("<A>" * 100_000)),
    Sample("crossed.ofx", "ends that do not fit their beginnings", MALFORMED, lambda: ofx("</STMTRS></OFX>" + PAYMENT.format("20250102", "1.00"))),
    Sample("doctype.ofx", "a document type, in SGML", HOSTILE, lambda: ofx("", head=_OFX + '<!DOCTYPE OFX SYSTEM "file:///etc/passwd">')),
    Sample("charset.ofx", "a character set that is none", MALFORMED, lambda: ofx(PAYMENT.format("20250102", "1.00"), head=_OFX.replace("1252", "x-none"))),
    Sample("amount.ofx", "amounts and days that cannot be", READ, lambda: ofx(PAYMENT.format("20250231", "1.00") + PAYMENT.format("20250102", "9" * 10_000) + PAYMENT.format("20250102", "NaN"))),
    Sample("shape.etsi.xml", "records in a shape that nobody knows", READ, lambda: ETSI.format("<ResponseRecord><recordNumber>-1</recordNumber><recordPayload><nothingRecord/></recordPayload></ResponseRecord>" * 1000).encode()),
    Sample("none.etsi.xml", "retained data without a record", READ, lambda: ETSI.format("").encode()),
    Sample("dtd.goaml.xml", "a document type from outside", HOSTILE, lambda: b'<!DOCTYPE report SYSTEM "http://192.0.2.1/goaml.dtd">' + GOAML.format("").encode()),
    Sample("amount.goaml.xml", "a transaction of impossible parts", READ, lambda: GOAML.format("<transaction><transactionnumber>1</transactionnumber><amount_local>1e999</amount_local><date_transaction>2025-02-31T99:99:99</date_transaction></transaction>").encode()),
]  # fmt: skip
