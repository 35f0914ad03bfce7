# SPDX-License-Identifier: Apache-2.0
"""Found an office whose dossiers have some 40 pages with charts each: `make_dossiers.py FOLDER NUMBER`.

The cast and the short ways of the tests make it: `FOLDER/office`, and `FOLDER/worksheet.toml` that asks for a dossier on each of NUMBER persons. A person has
a note with 20 statements, and a year of calls with 40 others, of which each month and its halves are findings with a chart each.
"""

import sys
from datetime import date
from itertools import product
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

from cast import CASE, ORDER, House, build_house
from sanad.desk.acts.make_finding import MakeFinding
from sanad.desk.acts.record_claim import Quoted, RecordClaim

STATEMENTS, CONTACTS, MONTHS = 20, 40, 12
SPANS = ((1, 14), (15, 28), (1, 28))
_HEAD = "Sr #,Call Type,A-Party,B-Party,Date & Time,Duration,Cell ID,IMEI,IMSI,Site\n"
_ROW = '[[dossier]]\nsubject = "{}"\nrecipient = "court"\npurpose = "trial"\nby = "drafter"\n'


def main() -> None:
    """Make the office, then everything about each person."""
    folder, number = Path(sys.argv[1]), int(sys.argv[2])
    house = build_house(folder / "office")
    persons = [f"S-{each:03}" for each in range(1, number + 1)]
    delivered(house, folder, persons)
    for person in persons:
        claimed(house, person, range(STATEMENTS))
        found(house, person)
    house.office.close()
    sheet = f'sheet = "sanad/worksheet/1"\ncompartment = "{CASE}"\n'
    (folder / "worksheet.toml").write_text(sheet + "".join(map(_ROW.format, persons)), "utf-8")


def phone(person: str) -> str:
    """Return the telephone of a person."""
    return f"92390{int(person[2:]):07}"


def delivered(house: House, folder: Path, persons: list[str]) -> None:
    """Enter everybody; seal and read a note and the calls of each."""
    covers = tuple(f"+{phone(person)}" for person in persons)
    paper = {"kind": "call_data_order", "covers": covers, "covers_from": date(2025, 1, 1)}
    house.instrument("order-1", **paper, offences=("ATA-11H",), facts=ORDER)
    for person in persons:
        house.subject(person)
        # one more than are stated at first: what changes before the last build
        note = "".join(f"{said(person, each)}\n" for each in range(STATEMENTS + 1))
        house.seal(folder, f"{person}.txt", note.encode())
        house.seal(folder, f"{person}.csv", calls(person).encode(), instrument="order-1")
    house.read()


def said(person: str, number: int) -> str:
    """Return a line of the note on a person."""
    return f"In this sample report {person} is also called Sample Name {number} of {person}."


def calls(person: str) -> str:
    """Return a year of calls, in the form of a sample operator."""
    rows = (
        f"{month * CONTACTS + each},Outgoing,{phone(person)},92391{each:07},{month}/{each % 28 + 1}/2025 10:{each:02}:00,60,1A2B,001001010001017,001010000010101,Q1__P_Quetta\n"
        for month in range(1, MONTHS + 1)
        for each in range(CONTACTS)
    )
    return _HEAD + "".join(rows)


def claimed(house: House, person: str, numbers: range) -> None:
    """State that many lines of the note."""
    house.office.desk.perform_all(
        RecordClaim(
            by="analyst",
            compartment=CASE,
            about=person,
            property="alias",
            value=f"Sample Name {number} of {person}",
            said_by="A sample report",
            source=Quoted(f"{person}.txt", said(person, number)),
        )
        for number in numbers
    )


def found(house: House, person: str) -> None:
    """Find whom a person called in each month, and in each half of it."""
    for month, (first, last) in product(range(1, MONTHS + 1), SPANS):
        days = {"from": f"2025-{month:02}-{first:02}", "to": f"2025-{month:02}-{last}"}
        parameters = {"number": f"+{phone(person)}", **days}
        order = {"by": "analyst", "compartment": CASE, "subject": person}
        house.do(MakeFinding(**order, method="contacts", parameters=parameters))


if __name__ == "__main__":
    main()
