# SPDX-License-Identifier: Apache-2.0
"""Lists of the UN, of OFAC and of NACTA: every statement, its place in the sealed bytes, and what is set aside."""

import hashlib
import json
import re
from collections import Counter

import pytest

from sanad.errors import HostileFile, MalformedFile, UnreadableText
from sanad.readers import entries as limits
from sanad.readers.formats.unlist import scan

UN = """<?xml version="1.0" encoding="utf-8"?>
<CONSOLIDATED_LIST dateGenerated="2026-02-27T00:00:09.554Z"><INDIVIDUALS>
<INDIVIDUAL><DATAID>1</DATAID><VERSIONNUM>1</VERSIONNUM>
 <FIRST_NAME>SAMPLE</FIRST_NAME><SECOND_NAME>&amp; SECOND</SECOND_NAME><THIRD_NAME>THIRD</THIRD_NAME>
 <FOURTH_NAME>FOURTH</FOURTH_NAME><NAME_ORIGINAL_SCRIPT>نمونہ علی</NAME_ORIGINAL_SCRIPT>
 <UN_LIST_TYPE>Sample</UN_LIST_TYPE><REFERENCE_NUMBER>XXi.001 </REFERENCE_NUMBER><LISTED_ON>in 2015</LISTED_ON>
 <GENDER>Male</GENDER><COMMENTS1>A note.</COMMENTS1>
 <TITLE><VALUE>Mullah</VALUE></TITLE><DESIGNATION><VALUE>One</VALUE><VALUE>Two</VALUE></DESIGNATION>
 <NATIONALITY><VALUE>Nowhere</VALUE></NATIONALITY><LIST_TYPE><VALUE>UN List</VALUE></LIST_TYPE>
 <LAST_DAY_UPDATED><VALUE>2020-01-02</VALUE><VALUE /></LAST_DAY_UPDATED>
 <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>نمونہ</ALIAS_NAME><NOTE>as a boy</NOTE>
  <CITY_OF_BIRTH>Alias City</CITY_OF_BIRTH><COUNTRY_OF_BIRTH>Aliasland</COUNTRY_OF_BIRTH>
  <DATE_OF_BIRTH>1951-01-01</DATE_OF_BIRTH></INDIVIDUAL_ALIAS>
 <INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Haji Sample</ALIAS_NAME></INDIVIDUAL_ALIAS>
 <INDIVIDUAL_ALIAS><QUALITY /><ALIAS_NAME /></INDIVIDUAL_ALIAS>
 <INDIVIDUAL_ADDRESS><STREET>Street 1</STREET><CITY>City</CITY><STATE_PROVINCE>Province</STATE_PROVINCE>
  <ZIP_CODE>123</ZIP_CODE><COUNTRY>Nowhere</COUNTRY><NOTE>in 2001</NOTE></INDIVIDUAL_ADDRESS>
 <INDIVIDUAL_ADDRESS><COUNTRY /><NOTE>unknown</NOTE></INDIVIDUAL_ADDRESS>
 <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1960-05-04</DATE></INDIVIDUAL_DATE_OF_BIRTH>
 <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><YEAR>1961</YEAR></INDIVIDUAL_DATE_OF_BIRTH>
 <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1962</YEAR><NOTE>spring</NOTE></INDIVIDUAL_DATE_OF_BIRTH>
 <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1963</FROM_YEAR><TO_YEAR>1965</TO_YEAR></INDIVIDUAL_DATE_OF_BIRTH>
 <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE /></INDIVIDUAL_DATE_OF_BIRTH>
 <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><YEAR>1966</YEAR><NOTE>disputed</NOTE></INDIVIDUAL_DATE_OF_BIRTH>
 <INDIVIDUAL_PLACE_OF_BIRTH><STREET>Lane</STREET><CITY>شہر</CITY><STATE_PROVINCE>P</STATE_PROVINCE><COUNTRY>N</COUNTRY><NOTE>maybe</NOTE></INDIVIDUAL_PLACE_OF_BIRTH>
 <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Numéro de passeport</TYPE_OF_DOCUMENT><TYPE_OF_DOCUMENT2>copy</TYPE_OF_DOCUMENT2>
  <NUMBER>AA0000000</NUMBER><ISSUING_COUNTRY>Nowhere</ISSUING_COUNTRY><DATE_OF_ISSUE>1990-01-01</DATE_OF_ISSUE>
  <CITY_OF_ISSUE>City</CITY_OF_ISSUE><COUNTRY_OF_ISSUE>Nowhere</COUNTRY_OF_ISSUE><NOTE>lost</NOTE></INDIVIDUAL_DOCUMENT>
 <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>National Identification
    Number</TYPE_OF_DOCUMENT><NUMBER>90001-1234567-1</NUMBER></INDIVIDUAL_DOCUMENT>
 <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Library card</TYPE_OF_DOCUMENT><NUMBER>7</NUMBER></INDIVIDUAL_DOCUMENT>
 <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT></INDIVIDUAL_DOCUMENT>
 <INDIVIDUAL_DOCUMENT></INDIVIDUAL_DOCUMENT><SOMETHING_NEW><DEEP>new</DEEP></SOMETHING_NEW>
 <SORT_KEY /><SORT_KEY_LAST_MOD /></INDIVIDUAL ></INDIVIDUALS>
<ENTITIES><ENTITY><DATAID>2</DATAID><FIRST_NAME>SAMPLE FRONT</FIRST_NAME><UN_LIST_TYPE>Sample</UN_LIST_TYPE>
 <LISTED_ON>2014-06-30</LISTED_ON><ENTITY_ALIAS><QUALITY>f.k.a.</QUALITY><ALIAS_NAME>OLD FRONT</ALIAS_NAME></ENTITY_ALIAS>
</ENTITY><ENTITY><FIRST_NAME>NAMELESS</FIRST_NAME></ENTITY><ENTITY/></ENTITIES></CONSOLIDATED_LIST>
"""
EXPECTED = [
    ("name", "SAMPLE & SECOND THIRD FOURTH", None),
    ("DATAID", "1", None),
    ("VERSIONNUM", "1", None),
    ("name", "نمونہ علی", "NAME_ORIGINAL_SCRIPT"),
    ("UN_LIST_TYPE", "Sample", None),
    ("REFERENCE_NUMBER", "XXi.001", None),
    ("LISTED_ON", "in 2015", None),
    ("sex", "Male", None),
    ("COMMENTS1", "A note.", None),
    ("TITLE", "Mullah", None),
    ("DESIGNATION", "One", None),
    ("DESIGNATION", "Two", None),
    ("nationality", "Nowhere", None),
    ("LIST_TYPE", "UN List", None),
    ("LAST_DAY_UPDATED", "2020-01-02", None),
    ("alias", "نمونہ", "Good"),
    ("INDIVIDUAL_ALIAS/NOTE", "as a boy", "نمونہ"),
    ("INDIVIDUAL_ALIAS/CITY_OF_BIRTH", "Alias City", "نمونہ"),
    ("INDIVIDUAL_ALIAS/COUNTRY_OF_BIRTH", "Aliasland", "نمونہ"),
    ("INDIVIDUAL_ALIAS/DATE_OF_BIRTH", "1951-01-01", "نمونہ"),
    ("INDIVIDUAL_ALIAS", "Haji Sample", "Low"),
    ("INDIVIDUAL_ADDRESS", "Street 1, City, Province, 123, Nowhere", "in 2001"),
    ("INDIVIDUAL_ADDRESS/NOTE", "unknown", None),
    ("birth_date", "1960-05-04", "EXACT"),
    ("birth_date", "1961", "EXACT"),
    ("INDIVIDUAL_DATE_OF_BIRTH", "1962", "APPROXIMATELY; spring"),
    ("INDIVIDUAL_DATE_OF_BIRTH", "1963 to 1965", "BETWEEN"),
    ("INDIVIDUAL_DATE_OF_BIRTH", "1966", "EXACT; disputed"),
    ("INDIVIDUAL_PLACE_OF_BIRTH", "Lane, شہر, P, N", "maybe"),
    ("passport", "AA0000000", "Numéro de passeport"),
    ("INDIVIDUAL_DOCUMENT/TYPE_OF_DOCUMENT2", "copy", "Numéro de passeport AA0000000"),
    ("INDIVIDUAL_DOCUMENT/ISSUING_COUNTRY", "Nowhere", "Numéro de passeport AA0000000"),
    ("INDIVIDUAL_DOCUMENT/DATE_OF_ISSUE", "1990-01-01", "Numéro de passeport AA0000000"),
    ("INDIVIDUAL_DOCUMENT/CITY_OF_ISSUE", "City", "Numéro de passeport AA0000000"),
    ("INDIVIDUAL_DOCUMENT/COUNTRY_OF_ISSUE", "Nowhere", "Numéro de passeport AA0000000"),
    ("INDIVIDUAL_DOCUMENT/NOTE", "lost", "Numéro de passeport AA0000000"),
    ("national_id", "90001-1234567-1", "National Identification\n    Number"),
    ("INDIVIDUAL_DOCUMENT", "7", "Library card"),
    ("INDIVIDUAL_DOCUMENT/TYPE_OF_DOCUMENT", "Passport", "Passport"),
    ("SOMETHING_NEW/DEEP", "new", None),
]
NACTA = [
    {"Name": "Sample One @ Sample Uno. ", "FatherName": "Sample Father", "CNIC": "90001-1234567-1", "Province": "P", "District": "D"},
    {"Name": "Sample Two alias Nine (a.k.a. Ten)", "FatherName": "", "CNIC": "123", "Province": "KP", "District": "D"},
]  # fmt: skip


