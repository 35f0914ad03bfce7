# SPDX-License-Identifier: Apache-2.0
"""A header that is nearly a template's is named with what differs, and no table passes for prose."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanad.errors import HeaderChanged, UnknownLayout
from sanad.readers import registry
from sanad.readers.tabular.layout import checked, documents
from sanad.readers.tabular.nearest import nearest

HEADER = "Sr #,Call Type,A-Party,B-Party,Date & Time,Duration,Cell ID,IMEI,IMSI,Site"
ROW = "1,Outgoing,923900000001,8558,1/2/2025 03:04:05,61,1A,1,1,Q"
AIRTEL = (
    "Target No,Call Type,TOC,B Party No,LRN No,LRN TSP-LSA,Date,Time,Dur(s),First CGI Lat/Long,First CGI,Last CGI Lat/Long,"
    "Last CGI,SMSC No,Service Type,IMEI,IMSI,Call Fow No,Roam Nw,SW & MSC ID,IN TG,OUT TG,Vowifi First UE IP,Port1,"
    "Vowifi Last UE IP,Port2"
)
RULEBOOK = Path(__file__).parents[2] / "src" / "sanad" / "rulebook" / "pk" / "templates"


def layouts():
    return [checked(one, registry.template_of) for one in documents((RULEBOOK,))]


@pytest.mark.parametrize(
    ("lines", "record", "differs"),
    [
        ([HEADER.replace("Cell ID", "CellId"), ROW], 1, "it has no “Cell ID”; it has “CellId” besides"),
        ([f"{HEADER},Remarks", ROW], 1, "it has “Remarks” besides"),
        ([f"{HEADER},One", f"{HEADER},Two"], 1, "it has “One” besides"),
        ([HEADER.replace("IMEI,IMSI,Site", "a,b,c,d") + ",e", HEADER.replace("Site", "Mast")], 2, "it has no “Site”; it has “Mast” besides"),
        (["", "", HEADER.replace(",Site", ""), ROW], 3, "it has no “Site”"),
        ([HEADER.replace("A-Party,B-Party", "B-Party,A-Party"), ROW], 1, "its columns stand in another order, or one stands twice"),
        ([HEADER.replace(",", ";"), ROW], 1, "its mark between columns is ';', not ','"),
        ([*["a line"] * 21, HEADER, ROW], 22, "21 records stand before it, not 20 at most"),
        ([AIRTEL], 1, "the words “BETA TELECOM” do not stand before it"),
        (["letter, of, note", HEADER.replace("Site", "Mast").replace(",", "\t")], 2,
         "it has no “Site”; it has “Mast” besides; its mark between columns is '\\t', not ','"),
    ],
)  # fmt: skip
def test_a_table_that_no_template_takes_says_which_is_nearest_and_what_differs(
    run, lines, record, differs
):
    with pytest.raises(HeaderChanged) as refused:
        run("\n".join(lines).encode(), "a.csv")
    assert refused.value.facts["record"] == record
    assert refused.value.facts["differs"] == differs
    assert refused.value.facts["template"] == (
        "beta-telecom" if lines == [AIRTEL] else "alpha-mobile"
    )


@pytest.mark.parametrize("name", ["calls.txt", "calls", "calls.log"])
def test_a_known_table_under_another_name_and_mark_waits_and_is_not_prose(run, name):
    with pytest.raises(HeaderChanged, match="its mark between columns"):
        run(f"{HEADER}\n{ROW}\n".replace(",", "\t").encode(), name)


def test_a_text_that_holds_nearly_a_header_is_read_as_text_and_says_so(run):
    outcome = run(f"From the operator:\n{HEADER},Remarks\n".encode(), "letter.txt")
    assert outcome.receipt.reader == "text"
    assert outcome.receipt.notes == (
        "record 2 is nearly the header of template alpha-mobile, but it has “Remarks” besides",
    )


@pytest.mark.parametrize(
    "text", ["Call Type,IMEI\n", HEADER.replace("Party", "Side").replace("IM", "X").replace("Site", "Mast"), "The columns Call Type, A-Party, B-Party, IMEI and IMSI were asked for.\n", "a,b\n1,2\n"]
)  # fmt: skip
def test_a_few_words_in_common_are_no_header(run, text):
    with pytest.raises(UnknownLayout):
        run(text.encode(), "a.csv")
    assert run(text.encode(), "a.txt").receipt.notes == ()


def test_a_long_difference_is_cut(run):
    more = ",".join(f"{n}{'x' * 90}" for n in range(6))
    with pytest.raises(HeaderChanged) as refused:
        run(f"{HEADER},{more}\n".encode(), "a.csv")
    assert refused.value.facts["differs"].endswith(" and 1 more besides")
    assert len(refused.value.facts["differs"]) < 300


def test_two_columns_in_common_are_chance():
    [layout] = [one for one in layouts() if one.id == "alpha-mobile"]
    short = replace(layout, header=("Date", "Sum"), preamble_max=0)
    assert nearest("\nDate,Sum\n", [short]) is None
    assert nearest("\nDate,Sum,Side\n", [replace(short, header=("Date", "Sum", "Side"))])


@given(st.lists(st.sampled_from([*HEADER.split(","), ",", ";", "\t", "\n", '"', "\0", "x"]), max_size=80))  # fmt: skip
def test_no_text_makes_it_fail(words):
    found = nearest("".join(words), layouts())
    assert found is None or found.differs
