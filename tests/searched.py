# SPDX-License-Identifier: Apache-2.0
"""An office in which a letter and a table of calls were read and indexed, and how it is searched."""

from datetime import date
from pathlib import Path

from cast import CASE, ORDER, House
from sanad.desk.acts.record_claim import Quoted, RecordClaim
from sanad.desk.procedures.index_layers import index_layers
from sanad.desk.questions.batch_search import BatchSearch
from sanad.desk.questions.find_mentions import FindMentions
from sanad.desk.questions.search_text import SearchText
from sanad.ledger import read
from scene import CALLS

LETTER = "Sample One met عبداللہ خان.\nHis number is 0390 0000001, not 0390 0000009.\n"


def read_and_index(house: House, folder: Path) -> None:
    house.letter = house.seal(
        folder,
        "letter.txt",
        LETTER.encode(),
        received_at="2025-04-01T10:00:00+05:00",
        language="en",
    )
    covers = {"covers": ("+923900000001",), "covers_from": date(2025, 1, 1)}
    states = {"offences": ("ATA-11H",), "facts": ORDER}
    house.instrument("order-1", kind="call_data_order", **covers, **states)
    house.calls = house.seal(folder, "calls.csv", CALLS, instrument="order-1")
    house.read()
    index_layers(house.office.tools)


def search(house: House, words: str, **order):
    return house.do(SearchText(by="analyst", compartment=CASE, words=words, **order)).texts


def batch(house: House, *terms: str, **order):
    return house.do(BatchSearch(by="analyst", compartment=CASE, terms=terms, **order))


def newest(house: House):
    with house.office.tools.database.reading() as connection:
        return list(read.entries(connection))[-1]


def claim(house: House, about: str, name: str, value: str, quote: str) -> str:
    order = {"by": "analyst", "compartment": CASE, "about": about, "property": name, "value": value}
    return house.do(RecordClaim(**order, said_by="somebody", source=Quoted("letter.txt", quote)))


def mentions(house: House, *subjects: str):
    found = house.do(FindMentions(by="analyst", compartment=CASE, subjects=subjects))
    return [(each.subject, each.property, each.how, each.words) for each in found.every()]
