# SPDX-License-Identifier: Apache-2.0
"""What the paper of each kind states: named and typed, documented, and never widened after it was registered."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sanad.errors import AlreadyDone, BadValue, InstrumentDiffers, UnknownInstrument
from sanad.mandates import instrument, papers
from sanad.mandates.instrument import Instrument

PAGE = (Path(__file__).parents[2] / "docs/formats/sheets.md").read_text(encoding="utf-8")


def warrant(**fields):
    given = ("warrant-1", "interception_warrant", "HC/1", "High Court (fictional)", "IFTA s. 13")
    return Instrument(*given, date(2025, 2, 3), **fields)


@pytest.mark.parametrize("kind", papers.FACTS)
def test_every_kind_and_each_fact_of_it_is_described(kind):
    row = re.search(rf"^\| `{kind}` \|.*$", PAGE, re.MULTILINE)
    assert row is not None
    assert papers.FACTS[kind].keys() <= set(re.findall(r"`(\w+)`", row.group()))


def test_a_misspelt_fact_is_refused_and_not_left_unread():
    with pytest.raises(BadValue, match="minister_permision"):
        warrant(facts={"minister_permision": "MOI/1"})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("court", "our_court"),
        ("applicant_grade", "20"),
        ("applicant_grade", True),
        ("applicant_notified", "yes"),
        ("minister_permission", " "),
        ("minister_permission_on", "2025-02-30"),
        ("minister_permission_on", "20250201"),
    ],
)
def test_a_fact_of_the_wrong_type_is_refused(name, value):
    with pytest.raises(BadValue, match=name):
        warrant(facts={name: value})


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("applicant_notified", "true", True),
        ("applicant_grade", "20", 20),
        ("certificate_on", "2025-03-04", "2025-03-04"),
        ("judge", "Judge One", "Judge One"),
        ("offences", "ATA-11H, PPC-302", ["ATA-11H", "PPC-302"]),
    ],
)
def test_a_fact_is_read_from_the_words_of_a_command(name, text, value):
    assert papers.parse("w", "interception_warrant", name, text) == value


@pytest.mark.parametrize(
    ("name", "text"),
    [("applicant_notified", "yes"), ("applicant_grade", "-1"), ("court", "court"), ("covers", ",")],
)
def test_words_that_do_not_spell_the_fact_are_refused(name, text):
    with pytest.raises(BadValue):
        papers.parse("w", "interception_warrant", name, text)


def test_days_are_counted_with_both_ends_and_laws_come_from_the_offences():
    paper = warrant(
        covers_from=date(2025, 2, 3), covers_to=date(2025, 4, 3), offences=("PPC-365-A", "ATA-11H")
    ).for_rules()
    assert (paper["window_days"], paper["force_days"]) == (60, None)
    assert paper["laws"] == ["ATA", "PPC"]


def test_what_a_paper_does_not_say_is_not_known():
    paper = warrant().for_rules()
    assert {paper[key] for key in ("covers", "offences", "laws", "window_days")} == {None}


@pytest.fixture
def kept(database):
    with database.writing() as connection:
        yield connection


def test_what_is_stated_later_counts_before_what_was_registered(kept):
    instrument.register(kept, warrant(facts={"reissue": 0}))
    instrument.state(kept, "warrant-1", {"reissue": 1, "judge": "Judge One"})
    instrument.state(kept, "warrant-1", {"judge": "Judge Two"})
    found = instrument.get(kept, "warrant-1")
    assert found.facts == {"reissue": 0}
    assert (found.for_rules()["reissue"], found.for_rules()["judge"]) == (1, "Judge Two")


def test_scope_that_was_left_out_is_stated_and_scope_that_was_registered_stands(kept):
    instrument.register(kept, warrant(covers=("+923990000001",)))
    instrument.state(kept, "warrant-1", {"offences": ["ATA-11H"], "covers_to": "2025-04-03"})
    found = instrument.get(kept, "warrant-1")
    assert (found.offences, found.covers_to) == (("ATA-11H",), date(2025, 4, 3))
    with pytest.raises(BadValue, match="not restated"):
        instrument.state(kept, "warrant-1", {"covers": ["+923990000002"]})


def test_the_same_sheet_is_still_the_same_paper_after_something_was_stated(kept):
    paper = warrant(facts={"reissue": 0})
    instrument.register(kept, paper)
    instrument.state(kept, "warrant-1", {"offences": ["ATA-11H"], "reissue": 1})
    with pytest.raises(AlreadyDone):
        instrument.register(kept, paper)
    with pytest.raises(InstrumentDiffers):
        instrument.register(kept, replace(paper, facts={"reissue": 2}))


def test_nothing_is_stated_of_a_paper_that_was_never_registered(kept):
    with pytest.raises(UnknownInstrument):
        instrument.state(kept, "warrant-9", {"reissue": 1})