def said(outcome, entry):
    return [
        (row["property"], row["value"], row["detail"])
        for row in outcome.rows("statements")
        if row["entry"] == entry
    ]


def stands(outcome):
    """Every statement's range is the entry, byte for byte, as its digest says; return the entries' bytes."""
    raw = outcome.sealed.read_bytes()
    rows = outcome.rows("statements")
    assert [row["row"] for row in rows] == list(range(1, len(rows) + 1))
    for row in rows:
        assert hashlib.sha256(raw[row["start"] : row["end"]]).hexdigest() == row["row_sha256"]
    places = dict.fromkeys((row["start"], row["end"]) for row in rows)
    assert len(places) == outcome.receipt.stored
    assert len(rows) == outcome.receipt.facts["statements"]
    return [raw[start:end] for start, end in places]


# --- United Nations -------------------------------------------------------------------------------


@pytest.mark.parametrize("chunk", [1, 7, 1 << 20])
def test_every_path_of_the_un_list_is_a_statement_whatever_the_size_of_a_chunk(
    run, monkeypatch, chunk
):
    monkeypatch.setattr(scan, "_CHUNK", chunk)
    outcome = run(UN.encode(), "list.xml")
    assert outcome.receipt.reader == "unlist"
    assert said(outcome, "XXi.001") == EXPECTED
    first, second = stands(outcome)
    assert first.startswith(b"<INDIVIDUAL><DATAID>1<")
    assert first.endswith(b"</INDIVIDUAL >")
    assert second.startswith(b"<ENTITY><DATAID>2<")
    assert second.endswith(b"</ENTITY>")


