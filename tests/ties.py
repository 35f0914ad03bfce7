# SPDX-License-Identifier: Apache-2.0
"""Persons and an organisation that claims tie together, and one of them by calls too: what charts are drawn of in tests."""

from cast import CASE
from sanad.desk.acts.make_finding import MakeFinding
from sanad.desk.acts.record_claim import Quoted, RecordClaim

MISLEADING = "<script>alert(1)</script> تنظیم"
WORDS = (
    "Sample Sixty leads the Sample Group. Sample Sixty-One leads it too, and meets Sample Sixty."
)
OPEN = "A sample paper: Sample Sixty met Sample Witness Name, who is protected, and uses +923900000001."
NUMBER = "+923900000001"


def said(house, about, name, value, paper="sixty.txt", quote="leads the Sample Group", **more):
    given = {"about": about, "property": name, "value": value, "said_by": "Records office"}
    source = Quoted(paper, quote)
    return house.do(RecordClaim(by="analyst", compartment=CASE, **given, source=source, **more))


def tied(house, folder):
    """Enter two persons who are both said to lead one organisation, at other times; one meets the other, and somebody else."""
    house.seal(folder, "sixty.txt", WORDS.encode(), handling="confidential")
    house.read()
    for one in ("S-60", "S-61", "S-62"):
        house.subject(one)
    house.subject("O-60", "organisation", MISLEADING)
    role = {"organisation": "O-60", "role": "amir", "post": "leader"}
    first = said(house, "S-60", "role", role, valid_from="2019-01", valid_to="2020-06")
    second = said(house, "S-61", "role", role, valid_from="2020-01")
    met = said(house, "S-61", "meets", {"subject": "S-60"})
    beyond = said(house, "S-61", "meets", {"subject": "S-62"})
    return first, second, met, beyond


def openly_tied(house, folder, one="S-60"):
    """Enter, from a paper that may go out, a tie to somebody who is protected and one to somebody who is not; return the claims."""
    house.seal(folder, "open.txt", OPEN.encode())
    house.read()
    house.subject("S-63", label="Sample Witness Name")
    house.subject("S-64", label="Sample Sixty-Four")
    open_paper = {"paper": "open.txt", "quote": "Sample Sixty met"}
    hidden = said(house, one, "meets", {"subject": "S-63"}, **open_paper)
    shown = said(house, one, "meets", {"subject": "S-64"}, **open_paper)
    said(house, "S-63", "protected", "witness", paper="open.txt", quote="who is protected")
    return hidden, shown


def calling(house, one="S-60"):
    """Give a number to an entry, and keep the finding on whom it called; return the claim and the finding."""
    claim = said(house, one, "phone", NUMBER, paper="open.txt", quote=NUMBER)
    asked = {"number": NUMBER, "from": "2025-01-01", "to": "2025-03-31"}
    order = MakeFinding(by="analyst", compartment=CASE, subject=one, method="contacts", parameters=asked)  # fmt: skip
    return claim, house.do(order)
