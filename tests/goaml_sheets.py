# SPDX-License-Identifier: Apache-2.0
"""A sheet of a goAML report, and a bank's statement it can be made from: our account paid three, of whom one is in no bank, and was paid in dollars."""

from pathlib import Path

SHARED = Path(__file__).parents[2] / "shared" / "formats" / "goaml"
SCHEMAS = {
    "2.0": SHARED / "2.0" / "goAMLSchema.xsd",
    "5.0.2": SHARED / "5.0.2-strict-patched" / "goAMLSchema.xsd",
}
OURS, THEIRS, LOCAL = "PK36SCBL0000001123456702", "PK59ZARD0000000600112201", "0001-77"
CODES = {"2.0": ("BRCH", "A1"), "5.0.2": ("ATM", "ACTRC")}
BANK = """
[[bank]]
country = "PK"
bank_code = "SCBL"
institution_name = "Sample Bank"
swift = "SAMPPKKA"
"""
OTHER_BANK = BANK.replace("SCBL", "ZARD").replace("Sample", "Other")


def sheet(version: str = "2.0", accounts: str = f'["{OURS}"]') -> str:
    """Return a sheet that knows all that the statement leaves open."""
    mode, indicator = CODES[version]
    return f"""
sheet = "sanad/goaml/1"
version = "{version}"
schema = "{SCHEMAS[version]}"
accounts = {accounts}
from = 2025-01-01
to = 2025-01-31
[report]
rentity_id = 101
submission_code = "E"
report_code = "STR"
entity_reference = "STR-1"
currency_code_local = "PKR"
reason = "Several payments below the threshold"
report_indicators = ["{indicator}"]
[report.location]
address_type = "{"BUSN" if version == "2.0" else "BU"}"
address = "12 Sample Street"
city = "Quetta"
country_code = "PK"
state = "Balochistan"
[transaction]
transmode_code = "{mode}"
transmode_comment = "E"
transaction_location = "not stated"
funds_code = "CASH"
{BANK}{OTHER_BANK}
[[account]]
account = "{OURS}"
account_name = "Sample Traders"
[[account]]
account = "{LOCAL}"
institution_name = "Village Bank"
swift = "VILLPKKA"
country = "PK"
[[person]]
written = "SAMINA FICTIONAL"
first_name = "Samina"
last_name = "Fictional"
country = "PK"
[[rate]]
currency = "USD"
rate = "278.505"
on = 2025-01-20
source = "State Bank"
"""


def _entry(amount: str, currency: str, side: str, day: str, other: str, words: str) -> str:
    ends = f"<RltdPties>{other}</RltdPties>" if other else ""
    return (
        f'<Ntry><Amt Ccy="{currency}">{amount}</Amt><CdtDbtInd>{side}</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>{day}</Dt></BookgDt>'
        f"<NtryDtls><TxDtls>{ends}<RmtInf><Ustrd>{words}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>"
    )


STATEMENT = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>'
    f"<Stmt><Id>S1</Id><Acct><Id><IBAN>{OURS}</IBAN></Id></Acct>"
    + _entry("950000.00", "PKR", "DBIT", "2025-01-15", f"<Cdtr><Nm>Zarak Trading</Nm></Cdtr><CdtrAcct><Id><IBAN>{THEIRS}</IBAN></Id></CdtrAcct>", "carpets")
    + _entry("7.00", "PKR", "DBIT", "2025-01-16", f"<Cdtr><Nm>Village Shop</Nm></Cdtr><CdtrAcct><Id><Othr><Id>{LOCAL}</Id></Othr></Id></CdtrAcct>", "tea")
    + _entry("5000.00", "PKR", "DBIT", "2025-01-17", "<Cdtr><Nm>SAMINA FICTIONAL</Nm></Cdtr>", "cash")
    + _entry("100.10", "USD", "CRDT", "2025-01-18", f"<Dbtr><Nm>Zarak Trading</Nm></Dbtr><DbtrAcct><Id><IBAN>{THEIRS}</IBAN></Id></DbtrAcct>", "returned")
    + _entry("1.00", "PKR", "DBIT", "2025-02-01", "<Cdtr><Nm>SAMINA FICTIONAL</Nm></Cdtr>", "after the period")
    + "</Stmt></BkToCstmrStmt></Document>"
).encode()  # fmt: skip