def test_an_entity_is_an_organisation_with_its_listing_and_one_without_a_number_is_set_aside(run):
    outcome = run(UN.encode(), "list.xml")
    assert said(outcome, "2")[:3] == [
        ("name", "SAMPLE FRONT", None),
        ("listing", "Sample", "2014-06-30"),
        ("DATAID", "2", None),
    ]
    assert said(outcome, "2")[3:] == [("alias", "OLD FRONT", "f.k.a.")]
    assert {row["entry"]: row["kind"] for row in outcome.rows("statements")} == {
        "XXi.001": "person",
        "2": "organisation",
    }
    assert outcome.receipt.rejects_by_code == {"no_id": 2}
    assert [row["written"] for row in outcome.rows("rejects")] == [
        "<ENTITY><FIRST_NAME>NAMELESS</FIRST_NAME></ENTITY>",
        "<ENTITY/>",
    ]
    assert outcome.receipt.facts["version"] == "2026-02-27"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_byte_ranges_hold_in_other_encodings(run, encoding):
    outcome = run(UN.replace(' encoding="utf-8"', "").encode(encoding), "list.xml")
    first = stands(outcome)[0]
    codec = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le"}[encoding]
    assert first.decode(codec).startswith("<INDIVIDUAL><DATAID>")
    assert first.decode(codec).endswith("</INDIVIDUAL >")


def test_what_is_neither_individual_nor_entity_is_noted(run):
    more = "<VESSELS><VESSEL><NAME>x</NAME></VESSEL></VESSELS></CONSOLIDATED_LIST>"
    outcome = run(UN.replace("</CONSOLIDATED_LIST>", more).encode(), "list.xml")
    assert outcome.receipt.notes == ("VESSELS/VESSEL is not known here and was not read",)


@pytest.mark.parametrize(
    ("old", "new", "error"),
    [
        ("<CONSOL", '<!DOCTYPE x [<!ENTITY a "b">]><CONSOL', HostileFile),
        ("<CONSOL", '<!DOCTYPE x SYSTEM "file:///etc/passwd"><CONSOL', HostileFile),
        ("<SORT_KEY />", "<a>" * 100 + "</a>" * 100, HostileFile),
        ("</ENTITIES>", "", MalformedFile),
        ("<SORT_KEY />", "&unknown;", MalformedFile),
        ("<SORT_KEY />", "\x01", MalformedFile),
        ('encoding="utf-8"', 'encoding="klingon"', MalformedFile),
    ],
)  # fmt: skip
def test_a_hostile_or_damaged_un_list_is_refused(run, old, new, error):
    with pytest.raises(error):
        run(UN.replace(old, new, 1).encode(), "list.xml")


def test_a_comment_without_end_stops_the_reading(run, monkeypatch):
    monkeypatch.setattr(scan, "_CHUNK", 1000)
    monkeypatch.setattr(scan, "LONGEST", 10_000)
    with pytest.raises(HostileFile, match="without end"):
        run(UN.replace("<ENTITIES>", "<!--" + "x" * 50_000).encode(), "list.xml")


def test_an_entry_too_long_to_be_cited_is_set_aside_and_the_next_is_read(run, monkeypatch):
    monkeypatch.setattr(scan, "LONGEST", 2000)
    outcome = run(UN.encode(), "list.xml")
    assert outcome.receipt.rejects_by_code == {"no_id": 2, "too_long": 1}
    assert {row["entry"] for row in outcome.rows("statements")} == {"2"}


def test_a_list_of_nothing_and_another_root_are_no_list(run):
    for raw in (b"<CONSOLIDATED_LIST><INDIVIDUALS/></CONSOLIDATED_LIST>", b"<OTHER/>"):
        with pytest.raises(MalformedFile):
            run(raw, "list.xml", reader="unlist")


def test_the_un_list_as_published_is_read_whole(run, shared):
    path = shared / "un-sc-consolidated-list" / "un-consolidated-entities-only.xml"
    outcome = run(path.read_bytes(), path.name)
    receipt = outcome.receipt
    assert (receipt.read, receipt.stored, receipt.facts["version"]) == (273, 273, "2026-02-27")
    blocks = re.findall(rb"<ENTITY>.*?</ENTITY>", path.read_bytes(), re.DOTALL)
    assert stands(outcome) == blocks
    counts = Counter(row["property"] for row in outcome.rows("statements"))
    assert (counts["listing"], counts["alias"], counts["LAST_DAY_UPDATED"]) == (273, 613, 294)
    odd = [row["detail"] for row in outcome.rows("statements") if row["property"] == "listing"]
    assert "2015-03-27-04:00" in odd


def test_no_text_of_the_published_un_list_is_lost(run, shared):
    from lxml import etree

    path = shared / "un-sc-consolidated-list" / "un-consolidated-entities-only.xml"
    rows = run(path.read_bytes(), path.name).rows("statements")
    told: dict[str, str] = {}
    for row in rows:
        told[row["entry"]] = f"{told.get(row['entry'], '')}\n{row['value']}\n{row['detail'] or ''}"
    for entity in etree.fromstring(path.read_bytes()).iter("ENTITY"):
        whole = told[entity.findtext("REFERENCE_NUMBER").strip()]
        quality = {id(q) for q in entity.iter("QUALITY")}
        for leaf in entity.iter():
            text = (leaf.text or "").strip()
            assert not text or text in whole or id(leaf) in quality, (leaf.tag, text)


# --- OFAC -----------------------------------------------------------------------------------------

SDN = (
    b'36,"SAMPLE, LINE ""A""",-0- ,CUBA,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n'
    b'37,SAMPLE PERSON,individual,SDGT] [X,Mr,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 01 Jan 1970; sample" \r\n'
    b"38,SAMPLE SHIP,vessel,X,-0- ,CALL9,Tanker,1,2,Nowhere,Sample Owner,-0- \r\n"
)
ALT = b"36,12,aka,SAMPLE-LINE,-0- \r\n36,13,fka,OLD LINE,-0- \r\n"
ADD = b"36,25,-0- ,Sample City,Nowhere,-0- \r\n37,26,-0- ,-0- ,-0- ,-0- \r\n"


def test_the_three_ofac_tables_are_told_apart_by_their_columns(run):
    for raw, table in ((SDN, "sdn"), (ALT, "alt"), (ADD, "add")):
        outcome = run(raw, "x.bin")
        assert (outcome.receipt.reader, outcome.receipt.facts["table"]) == ("ofac", table)
        assert stands(outcome) == raw.split(b"\r\n")[:-1]


def test_ofac_columns_become_statements_and_the_empty_sign_says_nothing(run):
    sdn, alt, add = run(SDN, "sdn.csv"), run(ALT, "alt.csv"), run(ADD, "add.csv")
    assert said(sdn, "36") == [("name", 'SAMPLE, LINE "A"', None), ("listing", "CUBA", None)]
    assert said(sdn, "37")[-1] == ("Remarks", "DOB 01 Jan 1970; sample", None)
    kinds = {row["entry"]: row["kind"] for row in sdn.rows("statements")}
    assert kinds == {"36": "organisation", "37": "person", "38": "vessel"}
    assert ("alias", "OLD LINE", "fka") in said(alt, "36")
    assert said(add, "37") == [("Add_num", "26", "26")]
    assert {row["kind"] for row in [*alt.rows("statements"), *add.rows("statements")]} == {None}


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"39,too,few\r\n", "field_count"),
        (b"x,12,aka,NAME,-0- \r\n", "no_id"),
        (b'39,14,aka,"open,-0- \r\n', "field_count"),
        (b'39,14,aka,NAME,"open\r\n', "field_count"),
        (b"39,14,aka,\xff\xfe,-0- \r\n", "not_utf8"),
    ],
)
def test_a_damaged_ofac_record_is_set_aside_and_swallows_no_other(run, line, code):
    outcome = run(ALT + line + b"40,15,aka,NEXT,-0- \r\n\x1a", "alt.csv")
    assert outcome.receipt.rejects_by_code == {code: 1}
    assert ("alias", "NEXT", "aka") in said(outcome, "40")
    assert outcome.receipt.notes == ("the file ends with the old sign for the end of a file",)


def test_a_record_longer_than_a_citation_is_set_aside(run, monkeypatch):
    from sanad.readers.formats.ofac import reader

    monkeypatch.setattr(reader, "LONGEST", 60)
    outcome = run(ALT + b"41,16,aka," + b"X" * 500 + b",-0- \r\n42,17,aka,NEXT,-0- \r\n", "alt.csv")
    assert outcome.receipt.rejects_by_code == {"too_long": 1}
    assert stands(outcome)[-1] == b"42,17,aka,NEXT,-0- "


@pytest.mark.parametrize("table", [b"1,2,3\r\n", b"a,b,c,d,-0- \r\n", b"1,2,aka,NAME,x\r\n"])
def test_other_tables_are_not_taken_for_ofac(run, table):
    from sanad.errors import UnknownLayout

    with pytest.raises(UnknownLayout):
        run(table, "x.csv", templates=())


@pytest.mark.parametrize(
    ("name", "rows", "names"), [("sdn", 1660, 1660), ("add", 2944, 0), ("alt", 2519, 2519)]
)
def test_the_published_ofac_tables_are_read_row_for_row(run, shared, name, rows, names):
    outcome = run((shared / "ofac-sdn" / f"{name}.csv").read_bytes(), f"{name}.csv")
    assert (outcome.receipt.read, outcome.receipt.stored) == (rows, rows)
    assert len(stands(outcome)) == rows
    found = [row for row in outcome.rows("statements") if row["property"] in {"name", "alias"}]
    assert len(found) == names
    if name == "sdn":
        kinds = Counter({row["entry"]: row["kind"] for row in found}.values())
        assert kinds == {"organisation": 1500, "vessel": 100, "aircraft": 60}


# --- NACTA ----------------------------------------------------------------------------------------


def nacta(rows):
    return json.dumps(rows, ensure_ascii=False).encode()


def test_names_and_aliases_of_the_nacta_export_are_taken_apart_and_a_bad_number_kept(run):
    outcome = run(nacta(NACTA), "list.json")
    assert outcome.receipt.reader == "nacta"
    assert said(outcome, "1")[:4] == [
        ("name", "Sample One", None),
        ("alias", "Sample Uno", None),
        ("father_name", "Sample Father", None),
        ("national_id", "90001-1234567-1", "CNIC"),
    ]
    assert said(outcome, "2")[:4] == [
        ("name", "Sample Two", None),
        ("alias", "Nine", None),
        ("alias", "Ten", None),
        ("CNIC", "123", "not thirteen digits in groups of 5-7-1"),
    ]
    assert outcome.receipt.notes == ("1 entries have a CNIC that is none; it stands as written",)
    assert [json.loads(raw) for raw in stands(outcome)] == NACTA


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ({"Name": "x"}, "not_the_shape"),
        ({**NACTA[0], "Sect": "x"}, "not_the_shape"),
        ({**NACTA[0], "CNIC": 9000112345671}, None),
        ({**NACTA[0], "CNIC": ["x"]}, "not_the_shape"),
        ("x", "no_object"),
    ],
)
def test_an_entry_of_another_shape_is_set_aside(run, entry, code):
    outcome = run(nacta([NACTA[0], entry]), "list.json")
    assert outcome.receipt.rejects_by_code == ({code: 1} if code else {})


def test_a_name_with_alias_inside_a_word_is_one_name(run):
    outcome = run(nacta([{**NACTA[0], "Name": "Aliasghar Sample"}]), "list.json")
    assert said(outcome, "1")[0] == ("name", "Aliasghar Sample", None)


def test_text_that_is_no_utf8_is_refused_with_its_offset(run):
    raw = nacta(NACTA).replace(b"KP", b"\xffP")
    with pytest.raises(UnreadableText) as caught:
        run(raw, "list.json")
    assert caught.value.facts["offset"] == raw.index(b"\xff")


def test_the_account_of_an_entry_that_says_too_much_is_bounded(run, monkeypatch):
    monkeypatch.setattr(limits, "_MOST_SAID", 5)
    outcome = run(UN.encode(), "list.xml")
    assert outcome.receipt.rejects_by_code == {"no_id": 2, "too_long": 1}
